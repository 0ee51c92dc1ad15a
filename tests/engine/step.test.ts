import { describe, expect, it } from 'vitest';
import { assign, enqueueActions, raise, setup } from 'xstate';
import type { Snapshot, Workflow } from '../../machines/workflow.ts';
import { commandsTaken, doors, step } from '../../src/engine/step.ts';
import { lending, lendingAct, lendingCommands, lendingStates } from '../support/sample-workflow.ts';

const { asked = null, lent = null, back = null } = lendingStates;
const until = { until: '2026-05-20' };

function refusalOf(snapshot: Snapshot | null, type: string, data: unknown, act = lendingAct('administrator')) {
  const result = step(lending, snapshot, { type, data, act });
  return result.ok ? 'accepted' : result.refusal;
}

describe('promise 1: one pure truth', () => {
  it('opens a case from nothing and answers its first snapshot', () => {
    expect(step(lending, null, { type: 'ask', data: { title: 'Projects' }, act: lendingAct('lead') })).toEqual({
      ok: true,
      snapshot: { state: 'asked', context: { title: 'Projects', due: null } },
      effects: [],
    });
  });

  it('answers the next snapshot with the effects asked for, and leaves the old snapshot as it was', () => {
    const before = structuredClone(asked);
    expect(step(lending, asked, { type: 'lend', data: until, act: lendingAct('administrator') })).toEqual({
      ok: true,
      snapshot: { state: 'lent', context: { title: 'Governance', due: '2026-05-20' } },
      effects: [{ do: 'set-deadline', name: 'due', due: '2026-05-20', fires: 'after' }],
    });
    expect(asked).toEqual(before);
  });

  it('refuses a role with E2, naming who may and who asks', () => {
    expect(refusalOf(asked, 'lend', until, lendingAct('lead'))).toEqual({
      rule: 'E2',
      says: 'Only an administrator can lend the book. You are signed in as a lead of the organisation: ask one of them to do it.',
    });
  });

  it('refuses with E1 what the state does not take, and says what can be done instead', () => {
    expect(refusalOf(asked, 'giveBack', {}, lendingAct('lead'))).toEqual({
      rule: 'E1',
      says: '“Give the book back” cannot be done while the case is “Asked for”. There is nothing for you to do in it now.',
    });
    expect(refusalOf(lent, 'ask', {}, lendingAct('lead'))).toEqual({
      rule: 'E1',
      says: '“Ask for a book” cannot be done while the case is “On loan”. You can: “Give the book back”.',
    });
    expect(refusalOf(null, 'lend', until)).toMatchObject({ rule: 'E1' });
    expect(refusalOf(back, 'lend', until)).toMatchObject({ rule: 'E1' });
  });

  it('says E2 before E1, E1 before rules on facts, and those before rules on the payload', () => {
    const full = lendingAct('administrator', { onLoan: 3 });
    expect(refusalOf(back, 'lend', until, lendingAct('lead', { onLoan: 3 }))).toMatchObject({ rule: 'E2' });
    expect(refusalOf(back, 'lend', until, full)).toMatchObject({ rule: 'E1' });
    expect(refusalOf(asked, 'lend', { until: '2020-01-01' }, full)).toMatchObject({ rule: 'X1a' });
    expect(refusalOf(asked, 'lend', { until: '2020-01-01' })).toEqual({ rule: 'X2a', says: 'Choose a day after today.' });
  });

  it('lets a guard choose between branches and never refuse', () => {
    const onTime = step(lending, lent, { type: 'giveBack', data: {}, act: lendingAct('lead', {}, '2026-05-20') });
    const late = step(lending, lent, { type: 'giveBack', data: {}, act: lendingAct('lead', {}, '2026-05-21') });
    expect([onTime, late]).toMatchObject([{ snapshot: { state: 'back' } }, { snapshot: { state: 'backLate' } }]);
  });

  it('takes a command that changes nothing without calling it a refusal', () => {
    const data = { name: 'due', due: '2026-05-20' };
    expect(step(lending, lent, { type: 'due', data, act: lendingAct('system') })).toEqual({ ok: true, snapshot: lent, effects: [] });
  });
});

