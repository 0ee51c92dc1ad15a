// What the machine's branches ask. Guards look at dates, never at whether a timer has fired (R4); they refuse nothing.
import type { ApplicationContext, ApplicationEvent } from './application.context.ts';
import { isInFavour, noticed, proposalOf } from './application.corrections.ts';
import { levelStanding, measuresNow } from './application.criteria.ts';
import { lastDayNow, latestNamed } from './application.reviewable.ts';

interface Asked {
  readonly context: ApplicationContext;
  readonly event: ApplicationEvent;
}

/** Whether the last day is over; false while there is none. */
const isOver = (lastDay: string | null | undefined, { event }: Asked) => typeof lastDay === 'string' && event.act.on > lastDay;

/** The same for a day that stands still while the decision it follows from is under review (V6). */
const isOverNow = (lastDay: string | null | undefined, asked: Asked) =>
  typeof lastDay === 'string' && isOver(lastDayNow(asked.context, lastDay, asked.event.act.on), asked);

/** The reference of what a review that the case knows of sent back; null: another message, another outcome, another review. */
function sentBackReference({ context, event }: Asked): string | null {
  if (event.type !== 'reviewClosed' || event.data.outcome !== 'sent-back') return null;
  const { review, decision } = event.data;
  return context.reviews.some((one) => one.case === review) ? decision : null;
}

/** The kind of what was sent back, if it is the last outcome there was. */
function sentBackKind(asked: Asked) {
  const reference = sentBackReference(asked);
  return reference === null ? null : latestNamed(asked.context, reference)?.kind;
}

/** Whether the hub has no other application, so that this one can come back (F10). */
const isHubFree = ({ event }: Asked) => event.type === 'reviewClosed' && event.act.facts.live === null;

/** The decision that the case rests on was sent back. */
const isSetAside = (asked: Asked) => asked.context.decision !== null && sentBackReference(asked) === asked.context.decision.reference;

function standing({ context, event }: Asked) {
  return levelStanding(event.act.facts.certificates, measuresNow(context, event.act.policy).level, event.act.on);
}

const isAboutMyMeeting = ({ context, event }: Asked) =>
  (event.type === 'meetingMoved' || event.type === 'meetingCancelled' || event.type === 'papers') &&
  event.data.meeting === context.meeting?.case;

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
  /** The offer itself, and no letter on what was before it came back. */
  isOfferLetter: ({ event }: Asked) => event.type === 'letterReleased' && event.data.kind === 'application-support-offered',
  isOfferOver: (asked: Asked) => isOverNow(asked.context.offer?.acceptBy, asked),
  isDeadlineOver: (asked: Asked) => isOverNow(asked.context.offer?.deadline, asked),
  isProposalOver: (asked: Asked) => isOver(asked.context.proposal?.expires, asked),
  isLapseDue: (asked: Asked) => isOverNow(asked.context.lapseOn, asked),
  hasPrepared: ({ context }: Asked) => context.prepared !== null,
  isSigningOver: (asked: Asked) => isOver(asked.context.agreement?.signBy, asked),
  isLastSigningOver: (asked: Asked) => isOver(asked.context.agreement?.signBy, asked) && asked.context.agreement?.periods === 2,
  isCorrectionOver: (asked: Asked) => isOver(asked.context.correction?.expires, asked),
  isUnlockingOver: (asked: Asked) => isOver(asked.context.unlocking?.expires, asked),
  isLockDue: (asked: Asked) => isOver(asked.context.unlocked?.until, asked),
  /** Worse for the applicant than the decision in force: written notice comes first (D5). */
  needsNotice: ({ context, event }: Asked) => {
    const record = proposalOf(context, 'record');
    return record !== undefined && !isInFavour(context, record.data.decision, event.act.policy);
  },
  isNoticeOver: (asked: Asked) => isOver(noticed(asked.context)?.notice.until, asked),
  isSetAside,
  /** The same in a closed case, for which the hub has to be free. */
  comesBack: (asked: Asked) => isSetAside(asked) && isHubFree(asked),
  isLapseSetAside: (asked: Asked) => sentBackKind(asked) === 'lapse' && isHubFree(asked),
  isEndingSetAside: (asked: Asked) => sentBackKind(asked) === 'approval-ended' && isHubFree(asked),
  /** The stage 1 decision was sent back after the resubmission, and stage 2 is not decided. */
  isFoundingSetAside: (asked: Asked) => sentBackKind(asked) === 'decision' && asked.context.stage === 2,
  isHoldOver: (asked: Asked) => isOver(asked.context.agreement?.heldUntil, asked),
};
