// The machine's named actions: what is remembered, and what is asked for. An ask placed before a change sees the case as it was.
import { setup } from 'xstate';
import * as asks from './application.asks.ts';
import * as award from './application.award-asks.ts';
import * as changes from './application.changes.ts';
import { type ApplicationContext, type ApplicationEvent, there } from './application.context.ts';
import * as correctionAsks from './application.correction-asks.ts';
import * as corrections from './application.corrections.ts';
import * as letters from './application.decision-letters.ts';
import type { Outcome } from './application.facts.ts';
import * as grantAsks from './application.grant-asks.ts';
import { applicationGuards } from './application.guards.ts';
import { askForReport } from './application.report.ts';
import * as review from './application.review.ts';
import * as reviewAsks from './application.review-asks.ts';
import * as support from './application.support-asks.ts';
import * as unlock from './application.unlock.ts';
import * as unlockAsks from './application.unlock-asks.ts';
import { ask, type Effect } from './effects.ts';
import type { StateMeta } from './workflow.ts';

type Event<K extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: K }>;
type Asking = asks.Asking;

// 'ask' is declared so that asking for effects is type-checked; nothing ever runs it.
const desk = setup({
  types: { context: {} as ApplicationContext, events: {} as ApplicationEvent, meta: {} as StateMeta },
  actions: { ask: (_, _params: { readonly effects: readonly Effect[] }) => undefined },
  guards: applicationGuards,
});

function taken<K extends ApplicationEvent['type']>(event: ApplicationEvent, type: K): Event<K> {
  if (event.type !== type) throw new Error(`The application's machine expected "${type}" and got "${event.type}".`);
  return event as Event<K>;
}

/** Remembers what a function of context and event says. */
const on = <K extends ApplicationEvent['type']>(
  type: K,
  change: (context: ApplicationContext, event: Event<K>) => Partial<ApplicationContext>,
) => desk.assign(({ context, event }) => change(context, taken(event, type)));

/** Remembers whatever the event. */
const always = (change: (context: ApplicationContext, event: ApplicationEvent) => Partial<ApplicationContext>) =>
  desk.assign(({ context, event }) => change(context, event));

const closedAs = (outcome: Outcome) => always((_, { act }) => changes.closedAs(outcome, act.on));

/** Asks for what a function of case and act says. */
const asking = (effects: (asking: Asking, event: ApplicationEvent) => readonly Effect[]) =>
  desk.enqueueActions(({ context, event, enqueue }) => {
    enqueue(ask(effects({ context, act: event.act }, event)));
  });

const remembering = {
  rememberPrepared: on('prepare', changes.prepared),
  rememberSubmission: on('submit', changes.submitted),
  beginStage2: always(changes.stage2Begun),
  rememberQuestions: on('returnForInformation', (_, event) => changes.returned(event)),
  rememberReport: on('confirmComplete', changes.reported),
  rememberMeeting: on('place', (_, event) => changes.placed(event)),
  rememberMovedMeeting: on('meetingMoved', (_, event) => changes.moved(event)),
  rememberReplacement: on('meetingCancelled', (_, event) => changes.replaced(event)),
  leaveMeeting: always(() => ({ meeting: null })),
  holdFromMeeting: always(({ meeting }) => ({ meeting: null, heldFrom: meeting })),
  backOnMeeting: always(({ heldFrom }) => ({ meeting: heldFrom, heldFrom: null })),
  rememberDeclaration: on('declareInterest', changes.declared),
  rememberDispensation: on('recordDispensation', changes.dispensed),
  rememberDecision: on('decide', changes.decided),
  countDeferral: always(changes.deferred),
  putInForce: always(changes.putInForce),
  setDecisionAside: always(changes.referredBack),
  startOfferWindow: on('letterReleased', changes.offerReleased),
  rememberAcceptance: on('acceptOffer', changes.accepted),
  rememberProposal: on('proposeDeadline', (_, event) => changes.deadlineProposed(event)),
  forgetProposal: always(() => ({ proposal: null })),
  moveDeadline: always(changes.deadlineMoved),
  announceLapse: always((_, event) => changes.lapseAnnounced(event)),
  rememberAgreement: always((_, event) => changes.agreementIssued(event)),
  givePeriod: always(changes.newPeriodGiven),
  startSigningWindow: on('letterReleased', changes.agreementReleased),
  rememberSignature: on('signAgreement', changes.signed),
  rememberWitness: always(changes.witnessed),
  rememberHold: on('holdAward', changes.held),
  rememberClosingRelease: on('letterReleased', changes.closingReleased),
  closeAsWithdrawn: closedAs('withdrawn'),
  closeAsDeclined: always(changes.declined),
  closeAsLapsed: always((context, event) => changes.lapsed(context, 'lapsed', event)),
  closeAsOfferLapsed: always((context, event) => changes.lapsed(context, 'offer-lapsed', event)),
  closeAsOfferRefused: closedAs('offer-refused'),
  closeAsAgreementRefused: closedAs('agreement-refused'),
  closeAsApprovalEnded: always(changes.approvalEnded),
  closeAsAwarded: closedAs('awarded'),
};

