import { describe, expect, it } from 'vitest';
import { exportedCases } from '../../db/pilot-export.ts';
import { readScheme } from '../../db/schemes.ts';
import { seedOnFirstStart } from '../../seed/first-start.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { verify } from '../../src/engine/verify.ts';
import { registry } from '../../src/engine/workflows.ts';
import { testPglite } from '../support/database.ts';

describe('the first start on an empty database', () => {
  const { open } = testPglite();
  const now = () => '2026-11-25T10:00:00Z';

  it('plays the pilot to the middle of its year, provably', { timeout: 60_000 }, async () => {
    const db = await open();
    const said: string[] = [];
    await seedOnFirstStart({ db, scheme: 'cech', registry, now, production: false, say: (line) => void said.push(line) });
    const applications = (await exportedCases(db, 'cech')).filter(({ workflow }) => workflow === 'application');
    expect(applications.map(({ state }) => state).sort()).toEqual([
      'awarded',
      'offer-refused',
      'placed',
      'supported',
      'supported',
      'supported',
      'supported',
    ]);
    expect((await verify(createEngine(db, 'cech', registry))).faults).toEqual([]);
    expect(said).toHaveLength(1);
  });

  it('leaves nothing behind when it is cut off, and seeds no scheme but its own', async () => {
    const db = await open();
    const cutOff = seedOnFirstStart({ db, scheme: 'cech', registry: {}, now, production: false, say: () => {} });
    await expect(cutOff).rejects.toThrow('a command that');
    expect(await readScheme(db, 'cech')).toBeUndefined();
    await seedOnFirstStart({ db, scheme: 'elsewhere', registry, now, production: false, say: () => {} });
    expect(await readScheme(db, 'elsewhere')).toBeUndefined();
  });
});
