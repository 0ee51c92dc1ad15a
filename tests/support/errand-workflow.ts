// Errands: a workflow made only to test the engine with. It asks for every kind of effect, each by a command of its own, so that
// what the engine promises can be tested without the real machines.
import { type AnyStateMachine, setup } from 'xstate';
import type { FactQueries } from '../../db/facts/fact-query.ts';
import { ask, type Effect } from '../../machines/effects.ts';
import { type Act, type EventOf, ruleBook, type Workflow } from '../../machines/workflow.ts';
import type { Registry } from '../../src/engine/workflows.ts';
import { errandCommands } from './errand-commands.ts';
import { errandLetter, kindOf } from './errand-letters.ts';

/** The organisation's other errands. */
export interface ErrandFacts {
  readonly siblings: readonly { readonly case: string; readonly state: string }[];
}

export interface ErrandContext {
  readonly notes: readonly string[];
  readonly found: Readonly<Record<string, boolean>>;
  readonly fired: readonly string[];
  readonly heard: readonly number[];
  readonly claims: readonly string[];
  readonly paid: number;
  readonly revisions: number;
  readonly releasedOn: string | null;
}

type ErrandEvent = EventOf<typeof errandCommands, ErrandFacts>;
const book = ruleBook<ErrandContext, ErrandFacts, typeof errandCommands>();

/** The most that an errand may cost, in pence. */
export const ceiling = 10_000;

const rules = [
  book.facts('X1a', ['note'], ({ facts }) =>
    facts.siblings.some(({ state }) => state === 'paused') ? 'Another errand of yours is paused. Resume it first.' : null,
  ),
  book.payload('X2a', ['hear'], ({ data }) => (data.n < 0 ? 'Nobody hears less than nothing.' : null)),
  book.payload('X3a', ['pay'], ({ data, context }) =>
    context.paid + data.pence > ceiling ? 'That is more than an errand may cost.' : null,
  ),
];

/** What the errand asks for when it is told this. The context is the one after it. */
function effectsOf(event: ErrandEvent, context: ErrandContext): Effect[] {
  const about = event.act.subject;
  switch (event.type) {
    case 'take':
      return [
        ...(event.data.claim ? [claimOf(event.data.claim)] : []),
        ...(event.data.due ? [{ do: 'set-deadline', name: 'due', due: event.data.due, fires: 'after' } as const] : []),
      ];
    case 'write':
      return [errandLetter(event.data)];
    case 'cancel':
      return [{ do: 'cancel-letters', kinds: event.data.kinds.map((kind) => kindOf[kind]) }];
    case 'set':
      return [{ do: 'set-deadline', ...event.data }];
    case 'clear':
      return [{ do: 'clear-deadline', name: event.data.name }];
    case 'tell':
      return [{ do: 'send', to: event.data.to, command: event.data.command, data: { n: event.data.n } }];
    case 'delegate':
      return [
        {
          do: 'open',
          command: event.data.command,
          ...organisationOf(event.act),
          data: event.data.claim ? { claim: event.data.claim } : {},
        },
      ];
    case 'claim':
      return event.data.keys.map(claimOf);
    case 'give':
      return [{ do: 'release', key: event.data.key }];
    case 'publish':
      return [
        {
          do: 'publish',
          register: 'notice',
          reference: event.data.reference,
          ...organisationOf(event.act),
          from: event.act.on,
          ...(event.data.until ? { until: event.data.until } : {}),
          data: { paid: context.paid },
        },
      ];
    case 'revise':
      return [{ do: 'revision', number: context.revisions, content: { pages: event.data.pages, case: about.case } }];
    case 'finish':
      return [{ do: 'clear-deadline', name: '*' }, ...context.claims.map((key) => ({ do: 'release', key }) as const)];
    default:
      return [];
  }
}

const claimOf = (key: string) => ({ do: 'claim', key, says: `Another errand has the ${key}. Wait until it is given back.` }) as const;
const organisationOf = ({ subject }: Act<ErrandFacts>) => (subject.organisation ? { organisation: subject.organisation } : {});

