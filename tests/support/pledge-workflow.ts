// A pledge, only to test what-if with: the policy sets its days, a rule bounds what is typed, and a deadline lets it lapse.
import { setup } from 'xstate';
import { z } from 'zod';
import { addDays } from '../../machines/calendar.ts';
import { ask, type Effect } from '../../machines/effects.ts';
import type { Role } from '../../machines/roles.ts';
import { type Act, command, type EventOf, ruleBook, type Workflow } from '../../machines/workflow.ts';
import type { CommandEntry } from '../../src/engine/journal-entry.ts';

interface PledgeContext {
  readonly answerBy: string | null;
  readonly pence: number;
}

const fired = z.strictObject({ name: z.string(), due: z.string() });
const pledgeCommands = {
  make: command({ title: 'Make a pledge', who: ['lead'], data: z.strictObject({ pence: z.int() }), facts: [], opens: true }),
  answer: command({ title: 'Answer the pledge', who: ['administrator'], data: z.strictObject({}), facts: [] }),
  ask: command({ title: 'Ask again', who: ['lead'], data: z.strictObject({}), facts: ['mood'] }),
  remind: command({ title: 'A reminder is due', who: ['system'], data: fired, facts: ['mood'] }),
  lapse: command({ title: 'The time to answer has passed', who: ['system'], data: fired, facts: [] }),
  forget: command({ title: 'The pledge is forgotten', who: ['system'], data: fired, facts: [] }),
};
type PledgeEvent = EventOf<typeof pledgeCommands, Record<string, never>>;

const book = ruleBook<PledgeContext, Record<string, never>, typeof pledgeCommands>();
const rules = [
  book.payload(
    'S1a',
    ['make'],
    ({ act, data }) => (data.pence > act.policy.grantCapPence ? 'That is too much. Enter less.' : null),
    ({ act }) => ({ pence: act.policy.grantCapPence }),
  ),
  book.facts('F15a', ['ask'], ({ act }) => (act.policy.deferralsMost > 0 ? null : 'Nobody may ask again. Wait for the answer.')),
];

const desk = setup({
  types: { context: {} as PledgeContext, events: {} as PledgeEvent },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
});
const days = ({ act }: PledgeEvent, add: number) => addDays(act.on, add);
const actions = {
  remember: desk.assign(({ event }) => ({
    answerBy: days(event, event.act.policy.offerDays),
    pence: event.type === 'make' ? event.data.pence : 0,
  })),
  askTimes: desk.enqueueActions(({ event, enqueue }) => {
    const { offerDays, offerReminderDays } = event.act.policy;
    enqueue(
      ask([
        { do: 'set-deadline', name: 'lapse', due: days(event, offerDays), fires: 'after' },
        // Of two that are due on one day, the first to fire clears the other.
        { do: 'set-deadline', name: 'lapse:again', due: days(event, offerDays), fires: 'after' },
        ...offerReminderDays.map(
          (before): Effect => ({ do: 'set-deadline', name: `remind:${before}`, due: days(event, offerDays - before), fires: 'on' }),
        ),
      ]),
    );
  }),
  clear: desk.enqueueActions(({ enqueue }) => {
    enqueue(ask([{ do: 'clear-deadline', name: '*' }]));
  }),
  askForget: desk.enqueueActions(({ event, enqueue }) => {
    enqueue(ask([{ do: 'set-deadline', name: 'forget', due: days(event, 2), fires: 'on' }]));
  }),
};
const labels = (said: string) => ({ staff: said, applicant: said, public: said });

const machine = desk.extend({ actions }).createMachine({
  id: 'pledge',
  context: { answerBy: null, pence: 0 },
  initial: 'new',
  states: {
    new: { meta: labels('Not made'), on: { make: { target: 'open', actions: ['remember', 'askTimes'] } } },
    open: {
      meta: labels('Open'),
      on: {
        answer: { target: 'answered', actions: 'clear' },
        ask: {},
        remind: {},
        lapse: { target: 'lapsed', actions: ['clear', 'askForget'] },
      },
    },
    answered: { meta: labels('Answered') },
    lapsed: { meta: labels('Lapsed'), on: { forget: 'forgotten' } },
    forgotten: { meta: labels('Forgotten') },
  },
});

/** The pledge as the engine would run it. */
export const pledge: Workflow = { name: 'pledge', title: 'Pledge', machine, commands: pledgeCommands, rules, listing: () => ({}) };

type Said = readonly [on: string, command: string, data?: object, facts?: object];

const roles: Readonly<Record<string, Role>> = { make: 'lead', ask: 'lead', answer: 'administrator' };
const subject = { case: '00000000-0000-4000-8000-0000000000cc' };

/** A recorded pledge of these commands, each on a civil date at nine, or at six where a deadline fired. */
export function recordedPledge(...said: readonly Said[]) {
  const entries = said.map(([on, name, data = {}, facts = {}], index): CommandEntry => {
    const role = roles[name];
    const actor: Act<unknown>['actor'] = role
      ? { person: '00000000-0000-4000-8000-0000000000aa', roles: [role], interests: [] }
      : { person: 'system', roles: ['system'], interests: [] };
    return {
      kind: 'command',
      ...subject,
      seq: index + 1,
      workflow: 'pledge',
      machine: 1,
      entry: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      command: name,
      data,
      actor,
      at: `${on}T0${role ? 9 : 6}:00:00Z`,
      on,
      subject,
      facts,
      policy: 1,
      after: { state: '', digest: '' },
    };
  });
  return { id: subject.case, workflow: pledge, entries };
}
