// Promises 4 and 5: a command has an identity, and people decide on what they saw.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/engine/verify.ts';
import { testDatabases } from '../support/database.ts';
import { counts, type Desk, openDesk, refusalOf } from '../support/desk.ts';

const written = ['cases', 'journal', 'command_prints', 'texts', 'outbox', 'refusals'] as const;

describe.each(testDatabases())('identity on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  it('a double click is one act and gets the first answer, also after the case went on', async () => {
    const id = await desk.take();
    const twice = { id: randomUUID(), case: id, saw: 1 };
    const first = await desk.send('errand.pay', { pence: 7 }, twice);
    const before = await counts(desk.db, written);
    expect(await desk.send('errand.pay', { pence: 7 }, twice)).toEqual({ ...first, repeated: true });
    await desk.send('errand.finish', {}, { case: id });
    expect(await desk.send('errand.pay', { pence: 7 }, twice)).toEqual({ case: id, version: 2, state: 'open', repeated: true });
    expect(await counts(desk.db, written)).toEqual({
      ...before,
      journal: (before.journal ?? 0) + 1,
      command_prints: (before.command_prints ?? 0) + 1,
    });
    const [row] = await desk.db.rows<{ paid: number }>(`select (context->>'paid')::int as paid from cases where id = $1::uuid`, [id]);
    expect(row?.paid).toBe(7);
  });

  it('opening a case twice with one id is one case', async () => {
    const said = { id: randomUUID(), case: randomUUID() };
    await desk.take({}, said);
    await desk.take({}, said);
    expect(await desk.db.rows('select version from cases where id = $1::uuid', [said.case])).toEqual([{ version: 1 }]);
  });

  const others: [what: string, type: string, data: object, said: (desk: Desk) => object][] = [
    ['another amount', 'errand.pay', { pence: 8 }, () => ({})],
    ['another command', 'errand.pause', {}, () => ({})],
    ['another person', 'errand.pay', { pence: 7 }, (at) => ({ person: at.person('franchise-officer-2') })],
    ['another person acted for', 'errand.pay', { pence: 7 }, (at) => ({ onBehalfOf: at.person('franchise-officer-2') })],
    ['another case', 'errand.pay', { pence: 7 }, () => ({ case: randomUUID() })],
  ];
  it.each(others)('the same id with %s is refused (E4) and changes nothing', async (_, type, data, said) => {
    const id = await desk.take();
    const used = { id: randomUUID(), case: id };
    await desk.send('errand.pay', { pence: 7 }, used);
    const before = await counts(desk.db, written);
    const refusal = await refusalOf(desk.send(type, data, { ...used, ...said(desk) }));
    expect([refusal.rule, refusal.kind]).toEqual(['E4', 'conflict']);
    expect(await counts(desk.db, written)).toEqual({ ...before, refusals: (before.refusals ?? 0) + 1 });
  });

  it('a refused command does not bind its id: it is judged afresh', async () => {
    const id = await desk.take();
    const said = { id: randomUUID(), case: id };
    expect((await refusalOf(desk.send('errand.pay', { pence: 10_001 }, said))).rule).toBe('X3a');
    expect(await desk.send('errand.pay', { pence: 10 }, said)).toEqual({ case: id, version: 2, state: 'open', repeated: false });
  });

  it('with its fingerprint erased the chain verifies, and the id stays used (E4)', async () => {
    const id = await desk.take();
    const said = { id: randomUUID(), case: id };
    await desk.send('errand.note', { words: 'To be forgotten' }, said);
    await desk.db.rows('delete from command_prints where entry_id = $1::uuid', [said.id]);
    expect((await verify(desk.engine)).faults).toEqual([]);
    expect((await refusalOf(desk.send('errand.note', { words: 'To be forgotten' }, said))).rule).toBe('E4');
    expect((await desk.db.rows('select version from cases where id = $1::uuid', [id]))[0]).toEqual({ version: 2 });
  });

  it('the fingerprint is salted: the same content does not give the same print', async () => {
    const id = await desk.take();
    const ids = [randomUUID(), randomUUID()];
    for (const each of ids) await desk.send('errand.pay', { pence: 1 }, { id: each, case: id });
    const rows = await desk.db.rows<{ print: string }>('select print from command_prints where entry_id = any($1::text[]::uuid[])', [ids]);
    expect(new Set(rows.map(({ print }) => print)).size).toBe(2);
  });

  it('an older version than the case has is refused with the case as it is (E3)', async () => {
    const id = await desk.take();
    await desk.send('errand.pay', { pence: 1 }, { case: id, saw: 1 });
    const refusal = await refusalOf(desk.send('errand.pause', {}, { case: id, saw: 1 }));
    expect([refusal.rule, refusal.kind, refusal.now]).toEqual(['E3', 'stale', { version: 2, state: 'open' }]);
    expect((await refusalOf(desk.send('errand.pause', {}, { case: id, saw: 9 }))).rule).toBe('E3');
    expect((await desk.send('errand.pause', {}, { case: id, saw: 2 })).state).toBe('paused');
    await desk.send('errand.resume', {}, { case: id });
  });

  it('validators in different areas do not collide; in the same area the second is told (E3)', async () => {
    const id = await desk.take();
    const second = desk.person('validator-2');
    await desk.send('errand.check', { side: 'north', ok: true }, { case: id, saw: 1 });
    await desk.send('errand.check', { side: 'south', ok: true }, { case: id, saw: 1, person: second });
    const refusal = await refusalOf(desk.send('errand.check', { side: 'north', ok: false }, { case: id, saw: 1, person: second }));
    expect([refusal.rule, refusal.now]).toEqual(['E3', { version: 3, state: 'open' }]);
    expect((await desk.send('errand.check', { side: 'north', ok: false }, { case: id, saw: 2, person: second })).version).toBe(4);
  });

  it('what touches the whole case collides with every area, and the other way round', async () => {
    const id = await desk.take();
    await desk.send('errand.pay', { pence: 1 }, { case: id, saw: 1 });
    expect((await refusalOf(desk.send('errand.check', { side: 'north', ok: true }, { case: id, saw: 1 }))).rule).toBe('E3');
    await desk.send('errand.check', { side: 'north', ok: true }, { case: id, saw: 2 });
    expect((await refusalOf(desk.send('errand.pause', {}, { case: id, saw: 2 }))).rule).toBe('E3');
  });

  it('deadlines and messages carry no version and are taken at any', async () => {
    const id = await desk.take();
    await desk.send('errand.pay', { pence: 1 }, { case: id });
    expect((await desk.send('errand.hear', { n: 1 }, { case: id, person: 'system' })).version).toBe(3);
  });
});