const noticedRecord = (context: ApplicationContext, { act, data }: Event<'recordCorrection'>) =>
  corrections.recordCorrected(context, act, data.considered);

const rememberingLater = {
  noteRelease: on('letterReleased', changes.releaseNoted),
  rememberGrant: on('grantOpened', changes.grantOpened),
  rememberGrantPaid: on('grantPaid', changes.grantPaid),
  rememberReview: on('reviewOpened', review.opened),
  rememberReviewEnd: on('reviewClosed', review.overtaken),
  setAside: on('reviewClosed', review.setAside),
  backToStage1: on('reviewClosed', review.backToStage1),
  setLapseAside: on('reviewClosed', review.lapseSetAside),
  bringApprovalBack: on('reviewClosed', review.approvalBack),
  rememberOfferWithdrawal: on('proposeOfferWithdrawal', (_, event) => corrections.offerWithdrawalProposed(event)),
  rememberReinstatement: on('proposeReinstatement', (_, event) => corrections.reinstatementProposed(event)),
  rememberCorrection: on('proposeCorrection', (_, event) => corrections.recordProposed(event)),
  forgetCorrection: always(() => ({ correction: null })),
  withdrawOffer: always(corrections.offerWithdrawn),
  reinstate: always((context, { act }) => review.reinstated(context, act.on)),
  correctRecord: always((context, { act }) => corrections.recordCorrected(context, act, null)),
  correctNoticedRecord: on('recordCorrection', noticedRecord),
  giveNotice: always(corrections.noticeGiven),
  rememberResponse: on('respondToCorrection', corrections.responded),
};

const rememberingUnlocking = {
  rememberUnlocking: on('proposeUnlock', (_, event) => unlock.unlockProposed(event)),
  forgetUnlocking: always(() => ({ unlocking: null })),
  unlockSections: always(unlock.unlocked),
  rememberSections: on('prepareSections', unlock.sectionsPrepared),
  rememberSectionsSubmitted: on('submitSections', unlock.sectionsSubmitted),
  lockSections: always(() => ({ unlocked: null })),
};

const askingForUnlocking = {
  askUnlockProposed: asking(unlockAsks.onUnlockProposed),
  askUnlockingExpired: asking(unlockAsks.onUnlockingExpired),
  askUnlocked: asking(unlockAsks.onUnlocked),
  askSectionsSubmitted: asking(unlockAsks.onSectionsSubmitted),
  askLocked: asking(unlockAsks.onLocked),
  askUnlockingOver: asking(({ context }) => unlock.clearUnlockTimes(context)),
};

/** Asks for what follows from the case before and after a change: placed before the change. */
const askingAcross = <K extends ApplicationEvent['type']>(
  type: K,
  change: (context: ApplicationContext, event: Event<K>) => Partial<ApplicationContext>,
  effects: (before: ApplicationContext, after: Asking, event: Event<K>) => readonly Effect[],
) =>
  desk.enqueueActions(({ context, event, enqueue }) => {
    const sent = taken(event, type);
    enqueue(ask(effects(context, { context: { ...context, ...change(context, sent) }, act: event.act }, sent)));
  });

const askingAboutReviews = {
  askGrantOpened: asking(grantAsks.onGrantOpened),
  askClosingReleased: asking(grantAsks.onClosingReleased),
  askReviewOpened: asking((now, event) => reviewAsks.onOpened(now, taken(event, 'reviewOpened').data)),
  askPaused: asking(reviewAsks.onPaused),
  askReviewEnded: asking(({ context }, event) => reviewAsks.onEnded(context, taken(event, 'reviewClosed'))),
  askGivenBack: askingAcross('reviewClosed', review.ended, (before, after, event) => reviewAsks.onGivenBack(before, after.context, event)),
  askOfferTimes: asking(reviewAsks.offerTimes),
  askLapseTimes: asking(reviewAsks.lapseTimes),
  askSetAside: asking(({ context }, event) => reviewAsks.onSetAside(context, taken(event, 'reviewClosed'))),
  askBackToStage1: asking(({ context }, event) => reviewAsks.onBackToStage1(context, taken(event, 'reviewClosed'))),
  askLapseSetAside: askingAcross('reviewClosed', review.lapseSetAside, reviewAsks.onLapseSetAside),
  askApprovalBack: asking(({ context }, event) => reviewAsks.onApprovalBack(context, taken(event, 'reviewClosed'))),
};

