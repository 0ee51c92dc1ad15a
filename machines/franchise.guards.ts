// What the machine's branches ask. Guards look at dates, never at whether a timer has fired (R4); they refuse nothing.
import type { FranchiseContext, FranchiseEvent } from './franchise.context.ts';
import { openReview } from './franchise.decision.ts';
import { groundsAfter, isReturnWanted } from './franchise.grounds.ts';

interface Asked {
  readonly context: FranchiseContext;
  readonly event: FranchiseEvent;
}

/** Whether the last day is over; false while there is none. */
const isOver = (lastDay: string | null | undefined, { event }: Asked) => typeof lastDay === 'string' && event.act.on > lastDay;

const isAboutMyMeeting = ({ context, event }: Asked) =>
  (event.type === 'meetingMoved' || event.type === 'meetingCancelled') && event.data.meeting === context.meeting?.case;

/** Whether a review sent back what this state rests on: the suspension in force, or the ending. */
function isSetAside({ context, event }: Asked): boolean {
  if (event.type !== 'reviewClosed' || event.data.outcome !== 'sent-back') return false;
  if (!openReview(context, event.data)) return false;
  const standing = context.closed ? context.decision?.reference : context.suspension?.reference;
  return standing === event.data.decision;
}

/** While the suspension is under review, the day expected for the way back waits (V6). */
const isSuspensionReviewed = ({ reviews, suspension }: FranchiseContext) =>
  reviews.some(({ decision }) => decision === suspension?.reference);

/** The named guards. */
export const franchiseGuards = {
  /** Whether staff have something to act on once this has happened (H4). */
  leavesGrounds: ({ context, event }: Asked) => groundsAfter(context, event).length > 0,
  isReturnWanted: ({ context, event }: Asked) => isReturnWanted(context, event.act.on) && event.act.on <= context.annual.dueOn,
  isLineDue: (asked: Asked) => asked.context.plan.some(({ met, due }) => met === null && isOver(due, asked)),
  isActOver: (asked: Asked) => isOver(asked.context.actBy, asked),
  isProposalOver: (asked: Asked) => isOver(asked.context.proposal?.expires, asked),
  isBackOver: (asked: Asked) => !isSuspensionReviewed(asked.context) && isOver(asked.context.suspension?.backBy, asked),
  isSuspended: ({ context }: Asked) => context.suspension !== null,
  isAboutMyMeeting,
  isReplaced: (asked: Asked) =>
    isAboutMyMeeting(asked) && asked.event.type === 'meetingCancelled' && asked.event.data.replacement !== undefined,
  isNotYetEffective: ({ context, event }: Asked) => context.decision !== null && event.act.on < context.decision.effectiveOn,
  isEnding: ({ context }: Asked) => context.decision?.outcome === 'end',
  isLeaveOver: (asked: Asked) => isOver(asked.context.leavesOn, asked),
  isSetAside,
  isSetAsideWithGrounds: (asked: Asked) => isSetAside(asked) && asked.context.grounds.length > 0,
};
