import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registry } from '../../src/engine/workflows.ts';
import { readPolicyChange } from '../../src/what-if/policy-change.ts';
import { whatIf } from '../../src/what-if/what-if.ts';
import { tamper, testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

describe.each(testDatabases())('what-if on $driver', ({ open }) => {
  let desk: Desk;
  const ids: string[] = [];
  const change = readPolicyChange('{"cutOffDays": 28}');
  beforeAll(async () => {
    desk = (await openDesk(await open())).with(registry);
    for (const date of ['2028-02-15', '2028-05-16'])
      ids.push((await desk.send('meeting.schedule', { date }, { person: desk.person('administrator') })).case);
  });

  it('plays every case of the scheme, says what would have been otherwise, and leaves every table as it was', async () => {
    const tables = ['cases', 'journal', 'outbox', 'deadlines', 'claims', 'publications', 'refusals', 'incidents'];
    const all = async () => Promise.all(tables.map((table) => desk.table(table)));
    const before = await all();
    const report = await whatIf(desk.engine, change);
    expect(await all()).toEqual(before);
    expect(report).toMatchObject({ cases: 2, entries: 2, unplayable: [], refused: [] });
    expect(report.diverged.map((one) => one.case.id).sort()).toEqual([...ids].sort());
    const values = report.diverged.flatMap(({ differences }) => differences.flatMap((one) => one.values));
    expect(values).toContainEqual({ what: 'cutOff', was: '2028-01-25', would: '2028-01-18', reminder: false });
  });

  it('refuses a journal that does not verify, naming its first bad entry', async () => {
    await tamper(desk.db, async (tx) => {
      await tx.rows(`update journal set body = replace(body, '2028-05-16', '2028-05-17') where case_id = $1::uuid`, [ids[1]]);
    });
    await expect(whatIf(desk.engine, change)).rejects.toThrow(
      `The journal does not verify, so nothing can be told from it. First fault: case ${ids[1]}, entry 1: the entry’s hash does not follow`,
    );
  });
});

describe('npm run what-if', () => {
  const folder = mkdtempSync(join(tmpdir(), 'what-if-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(import.meta.dirname, '..', '..', 'src', 'stories', 'what-if.ts');

  it('ends with 1 and a line on a file that is wrong, before it looks at any database', () => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, '{"supportMonths": 13}');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--policy', file], { cwd: folder, encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      '“supportMonths” cannot be 13: the most is 12. It belongs to rule F4 (Most months from effective to the stage 2 deadline).\n',
    );
  }, 60_000);
});
