// Transitions that several states of the application share.

export const interests = {
  declareInterest: { actions: 'rememberDeclaration' },
  recordDispensation: { actions: 'rememberDispensation' },
} as const;
export const withdrawable = { withdraw: { target: 'withdrawn', actions: ['askWithdrawn', 'closeAsWithdrawn'] } } as const;
export const withdrawableNoticed = { withdraw: { target: 'withdrawn', actions: ['askWithdrawnNoticed', 'closeAsWithdrawn'] } } as const;
export const refusable = {
  refuseAgreement: { target: 'agreement-refused', actions: ['askAgreementRefused', 'closeAsAgreementRefused'] },
} as const;
export const returnable = { returnForInformation: { target: 'returned', actions: ['rememberQuestions', 'askReturned'] } } as const;
export const completable = { confirmComplete: { target: 'waiting', actions: 'rememberReport' } } as const;
export const reviewableEnd = { letterReleased: { actions: 'rememberClosingRelease' } } as const;

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
