// Promise 6: refusals are sentences with a rule, kept apart from the chain; nothing changes, and nothing typed is quoted.
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../support/database.ts';
import { counts, type Desk, openDesk, refusalOf, type Said } from '../support/desk.ts';

const written = ['cases', 'journal', 'command_prints', 'texts', 'outbox', 'deadlines', 'claims'] as const;
const secret = 'Mrs Jones of Elm Road';

describe.each(testDatabases())('refusals on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  async function lastRefusal() {
    const [row] = await desk.db.rows<{ case_id: string | null; command: string; person: string; rule: string; says: string; at: string }>(
      'select case_id, command, person, rule, says, at from refusals order by id desc limit 1',
    );
    return row;
  }

  const refused: [rule: string, type: string, data: object, said: (at: Desk) => Said][] = [
    ['E1', 'errand.resume', {}, () => ({})],
    ['E2', 'errand.pay', { pence: 1 }, (at) => ({ person: at.person('lead-barnies') })],
    ['E3', 'errand.pay', { pence: 1 }, () => ({ saw: 3 })],
    ['X3a', 'errand.pay', { pence: 99_999 }, () => ({})],
    ['X2a', 'errand.hear', { n: -1 }, () => ({ person: 'system' })],
  ];
  it.each(refused)('%s is kept with its sentence, and nothing has changed', async (rule, type, data, said) => {
    const id = await desk.take();
    const before = await counts(desk.db, written);
    const refusal = await refusalOf(desk.send(type, data, { case: id, ...said(desk) }));
    const person = said(desk).person ?? desk.person('franchise-officer-1');
    expect(refusal.rule).toBe(rule);
    expect(refusal.says).toMatch(/^[A-Z“].{15,}\.$/);
    expect(await lastRefusal()).toEqual({ case_id: id, command: type, person, rule, says: refusal.says, at: '2027-01-11T10:00:00.000Z' });
    expect(await counts(desk.db, written)).toEqual(before);
  });

  it('a case that is not there is said so', async () => {
    const refusal = await refusalOf(desk.send('errand.pay', { pence: 1 }, {}));
    expect([refusal.kind, refusal.rule]).toEqual(['not-found', 'E6']);
  });

  const malformed: [what: string, type: string, data: unknown, said: Said, field: string][] = [
    ['an amount that is none', 'errand.pay', { pence: secret }, {}, 'pence'],
    ['a missing field', 'errand.pay', {}, {}, 'pence'],
    ['a field that nobody asked for', 'errand.pay', { pence: 1, [secret]: 1 }, {}, 'the command'],
    ['empty words', 'errand.note', { words: '   ' }, {}, 'words'],
    ['a NUL in words', 'errand.note', { words: `${secret}\0` }, {}, 'words'],
    ['a NUL in a code', 'errand.label', { label: `${secret}\0` }, {}, 'label'],
    ['half a character in a code', 'errand.label', { label: `${secret}\ud800` }, {}, 'label'],
    ['a NUL inside a list', 'errand.claim', { keys: ['rope', `${secret}\0`] }, {}, 'keys.1'],
    ['a command that does not exist', `errand.${secret}`, {}, {}, 'type'],
    ['a workflow that does not exist', `${secret}\0.pay`, {}, {}, 'type'],
    ['a name that every object has', 'errand.constructor', {}, {}, 'type'],
    ['a case that is no id', 'errand.pay', { pence: 1 }, { case: '------------------------------------' }, 'case'],
    ['a command id that is none', 'errand.pay', { pence: 1 }, { id: secret }, 'command id'],
    ['a person that is no id', 'errand.pay', { pence: 1 }, { person: `${secret}\0` }, 'person'],
    ['a person acted for that is no id', 'errand.pay', { pence: 1 }, { onBehalfOf: secret }, 'person acted for'],
    ['an organisation that is no id', 'errand.take', {}, { about: { organisation: secret } }, 'organisation'],
    ['a hub that is no id', 'errand.take', {}, { about: { hub: secret } }, 'hub'],
  ];
  it.each(malformed)('%s names its field and quotes nothing that was typed (E6)', async (_, type, data, said, field) => {
    const before = await counts(desk.db, written);
    const refusal = await refusalOf(desk.send(type, data, said));
    expect([refusal.kind, refusal.rule, Object.keys(refusal.fields ?? {})]).toEqual(['invalid', 'E6', [field]]);
    expect(`${refusal.says}${refusal.message}${JSON.stringify(refusal)}`).not.toContain(secret);
    const row = await lastRefusal();
    expect(row?.says).toBe(`Malformed: ${field.split('.')[0]}`);
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(await counts(desk.db, written)).toEqual(before);
  });

  it('what only looks like an unstorable character is somebody’s words and is taken', async () => {
    const id = await desk.take();
    expect((await desk.send('errand.label', { label: String.raw`C:\u0000 and \\u0000` }, { case: id })).version).toBe(2);
  });

  it('a hub of another organisation is refused', async () => {
    const [other] = await desk.db.rows<{ id: string }>('select id from hubs where organisation_id <> $1::uuid limit 1', [
      desk.organisation,
    ]);
    const refusal = await refusalOf(desk.take({}, { about: { organisation: desk.organisation, hub: other?.id ?? '' } }));
    expect([refusal.rule, Object.keys(refusal.fields ?? {})]).toEqual(['E6', ['hub']]);
  });
});
