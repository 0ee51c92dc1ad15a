// Promise 12: a case stores its machine's version; a new version is rehearsed, then written into every case's journal.
import { beforeEach, describe, expect, it } from 'vitest';
import { storedCase } from '../../db/journal.ts';
import { migrateCases, type Rehearsal, rehearse } from '../../src/engine/migrate-cases.ts';
import { verify } from '../../src/engine/verify.ts';
import { tamper, testDatabases } from '../support/database.ts';
import { type Desk, openDesk, refusalOf } from '../support/desk.ts';
import { errandRegistry } from '../support/errand-workflow.ts';

describe.each(testDatabases())('versions on $driver', ({ open }) => {
  let opened: Desk | undefined;
  let desk: Desk;
  let payer = '';
  let closed = '';
  let plain = '';
  beforeEach(async () => {
    opened ??= await openDesk(await open());
    desk = opened;
    await tamper(desk.db, async (tx) => {
      for (const table of ['journal', 'texts', 'claims', 'deadlines', 'cases']) await tx.rows(`delete from ${table}`);
    });
    payer = await desk.take();
    closed = await desk.take();
    plain = await desk.take();
    for (const id of [payer, closed]) await desk.send('errand.pay', { pence: 9_000 }, { case: id });
    await desk.send('errand.finish', {}, { case: closed });
  });

  async function rehearsed(registry: ReturnType<typeof errandRegistry>, which: 'open' | 'all'): Promise<Map<string, Rehearsal>> {
    const found = new Map<string, Rehearsal>();
    for await (const each of rehearse(desk.with(registry).engine, which)) found.set(each.case, each);
    return found;
  }
  const at = '2027-06-01T03:00:00Z';

  it('a case of another version is not touched: the program says to migrate first', async () => {
    const later = desk.with(errandRegistry(2));
    await expect(later.send('errand.pay', { pence: 1 }, { case: plain })).rejects.toThrow(/is of version 1 .* runs 2: migrate/);
    expect((await storedCase(desk.db, desk.scheme, plain))?.version).toBe(1);
  });

  it('a stored state that the machine does not have is never guessed at', async () => {
    await desk.db.rows(`update cases set state = 'gone' where id = $1::uuid`, [plain]);
    await expect(desk.send('errand.pay', { pence: 1 }, { case: plain })).rejects.toThrow(/no state "gone"/);
  });

  it('rehearsing lists what would be otherwise, and writes nothing', async () => {
    const before = await desk.table('journal');
    const found = await rehearsed(errandRegistry(2, { charge: 100 }), 'open');
    expect([...found.keys()].sort()).toEqual([payer, plain].sort());
    expect(found.get(payer)).toMatchObject({ from: 1, to: 2, differs: null, changes: true, snapshot: { context: { paid: 9_100 } } });
    expect(found.get(plain)).toMatchObject({ differs: null, changes: false });
    expect((await rehearsed(errandRegistry(2, { charge: 100 }), 'all')).size).toBe(3);
    expect((await rehearsed(errandRegistry(1), 'all')).size).toBe(0);
    expect(await desk.table('journal')).toEqual(before);
  });

  it('rehearsing names the first entry that a rule would refuse now, and keeps what is recorded', async () => {
    await desk.send('errand.pay', { pence: 900 }, { case: payer });
    const found = await rehearsed(errandRegistry(2, { charge: 200 }), 'open');
    expect(found.get(payer)).toMatchObject({
      differs: { seq: 3, says: expect.stringContaining('X3a') },
      changes: false,
      snapshot: { context: { paid: 9_900 } },
    });
  });

  it('a case that keeps what is recorded has, of what the machine has learnt to remember since, what a new case has', async () => {
    await desk.send('errand.pay', { pence: 900 }, { case: payer });
    await desk.db.rows(`update cases set context = context - 'paid' where id = $1::uuid`, [payer]);
    const found = await rehearsed(errandRegistry(2, { charge: 200 }), 'open');
    expect(found.get(payer)).toMatchObject({ differs: { seq: 3 }, changes: true, snapshot: { context: { paid: 0 } } });
  });

  it('rehearsing names the first entry whose command is gone, and goes on with the other cases', async () => {
    const registry = errandRegistry(2);
    const { pay: _, ...commands } = registry.errand?.workflow.commands ?? {};
    const without = { errand: { ...registry.errand, workflow: { ...registry.errand?.workflow, commands } } } as ReturnType<
      typeof errandRegistry
    >;
    const found = await rehearsed(without, 'all');
    expect(found.get(payer)).toMatchObject({ differs: { seq: 2, says: expect.stringContaining('has no command "pay"') } });
    expect(found.get(plain)).toMatchObject({ differs: null });
  });

  it('migrates open and closed cases with an entry each, and the chain verifies under the new version', async () => {
    const later = desk.with(errandRegistry(2, { charge: 100, openState: 'afoot' }));
    expect((await verify(later.engine)).faults).toEqual([]);
    expect(await migrateCases(later.engine, at)).toBe(3);
    expect(await migrateCases(later.engine, at)).toBe(0);
    expect((await verify(later.engine)).faults).toEqual([]);
    const entries = await desk.db.rows(`select case_id, seq, kind, command, person from journal where kind = 'migrated' order by seq`);
    expect(entries).toMatchObject([
      { case_id: plain, seq: 2 },
      { case_id: payer, seq: 3 },
      { case_id: closed, seq: 4 },
    ]);
    expect(await storedCase(desk.db, desk.scheme, payer)).toMatchObject({
      state: 'afoot',
      machine_version: 2,
      version: 3,
      context: { paid: 9_100 },
    });
    expect(await storedCase(desk.db, desk.scheme, closed)).toMatchObject({ state: 'done', closed: true, machine_version: 2 });
    // Life goes on, and folding starts again at the entry.
    await later.send('errand.pay', { pence: 1 }, { case: payer });
    expect((await verify(later.engine)).faults).toEqual([]);
    expect(await storedCase(desk.db, desk.scheme, payer)).toMatchObject({ context: { paid: 9_201 } });
  });

  it('folding restarts at the migrated entry: its snapshot is held to the stored case', async () => {
    const later = desk.with(errandRegistry(2));
    await migrateCases(later.engine, at);
    await tamper(desk.db, async (tx) => {
      await tx.rows(`update cases set context = jsonb_set(context, '{paid}', '1') where id = $1::uuid`, [payer]);
    });
    expect((await verify(later.engine)).faults).toEqual([
      { case: payer, seq: 3, says: expect.stringContaining('is not what the journal folds to') },
    ]);
  });

  it('who looked at a case before it was migrated is told, in every area (E3)', async () => {
    const later = desk.with(errandRegistry(2));
    await migrateCases(later.engine, at);
    expect((await refusalOf(later.send('errand.check', { side: 'north', ok: true }, { case: plain, saw: 1 }))).rule).toBe('E3');
    expect((await later.send('errand.check', { side: 'north', ok: true }, { case: plain, saw: 2 })).version).toBe(3);
  });

  it('refuses to migrate a case into a state that is no more, by name', async () => {
    const registry = errandRegistry(2, { openState: 'afoot' });
    const { note: _, pay: __, ...commands } = registry.errand?.workflow.commands ?? {};
    const without = { errand: { ...registry.errand, workflow: { ...registry.errand?.workflow, commands } } } as ReturnType<
      typeof errandRegistry
    >;
    await expect(migrateCases(desk.with(without).engine, at)).rejects.toThrow(/is in the state “open”, which “errand” no longer has/);
  });
});