describe('promise 7: the same rules show and guard', () => {
  it('opens and shuts a door by roles, state and facts, without a payload', () => {
    expect(doors(lending, asked, 'lend', lendingAct('administrator'))).toBeNull();
    expect(doors(lending, asked, 'lend', lendingAct('administrator', { onLoan: 3 }))).toMatchObject({ rule: 'X1a' });
    expect(doors(lending, lent, 'lend', lendingAct('administrator'))).toMatchObject({ rule: 'E1' });
    expect(doors(lending, asked, 'lend', lendingAct('lead'))).toMatchObject({ rule: 'E2' });
  });

  it('lists what a state takes', () => {
    expect([null, asked, lent, back].map((snapshot) => commandsTaken(lending, snapshot))).toEqual([
      ['ask'],
      ['lend'],
      ['giveBack', 'due'],
      [],
    ]);
  });
});

/** The sample desk with another machine for its loan. */
function deskOf(actions: unknown, extra: Record<string, unknown> = {}): Workflow {
  const labels = { staff: 'A', applicant: 'A', public: 'A' };
  const machine = setup({
    actions: {
      unknownEffect: enqueueActions(({ enqueue }) => enqueue({ type: 'ask', params: { effects: [{ do: 'telephone' }] } } as never)),
      named: () => undefined,
    },
  }).createMachine({
    initial: 'new',
    states: {
      new: { meta: labels },
      asked: { meta: labels, on: { lend: { target: 'lent', actions: actions as 'named' } } },
      lent: { meta: labels, ...extra },
    },
  });
  return { ...lending, commands: lendingCommands, rules: [], machine };
}

describe('the engine throws on a machine that does anything by itself', () => {
  const lendBy = (workflow: Workflow) => () => step(workflow, asked, { type: 'lend', data: until, act: lendingAct('administrator') });

  it('takes the desk that does nothing, so that the throws below are about the actions', () => {
    expect(lendBy(deskOf([]))()).toMatchObject({ ok: true });
  });

  it.each([
    ['an inline action', () => undefined],
    ['a named action that is not ask', 'named'],
    ['a raise', raise({ type: 'due' })],
    ['an inline enqueue of a raise', enqueueActions(({ enqueue }) => enqueue.raise({ type: 'due' }))],
  ])('throws on %s', (_what, action) => {
    expect(lendBy(deskOf([action]))).toThrow(/only named assigns and ask/);
  });

  it('throws on an effect that is not one', () => {
    expect(lendBy(deskOf('unknownEffect'))).toThrow(/"telephone", which is not an effect/);
  });

  it('throws on a final state, which could never be reopened', () => {
    expect(lendBy(deskOf([], { type: 'final' }))).toThrow(/finished/);
  });

  it('throws on a delayed transition', () => {
    expect(lendBy(deskOf([], { after: { 1000: 'asked' } }))).toThrow(/only named assigns and ask/);
  });

  it('throws on nested states', () => {
    expect(lendBy(deskOf([], { initial: 'a', states: { a: {} } }))).toThrow(/nested states/);
  });

  it('throws on a stored state that the machine does not have, and on one stored before it was opened', () => {
    const act = lendingAct('administrator');
    expect(() => step(lending, { state: 'gone', context: {} }, { type: 'lend', data: until, act })).toThrow(/no state "gone"/);
    expect(() => step(lending, { state: 'toString', context: {} }, { type: 'lend', data: until, act })).toThrow(/no state "toString"/);
    expect(() => step(lending, { state: 'new', context: {} }, { type: 'lend', data: until, act })).toThrow(/is not opened/);
  });

  it('throws on a command nobody defined', () => {
    expect(() => step(lending, asked, { type: 'constructor', data: {}, act: lendingAct('lead') })).toThrow(/no command "constructor"/);
  });

  it('throws on a machine that asks for something before it is opened', () => {
    const machine = setup({ actions: { put: assign({}) } }).createMachine({
      initial: 'elsewhere',
      states: { elsewhere: {}, new: { on: { ask: {} } } },
    });
    const act = lendingAct('lead');
    expect(() => step({ ...lending, machine }, null, { type: 'ask', data: {}, act })).toThrow(/must begin in "new"/);
  });
});
