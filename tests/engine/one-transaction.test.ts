// Promise 3: case, journal, texts, outbox, deadlines, claims and registers commit together or not at all.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { verify } from '../../src/engine/verify.ts';
import { testDatabases } from '../support/database.ts';
import { counts, type Desk, openDesk, refusalOf } from '../support/desk.ts';

const written = ['cases', 'journal', 'command_prints', 'texts', 'outbox', 'deadlines', 'claims', 'publications', 'submissions'] as const;

/** Makes every insert into a table fail, as a full disk would, while `work` runs. */
async function whileFailing(db: Db, table: string, work: () => Promise<void>) {
  await db.rows(`alter table ${table} add constraint fails check (false) not valid`);
  await work();
  await db.rows(`alter table ${table} drop constraint fails`);
}

describe.each(testDatabases())('one transaction on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  const commands: [table: string, type: string, data: object][] = [
    ['outbox', 'errand.write', { kind: 'routine', words: 'Words of the letter' }],
    ['texts', 'errand.note', { words: 'Words of the note' }],
    ['deadlines', 'errand.set', { name: 'due', due: '2027-03-01' }],
    ['claims', 'errand.claim', { keys: ['ladder'] }],
    ['publications', 'errand.publish', { reference: 'N-1' }],
    ['submissions', 'errand.revise', { pages: 2 }],
    ['journal', 'errand.pay', { pence: 1 }],
    ['command_prints', 'errand.pay', { pence: 1 }],
  ];

  it.each(commands)('leaves nothing behind when the row of %s cannot be written (%s)', async (table, type, data) => {
    const id = await desk.take();
    const before = { rows: await counts(desk.db, written), cases: await desk.table('cases') };
    await whileFailing(desk.db, table, async () => {
      await expect(desk.send(type, data, { case: id })).rejects.toThrow('fails');
    });
    expect({ rows: await counts(desk.db, written), cases: await desk.table('cases') }).toEqual(before);
    const [found] = await desk.db.rows<{ version: number }>('select version from cases where id = $1::uuid', [id]);
    expect(found?.version).toBe(1);
    // The same command goes through once the disk is there again.
    expect((await desk.send(type, data, { case: id })).version).toBe(2);
    expect((await verify(desk.engine)).faults).toEqual([]);
  });

  it('leaves no case when the outbox of an opening command fails', async () => {
    const before = await counts(desk.db, written);
    await whileFailing(desk.db, 'claims', async () => {
      await expect(desk.take({ claim: 'saw', due: '2027-03-01' })).rejects.toThrow('fails');
    });
    expect(await counts(desk.db, written)).toEqual(before);
  });

  it('writes exactly these rows for a command that asks for a letter with words', async () => {
    const id = await desk.take();
    const before = await counts(desk.db, written);
    await desk.send('errand.write', { kind: 'routine', words: 'Some words' }, { case: id });
    const after = await counts(desk.db, written);
    const added = Object.fromEntries(written.map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]));
    expect(added).toEqual({
      cases: 0,
      journal: 1,
      command_prints: 1,
      texts: 1,
      outbox: 1,
      deadlines: 0,
      claims: 0,
      publications: 0,
      submissions: 0,
    });
  });

  it('refuses to take over a reference that another case published, and writes nothing of the command', async () => {
    const mine = await desk.take();
    const theirs = await desk.take();
    await desk.send('errand.publish', { reference: 'N-7' }, { case: mine });
    const before = await counts(desk.db, written);
    await expect(desk.send('errand.publish', { reference: 'N-7' }, { case: theirs })).rejects.toThrow(/refused a statement/);
    expect(await counts(desk.db, written)).toEqual(before);
    const [row] = await desk.db.rows<{ case_id: string }>(`select case_id from publications where reference = 'N-7'`);
    expect(row?.case_id).toBe(mine);
  });

  it('replaces an entry of its own under the same reference', async () => {
    const id = await desk.take();
    await desk.send('errand.publish', { reference: 'N-8' }, { case: id });
    await desk.send('errand.pay', { pence: 5 }, { case: id });
    await desk.send('errand.publish', { reference: 'N-8', until: '2028-01-31' }, { case: id });
    const rows = await desk.db.rows(`select until_on, data from publications where reference = 'N-8'`);
    expect(rows).toEqual([{ until_on: '2028-01-31', data: { paid: 5 } }]);
  });

  it('loses a claim with the sentence of the claim that is held, and nothing of the command stays (E5)', async () => {
    const first = await desk.take({ claim: 'key' });
    const second = await desk.take();
    const before = await counts(desk.db, written);
    const refusal = await refusalOf(desk.send('errand.claim', { keys: ['rope', 'key'] }, { case: second }));
    expect([refusal.rule, refusal.kind, refusal.says]).toEqual([
      'E5',
      'conflict',
      'Another errand has the key. Wait until it is given back.',
    ]);
    expect(await counts(desk.db, written)).toEqual(before);
    await desk.send('errand.give', { key: 'key' }, { case: first });
    await desk.send('errand.claim', { keys: ['rope', 'key'] }, { case: second });
    const held = await desk.db.rows<{ key: string }>('select key from claims where case_id = $1::uuid order by key', [second]);
    expect(held.map(({ key }) => key)).toEqual(['key', 'rope']);
  });

  it('gives every claim back and clears every deadline when the case is done', async () => {
    const id = await desk.take({ claim: 'van', due: '2027-05-05' });
    await desk.send('errand.finish', {}, { case: id });
    const [row] = await desk.db.rows(
      `select (select count(*)::int from claims where case_id = $1::uuid) as claims, (select count(*)::int from deadlines where case_id = $1::uuid) as deadlines,
              closed, closed_on from cases where id = $1::uuid`,
      [id],
    );
    expect(row).toEqual({ claims: 0, deadlines: 0, closed: true, closed_on: '2027-01-11' });
  });

  it('does not give back a claim that another case holds', async () => {
    const holder = await desk.take({ claim: 'lamp' });
    const other = await desk.take();
    await desk.send('errand.give', { key: 'lamp' }, { case: other });
    const [row] = await desk.db.rows<{ case_id: string }>(`select case_id from claims where key = 'lamp'`);
    expect(row?.case_id).toBe(holder);
  });
});
