// What the machine's branches ask. Guards look at dates, never at whether a timer has fired (R4); they refuse nothing.
import type { ApplicationContext, ApplicationEvent } from './application.context.ts';
import { levelStanding, measuresNow } from './application.criteria.ts';

interface Asked {
  readonly context: ApplicationContext;
  readonly event: ApplicationEvent;
}

/** Whether the last day is over; false while there is none. */
const isOver = (lastDay: string | null | undefined, { event }: Asked) => typeof lastDay === 'string' && event.act.on > lastDay;

function standing({ context, event }: Asked) {
  return levelStanding(event.act.facts.certificates, measuresNow(context, event.act.policy).level, event.act.on);
}

const isAboutMyMeeting = ({ context, event }: Asked) =>
  (event.type === 'meetingMoved' || event.type === 'meetingCancelled') && event.data.meeting === context.meeting?.case;

/** The named guards. */
export const applicationGuards = {
  isAboutMyMeeting,
  isReplaced: (asked: Asked) =>
    isAboutMyMeeting(asked) && asked.event.type === 'meetingCancelled' && asked.event.data.replacement !== undefined,
  /** After the cut-off an expired level holds the application (F14). */
  hasExpiredAfterCutOff: (asked: Asked) => isOver(asked.context.meeting?.cutOff, asked) && standing(asked) === 'expired',
  /** Renewed while its meeting is still ahead: the hold cost it nothing (F14). */
  isBackInTime: (asked: Asked) =>
    standing(asked) === 'in-date' && asked.context.heldFrom !== null && asked.event.act.on <= asked.context.heldFrom.date,
  isLevelInDate: (asked: Asked) => standing(asked) === 'in-date',
  isNotYetEffective: ({ context, event }: Asked) => context.decision !== null && event.act.on < context.decision.effectiveOn,
  isApproval: ({ context }: Asked) => context.decision?.outcome === 'approve',
  isOffer: ({ context }: Asked) => context.decision?.outcome === 'offer',
  isOfferOver: (asked: Asked) => isOver(asked.context.offer?.acceptBy, asked),
  isDeadlineOver: (asked: Asked) => isOver(asked.context.offer?.deadline, asked),
  isProposalOver: (asked: Asked) => isOver(asked.context.proposal?.expires, asked),
  isLapseDue: (asked: Asked) => isOver(asked.context.lapseOn, asked),
  hasPrepared: ({ context }: Asked) => context.prepared !== null,
  isSigningOver: (asked: Asked) => isOver(asked.context.agreement?.signBy, asked),
  isLastSigningOver: (asked: Asked) => isOver(asked.context.agreement?.signBy, asked) && asked.context.agreement?.periods === 2,
  isHoldOver: (asked: Asked) => isOver(asked.context.agreement?.heldUntil, asked),
};
