// Transitions that several states of the application share.
import { onPaper, onPaperReopening } from './paper.transitions.ts';

export const interests = {
  declareInterest: { actions: 'rememberDeclaration' },
  recordDispensation: { actions: 'rememberDispensation' },
} as const;
export const withdrawable = { withdraw: { target: 'withdrawn', actions: ['askWithdrawn', 'closeAsWithdrawn'] } } as const;
export const withdrawableNoticed = { withdraw: { target: 'withdrawn', actions: ['askWithdrawnNoticed', 'closeAsWithdrawn'] } } as const;
export const refusable = {
  refuseAgreement: { target: 'agreement-refused', actions: ['askAgreementRefused', 'closeAsAgreementRefused'] },
} as const;
export const returnable = {
  returnForInformation: { target: 'returned', actions: ['askUnlockingOver', 'rememberQuestions', 'askReturned'] },
} as const;
export const completable = { confirmComplete: { target: 'waiting', actions: 'rememberReport' } } as const;

/** Named sections are unlocked for a time by two officers, and changed by the organisation (C1); the officer reports on them anew. */
export const unlockable = {
  proposeUnlock: { actions: ['rememberUnlocking', 'askUnlockProposed'] },
  confirmUnlock: { actions: ['askUnlocked', 'unlockSections'] },
  expireUnlocking: [{ guard: 'isUnlockingOver', actions: ['forgetUnlocking', 'askUnlockingExpired'] }, {}],
  prepareSections: { actions: 'rememberSections' },
  submitSections: { actions: ['askSectionsSubmitted', 'rememberSectionsSubmitted'] },
  lockSections: [{ guard: 'isLockDue', actions: ['lockSections', 'askLocked'] }, {}],
} as const;
export const unlockableReported = { ...unlockable, confirmComplete: { actions: 'rememberReport' } } as const;

/** A letter released after the case went on. */
export const noted = { letterReleased: { actions: 'noteRelease' } } as const;

/** The grant tells of itself whatever has become of the case. */
export const grantTells = {
  grantOpened: { actions: ['rememberGrant', 'askGrantOpened'] },
  grantPaid: { actions: 'rememberGrantPaid' },
} as const;

const overtaken = { actions: ['askReviewEnded', 'rememberReviewEnd'] } as const;

/** Where a review changes nothing of the case: what it was about was overtaken, or nothing of it is left to decide. */
export const reviewed = { reviewOpened: { actions: ['rememberReview', 'askReviewOpened'] }, reviewClosed: overtaken } as const;

const setAside = { guard: 'isSetAside', target: 'waiting', actions: ['askSetAside', 'setAside'] } as const;

/** Where the applicant's time follows from the decision: it stands still, and is given back or not needed any more (V5, V6). */
export const reviewedFounding = <const T extends string>(times: T) =>
  ({
    reviewOpened: { actions: ['rememberReview', 'askReviewOpened', 'askPaused'] },
    reviewClosed: [setAside, { actions: ['askReviewEnded', 'askGivenBack', 'rememberReviewEnd', times] }],
  }) as const;

/** Stage 2 under way: a stage 1 decision sent back takes it to stage 1 again, with what was resubmitted. */
export const reviewedAtStage2 = {
  reviewOpened: reviewed.reviewOpened,
  reviewClosed: [{ guard: 'isFoundingSetAside', target: 'submitted', actions: ['askBackToStage1', 'backToStage1'] }, overtaken],
} as const;

const comesBack = { guard: 'comesBack', target: 'waiting', actions: ['askSetAside', 'setAside'] } as const;

/** Closed: what is sent back brings the case back, if its hub is free (V5, F10). */
export const reviewedClosed = { reviewOpened: reviewed.reviewOpened, reviewClosed: [comesBack, overtaken] } as const;
export const reviewedLapse = <const T extends string>(target: T) =>
  ({
    reviewOpened: reviewed.reviewOpened,
    reviewClosed: [{ guard: 'isLapseSetAside', target, actions: ['askLapseSetAside', 'setLapseAside'] }, comesBack, overtaken],
  }) as const;
export const reviewedEnding = {
  reviewOpened: reviewed.reviewOpened,
  reviewClosed: [{ guard: 'isEndingSetAside', target: 'with-holder', actions: ['askApprovalBack', 'bringApprovalBack'] }, overtaken],
} as const;

