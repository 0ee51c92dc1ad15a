// The decision meeting (D): scheduled, published with its year, moved or cancelled, and closed when every item is settled.
import { setup } from 'xstate';
import { ask, type Effect } from './effects.ts';
import {
  askForEntry,
  askForLatePapers,
  askForPapers,
  askForPublication,
  askForQuarter,
  askForReminders,
  askForSecond,
  askForSiblings,
  clocksStopped,
  giveQuarterBack,
  type Item,
  itemsWaiting,
  reportExpired,
  reportUnclosed,
  reportUnpublished,
  tellCancelled,
  tellMoved,
} from './meeting.asks.ts';
import { meetingCommands } from './meeting.commands.ts';
import { datesFor, emptyMeeting, isCutOffPassed, type MeetingContext, type MeetingEvent, waitingItems } from './meeting.context.ts';
import { meetingRules } from './meeting.rules.ts';
import { proposalBy } from './two-people.ts';
import type { Snapshot, StateMeta, Workflow } from './workflow.ts';

type Sent<T extends MeetingEvent['type']> = Extract<MeetingEvent, { type: T }>;

/** The event as the command it must be: the machine's table sends no other to these actions. */
function sent<T extends MeetingEvent['type']>(event: MeetingEvent, ...types: readonly T[]): Sent<T> {
  if (!types.some((type) => type === event.type)) throw new Error(`This action is not for "${event.type}".`);
  return event as Sent<T>;
}

/** What is put on the list. */
function listed(event: MeetingEvent): Item {
  const { application, workflow } = sent(event, 'list').data;
  return { id: application, workflow: workflow ?? 'application' };
}

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const base = setup({
  types: { context: {} as MeetingContext, events: {} as MeetingEvent },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: {
    arePapersWanted: ({ context, event }) => sent(event, 'papers').data.due >= context.cutOff && waitingItems(context).length > 0,
    isProposalOver: ({ context, event }) => context.proposal !== null && event.act.on > context.proposal.expires,
    // One report for the year, from the first of its meetings, and none once some are published.
    isFirstUnpublished: ({ event }) => {
      const { act } = sent(event, 'unpublished');
      const live = act.facts.year.meetings.filter(({ state }) => state !== 'dropped');
      return live.every(({ state }) => state === 'scheduled') && live[0]?.case === act.subject.case;
    },
    isStillToClose: ({ context, event }) => sent(event, 'unclosed').data.due === context.closeBy,
    wasToldAnotherDate: ({ context, event }) => {
      const told = sent(event, 'list').data.date;
      return told !== undefined && told !== context.date;
    },
  },
});

const remembers = {
  rememberDate: base.assign(({ event }) => datesFor(sent(event, 'schedule').data.date, event.act.policy)),
  rememberNewDate: base.assign(({ context, event }) => {
    const { date, reason } = sent(event, 'reschedule').data;
    const dates = datesFor(date, event.act.policy);
    const cutOff = isCutOffPassed(context, event.act.on) ? context.cutOff : dates.cutOff;
    // Nobody was told the date that an unpublished meeting had, so there is nothing to explain.
    return { ...dates, cutOff, reason: context.published === null ? null : reason };
  }),
  rememberPublished: base.assign(({ event }) => ({ published: event.act.on, proposal: null })),
  rememberWithYear: base.assign(({ event }) => {
    return { published: event.act.on, proposal: null, late: sent(event, 'publishWithYear').data.late ?? null };
  }),
  rememberProposal: base.assign(({ event }) => {
    const { data, act } = sent(event, 'proposeLatePublication');
    return { proposal: proposalBy(act, { reason: data.reason }) };
  }),
  rememberLate: base.assign(({ context, event }) => {
    return { published: event.act.on, proposal: null, late: context.proposal?.data.reason ?? null };
  }),
  forgetProposal: base.assign({ proposal: null }),
  rememberCancelled: base.assign(({ event }) => {
    const { data, act } = sent(event, 'cancel');
    const entry = data.replacement ? act.facts.programme.find((one) => one.case === data.replacement) : undefined;
    return { reason: data.reason, replacement: entry ? { meeting: entry.case, date: entry.date, cutOff: entry.cutOff } : null };
  }),
  rememberListed: base.assign(({ context, event }) => {
    const { id, workflow } = listed(event);
    const others = workflow === 'application' ? context.others : { ...context.others, [id]: workflow };
    return { items: { ...context.items, [id]: 'listed' as const }, others };
  }),
  rememberSettled: base.assign(({ context, event }) => {
    const { application, as } = sent(event, 'settle').data;
    return { items: { ...context.items, [application]: as } };
  }),
};

