// The machine's named actions: what is remembered, and what is asked for. An ask placed before a change sees the case as it was.
import { setup } from 'xstate';
import { ask, type Effect } from './effects.ts';
import * as asks from './grant.asks.ts';
import * as changes from './grant.changes.ts';
import type { GrantContext, GrantEvent, Sent } from './grant.context.ts';
import * as correcting from './grant.correction.ts';
import * as correctionAsks from './grant.correction-asks.ts';
import * as course from './grant.course.ts';
import { grantGuards, numberInName } from './grant.guards.ts';
import * as recovery from './grant.recovery-asks.ts';
import { withDeclaration, withDispensation } from './interests.ts';
import type { StateMeta } from './workflow.ts';

type Asking = asks.Asking;

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const desk = setup({
  types: { context: {} as GrantContext, events: {} as GrantEvent, meta: {} as StateMeta },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: grantGuards,
});

function taken<K extends GrantEvent['type']>(event: GrantEvent, type: K): Sent<K> {
  if (event.type !== type) throw new Error(`The grant's machine expected "${type}" and got "${event.type}".`);
  return event as Sent<K>;
}

/** Remembers what a function of context and event says. */
const on = <K extends GrantEvent['type']>(type: K, change: (context: GrantContext, event: Sent<K>) => Partial<GrantContext>) =>
  desk.assign(({ context, event }) => change(context, taken(event, type)));

/** Remembers whatever the event. */
const always = (change: (context: GrantContext, event: GrantEvent) => Partial<GrantContext>) =>
  desk.assign(({ context, event }) => change(context, event));

/** Asks for what a function of case and act says. */
const asking = (effects: (asking: Asking) => readonly Effect[]) =>
  desk.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(effects({ context, act: event.act })));
  });

/** Asks for what a function of case, act and payload says. */
const askingOn = <K extends GrantEvent['type']>(type: K, effects: (asking: Asking, event: Sent<K>) => readonly Effect[]) =>
  desk.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(effects({ context, act: event.act }, taken(event, type))));
  });

const remembering = {
  rememberOpening: on('open', (_, event) => changes.opened(event)),
  rememberConditions: on('setConditions', changes.conditionsSet),
  rememberCorrection: on('proposeCorrection', (_, event) => correcting.correctionProposed(event)),
  forgetCorrection: always(() => ({ correction: null })),
  correct: always(correcting.corrected),
  rememberEvidence: on('submitEvidence', changes.evidenceSubmitted),
  rememberMet: on('recordMet', changes.foundMet),
  rememberNotMet: on('recordNotMet', changes.foundNotMet),
  rememberWaived: on('waive', changes.waived),
  rememberAskedAgain: on('askAgain', changes.askedAgain),
  rememberBank: on('giveBankDetails', changes.bankGiven),
  rememberCheck: on('checkBankDetails', changes.bankChecked),
  rememberWitness: on('witnessBankDetails', changes.bankWitnessed),
  rememberRequest: on('requestPayment', changes.paymentRequested),
  rememberAuthorised: on('authorisePayment', changes.paymentAuthorised),
  rememberRefused: on('refusePayment', changes.paymentRefused),
  rememberPaid: on('recordPaid', changes.paymentMade),
  rememberDeadline: on('deadlineMoved', course.deadlineMoved),
  rememberSettled: on('applicationSettled', course.applicationSettled),
  rememberReview: on('reviewOpened', course.reviewOpened),
  rememberReviewEnd: on('reviewClosed', course.reviewClosed),
  rememberStop: always(course.stopped),
  rememberRelease: on('letterReleased', course.stopReleased),
  reopen: always(() => ({ closed: null })),
  forgetReview: always(() => ({ review: null })),
  takeUp: always((context, { act }) => course.takenUp(context, act.on)),
  dropRequests: always(course.withoutRequests),
  rememberProposal: on('proposeRecovery', course.recoveryProposed),
  forgetProposal: always(() => ({ proposal: null })),
  rememberRepayment: on('recordRepayment', course.repaid),
  close: always(course.closed),
  rememberDeclaration: on('declareInterest', ({ interests }, { act, data }) => ({
    interests: withDeclaration(interests, act, data.interest),
  })),
  rememberDispensation: on('recordDispensation', ({ interests }, { act, data }) => ({ interests: withDispensation(interests, act, data) })),
};

