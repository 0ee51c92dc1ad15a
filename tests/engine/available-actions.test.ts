// Promise 7: the same rules show and guard.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { availableActions } from '../../src/engine/available-actions.ts';
import { Refusal } from '../../src/errors.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk, refusalOf } from '../support/desk.ts';

// Payloads that no rule on the payload refuses, so that what is left are the doors. The system's commands come from no person.
const payloads: Readonly<Record<string, object>> = {
  note: { words: 'A note' },
  label: { label: 'a' },
  check: { side: 'north', ok: true },
  write: { kind: 'routine', words: 'Words' },
  set: { name: 'due', due: '2027-09-01' },
  clear: { name: 'due' },
  tell: { to: '00000000-0000-4000-8000-000000000001', n: 1 },
  delegate: {},
  claim: { keys: ['unheld'] },
  give: { key: 'unheld' },
  publish: { reference: 'R-1' },
  cancel: { kinds: ['staff'] },
  revise: { pages: 1 },
  pay: { pence: 1 },
  pause: {},
  resume: {},
  finish: {},
};

const states = { open: [], paused: ['pause'], done: ['finish'], 'open, beside a paused one': [] } as const;
type State = keyof typeof states;
const looks: (readonly [who: string, state: State])[] = [
  ...['lead-barnies', 'franchise-officer-1'].flatMap((who) => (Object.keys(states) as State[]).map((state) => [who, state] as const)),
  ['validator-1', 'open'],
  ['administrator', 'open'],
];

describe.each(testDatabases())('available actions on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  async function caseIn(state: State): Promise<string> {
    const id = await desk.take();
    for (const command of states[state]) await desk.send(`errand.${command}`, {}, { case: id });
    return id;
  }

  const shownTo = (person: string, id: string) =>
    availableActions(desk.engine, { case: id, workflow: 'errand', person, at: desk.now, mint: randomUUID() });

  async function met(command: string, person: string, id: string): Promise<string> {
    const data = payloads[command];
    const refusal = await desk.send(`errand.${command}`, data, { case: id, person }).then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal === null) return 'open';
    if (!(refusal instanceof Refusal)) throw refusal;
    return ['E1', 'E2'].includes(refusal.rule) ? 'not offered' : `${refusal.rule}: ${refusal.says}`;
  }

  it.each(looks)('what is offered to %s on a case that is %s is what they are let do', async (who, state) => {
    const person = desk.person(who);
    const empty = async () => desk.db.rows(`update cases set state = 'done', closed = true`);
    await empty();
    if (state === 'open, beside a paused one') await desk.send('errand.pause', {}, { case: await desk.take() });
    const { actions, version, state: found } = await shownTo(person, await caseIn(state));
    expect([version, found]).toEqual([1 + states[state].length, state.split(',')[0]]);
    const shown = Object.keys(payloads).map((name) => {
      const action = actions.find(({ command }) => command === `errand.${name}`);
      const refusal = action?.refusal;
      return [name, action ? (refusal ? `${refusal.rule}: ${refusal.says}` : 'open') : 'not offered'];
    });
    const done: string[][] = [];
    for (const name of Object.keys(payloads)) {
      const id = await caseIn(state);
      done.push([name, await met(name, person, id)]);
      await desk.db.rows('delete from claims');
      await desk.db.rows('delete from publications');
      await desk.db.rows(`update cases set state = 'done', closed = true where id = $1::uuid`, [id]);
    }
    expect(Object.fromEntries(done)).toEqual(Object.fromEntries(shown));
    expect(actions.every(({ command }) => Object.hasOwn(payloads, command.slice('errand.'.length)))).toBe(true);
  });

  it('a command barred by a rule is shown with the rule’s sentence', async () => {
    const id = await desk.take();
    await desk.send('errand.pause', {}, { case: await desk.take() });
    const { actions } = await shownTo(desk.person('lead-barnies'), id);
    const refusal = { rule: 'X1a', says: 'Another errand of yours is paused. Resume it first.' };
    expect(actions).toContainEqual({ command: 'errand.note', title: 'Note something', refusal });
    expect(actions).toContainEqual({ command: 'errand.revise', title: 'Submit a revision', refusal: null });
    expect(await refusalOf(desk.send('errand.note', { words: 'A note' }, { case: id }))).toMatchObject(refusal);
  });

  it('a case that is not there, or of another workflow, is said to be none', async () => {
    expect((await refusalOf(shownTo(desk.person('validator-1'), randomUUID()))).kind).toBe('not-found');
    const key = { case: await desk.take(), person: desk.person('validator-1'), at: desk.now, mint: randomUUID() };
    expect((await refusalOf(availableActions(desk.engine, { ...key, workflow: 'parcel' }))).kind).toBe('not-found');
  });
});
