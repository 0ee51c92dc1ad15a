// A small lending desk, only to test the engine with: a book is asked for, lent, and given back.
import { setup } from 'xstate';
import { z } from 'zod';
import { ask, type Effect } from '../../machines/effects.ts';
import { policySchema } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import { civilDate } from '../../machines/text.ts';
import { type Act, command, type EventOf, ruleBook, type Snapshot, type Workflow } from '../../machines/workflow.ts';

/** `onLoan`: how many books the person has already. */
export interface LendingFacts {
  readonly onLoan: number;
}

export interface LendingContext {
  readonly title: string;
  readonly due: string | null;
}

export const lendingCommands = {
  ask: command({
    title: 'Ask for a book',
    who: ['lead', 'contributor'],
    data: z.strictObject({ title: z.string() }),
    facts: [],
    opens: true,
  }),
  lend: command({
    title: 'Lend the book',
    who: ['administrator'],
    data: z.strictObject({ until: civilDate('Enter a date') }),
    facts: ['onLoan'],
  }),
  giveBack: command({ title: 'Give the book back', who: ['lead', 'contributor'], data: z.strictObject({}), facts: [] }),
  due: command({ title: 'Loan is due', who: ['system'], data: z.strictObject({ name: z.string(), due: z.string() }), facts: [] }),
};

const book = ruleBook<LendingContext, LendingFacts, typeof lendingCommands>();

export const lendingRules = [
  book.facts('X1a', ['lend'], ({ facts }) => (facts.onLoan >= 3 ? 'They have 3 books. Ask for one back first.' : null)),
  book.payload('X2a', ['lend'], ({ data, act }) => (data.until <= act.on ? 'Choose a day after today.' : null)),
];

type LendingEvent = EventOf<typeof lendingCommands, LendingFacts>;

function when<T extends LendingEvent['type']>(event: LendingEvent, type: T): Extract<LendingEvent, { type: T }> {
  if (event.type !== type) throw new Error(`expected ${type}`);
  return event as Extract<LendingEvent, { type: T }>;
}

const labels = (said: string) => ({ staff: said, applicant: said, public: said });

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const desk = setup({
  types: { context: {} as LendingContext, events: {} as LendingEvent },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: { isLate: ({ context, event }) => context.due !== null && event.act.on > context.due },
});

const actions = {
  rememberTitle: desk.assign(({ event }) => ({ title: when(event, 'ask').data.title })),
  rememberDue: desk.assign(({ event }) => ({ due: when(event, 'lend').data.until })),
  askForLoan: desk.enqueueActions(({ context, enqueue }) => {
    enqueue(ask([{ do: 'set-deadline', name: 'due', due: context.due ?? '', fires: 'after' }]));
  }),
};

export const lendingMachine = desk.extend({ actions }).createMachine({
  id: 'lending',
  context: { title: '', due: null },
  initial: 'new',
  states: {
    new: { meta: labels('Not asked for'), tags: ['open'], on: { ask: { target: 'asked', actions: 'rememberTitle' } } },
    asked: { meta: labels('Asked for'), tags: ['open'], on: { lend: { target: 'lent', actions: ['rememberDue', 'askForLoan'] } } },
    lent: {
      meta: labels('On loan'),
      tags: ['open'],
      on: { due: {}, giveBack: [{ guard: 'isLate', target: 'backLate' }, { target: 'back' }] },
    },
    back: { meta: labels('Given back'), tags: ['closed'] },
    backLate: { meta: labels('Given back late'), tags: ['closed'] },
  },
});

export const lending: Workflow = {
  name: 'lending',
  title: 'Lending desk',
  machine: lendingMachine,
  commands: lendingCommands,
  rules: lendingRules,
  listing: () => ({}),
};

const policy = policySchema.parse({});

/** An act by one role on a date, with these facts. */
export function lendingAct(role: Role, facts: unknown = { onLoan: 0 }, on = '2026-05-01'): Act<unknown> {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    at: `${on}T09:00:00Z`,
    on,
    actor: { person: '00000000-0000-4000-8000-0000000000aa', roles: [role], interests: [] },
    subject: { case: '00000000-0000-4000-8000-0000000000cc' },
    facts,
    policy,
  };
}

export const lendingStates: Readonly<Record<string, Snapshot>> = {
  asked: { state: 'asked', context: { title: 'Governance', due: null } },
  lent: { state: 'lent', context: { title: 'Governance', due: '2026-05-20' } },
  back: { state: 'back', context: { title: 'Governance', due: '2026-05-20' } },
  backLate: { state: 'backLate', context: { title: 'Governance', due: '2026-05-20' } },
};
