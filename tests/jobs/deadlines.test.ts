// Promise 8: deadlines are dates.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { deadlinesOfCase, dueDeadlines } from '../../db/deadlines.ts';
import { verify } from '../../src/engine/verify.ts';
import { advance } from '../../src/jobs/advance.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { fireDeadline } from '../../src/jobs/fire-deadline.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { errandRegistry } from '../support/errand-workflow.ts';

describe.each(testDatabases())('deadlines on $driver', ({ open }) => {
  let opened: Desk | undefined;
  let desk: Desk;
  beforeEach(async () => {
    opened ??= await openDesk(await open());
    desk = opened;
    desk.now = '2027-01-11T10:00:00Z';
    desk.warnings.length = 0;
    for (const table of ['deadlines', 'outbox', 'incidents']) await desk.db.rows(`delete from ${table}`);
  });

  const set = (id: string, name: string, due: string, fires: 'on' | 'after' = 'after') =>
    desk.send('errand.set', { name, due, fires }, { case: id });
  async function firedOf(id: string): Promise<string[]> {
    const [row] = await desk.db.rows<{ fired: string[] }>(`select context->'fired' as fired from cases where id = $1::uuid`, [id]);
    return row?.fired ?? [];
  }
  const listed = async (id: string) => (await deadlinesOfCase(desk.db, desk.scheme, id)).map(({ name, due }) => `${name} ${due}`);

  it('fires once, from the system, with its name and date, and is gone', async () => {
    const id = await desk.take({ due: '2027-02-01' });
    await settle(desk.bench, '2027-02-01T23:59:59Z');
    expect(await firedOf(id)).toEqual([]);
    await settle(desk.bench, '2027-02-02T00:00:00Z');
    await settle(desk.bench, '2027-02-03T00:00:00Z');
    expect(await firedOf(id)).toEqual(['due 2027-02-01']);
    expect(await listed(id)).toEqual([]);
    const entries = await desk.db.rows('select command, person from journal where case_id = $1::uuid and seq = 2', [id]);
    expect(entries).toEqual([{ command: 'due', person: 'system' }]);
  });

  it('twice is once: the same row fired by a second worker that read it before', async () => {
    const id = await desk.take({ due: '2027-02-01' });
    const [row] = await dueDeadlines(desk.db, desk.scheme, '2027-02-02', 1);
    if (!row) throw new Error('There is no deadline');
    for (const _ of [1, 2, 3]) {
      await fireDeadline(desk.bench, row, '2027-02-02T06:00:00Z');
      // Gone with the very command that it fired.
      expect(await listed(id)).toEqual([]);
    }
    expect(await firedOf(id)).toEqual(['due 2027-02-01']);
  });

  it('one that was moved after a worker found it due does not fire, and survives', async () => {
    const id = await desk.take({ due: '2027-02-01' });
    const [row] = await dueDeadlines(desk.db, desk.scheme, '2027-02-02', 1);
    if (!row) throw new Error('There is no deadline');
    await set(id, 'due', '2027-03-01');
    await fireDeadline(desk.bench, row, '2027-02-02T06:00:00Z');
    expect([await firedOf(id), await listed(id)]).toEqual([[], ['due 2027-03-01']]);
    expect(await desk.table('incidents')).toEqual([]);
  });

  it('one that was cleared after a worker found it due does not fire', async () => {
    const id = await desk.take({ due: '2027-02-01' });
    const [row] = await dueDeadlines(desk.db, desk.scheme, '2027-02-02', 1);
    if (!row) throw new Error('There is no deadline');
    await desk.send('errand.clear', { name: 'due' }, { case: id });
    await fireDeadline(desk.bench, row, '2027-02-02T06:00:00Z');
    expect(await firedOf(id)).toEqual([]);
  });

  it('setting a name again moves it; clearing one leaves the others; * clears all', async () => {
    const id = await desk.take({ due: '2027-02-01' });
    const other = await desk.take({ due: '2027-02-01' });
    await set(id, 'remind:7', '2027-02-10', 'on');
    await set(id, 'remind:30', '2027-02-20', 'on');
    await set(id, 'due', '2027-04-01');
    expect(await listed(id)).toEqual(['remind:7 2027-02-10', 'remind:30 2027-02-20', 'due 2027-04-01']);
    await desk.send('errand.clear', { name: 'remind:7' }, { case: id });
    expect(await listed(id)).toEqual(['remind:30 2027-02-20', 'due 2027-04-01']);
    await desk.send('errand.clear', { name: '*' }, { case: id });
    expect([await listed(id), await listed(other)]).toEqual([[], ['due 2027-02-01']]);
  });

  it('one that fires and is set to another date by what it fired stays', async () => {
    const id = await desk.take();
    await set(id, 'remind:7', '2027-02-01', 'on');
    await set(id, 'due', '2027-02-01');
    const answer = await desk.send(
      'errand.set',
      { name: 'due', due: '2027-05-01' },
      { case: id, fired: { name: 'due', due: '2027-02-01' } },
    );
    expect([answer.version, await listed(id)]).toEqual([4, ['remind:7 2027-02-01', 'due 2027-05-01']]);
  });

  it('those of many cases fire in the order of their days', async () => {
    const ids = [];
    for (const due of ['2027-03-09', '2027-02-03', '2027-02-28', '2027-02-04']) ids.push(await desk.take({ due }));
    await settle(desk.bench, '2027-04-01T06:00:00Z');
    const rows = await desk.db.rows<{ due: string }>(
      `select (body::json)->'data'->>'due' as due from journal where command = 'due' and case_id = any($1::text[]::uuid[]) order by ctid`,
      [ids],
    );
    expect(rows.map(({ due }) => due)).toEqual(['2027-02-03', '2027-02-04', '2027-02-28', '2027-03-09']);
  });

  it('a moved clock drains in order, each on its day, together with letters and messages', async () => {
    const id = await desk.take({ due: '2027-06-30' });
    const other = await desk.take();
    await set(id, 'remind:30', '2027-05-31', 'on');
    await set(id, 'remind:7', '2027-06-23', 'on');
    await desk.send('errand.write', { kind: 'routine', words: 'Words', notBefore: '2027-06-10', tell: true }, { case: id });
    await desk.send('errand.tell', { to: other, n: 4 }, { case: id });
    const played = await advance(desk.bench, desk.now, '2027-12-01T09:00:00Z');
    expect(played).toEqual(['2027-05-31T05:00:00Z', '2027-06-09T23:00:00Z', '2027-06-23T05:00:00Z', '2027-07-01T05:00:00Z']);
    const rows = await desk.db.rows<{ command: string; at: string }>(
      'select command, at from journal where case_id = $1::uuid and seq > 5 order by seq',
      [id],
    );
    expect(rows).toEqual([
      { command: 'remind', at: '2027-05-31T05:00:00.000Z' },
      { command: 'released', at: '2027-06-09T23:00:00.000Z' },
      { command: 'remind', at: '2027-06-23T05:00:00.000Z' },
      { command: 'due', at: '2027-07-01T05:00:00.000Z' },
    ]);
    expect((await verify(desk.engine)).faults).toEqual([]);
  });

  it('a moved clock waits for a message that is tried again, and for what stands behind it', async () => {
    const id = await desk.take();
    const later = randomUUID();
    await desk.send('errand.tell', { to: later, n: 1 }, { case: id });
    await desk.send('errand.tell', { to: later, n: 2 }, { case: id, at: '2027-01-11T10:00:01Z' });
    const played = await advance(desk.bench, desk.now, '2027-01-11T10:01:00Z');
    expect(played.length).toBeGreaterThan(2);
    await desk.take({}, { case: later });
    await advance(desk.bench, '2027-01-11T10:01:00Z', '2027-01-12T10:00:00Z');
    const [row] = await desk.db.rows(`select context->'heard' as heard from cases where id = $1::uuid`, [later]);
    expect(row).toEqual({ heard: [1, 2] });
  });

  it.each([
    ['a time limit in winter', '2027-01-31', 'after', '2027-01-31T23:59:59Z', '2027-02-01T00:00:00Z'],
    ['a time limit in summer', '2027-07-31', 'after', '2027-07-31T22:59:59Z', '2027-07-31T23:00:00Z'],
    ['a time limit on the day the clocks go forward', '2027-03-28', 'after', '2027-03-28T22:59:59Z', '2027-03-28T23:00:00Z'],
    ['a time limit on the day before', '2027-03-27', 'after', '2027-03-27T23:59:59Z', '2027-03-28T00:00:00Z'],
    ['a time limit on the day the clocks go back', '2027-10-31', 'after', '2027-10-31T23:59:59Z', '2027-11-01T00:00:00Z'],
    ['a time limit on the day before', '2027-10-30', 'after', '2027-10-30T22:59:59Z', '2027-10-30T23:00:00Z'],
    ['a reminder', '2027-10-31', 'on', '2027-10-30T22:59:59Z', '2027-10-30T23:00:00Z'],
  ] as const)('%s of %s ends with its day in London (R4)', async (_, due, fires, before, from) => {
    const id = await desk.take();
    await set(id, 'due', due, fires);
    await settle(desk.bench, before);
    expect(await firedOf(id)).toEqual([]);
    await settle(desk.bench, from);
    expect(await firedOf(id)).toEqual([`due ${due}`]);
  });

  it('one that no longer applies is recorded as refused and gone, without an incident', async () => {
    const id = await desk.take({ due: '2027-02-01' });
    await desk.send('errand.pause', {}, { case: id });
    await settle(desk.bench, '2027-03-01T00:00:00Z');
    const refusals = await desk.db.rows('select command, rule, person from refusals where case_id = $1::uuid', [id]);
    expect([refusals, await listed(id), await desk.table('incidents')]).toEqual([
      [{ command: 'errand.due', rule: 'E1', person: 'system' }],
      [],
      [],
    ]);
  });

  it('one whose name is no command any more is an incident and is gone', async () => {
    const id = await desk.take();
    await set(id, 'expire', '2027-02-01');
    await settle(desk.bench, '2027-03-01T00:00:00Z');
    expect(await desk.table('incidents')).toEqual([expect.objectContaining({ case_id: id, kind: 'deadline-refused' })]);
    expect(await listed(id)).toEqual([]);
  });

  it('one that breaks its machine holds up no other, stays, and is one incident however often it is tried', async () => {
    const broken = await desk.take();
    await set(broken, 'break', '2027-02-01');
    const id = await desk.take({ due: '2027-02-02' });
    for (const day of ['03', '04', '05']) await settle(desk.bench, `2027-02-${day}T06:00:00Z`);
    expect([await firedOf(id), await listed(broken)]).toEqual([['due 2027-02-02'], ['break 2027-02-01']]);
    expect(await desk.table('incidents')).toEqual([expect.objectContaining({ case_id: broken, kind: 'deadline-stuck' })]);
    expect(desk.warnings).toHaveLength(3);
  });

  it('renaming a state orphans none: it fires under the new version', async () => {
    const id = await desk.take({ due: '2027-02-01' });
    const later = desk.with(errandRegistry(1, { openState: 'afoot' }));
    await desk.db.rows(`update cases set state = 'afoot' where id = $1::uuid`, [id]);
    await settle(later.bench, '2027-02-02T06:00:00Z');
    expect(await firedOf(id)).toEqual(['due 2027-02-01']);
    await desk.db.rows(`update cases set state = 'open' where id = $1::uuid`, [id]);
  });
});