const askingWhileRunning = {
  askOpened: asking(asks.onOpened),
  askConditionsSet: asking(asks.onConditionsSet),
  askCorrectionProposed: asking(correctionAsks.onCorrectionProposed),
  askCorrectionExpired: asking(correctionAsks.onCorrectionExpired),
  /** Before the change, so that the letter can say what was wrong. */
  askCorrected: asking(({ context, act }) =>
    correctionAsks.onCorrected(context, { context: { ...context, ...correcting.corrected(context) }, act }),
  ),
  askConditionDates: asking(asks.conditionDates),
  askJudgement: askingOn('submitEvidence', (now, { data }) => asks.onEvidence(now, data.condition)),
  askMet: askingOn('recordMet', (now, { data }) => asks.onMet(now, data.condition)),
  askNotMet: askingOn('recordNotMet', (now, { data }) => asks.onNotMet(now, data)),
  askWaived: askingOn('waive', (now, { data }) => asks.onWaived(now, data)),
  askReminder: askingOn('remind', (now, { data }) => asks.onReminder(now, numberInName(data.name))),
  askAgain: askingOn('askAgain', (now, { data }) => asks.onAskedAgain(now, data.words)),
  askBankGiven: asking(asks.onBankGiven),
  askBankChecked: asking(asks.onBankChecked),
  askRequested: asking(asks.onRequested),
  askAuthorised: asking(asks.onAuthorised),
  askRefused: askingOn('refusePayment', (now, { data }) => asks.onRefused(now, data)),
  askPaid: askingOn('recordPaid', (now, { data }) => asks.onPaid(now, data.payment)),
  askDeadlineMoved: asking((now) => asks.onDatesMoved(now, 'The deadline to resubmit your application moved.')),
  askReviewEnded: asking((now) => asks.onDatesMoved(now, 'The review has ended. The days in which it was open are given back to you.')),
  askTakenUp: asking(asks.onTakenUp),
  askReopened: asking(asks.onReopened),
  askKeptOut: asking(asks.onKeptOut),
  askGoesOn: asking((now) => asks.onDatesMoved(now, 'Your start-up grant goes on.')),
};

const askingAtTheEnd = {
  askStopped: asking(recovery.onStopped),
  askConsiderDate: asking(recovery.considerDate),
  askConsidered: asking(recovery.onConsidered),
  askRecoveryDates: asking(recovery.recoveryDates),
  askProposed: asking(recovery.onProposed),
  askProposalExpired: asking(recovery.onProposalExpired),
  askRecovery: desk.enqueueActions(({ context, event, enqueue }) => {
    const after = { ...context, ...course.recoveryConfirmed(context) };
    enqueue(ask(recovery.onRecoveryConfirmed(context, { context: after, act: event.act })));
  }),
  rememberRecovery: always(course.recoveryConfirmed),
  askWrittenOff: asking(({ context }) => recovery.onWrittenOff(context)),
  askRepaid: asking(recovery.onRepaid),
  askRepaymentLate: asking(recovery.onRepaymentLate),
  askClosing: asking(recovery.onClosing),
  askCompleted: asking(recovery.onCompleted),
  askGivenUp: asking((now) => recovery.onEndedUnpaid(now, true)),
  askEndedUnpaid: asking((now) => recovery.onEndedUnpaid(now, false)),
};

/** The grant's setup with its named guards and actions. */
export const grantDesk = desk.extend({ actions: { ...remembering, ...askingWhileRunning, ...askingAtTheEnd } });
