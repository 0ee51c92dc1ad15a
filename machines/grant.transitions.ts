// Transitions that several states of the grant share.
import { onPaper, paperContent } from './paper.transitions.ts';

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
      { guard: 'goesOnWithoutConditions', target: 'open', actions: ['rememberDeadline', 'askTakenUp', 'askConditionDates'] },
      { guard: 'goesOn', target: 'running', actions: ['rememberDeadline', 'askTakenUp', 'askGoesOn', 'askConditionDates'] },
      { actions: ['rememberDeadline', dates] },
    ],
    reviewOpened: { actions: ['rememberReview', dates] },
    reviewClosed: [
      { guard: 'isOtherReview' },
      { guard: 'goesOnWithoutConditions', target: 'open', actions: ['rememberReviewEnd', 'askTakenUp', 'askConditionDates'] },
      { guard: 'goesOn', target: 'running', actions: ['rememberReviewEnd', 'askTakenUp', 'askGoesOn', 'askConditionDates'] },
      { actions: ['rememberReviewEnd', dates] },
    ],
  }) as const;

/** A letter on a stop that is released when the grant does not stand still any more: nothing waits for it. */
export const released = { letterReleased: {} } as const;

/** What comes late to a grant whose money is settled changes nothing, and nobody has to look at it. */
export const settledForGood = {
  ...paperContent,
  deadlineMoved: {},
  applicationSettled: {},
  reviewOpened: {},
  reviewClosed: {},
  ...released,
} as const;

/** The application came back: the same grant is taken up again, and never a second one opened (V5, S6). */
const comesBack = <const A extends string>(remember: A) =>
  [
    { guard: 'comesBackUnset', target: 'open', actions: [remember, 'reopen', 'askTakenUp', 'askReopened'] },
    { guard: 'comesBack', target: 'running', actions: [remember, 'reopen', 'askTakenUp', 'askReopened', 'askGoesOn', 'askConditionDates'] },
    { guard: 'isKeptOut', actions: 'askKeptOut' },
  ] as const;

/** What can bring an ended grant back of which nothing was paid: its application did not end after all. */
export const broughtBack = {
  deadlineMoved: [...comesBack('rememberDeadline'), {}],
  applicationSettled: { actions: 'rememberSettled' },
  reviewOpened: { actions: 'rememberReview' },
  reviewClosed: [{ guard: 'isOtherReview' }, ...comesBack('rememberReviewEnd'), { actions: 'forgetReview' }],
  ...released,
} as const;

/** Evidence that was received on paper before the grant stopped is taken; where nothing is missed any more, the grant goes on (P9, S4). */
export const answeredOnPaper = {
  ...onPaper,
  submitEvidence: [
    {
      guard: 'goesOn',
      target: 'running',
      actions: ['rememberEvidence', 'takeUpOnPaper', 'askTakenUp', 'askJudgement', 'askGoesOn', 'askDatesOnPaper'],
    },
    { actions: ['rememberEvidence', 'askJudgement'] },
  ],
} as const;

/** The same in a grant that has ended unpaid: its hub is claimed again (S6). */
export const broughtBackOnPaper = {
  ...onPaper,
  submitEvidence: [
    {
      guard: 'goesOn',
      target: 'running',
      actions: [
        'rememberEvidence',
        'reopen',
        'takeUpOnPaper',
        'askTakenUp',
        'askBackOnPaper',
        'askJudgement',
        'askGoesOn',
        'askDatesOnPaper',
      ],
    },
    { actions: 'rememberEvidence' },
  ],
} as const;

/** What becomes of the money takes two people (S5, P10). */
export const considerable = {
  proposeRecovery: { actions: ['rememberProposal', 'askProposed'] },
  confirmRecovery: [
    { guard: 'isWriteOff', target: 'written-off', actions: ['askWrittenOff', 'askClosing', 'rememberRecovery', 'close'] },
    { target: 'recovering', actions: ['askRecovery', 'rememberRecovery'] },
  ],
  expireProposal: [{ guard: 'isProposalOver', actions: ['forgetProposal', 'askProposalExpired'] }, {}],
} as const;
