/** The stage 2 deadline (F4, F7, F9): how late it may be, how it may move and when a missed one lapses. */
import { addDays, addMonths, daysBetween, earlierOf, nextWorkingDay, sayDate } from './calendar.ts';
import { holidaysOf, type Policy } from './policy.ts';

/** The paper's maximum; policy may give less at the decision, never more. */
const MOST_MONTHS = 12;

/** The fewest days that whoever comes back from a lapse has (F7). */
const DAYS_LEFT_AT_LEAST = 28;

/** The last day of something that stood still from `began` until `on`: the days it had left then, at least 28 (F7). */
export function withDaysLeft(lastDay: string, began: string, on: string): string {
  return addDays(on, Math.max(daysBetween(began, lastDay), DAYS_LEFT_AT_LEAST));
}

/** What the latest deadline follows from. Days are whole days, 0 when there were none. */
export interface DeadlineGrounds {
  readonly effectiveOn: string;
  /** Days in which a review of that decision or of its lapse was open. */
  readonly reviewDays: number;
  /** Days from a lapse to the case's reinstatement. */
  readonly reinstatedDays: number;
}

/** The latest date the deadline can be moved to (F7): 12 calendar months from effective, plus review and reinstatement days. */
export function latestDeadline(grounds: DeadlineGrounds): string {
  return addDays(addMonths(grounds.effectiveOn, MOST_MONTHS), grounds.reviewDays + grounds.reinstatedDays);
}

/** Why the deadline may not be later than its bound, or null (F7). */
export function tooLate(proposed: string, grounds: DeadlineGrounds): string | null {
  const latest = latestDeadline(grounds);
  if (proposed <= latest) return null;
  return `The deadline cannot be later than ${sayDate(latest)}, 12 months from ${sayDate(grounds.effectiveOn)} and the days of a review or reinstatement. Choose an earlier date.`;
}

/** Why a deadline may not move to this date on that day, or null: never into the past, and shortened only with notice (F7). */
export function tooSoon(proposed: string, current: string, on: string, policy: Policy): string | null {
  if (proposed === current) return `The deadline already is ${sayDate(current)}. Choose another date.`;
  if (proposed <= on) return 'The new deadline has to lie ahead. Choose a later date.';
  const earliest = addDays(on, policy.shorteningNoticeDays);
  if (proposed > current || proposed >= earliest) return null;
  return `Shortening the time gives ${policy.shorteningNoticeDays} days’ notice. Choose ${sayDate(earliest)} or later.`;
}

/** The deadline after a call-in that made the decision effective later than planned: moved by as many days, within 12 months (F4, D7). */
export function deadlineAfterCallIn(deadline: string, planned: string, effectiveOn: string): string {
  const moved = addDays(deadline, Math.max(0, daysBetween(planned, effectiveOn)));
  return earlierOf(moved, addMonths(effectiveOn, MOST_MONTHS));
}

/** The day at whose end a missed deadline lapses (F9): the next working day, never before the day it was announced (C2). */
export function lapseDay(announcedOn: string, policy: Policy): string {
  return nextWorkingDay(addDays(announcedOn, -1), holidaysOf(policy));
}
