// The scheme's yearly review (H2): what was found on impact and refresh, which policy or standard was changed for it, published.
import { setup } from 'xstate';
import { ask, type Effect } from './effects.ts';
import { askForEntry, askForYear, remindNext, remindPublish } from './scheme-review.asks.ts';
import { schemeReviewCommands } from './scheme-review.commands.ts';
import { emptySchemeReview, type SchemeReviewContext, type SchemeReviewEvent, there } from './scheme-review.context.ts';
import { schemeReviewRules } from './scheme-review.rules.ts';
import type { Snapshot, StateMeta, Workflow } from './workflow.ts';

type Sent<T extends SchemeReviewEvent['type']> = Extract<SchemeReviewEvent, { type: T }>;

/** The event as the command it must be: the machine's table sends no other to these actions. */
function sent<T extends SchemeReviewEvent['type']>(event: SchemeReviewEvent, type: T): Sent<T> {
  if (event.type !== type) throw new Error(`This action is not for "${event.type}".`);
  return event as Sent<T>;
}

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const base = setup({
  types: { context: {} as SchemeReviewContext, events: {} as SchemeReviewEvent },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: { isNextOpened: ({ event }) => sent(event, 'remindNext').act.facts.nextOpened },
});

const remembers = {
  rememberYear: base.assign(({ event }) => ({ year: sent(event, 'open').data.year, openedOn: event.act.on })),
  rememberFindings: base.assign(({ event }) => {
    const { act, data } = sent(event, 'recordFindings');
    return { findings: { on: act.on, by: act.actor.person, impact: data.impact, refresh: data.refresh } };
  }),
  rememberChange: base.assign(({ context, event }) => {
    const { act, data } = sent(event, 'nameChange');
    const version = act.facts.versions[data.what].find((one) => one.version === data.version);
    return { changes: [...context.changes, { what: data.what, ...there(version, 'version') }] };
  }),
  rememberPublished: base.assign(({ event }) => ({ figures: sent(event, 'publish').act.facts.figures, publishedOn: event.act.on })),
  rememberClosed: base.assign(({ event }) => ({ closedOn: event.act.on })),
};

const asks = {
  askForYear: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(askForYear(context, event.act)))),
  askForEntry: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask([askForEntry(context, event.act)]))),
  askNoReminder: base.enqueueActions(({ enqueue }) => enqueue(ask([{ do: 'clear-deadline', name: 'remindPublish' }]))),
  remindPublish: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(remindPublish(context, sent(event, 'remindPublish').data.due)));
  }),
  remindNext: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(remindNext(context, event.act)))),
};

const labels = (staff: string, inPublic: string): StateMeta => ({ staff, applicant: inPublic, public: inPublic });

// The next year's review is due whatever became of this one, so the reminder outlives the closing.
const yearly = { remindNext: [{ guard: 'isNextOpened' }, { actions: 'remindNext' }] } as const;

export const schemeReviewMachine = base.extend({ actions: { ...remembers, ...asks } }).createMachine({
  id: 'scheme-review',
  context: emptySchemeReview,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not opened', 'Not begun'),
      tags: ['open'],
      on: { open: { target: 'open', actions: ['rememberYear', 'askForYear'] } },
    },
    open: {
      meta: labels('Findings being recorded', 'Under way'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        recordFindings: { actions: 'rememberFindings' },
        nameChange: { actions: 'rememberChange' },
        publish: { target: 'published', actions: ['rememberPublished', 'askForEntry', 'askNoReminder'] },
        remindPublish: { actions: 'remindPublish' },
        ...yearly,
      },
    },
    published: {
      meta: labels('Published, changes under way', 'Published'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        nameChange: { actions: ['rememberChange', 'askForEntry'] },
        close: { target: 'closed', actions: 'rememberClosed' },
        ...yearly,
      },
    },
    closed: { meta: labels('Closed', 'Published'), tags: ['closed'], on: yearly },
  },
});

/** The scheme's yearly review as the engine runs it. */
export const schemeReview: Workflow = {
  name: 'scheme-review',
  title: 'Yearly review of the scheme',
  machine: schemeReviewMachine,
  commands: schemeReviewCommands,
  rules: schemeReviewRules,
  mainPaths: [['new', 'open', 'published', 'closed']],
  listing: ({ context }: Snapshot<SchemeReviewContext>) => {
    const keyDate = context.publishedOn ?? context.openedOn;
    return keyDate ? { keyDate } : {};
  },
};
