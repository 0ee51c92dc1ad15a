// Promise 9: cases talk by messages through the outbox, first in first out per target.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimWork, finishWork } from '../../db/outbox.ts';
import { deriveId } from '../../src/engine/derive-id.ts';
import { verify } from '../../src/engine/verify.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { errandRegistry } from '../support/errand-workflow.ts';

describe.each(testDatabases())('messages on $driver', ({ open }) => {
  let opened: Desk | undefined;
  let desk: Desk;
  beforeEach(async () => {
    opened ??= await openDesk(await open());
    desk = opened;
    desk.warnings.length = 0;
    for (const table of ['outbox', 'incidents']) await desk.db.rows(`delete from ${table}`);
  });

  async function heardBy(id: string): Promise<number[]> {
    const [row] = await desk.db.rows<{ heard: number[] }>(`select context->'heard' as heard from cases where id = $1::uuid`, [id]);
    return row?.heard ?? [];
  }
  const tell = (from: string, to: string, n: number, command = 'errand.hear') =>
    desk.send('errand.tell', { to, n, command }, { case: from });
  const outbox = () =>
    desk.db.rows<Record<string, unknown>>('select kind, target, state, attempts, available_at, error from outbox order by id');

  it('arrive once, from the system, in the order in which they were asked for', async () => {
    const [from, to] = [await desk.take(), await desk.take()];
    for (const n of [3, 1, 2]) await tell(from, to, n);
    await settle(desk.bench, desk.now);
    await settle(desk.bench, desk.now);
    expect([await heardBy(to), await outbox()]).toEqual([[3, 1, 2], []]);
    const people = await desk.db.rows(`select distinct person from journal where case_id = $1::uuid and command = 'hear'`, [to]);
    expect(people).toEqual([{ person: 'system' }]);
  });

  it('only the first of a target can be claimed, while other targets go on', async () => {
    const [from, one, other] = [await desk.take(), await desk.take(), await desk.take()];
    for (const [to, n] of [
      [one, 1],
      [one, 2],
      [other, 3],
    ] as const)
      await tell(from, to, n);
    const claim = () => claimWork(desk.db, desk.scheme, desk.now, '2027-01-11T10:05:00Z', 9);
    const first = await claim();
    expect(first.map(({ target, attempts }) => [target, attempts])).toEqual([
      [one, 1],
      [other, 1],
    ]);
    expect(await claim()).toEqual([]);
    await finishWork(desk.db, desk.engine.scheme, first[0]?.id ?? 0);
    expect((await claim()).map(({ payload }) => payload)).toEqual([expect.objectContaining({ data: { n: 2 } })]);
  });

  it('a row whose worker died is claimed again when its lease is over, and not before', async () => {
    const [from, to] = [await desk.take(), await desk.take()];
    await tell(from, to, 1);
    const claim = (now: string) => claimWork(desk.db, desk.scheme, now, '2027-01-11T10:05:00Z', 9);
    expect(await claim(desk.now)).toHaveLength(1);
    expect(await claim('2027-01-11T10:04:59Z')).toEqual([]);
    expect((await claim('2027-01-11T10:05:00Z'))[0]?.attempts).toBe(2);
  });

  it('carried out by a worker that died before it could say so, they are still one act', async () => {
    const [from, to] = [await desk.take(), await desk.take()];
    await tell(from, to, 5);
    const [row] = await desk.db.rows('select * from outbox');
    await settle(desk.bench, desk.now);
    await desk.db.rows(
      `insert into outbox (scheme_id, kind, target, case_id, entry_id, n, payload, available_at)
       select scheme_id, kind, target, case_id, entry_id, n, payload, available_at from jsonb_populate_record(null::outbox, $1::text::jsonb)`,
      [JSON.stringify(row)],
    );
    await settle(desk.bench, desk.now);
    expect([await heardBy(to), await outbox()]).toEqual([[5], []]);
  });

  it('to a case that is not there yet they are tried again, later and later, and arrive', async () => {
    const from = await desk.take();
    const to = randomUUID();
    await tell(from, to, 1);
    await tell(from, to, 2);
    const waits: number[] = [];
    let now = Temporal.Instant.from(desk.now);
    for (const _ of [1, 2, 3, 4]) {
      await settle(desk.bench, now.toString());
      const [row] = await desk.db.rows<{ at: string }>('select available_at as at from outbox order by id limit 1');
      waits.push(now.until(row?.at ?? '').total('seconds'));
      now = Temporal.Instant.from(row?.at ?? '');
    }
    expect(waits).toEqual([2, 4, 8, 16]);
    expect(await desk.table('incidents')).toEqual([]);
    await desk.take({}, { case: to });
    await settle(desk.bench, now.toString());
    expect([await heardBy(to), await outbox()]).toEqual([[1, 2], []]);
  });

  it('to a case that never comes they are given up visibly', async () => {
    const from = await desk.take();
    await tell(from, randomUUID(), 1);
    for (let day = 1; day <= 20; day += 1) await settle(desk.bench, `2027-02-${String(day).padStart(2, '0')}T10:00:00Z`);
    expect(await outbox()).toEqual([expect.objectContaining({ state: 'gave-up', attempts: 20 })]);
    expect(await desk.table('incidents')).toEqual([
      expect.objectContaining({ case_id: from, kind: 'work-gave-up', says: expect.stringContaining('20 times') }),
    ]);
  });

  it('that no longer apply are recorded, and that is all (E1)', async () => {
    const [from, to] = [await desk.take(), await desk.take()];
    await desk.send('errand.finish', {}, { case: to });
    await tell(from, to, 1);
    await settle(desk.bench, desk.now);
    const refusals = await desk.db.rows('select command, rule from refusals where case_id = $1::uuid', [to]);
    expect([refusals, await outbox(), await desk.table('incidents')]).toEqual([[{ command: 'errand.hear', rule: 'E1' }], [], []]);
  });

  it.each([
    ['a rule refuses', 'errand.hear', -1, 'X2a'],
    ['nobody can read', 'errand.listen', 1, 'E6'],
  ])('that %s are an incident for staff, with the sentence', async (_, command, n, rule) => {
    const [from, to] = [await desk.take(), await desk.take()];
    await tell(from, to, n, command);
    await settle(desk.bench, desk.now);
    const says = expect.stringContaining(`The message ${command} was refused (${rule})`);
    expect(await desk.table('incidents')).toEqual([expect.objectContaining({ case_id: from, kind: 'message-refused', says })]);
    expect([await outbox(), await heardBy(to)]).toEqual([[], []]);
  });

  it('to a workflow that nobody runs are parked, not tried, no incident, and are delivered once when somebody does', async () => {
    const from = await desk.take();
    const opening = await desk.send('errand.delegate', { command: 'parcel.take' }, { case: from });
    const parcel = await openedBy(from, opening.version);
    await tell(from, parcel, 6, 'parcel.hear');
    for (const day of ['12', '13', '14']) await settle(desk.bench, `2027-01-${day}T10:00:00Z`);
    const parked = await outbox();
    expect(parked.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['parked', 1],
      ['parked', 1],
    ]);
    expect([await desk.table('incidents'), desk.warnings]).toEqual([[], []]);
    const later = desk.with(errandRegistry(1, {}, ['errand', 'parcel']));
    await settle(later.bench, '2027-01-15T10:00:00Z');
    await settle(later.bench, '2027-01-15T10:00:00Z');
    const [row] = await desk.db.rows('select workflow, version, context->$2::text as heard from cases where id = $1::uuid', [
      parcel,
      'heard',
    ]);
    expect([row, await outbox()]).toEqual([{ workflow: 'parcel', version: 2, heard: [6] }, []]);
    expect((await verify(later.engine)).faults).toEqual([]);
    // Nothing of this scheme may stay that the other tests' registry does not know.
    expect(await desk.table('incidents')).toEqual([]);
  });

  async function openedBy(id: string, seq: number): Promise<string> {
    const [row] = await desk.db.rows<{ entry_id: string }>('select entry_id from journal where case_id = $1::uuid and seq = $2::int', [
      id,
      seq,
    ]);
    return deriveId(`${row?.entry_id}:0`);
  }

  it('open a case whose id follows from the asking entry; opened twice it is one, about the same organisation', async () => {
    const from = await desk.take();
    const answer = await desk.send('errand.delegate', {}, { case: from });
    const child = await openedBy(from, answer.version);
    const [row] = await desk.db.rows('select * from outbox');
    await settle(desk.bench, desk.now);
    await desk.db.rows(
      `insert into outbox (scheme_id, kind, target, case_id, entry_id, n, payload, available_at)
       select scheme_id, kind, target, case_id, entry_id, n, payload, available_at from jsonb_populate_record(null::outbox, $1::text::jsonb)`,
      [JSON.stringify(row)],
    );
    await settle(desk.bench, desk.now);
    const cases = await desk.db.rows('select version, organisation_id from cases where id = $1::uuid', [child]);
    expect([cases, await outbox(), desk.warnings]).toEqual([[{ version: 1, organisation_id: desk.organisation }], [], []]);
  });

  it('opening a case that loses what must be unique is an incident (E5)', async () => {
    await desk.take({ claim: 'wheelbarrow' });
    const from = await desk.take();
    await desk.send('errand.delegate', { claim: 'wheelbarrow' }, { case: from });
    await settle(desk.bench, desk.now);
    const says = 'The message errand.take was refused (E5): Another errand has the wheelbarrow. Wait until it is given back.';
    expect(await desk.table('incidents')).toEqual([expect.objectContaining({ case_id: from, kind: 'message-refused', says })]);
  });
});
