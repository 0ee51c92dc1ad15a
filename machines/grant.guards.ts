// What the machine's branches ask: mostly how the case would stand after the event. Guards look at dates and refuse nothing (R4).
import { isNothingPaid, outstandingPence } from './grant.accounts.ts';
import * as changes from './grant.changes.ts';
import { conditionOf, dueNow, hasEnded, isMissed, isSatisfied, isStopped } from './grant.conditions.ts';
import type { GrantContext, GrantEvent } from './grant.context.ts';
import * as course from './grant.course.ts';

interface Asked {
  readonly context: GrantContext;
  readonly event: GrantEvent;
}

/** The case after the event, as far as branches depend on it. */
function after({ context, event }: Asked): GrantContext {
  return { ...context, ...changeBy(context, event) };
}

function changeBy(context: GrantContext, event: GrantEvent): Partial<GrantContext> {
  switch (event.type) {
    case 'submitEvidence':
      return changes.evidenceSubmitted(context, event);
    case 'recordNotMet':
      return changes.foundNotMet(context, event);
    case 'waive':
      return changes.waived(context, event);
    case 'refusePayment':
      return changes.paymentRefused(context, event);
    case 'deadlineMoved':
      return course.deadlineMoved(context, event);
    case 'applicationSettled':
      return course.applicationSettled(context, event);
    case 'reviewClosed':
      return course.reviewClosed(context, event);
    case 'recordRepayment':
      return course.repaid(context, event);
    default:
      return {};
  }
}

/** The day after which recovery is considered; null while nobody can say: a review is open, or a letter is still to be released. */
export function recoveryDay(context: Pick<GrantContext, 'review' | 'settled' | 'considerAfter'>): string | null {
  const isAwaitingRelease = hasEnded(context) && context.settled?.releasedOn === null;
  return context.review || isAwaitingRelease ? null : context.considerAfter;
}

/** The number in a deadline's name: 2 of 'conditionDue:2' and of 'remind:2-14'. */
export const numberInName = (name: string) => Number.parseInt(name.slice(name.indexOf(':') + 1), 10);

const isBack = (asked: Asked) => course.isBack(asked.context, after(asked), asked.event.act.on);

/** Whether no other grant holds the hub's claim. */
const isHubFree = ({ event }: Asked) => event.act.facts.hubGrant === null;

/** The named guards. */
export const grantGuards = {
  stops: (asked: Asked) => isStopped(after(asked), asked.event.act.on),
  goesOn: (asked: Asked) => !isStopped(after(asked), asked.event.act.on),
  goesOnWithoutConditions: (asked: Asked) => !isStopped(after(asked), asked.event.act.on) && asked.context.conditions.length === 0,
  comesBackUnset: (asked: Asked) => isBack(asked) && isHubFree(asked) && asked.context.conditions.length === 0,
  comesBack: (asked: Asked) => isBack(asked) && isHubFree(asked),
  /** The application came back, and its hub has another grant by now (S6). */
  isKeptOut: isBack,
  isStillWanted: ({ context, event }: Asked) => {
    const condition = event.type === 'remind' ? conditionOf(context, numberInName(event.data.name)) : undefined;
    if (!condition || isSatisfied(condition) || condition.status === 'evidence') return false;
    return !isMissed(condition, context, event.act.on) && dueNow(condition, context, event.act.on) >= event.act.on;
  },
  /** The end of a review has moved the deadline already, or the message came twice. */
  isDeadlineKnown: ({ context, event }: Asked) => event.type === 'deadlineMoved' && event.data.deadline === context.deadline,
  isOtherReview: ({ context, event }: Asked) => event.type === 'reviewClosed' && event.data.review !== context.review?.case,
  isTooSoonToConsider: ({ context, event }: Asked) => {
    const day = recoveryDay(context);
    return day === null || event.act.on <= day;
  },
  hasNothingPaid: (asked: Asked) => isNothingPaid(after(asked)),
  isProposalOver: ({ context, event }: Asked) => context.proposal !== null && event.act.on > context.proposal.expires,
  isCorrectionOver: ({ context, event }: Asked) => context.correction !== null && event.act.on > context.correction.expires,
  isWriteOff: ({ context }: Asked) => context.proposal?.data.repay === 0,
  isRepaid: (asked: Asked) => outstandingPence(after(asked)) === 0,
  isRepaymentLate: ({ context, event }: Asked) =>
    context.review === null && context.recovery !== null && event.act.on > context.recovery.by,
};
