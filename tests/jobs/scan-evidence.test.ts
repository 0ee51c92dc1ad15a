// Documents are scanned by ClamAV where its socket is set: here a twin that speaks as it does.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Db } from '../../db/client.ts';
import { addEvidence, evidenceByIds } from '../../db/evidence.ts';
import type { Bench } from '../../src/jobs/bench.ts';
import { clamdAt } from '../../src/jobs/clamd.ts';
import { scanNext } from '../../src/jobs/scan-evidence.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { type ClamdTwin, startClamd } from '../support/clamd-twin.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const verdictOn = (bytes: Buffer) => {
  if (bytes.includes('EICAR')) return 'stream: Eicar-Signature FOUND';
  return bytes.includes('too much') ? 'INSTREAM size limit exceeded. ERROR' : 'stream: OK';
};

describe.each(testDatabases())('documents are scanned for viruses (G12), on $driver', ({ open }) => {
  let db: Db;
  let desk: Desk;
  let clamd: ClamdTwin;
  const warned: string[] = [];
  const at = '2026-11-22T10:00:00.000Z';

  beforeAll(async () => {
    db = await open();
    desk = await openDesk(db);
    clamd = await startClamd(verdictOn);
  });
  afterAll(() => clamd.stop());

  const benchWith = (scan: Bench['scan']): Bench => ({ ...desk.bench, ...(scan ? { scan } : {}), warn: (says) => void warned.push(says) });
  const add = async (content: string | Buffer) => {
    const id = randomUUID();
    const about = {
      scheme: desk.scheme,
      id,
      organisation: desk.organisation,
      dated: null,
      expiresOn: null,
      type: 'other',
      title: 'A document',
    };
    const file = { fileName: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from(content) };
    await addEvidence(db, { ...about, ...file, addedBy: randomUUID(), addedAt: at });
    return id;
  };
  const stateOf = async (id: string) => {
    const [found] = await evidenceByIds(db, { scheme: desk.scheme, organisation: desk.organisation, on: '2026-11-22' }, [id]);
    return { scan: found?.scan, erased: found?.erased };
  };
  const scanAll = async (bench: Bench) => {
    const stuck = new Set<string>();
    while (await scanNext(bench, at, stuck));
    return stuck.size;
  };
  const incidents = (kind: string) =>
    db.rows<{ says: string }>('select says from incidents where kind = $1::text and closed_at is null', [kind]);

  it('without a scanner nothing is looked at', async () => {
    const id = await add('words');
    expect(await scanNext(benchWith(undefined), at, new Set())).toBe(false);
    expect(await stateOf(id)).toEqual({ scan: null, erased: false });
  });

  it('the scanner gets the very bytes, also of a file larger than one piece, and what is clean is marked', async () => {
    const large = Buffer.alloc(200_000, 'a');
    const id = await add(large);
    expect(await scanAll(benchWith(clamdAt(clamd.socket)))).toBe(0);
    expect(await stateOf(id)).toEqual({ scan: 'clean', erased: false });
    expect(clamd.seen.some((bytes) => bytes.equals(large))).toBe(true);
  });

  it('a virus: the content is gone at once, and staff are told without a name', async () => {
    const id = await add('X5O EICAR');
    await scanAll(benchWith(clamdAt(clamd.socket)));
    expect(await stateOf(id)).toEqual({ scan: 'found', erased: true });
    expect((await incidents('evidence-infected')).map(({ says }) => says)).toEqual([expect.stringMatching(/^A virus was found/)]);
  });

  it('a file that the scanner does not take keeps no other waiting, and is tried again later', async () => {
    const [bad, good] = [await add('too much'), await add('good words')];
    expect(await scanAll(benchWith(clamdAt(clamd.socket)))).toBe(1);
    expect([await stateOf(bad), await stateOf(good)]).toEqual([
      { scan: null, erased: false },
      { scan: 'clean', erased: false },
    ]);
    expect(warned.at(-1)).toContain('size limit exceeded');
    expect(
      await scanNext(
        benchWith(async () => 'clean'),
        at,
        new Set(),
      ),
    ).toBe(true);
    expect(await stateOf(bad)).toEqual({ scan: 'clean', erased: false });
  });

  it('a scanner that is down: documents wait, one incident says so however often it is tried', async () => {
    const id = await add('later');
    await db.rows(`update incidents set closed_at = $1::timestamptz`, [at]);
    const down = benchWith(clamdAt(`${clamd.socket}.gone`));
    expect([await scanAll(down), await scanAll(down)]).toEqual([1, 1]);
    expect(await stateOf(id)).toEqual({ scan: null, erased: false });
    expect(await incidents('scanner-silent')).toHaveLength(1);
    expect(warned.at(-1)).toMatch(/^The virus scanner cannot be asked/);
    await scanAll(benchWith(clamdAt(clamd.socket)));
    expect(await stateOf(id)).toEqual({ scan: 'clean', erased: false });
  });

  it('a letter does not wait until every document has been scanned', async () => {
    await db.rows('update evidence set scan = $1::text where scan is null', ['clean']);
    const [errand] = [await desk.take(), await add('first'), await add('second')];
    const sent: number[] = [];
    const scan = async () => {
      sent.push(desk.mail.length);
      if (sent.length === 1) await desk.send('errand.write', { kind: 'routine', words: 'The reason' }, { case: errand });
      return 'clean' as const;
    };
    const worker = startWorker(benchWith(scan), () => '2027-06-01T10:00:00Z');
    await vi.waitFor(() => expect(sent).toHaveLength(2), { timeout: 20_000 });
    await worker.stop();
    expect(sent[1]).toBeGreaterThan(sent[0] ?? 0);
  });
});