export const reviewableEnd = { letterReleased: { actions: ['rememberClosingRelease', 'askClosingReleased'] } } as const;

const expires = { expireCorrection: [{ guard: 'isCorrectionOver', actions: ['askCorrectionExpired', 'forgetCorrection'] }, {}] } as const;

/** An offer that is not accepted can be taken back by two people (C1). */
export const offerWithdrawable = {
  proposeOfferWithdrawal: { actions: ['rememberOfferWithdrawal', 'askCorrectionProposed'] },
  confirmOfferWithdrawal: { target: 'waiting', actions: ['askOfferWithdrawn', 'withdrawOffer'] },
} as const;

/** A lapse can be taken back by two people (C1, F7). */
export const reinstatable = <const T extends string>(target: T) =>
  ({
    proposeReinstatement: { actions: ['rememberReinstatement', 'askCorrectionProposed'] },
    confirmReinstatement: { target, actions: ['askReinstated', 'reinstate'] },
    ...expires,
  }) as const;

const recordProposed = { actions: ['rememberCorrection', 'askCorrectionProposed'] } as const;
const recordConfirmed = { target: 'decided', actions: ['askRecordCorrected', 'correctRecord'] } as const;

/** A mistaken record is superseded by two people with a new one (D5). */
export const correctable = { proposeCorrection: recordProposed, confirmCorrection: recordConfirmed, ...expires } as const;

/** Once the decision is in force, a record that is worse for the applicant needs written notice before it is made (D5). */
export const correctableInForce = {
  proposeCorrection: recordProposed,
  confirmCorrection: [{ guard: 'needsNotice', actions: ['giveNotice', 'askNoticeGiven'] }, recordConfirmed],
  respondToCorrection: { actions: ['rememberResponse', 'askResponded'] },
  noticeEnds: [{ guard: 'isNoticeOver', actions: 'askNoticeOver' }, {}],
  recordCorrection: { target: 'decided', actions: ['askNoticedRecord', 'correctNoticedRecord'] },
  dropCorrection: { actions: ['askCorrectionDropped', 'forgetCorrection'] },
  ...expires,
} as const;

/** Where a paper brings the case back to a state, but for a response to a notice: that is taken where the case is (D5, P9). */
export const onPaperReopeningInForce = <const T extends string, const A extends readonly string[]>(target: T, ...actions: A) => {
  const reopening = onPaperReopening(target, ...actions);
  return { ...reopening, confirmPaper: [{ guard: 'isResponseOnPaper', ...onPaper.confirmPaper }, reopening.confirmPaper] } as const;
};

/** Where a record is not corrected: a rule says what to do instead (D5). */
export const notCorrectable = { proposeCorrection: {} } as const;

/** The outcome takes effect (D7): the same branches whether its day came or a call-in was confirmed. */
export const takesEffect = [
  { guard: 'isApproval', target: 'approved', actions: ['putInForce', 'askInForce', 'askApproved'] },
  { guard: 'isOffer', target: 'offered', actions: ['putInForce', 'askInForce', 'askOffered'] },
  { target: 'declined', actions: ['putInForce', 'askInForce', 'askDeclined', 'closeAsDeclined'] },
] as const;

/** Moving the stage 2 deadline takes two people (F7, P10). */
export const movableDeadline = {
  proposeDeadline: { actions: ['rememberProposal', 'askDeadlineProposed'] },
  confirmDeadline: [
    { guard: 'hasPrepared', target: 'resubmission', actions: ['askDeadlineMoved', 'moveDeadline', 'askTimeRuns'] },
    { target: 'supported', actions: ['askDeadlineMoved', 'moveDeadline', 'askTimeRuns'] },
  ],
  expireProposal: [{ guard: 'isProposalOver', actions: ['forgetProposal', 'askProposalExpired'] }, {}],
} as const;

/** While supported the time until stage 2 runs (F8, F9). */
export const timeRuns = {
  prepare: { target: 'resubmission', actions: 'rememberPrepared' },
  remind: [{ guard: 'isDeadlineOver' }, { actions: 'askStage2Reminder' }],
  passDeadline: [{ guard: 'isDeadlineOver', target: 'lapse-pending', actions: ['announceLapse', 'askLapseAnnounced'] }, {}],
  ...movableDeadline,
} as const;

export const levelTest = [{ guard: 'hasExpiredAfterCutOff', target: 'held', actions: ['askHeld', 'holdFromMeeting'] }, {}] as const;