function after(event: ErrandEvent, context: ErrandContext, charge: number): Partial<ErrandContext> {
  switch (event.type) {
    case 'take':
      return { claims: event.data.claim ? [event.data.claim] : [] };
    case 'note':
      return { notes: [...context.notes, event.data.words] };
    case 'check':
      return { found: { ...context.found, [event.data.side]: event.data.ok } };
    case 'released':
      return { releasedOn: event.data.on };
    case 'due':
    case 'remind':
      return { fired: [...context.fired, `${event.data.name} ${event.data.due}`] };
    case 'break':
      throw new Error('The machine broke down');
    case 'hear':
      return { heard: [...context.heard, event.data.n] };
    case 'claim':
      return { claims: [...context.claims, ...event.data.keys] };
    case 'give':
      return { claims: context.claims.filter((key) => key !== event.data.key) };
    case 'revise':
      return { revisions: context.revisions + 1 };
    case 'pay':
      return { paid: context.paid + event.data.pence + charge };
    default:
      return {};
  }
}

const labels = (said: string) => ({ staff: said, applicant: said, public: said });
const fresh: ErrandContext = { notes: [], found: {}, fired: [], heard: [], claims: [], paid: 0, revisions: 0, releasedOn: null };

/** What a later version of the errand may do otherwise. */
export interface Otherwise {
  /** Added to every payment, in pence. */
  readonly charge?: number;
  /** What the state `open` is called. */
  readonly openState?: string;
}

/** The errand, or a later version of it. */
export function errand({ charge = 0, openState = 'open' }: Otherwise = {}): Workflow {
  const desk = setup({
    types: { context: {} as ErrandContext, events: {} as ErrandEvent },
    actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  });
  const actions = {
    remember: desk.assign(({ event, context }) => after(event, context, charge)),
    asks: desk.enqueueActions(({ event, context, enqueue }) => {
      const effects = effectsOf(event, context);
      if (effects.length > 0) enqueue(ask(effects));
    }),
  };
  const does = { actions: ['remember', 'asks'] as const };
  const staying = Object.fromEntries(
    Object.keys(errandCommands)
      .filter((name) => !['take', 'pause', 'resume', 'finish'].includes(name))
      .map((name) => [name, does]),
  );
  const machine = desk.extend({ actions }).createMachine({
    id: 'errand',
    context: fresh,
    initial: 'new',
    states: {
      new: { meta: labels('Not taken on'), tags: ['open'], on: { take: { target: openState, ...does } } },
      [openState]: {
        meta: labels('On its way'),
        tags: ['open'],
        on: { ...staying, pause: { target: 'paused' }, finish: { target: 'done', ...does } },
      },
      paused: { meta: labels('Paused'), tags: ['open'], on: { resume: { target: openState } } },
      done: { meta: labels('Done'), tags: ['closed'] },
    },
  } as never);
  const listing: Workflow['listing'] = (snapshot) => ({ stage: (snapshot.context as ErrandContext).revisions });
  // The states are computed, so their names are unknown to the types.
  return { name: 'errand', title: 'Errands', machine: machine as unknown as AnyStateMachine, commands: errandCommands, rules, listing };
}

const siblings = `select c.id, c.version, c.state from cases c
  where c.scheme_id = s.scheme and c.workflow = 'errand' and c.organisation_id = s.organisation and c.id <> s.case_id`;

export const errandFacts: FactQueries = {
  siblings: {
    sql: `select coalesce(json_agg(json_build_object('case', x.id, 'state', x.state) order by x.id), '[]'::json) from (${siblings}) x`,
    from: `select x.id, x.version from (${siblings}) x`,
  },
};

/** A registry with the errand alone, under the name errand and any others given. */
export function errandRegistry(version = 1, otherwise: Otherwise = {}, names: readonly string[] = ['errand']): Registry {
  const workflow = errand(otherwise);
  return Object.fromEntries(names.map((name) => [name, { workflow: { ...workflow, name }, version, facts: errandFacts }]));
}
