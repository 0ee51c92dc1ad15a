// Transitions that several states of the grant share.

export const interests = {
  declareInterest: { actions: 'rememberDeclaration' },
  recordDispensation: { actions: 'rememberDispensation' },
} as const;

export const banking = {
  giveBankDetails: { actions: ['rememberBank', 'askBankGiven'] },
  checkBankDetails: { actions: ['rememberCheck', 'askBankChecked'] },
  witnessBankDetails: { actions: 'rememberWitness' },
} as const;

/** The application ended: the grant stops, unless it was approved (S5). */
export const stoppable = {
  applicationSettled: [
    { guard: 'stops', target: 'stopped', actions: ['rememberSettled', 'rememberStop', 'askStopped'] },
    { actions: 'rememberSettled' },
  ],
} as const;

export const givable = { giveUp: { target: 'ended-unpaid', actions: ['dropRequests', 'askClosing', 'askGivenUp', 'close'] } } as const;

/** What was authorised may have been paid, whatever has happened since: what became of it is recorded. */
export const payable = { recordPaid: { actions: ['rememberPaid', 'askPaid'] } } as const;
export const refusable = { refusePayment: { actions: ['rememberRefused', 'askRefused'] } } as const;
export const reviewable = { askAgain: { actions: ['rememberAskedAgain', 'askAgain'] } } as const;

/** What can take a stopped grant up again, from whatever stage of its recovery; otherwise its dates are set anew (V5, F7). */
export const takenUpAgain = <const A extends string>(dates: A) =>
  ({
    deadlineMoved: [
      { guard: 'goesOnWithoutConditions', target: 'open', actions: ['rememberDeadline', 'askConditionDates'] },
      { guard: 'goesOn', target: 'running', actions: ['rememberDeadline', 'askGoesOn', 'askConditionDates'] },
      { actions: ['rememberDeadline', dates] },
    ],
    reviewOpened: { actions: ['rememberReview', dates] },
    reviewClosed: [
      { guard: 'isOtherReview' },
      { guard: 'goesOnWithoutConditions', target: 'open', actions: ['rememberReviewEnd', 'askConditionDates'] },
      { guard: 'goesOn', target: 'running', actions: ['rememberReviewEnd', 'askGoesOn', 'askConditionDates'] },
      { actions: ['rememberReviewEnd', dates] },
    ],
  }) as const;

/** What becomes of the money takes two people (S5, P10). */
export const considerable = {
  proposeRecovery: { actions: ['rememberProposal', 'askProposed'] },
  confirmRecovery: [
    { guard: 'isWriteOff', target: 'written-off', actions: ['askWrittenOff', 'askClosing', 'rememberRecovery', 'close'] },
    { target: 'recovering', actions: ['askRecovery', 'rememberRecovery'] },
  ],
  expireProposal: [{ guard: 'isProposalOver', actions: ['forgetProposal', 'askProposalExpired'] }, {}],
} as const;
