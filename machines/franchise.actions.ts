// The machine's named actions: what is remembered, and what is asked for. An ask placed before a change sees the case as it was.
import { setup } from 'xstate';
import { ask, type Effect } from './effects.ts';
import * as asks from './franchise.asks.ts';
import * as changes from './franchise.changes.ts';
import type { FranchiseContext, FranchiseEvent } from './franchise.context.ts';
import * as decision from './franchise.decision.ts';
import * as ends from './franchise.ending-asks.ts';
import { franchiseGuards } from './franchise.guards.ts';
import * as suspension from './franchise.suspension-asks.ts';
import type { StateMeta } from './workflow.ts';

type Event<K extends FranchiseEvent['type']> = Extract<FranchiseEvent, { type: K }>;
type Asking = asks.Asking;

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const desk = setup({
  types: { context: {} as FranchiseContext, events: {} as FranchiseEvent, meta: {} as StateMeta },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: franchiseGuards,
});

function taken<K extends FranchiseEvent['type']>(event: FranchiseEvent, type: K): Event<K> {
  if (event.type !== type) throw new Error(`The franchise's machine expected "${type}" and got "${event.type}".`);
  return event as Event<K>;
}

/** Remembers what a function of context and event says. */
const on = <K extends FranchiseEvent['type']>(type: K, change: (context: FranchiseContext, event: Event<K>) => Partial<FranchiseContext>) =>
  desk.assign(({ context, event }) => change(context, taken(event, type)));

/** Remembers whatever the event. */
const always = (change: (context: FranchiseContext, event: FranchiseEvent) => Partial<FranchiseContext>) =>
  desk.assign(({ context, event }) => change(context, event));

/** Asks for what a function of case, act and event says. */
const asking = (effects: (asking: Asking, event: FranchiseEvent) => readonly Effect[]) =>
  desk.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(effects({ context, act: event.act }, event)));
  });

const remembering = {
  rememberOpened: on('open', (_, event) => changes.opened(event)),
  rememberGrounds: always(changes.grounds),
  rememberOffered: on('offerItems', changes.offered),
  rememberAnswers: on('answerItems', changes.answered),
  rememberPrepared: on('prepareReturn', changes.prepared),
  rememberReturned: on('submitReturn', changes.submitted),
  rememberFindings: on('recordFindings', changes.found),
  rememberJudged: on('judgeLine', changes.lineJudged),
  rememberLevel: always((_, event) => changes.levelSeen(event)),
  rememberTime: on('giveTime', (_, event) => changes.timeGiven(event)),
  beginActAgain: always((_, event) => changes.actBegunAgain(event)),
  rememberDeclaration: on('declareInterest', changes.declared),
  rememberDispensation: on('recordDispensation', changes.dispensed),
  rememberLeave: on('leave', (_, event) => changes.leaveNoticed(event)),
  forgetLeave: always(() => ({ leavesOn: null })),
  closeAsLeft: always(changes.left),
  rememberSuspensionProposed: on('proposeSuspension', (_, event) => decision.suspensionProposed(event)),
  rememberLiftingProposed: on('proposeLifting', (_, event) => decision.liftingProposed(event)),
  forgetProposal: always(() => ({ proposal: null })),
  suspend: always(decision.suspended),
  lift: always(decision.lifted),
  rememberEnding: on('proposeEnding', (_, event) => decision.endingProposed(event)),
  dropEnding: always(decision.endingOff),
  rememberMeeting: on('placeEnding', (_, event) => decision.placed(event)),
  rememberMovedMeeting: on('meetingMoved', (_, event) => decision.moved(event)),
  rememberReplacement: on('meetingCancelled', (_, event) => decision.replaced(event)),
  leaveMeeting: always(() => ({ meeting: null })),
  rememberDecision: on('decideEnding', decision.decided),
  countDeferral: always(decision.deferred),
  setDecisionAside: always(decision.referredBack),
  closeAsEnded: always(decision.ended),
  rememberRelease: on('letterReleased', decision.released),
  rememberReviewOpened: on('reviewOpened', decision.reviewOpened),
};

const askingInForce = {
  askOpened: asking(asks.onOpened),
  askGrounds: asking(({ context }, event) => asks.onGrounds(context, event)),
  askLevel: asking(({ context }, event) => asks.onLevel(context, event)),
  askEntry: asking((now) => [asks.entry(now)]),
  askOffered: asking((now, event) => asks.onOffered(now, taken(event, 'offerItems'))),
  askReminder: asking(asks.onReminder),
  askReviewDue: asking(asks.onReviewDue),
  askReturned: asking(asks.onReturned),
  askFound: asking(asks.onFound),
  askLineDue: asking(asks.onLineDue),
  askJudged: asking((now, event) => asks.onJudged(now, taken(event, 'judgeLine'))),
  askNotActed: asking(asks.onNotActed),
  askTimeGiven: asking((now, event) => asks.onTimeGiven(now, taken(event, 'giveTime'))),
  askLeave: asking(asks.onLeave),
  askNoticeTakenBack: asking(asks.onNoticeTakenBack),
};

const askingForEnds = {
  askProposed: asking(suspension.onProposed),
  askProposalExpired: asking(suspension.onProposalExpired),
  askSuspended: asking(suspension.onSuspended),
  askLifted: asking(suspension.onLifted),
  askBack: asking(suspension.onBack),
  askBackDue: asking(suspension.onBackDue),
  askEndingProposed: asking(ends.onEndingProposed),
  askPlaced: asking(ends.onPlaced),
  askMeetingMoved: asking((now, event) => ends.onMeetingMoved(now, taken(event, 'meetingMoved'))),
  askReplaced: asking((now, event) => ends.onReplaced(now, taken(event, 'meetingCancelled'))),
  askCancelled: asking((now, event) => ends.onCancelled(now, taken(event, 'meetingCancelled'))),
  askEndingWithdrawn: asking((now, event) => ends.onEndingWithdrawn(now, taken(event, 'withdrawEnding'))),
  askGoesOn: asking(ends.onGoesOn),
  askDecided: asking(ends.onDecided),
  askDeferred: asking((now, event) => ends.onDeferred(now, taken(event, 'deferEnding'))),
  askCalledIn: asking((now, event) => ends.onCalledIn(now, taken(event, 'callIn'))),
  askConfirmed: asking((now, event) => ends.onConfirmed(now, taken(event, 'confirmCallIn'))),
  askReferredBack: asking((now, event) => ends.onReferredBack(now, taken(event, 'referBack'))),
  askEnded: asking(ends.onEnded),
  askContinues: asking(ends.onContinues),
  askLeft: asking(({ context, act }) => ends.onLeft(context, act)),
  askReviewOpened: asking(ends.onReviewOpened),
  /** Placed before the change: what is asked for needs the case before and after. */
  askReviewClosed: desk.enqueueActions(({ context, event, enqueue }) => {
    const closing = taken(event, 'reviewClosed');
    const after = { ...context, ...decision.reviewClosed(context, closing) };
    enqueue(ask(ends.onReviewClosed(context, { context: after, act: event.act }, closing)));
  }),
  rememberReviewClosed: on('reviewClosed', decision.reviewClosed),
};

/** The franchise's setup with its named guards and actions. */
export const franchiseDesk = desk.extend({ actions: { ...remembering, ...askingInForce, ...askingForEnds } });
