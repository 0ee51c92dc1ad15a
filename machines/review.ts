// The review (V): a panel of two portfolio holders and one CVS representative looks at how an outcome was reached, and never at what to award.
import { paperContent } from './paper.transitions.ts';
import { paperCarriesOut } from './paper.ts';
import { reviewCommands } from './review.commands.ts';
import { emptyReview, type ReviewContext } from './review.context.ts';
import { reviewDesk } from './review.desk.ts';
import { paperSteps } from './review.paper-commands.ts';
import { reviewRules } from './review.rules.ts';
import type { Snapshot, StateMeta, Workflow } from './workflow.ts';

const labels = (staff: string, applicant: string, inPublic: string): StateMeta => ({ staff, applicant, public: inPublic });

/** The organisation says whether what was keyed from paper is what it sent, however far the review is. */
const { confirmPaperContent } = paperContent;

const withdrawable = { withdraw: { target: 'withdrawn', actions: ['closeAsWithdrawn', 'askWithdrawn'] }, confirmPaperContent } as const;
/** The organisation ended the case itself: nothing is left that could be sent back. */
const overtakable = { caseEnded: { target: 'overtaken', actions: ['closeAsOvertaken', 'askOvertaken'] } } as const;

/** Told of it too late to matter. */
const deaf = { caseEnded: {}, confirmPaperContent } as const;
const statable = { addStatement: { actions: 'rememberStatement' } } as const;

/** A hearing that is off goes back to the panel: nothing of it counts, and its members hear it again together. */
const calledOff = {
  adjourn: { target: 'appointing', actions: ['askAdjourned', 'rememberUnheard'] },
  removeMember: { target: 'appointing', actions: ['rememberRemoved', 'askRemoved', 'askAdjourned', 'rememberUnheard'] },
  declareInterest: [
    { guard: 'hasInterest', target: 'appointing', actions: ['rememberSteppedDown', 'askAdjourned', 'askReplacement', 'rememberUnheard'] },
    { actions: 'rememberNoInterest' },
  ],
} as const;

/** Asked for, on-line or on paper: in time it opens, late it waits for an answer. */
const requested = [
  { guard: 'isLate', target: 'late', actions: ['rememberRequest', 'askForClaim', 'askForLate'] },
  { target: 'appointing', actions: ['rememberRequest', 'rememberOpened', 'askForClaim', 'askForOpening'] },
] as const;

export const reviewMachine = reviewDesk.createMachine({
  id: 'review',
  context: emptyReview,
  initial: 'new',
  states: {
    new: {
      meta: labels('Not asked for', 'Not asked for', 'No review'),
      tags: ['open'],
      on: {
        request: requested,
        keyPaper: { target: 'keyed', actions: ['rememberPaper', 'askPaperKeyed'] },
      },
    },
    keyed: {
      meta: labels('Asked for on paper: to be confirmed', 'Received on paper: we compare it with what was entered', 'No review'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        request: requested,
        confirmPaper: { actions: ['askPaperConfirmed', 'rememberPaperTaken'] },
        expirePaper: [
          { guard: 'isPaperOver', target: 'not-confirmed', actions: ['forgetPaper', 'closeAsNotConfirmed', 'askPaperExpired'] },
          {},
        ],
      },
    },
    late: {
      meta: labels('Asked for late: waiting for your answer', 'Asked for late: waiting for our answer', 'No review'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        acceptLate: { target: 'appointing', actions: ['rememberOpened', 'askLateAccepted', 'askForOpening'] },
        refuseLate: { target: 'late-refused', actions: ['closeAsRefused', 'askLateRefused'] },
        chaseLate: { actions: 'chaseLate' },
        ...withdrawable,
      },
    },
    appointing: {
      meta: labels('Panel and hearing to be arranged', 'A panel is being arranged', 'Review under way'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        appoint: { actions: ['rememberAppointed', 'askInvitation'] },
        removeMember: { actions: ['rememberRemoved', 'askRemoved'] },
        declareInterest: [{ guard: 'hasInterest', actions: ['rememberSteppedDown', 'askReplacement'] }, { actions: 'rememberNoInterest' }],
        setHearing: { target: 'hearing-set', actions: ['rememberHearing', 'askHearing'] },
        chaseHearing: { actions: 'chaseHearing' },
        ...statable,
        ...withdrawable,
        ...overtakable,
      },
    },
    'hearing-set': {
      meta: labels('Hearing date set', 'A hearing date is set', 'Review under way'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        setHearing: { actions: ['rememberHearing', 'askHearing'] },
        recordHeld: { target: 'voting', actions: ['rememberHeard', 'askVotes'] },
        chaseHeld: [{ guard: 'isHearingOver', actions: 'chaseHeld' }, {}],
        ...statable,
        ...calledOff,
        ...withdrawable,
        ...overtakable,
      },
    },
    voting: {
      meta: labels('Heard: the panel votes', 'Heard: the panel is deciding', 'Review under way'),
      tags: ['open', 'waiting-on-staff'],
      on: {
        vote: [
          { guard: 'isLastToSendBack', target: 'sent-back', actions: ['rememberVote', 'closeAsSentBack', 'askSentBack'] },
          { guard: 'isLastVote', target: 'stands', actions: ['rememberVote', 'closeAsStands', 'askStands'] },
          { actions: 'rememberVote' },
        ],
        chaseVotes: [{ guard: 'areVotesOverdue', actions: 'chaseVotes' }, {}],
        ...calledOff,
        ...withdrawable,
        ...overtakable,
      },
    },
    stands: { meta: labels('Closed: the outcome stands', 'The outcome stands', 'Review ended'), tags: ['closed'], on: deaf },
    'sent-back': { meta: labels('Closed: sent back', 'Sent back to be decided afresh', 'Review ended'), tags: ['closed'], on: deaf },
    withdrawn: { meta: labels('Closed: withdrawn', 'Withdrawn', 'Review ended'), tags: ['closed'], on: deaf },
    overtaken: {
      meta: labels('Closed: the organisation ended the case', 'Ended: you ended the case yourself', 'Review ended'),
      tags: ['closed'],
      on: deaf,
    },
    'late-refused': { meta: labels('Closed: late request refused', 'Late request refused', 'No review'), tags: ['closed'], on: deaf },
    'not-confirmed': {
      meta: labels('Closed: keyed from paper and not confirmed', 'Entered again by us', 'No review'),
      tags: ['closed'],
      on: {},
    },
  },
});

/** The review as the engine runs it. It hangs on the case reviewed only once it is open: a late request holds nothing up. */
export const review: Workflow = {
  name: 'review',
  title: 'Review',
  machine: reviewMachine,
  commands: reviewCommands,
  rules: reviewRules,
  mainPaths: [
    ['new', 'appointing', 'hearing-set', 'voting', 'stands'],
    ['voting', 'sent-back'],
  ],
  listing: ({ context }: Snapshot<ReviewContext>) => {
    const keyDate = context.hearing?.date ?? context.hearBy ?? context.requested?.on ?? context.paper?.data.received;
    return {
      ...(keyDate ? { keyDate } : {}),
      ...(context.openedOn && context.reviewed ? { parent: context.reviewed.case } : {}),
      ...(context.closed ? { outcome: context.closed.outcome } : {}),
    };
  },
  carriesOut: paperCarriesOut(paperSteps),
};
