// How the grant's course changes: the application's messages, stopping, being taken up again, and what becomes of the money (S5, V5, V6).
import { addDays, daysBetween, laterOf } from './calendar.ts';
import { outstandingPence, unspentPence } from './grant.accounts.ts';
import { hasEnded, isStopped, withDaysLeft, withDeadline, withPause } from './grant.conditions.ts';
import { type GrantContext, type GrantEvent, type Sent, there } from './grant.context.ts';
import { pence, sumPence } from './money.ts';
import { proposalBy } from './two-people.ts';

type Changed = Partial<GrantContext>;

/**
 * A grant that no longer has a reason to stand still is taken up again, with the time that was left of each condition: nothing is to be
 * recovered any more. What was given back or written off stays on record.
 */
export function takenUp(context: GrantContext, on: string): GrantContext {
  if (context.stoppedOn === null || isStopped(context, on)) return context;
  return { ...context, ...withDaysLeft(context, on), stoppedOn: null, considerAfter: null, proposal: null, recovery: null };
}

/** The deadline moved, so the application is alive: one that had lapsed is reinstated (F7, C1). */
export function deadlineMoved(context: GrantContext, { act, data }: Sent<'deadlineMoved'>): Changed {
  const alive = hasEnded(context) ? { ...context, settled: null } : context;
  const moved = takenUp({ ...alive, ...withDeadline(alive, data.deadline) }, act.on);
  return { ...moved, ...withDeadline(moved, data.deadline) };
}

/** Told twice when the letter is released later: the second time with the day of release. A withdrawal has no letter to wait for. */
export function applicationSettled(context: GrantContext, { act, data }: Sent<'applicationSettled'>): Changed {
  const releasedOn = data.releasedOn ?? (data.outcome === 'withdrawn' ? data.on : null);
  const settled = { outcome: data.outcome, on: data.on, releasedOn };
  if (releasedOn === null || data.outcome === 'approved') return { settled };
  return { settled, considerAfter: windowEnd(context, releasedOn, act.policy.reviewWindowDays) };
}

/** The letter on the stop was released: what was asked again can be heard in the same time as a review is asked for. */
export function stopReleased(context: GrantContext, { act, data }: Sent<'letterReleased'>): Changed {
  return { considerAfter: windowEnd(context, data.on, act.policy.reviewWindowDays) };
}

function windowEnd({ considerAfter }: GrantContext, releasedOn: string, days: number): string {
  const end = addDays(releasedOn, days);
  return considerAfter === null ? end : laterOf(considerAfter, end);
}

export function reviewOpened({ deadline }: GrantContext, { data }: Sent<'reviewOpened'>): Changed {
  return { review: { case: data.review, on: data.on, deadline } };
}

/** What is sent back is decided afresh: the existing grant and its conditions go on (V5). Otherwise the review's days are given back. */
export function reviewClosed(context: GrantContext, { act, data }: Sent<'reviewClosed'>): Changed {
  const review = there(context.review, 'review');
  if (data.outcome === 'sent-back' && hasEnded(context)) return takenUp({ ...context, review: null, settled: null }, act.on);
  const { recovery, considerAfter } = context;
  return {
    ...withPause(context, data.on),
    review: null,
    considerAfter: considerAfter && laterOf(considerAfter, data.on),
    recovery: recovery && { ...recovery, by: addDays(recovery.by, daysBetween(review.on, data.on)) },
  };
}

export function stopped(_context: GrantContext, { act }: { readonly act: { readonly on: string } }): Changed {
  return { stoppedOn: act.on, correction: null };
}

/** What was requested and not authorised falls away when recovery is considered, or the grant ends. */
export function withoutRequests({ payments }: GrantContext): Changed {
  return { payments: payments.map((payment) => (payment.status === 'requested' ? { ...payment, status: 'refused' } : payment)) };
}

export function recoveryProposed(_context: GrantContext, { act, data }: Sent<'proposeRecovery'>): Changed {
  const repay = data.outcome === 'repayment' ? pence(there(data.amount, 'amount to repay')) : 0;
  const proposal = proposalBy(act, { repay, by: data.by ?? null, reason: data.reason });
  return { proposal };
}

/** What is not asked back of the money that the organisation holds is written off. */
export function recoveryConfirmed(context: GrantContext): Changed {
  const { repay, by } = there(context.proposal, 'proposal').data;
  const writtenOff = sumPence([context.writtenOff, outstandingPence(context) - repay]);
  return { proposal: null, writtenOff, recovery: repay === 0 ? null : { left: repay, by: there(by, 'date to repay by') } };
}

export function repaid(context: GrantContext, { act, data }: Sent<'recordRepayment'>): Changed {
  const amount = pence(data.amount);
  const recovery = there(context.recovery, 'repayment asked for');
  const repayment = { pence: amount, on: act.on, by: act.actor.person, reference: data.reference };
  return { repayments: [...context.repayments, repayment], recovery: { ...recovery, left: recovery.left - amount } };
}

export function closed(context: GrantContext, { act, type }: Pick<GrantEvent, 'act' | 'type'>): Changed {
  return { closed: { on: act.on, unspent: unspentPence(context), gaveUp: type === 'giveUp' }, correction: null, proposal: null };
}

/** Whether the application ended and came back, so that nothing keeps a grant from going on that ended with it unpaid (V5, F7, S6). */
export function isBack(before: GrantContext, after: GrantContext, on: string): boolean {
  return hasEnded(before) && before.closed?.gaveUp === false && !isStopped(after, on);
}