const asks = {
  askForQuarter: base.enqueueActions(({ context, enqueue }) => enqueue(ask(askForQuarter(context)))),
  askForPublication: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(askForPublication(context, event.act)))),
  reportUnpublished: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask([reportUnpublished(context, event.act)]))),
  askForSecond: base.enqueueActions(({ context, enqueue }) => enqueue(ask(askForSecond(context)))),
  reportExpired: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(reportExpired(context, event.act)))),
  stopClocks: base.enqueueActions(({ enqueue }) => enqueue(ask([clocksStopped]))),
  giveQuarterBack: base.enqueueActions(({ context, enqueue }) => enqueue(ask(giveQuarterBack(context)))),
  askToPublish: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask([askForEntry(context, event.act, 'published'), ...askForReminders(context, event.act)]));
  }),
  askForSiblings: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(askForSiblings(event.act, context.late)))),
  askToMove: base.enqueueActions(({ context, event, enqueue }) => {
    const told = itemsWaiting(context);
    // The reminder of the cut-off has gone out already, with a date that no longer holds. Papers whose day is over are out.
    const papers =
      isCutOffPassed(context, event.act.on) && event.act.on <= context.papersDue && told.length > 0 ? askForPapers(context, event.act) : [];
    enqueue(ask([...papers, ...told.map((item) => tellMoved(context, event.act, item))]));
  }),
  askToCancel: base.enqueueActions(({ context, event, enqueue }) => {
    const told = itemsWaiting(context).map((item) => tellCancelled(context, event.act, item));
    enqueue(ask([askForEntry(context, event.act, 'cancelled'), { do: 'clear-deadline', name: '*' }, ...told]));
  }),
  askToClose: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask([askForEntry(context, event.act, 'closed'), { do: 'clear-deadline', name: '*' }]));
  }),
  askForPapers: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(askForPapers(context, event.act)))),
  reportUnclosed: base.enqueueActions(({ context, enqueue }) => enqueue(ask([reportUnclosed(context)]))),
  askForLatePapers: base.enqueueActions(({ context, event, enqueue }) => enqueue(ask(askForLatePapers(context, event.act)))),
  tellMoved: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask([tellMoved(context, event.act, listed(event))]));
  }),
  tellCancelled: base.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask([tellCancelled(context, event.act, listed(event))]));
  }),
};

const labels = (staff: string, applicant: string, inPublic: string): StateMeta => ({ staff, applicant, public: inPublic });

// A message can be under way while the meeting ends: an application that arrives then is sent on, what became of one is past.
const tooLate = { list: { actions: 'tellCancelled' }, settle: {} } as const;

export const meetingMachine = base.extend({ actions: { ...remembers, ...asks } }).createMachine({
  id: 'meeting',
  context: emptyMeeting,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not scheduled', 'Not scheduled', 'Not scheduled'),
      tags: ['open'],
      on: { schedule: { target: 'scheduled', actions: ['rememberDate', 'askForQuarter', 'askForPublication'] } },
    },
    scheduled: {
      meta: labels('Scheduled, not published', 'Not published yet', 'Not published yet'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        publish: { target: 'published', actions: ['rememberPublished', 'stopClocks', 'askToPublish', 'askForSiblings'] },
        publishWithYear: { target: 'published', actions: ['rememberWithYear', 'stopClocks', 'askToPublish'] },
        proposeLatePublication: { actions: ['rememberProposal', 'askForSecond'] },
        confirmLatePublication: { target: 'published', actions: ['rememberLate', 'stopClocks', 'askToPublish', 'askForSiblings'] },
        expireProposal: [{ guard: 'isProposalOver', actions: ['reportExpired', 'forgetProposal'] }, {}],
        unpublished: [{ guard: 'isFirstUnpublished', actions: 'reportUnpublished' }, {}],
        reschedule: { actions: 'rememberNewDate' },
        drop: { target: 'dropped', actions: ['giveQuarterBack', 'stopClocks'] },
      },
    },
    published: {
      meta: labels('Published', 'Published', 'Published'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        list: [
          { guard: 'wasToldAnotherDate', actions: ['rememberListed', 'tellMoved', 'askForLatePapers'] },
          { actions: ['rememberListed', 'askForLatePapers'] },
        ],
        settle: { actions: 'rememberSettled' },
        reschedule: { actions: ['rememberNewDate', 'askToPublish', 'askToMove'] },
        cancel: { target: 'cancelled', actions: ['rememberCancelled', 'askToCancel', 'giveQuarterBack'] },
        close: { target: 'closed', actions: 'askToClose' },
        papers: [{ guard: 'arePapersWanted', actions: 'askForPapers' }, {}],
        unclosed: [{ guard: 'isStillToClose', actions: 'reportUnclosed' }, {}],
      },
    },
    closed: { meta: labels('Closed', 'Held', 'Held'), tags: ['closed'], on: tooLate },
    cancelled: { meta: labels('Cancelled', 'Cancelled', 'Cancelled'), tags: ['closed'], on: tooLate },
    dropped: { meta: labels('Removed before it was published', 'Not planned any more', 'Not planned any more'), tags: ['closed'] },
  },
});

/** The decision meeting as the engine runs it. */
export const meeting: Workflow = {
  name: 'meeting',
  title: 'Decision meeting',
  machine: meetingMachine,
  commands: meetingCommands,
  rules: meetingRules,
  mainPaths: [['new', 'scheduled', 'published', 'closed']],
  listing: (snapshot: Snapshot<MeetingContext>) => ({ keyDate: snapshot.context.date }),
};