const askingForCorrections = {
  askCorrectionProposed: asking(correctionAsks.onProposed),
  askCorrectionExpired: asking(correctionAsks.onExpired),
  askOfferWithdrawn: asking((now) => correctionAsks.onOfferWithdrawn(now.context, now)),
  askReinstated: askingAcross(
    'confirmReinstatement',
    (context, { act }) => review.reinstated(context, act.on),
    (before, after) => reviewAsks.onAlive(before, after, there(before.correction, 'proposed reinstatement').data.reason),
  ),
  askRecordCorrected: askingAcross(
    'confirmCorrection',
    (context, { act }) => corrections.recordCorrected(context, act, null),
    correctionAsks.onRecordCorrected,
  ),
  askNoticedRecord: askingAcross('recordCorrection', noticedRecord, correctionAsks.onRecordCorrected),
  askNoticeGiven: asking(correctionAsks.onNoticeGiven),
  askResponded: asking(correctionAsks.onResponded),
  askNoticeOver: asking(correctionAsks.onNoticeOver),
  askCorrectionDropped: asking((now, event) => correctionAsks.onDropped(now, taken(event, 'dropCorrection').data.reason)),
};

const askingUntilDecided = {
  askStarted: asking(asks.onStart),
  askSubmitted: asking(({ context, act }) => asks.onSubmit(context, act)),
  askReturned: asking(asks.onReturn),
  askPlaced: asking(asks.onPlace),
  askMeetingMoved: asking(({ context }, event) => asks.onMeetingMoved(context, taken(event, 'meetingMoved').data)),
  askReplaced: asking(({ context, act }, event) => {
    const { data } = taken(event, 'meetingCancelled');
    const { meeting, ...when } = there(data.replacement, 'replacement');
    return asks.onMeetingCancelled(context, act, { replacement: { case: meeting, ...when }, reason: data.reason });
  }),
  askCancelled: asking(({ context, act }, event) => {
    return asks.onMeetingCancelled(context, act, { replacement: null, reason: taken(event, 'meetingCancelled').data.reason });
  }),
  askReport: asking(({ context, act }, event) => [askForReport(context, act, taken(event, 'papers').data.date)]),
  askHeld: asking(asks.onHold),
  askRenewed: asking(asks.onRenewed),
  askBackOnMeeting: asking(asks.onBackOnMeeting),
  askDecided: asking(asks.onDecide),
  askDeferred: asking(({ context, act }, event) => asks.onDefer(context, act, taken(event, 'defer').data.reason)),
  askCalledIn: asking((now, event) => asks.onCallIn(now, taken(event, 'callIn').data.reason)),
  askReferredBack: asking((now, event) => asks.onReferBack(now, taken(event, 'referBack').data.reason)),
  askWithdrawn: asking((now) => support.onWithdrawn(now, false)),
  askWithdrawnNoticed: asking((now) => support.onWithdrawn(now, true)),
};

const askingLater = {
  askInForce: asking((now, event) => support.inForce(now, event.type === 'confirmCallIn' ? event.data.reason : null)),
  askApproved: asking(letters.onApproved),
  askOffered: asking(letters.onOffered),
  askDeclined: asking(letters.onDeclined),
  askOfferReleased: asking(support.onOfferReleased),
  askOfferReminder: asking(support.onOfferReminder),
  askAccepted: asking(support.onAccepted),
  askOfferRefused: asking(support.onOfferRefused),
  askOfferLapsed: asking(support.onOfferLapsed),
  askStage2Reminder: asking(support.onStage2Reminder),
  askDeadlineProposed: asking(support.onDeadlineProposed),
  askProposalExpired: asking(support.onProposalExpired),
  askDeadlineMoved: asking(({ context }) => support.onDeadlineMoved(context)),
  askTimeRuns: asking(support.running),
  askLapseAnnounced: asking(support.onLapseAnnounced),
  askLapsed: asking(support.onLapsed),
  askAgreementIssued: asking(award.onAgreementIssued),
  askAgreementReleased: asking(award.onAgreementReleased),
  askAgreementReminder: asking(award.onAgreementReminder),
  askNotSigned: asking((now) => award.onNotSigned(now, 'franchise-officer')),
  askNotSignedTwice: asking((now) => award.onNotSigned(now, 'portfolio-holder')),
  askSigned: asking((now) => award.onSigned(now, false)),
  askSignedForHolder: asking((now) => award.onSigned(now, true)),
  askAgreementRefused: asking(award.onAgreementRefused),
  askReferred: asking(award.onReferred),
  askHeldTo: asking((now, event) => award.onHeldTo(now, taken(event, 'holdAward').data.reason)),
  askHoldOver: asking(award.onHoldOver),
  askAwardGoesAhead: asking(award.onAwardGoesAhead),
  askAwarded: asking(award.onAwarded),
  askApprovalEnded: asking((now, event) => award.onApprovalEnded(now, taken(event, 'endApproval').data)),
};

/** The application's setup with its named guards and actions. */
export const applicationDesk = desk.extend({
  actions: {
    ...remembering,
    ...rememberingLater,
    ...askingUntilDecided,
    ...askingLater,
    ...askingAboutReviews,
    ...askingForCorrections,
    ...rememberingUnlocking,
    ...askingForUnlocking,
  },
});
