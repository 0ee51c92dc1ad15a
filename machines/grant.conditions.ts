/** The conditions' dates (S2, S4, F7, V6): what a condition's last day is now, what is missed, and how dates move. */
import { addDays, daysBetween, earlierOf } from './calendar.ts';
import type { Condition, GrantContext } from './grant.context.ts';

/** A condition taken up again has the days it had left, and at least these (F7). */
const DAYS_LEFT_AT_LEAST = 28;

export const isSatisfied = ({ status }: Condition) => status === 'met' || status === 'waived';

/** Whether the organisation has still to submit something for it. */
const isWanting = ({ status }: Condition) => status === 'open' || status === 'not-met';

export const conditionOf = ({ conditions }: Pick<GrantContext, 'conditions'>, number: number) =>
  conditions.find((condition) => condition.number === number);

/** A condition's last day as it holds on a day: while a review is open it moves on by whole days, unless it was over before (V6). */
export function dueNow({ due }: Condition, { review }: Pick<GrantContext, 'review'>, on: string): string {
  return review && due >= review.on ? addDays(due, daysBetween(review.on, on)) : due;
}

/**
 * The last day on which evidence is taken. When the application's deadline was shortened and the message of it is still under way,
 * the earlier of both dates holds (F7).
 */
export function lastDayFor(condition: Condition, context: GrantContext, on: string, deadline: string | null): string {
  if (context.review || deadline === null || deadline >= context.deadline) return dueNow(condition, context, on);
  return earlierOf(condition.due, deadline);
}

/** Whether a condition's time is over without evidence that waits for an answer or was found to do (S5). No time runs in a stopped grant. */
export function isMissed(condition: Condition, context: Pick<GrantContext, 'review' | 'stoppedOn'>, on: string): boolean {
  const day = context.stoppedOn ?? on;
  return isWanting(condition) && day > dueNow(condition, context, day);
}

export const missed = (context: GrantContext, on: string) => context.conditions.filter((condition) => isMissed(condition, context, on));

/** Whether the application ended without an approval. */
export const hasEnded = ({ settled }: Pick<GrantContext, 'settled'>) => settled !== null && settled.outcome !== 'approved';

/** Whether the grant stands still: the application ended, or a condition was missed (S5). */
export const isStopped = (context: GrantContext, on: string) => hasEnded(context) || missed(context, on).length > 0;

type Dated = Pick<GrantContext, 'deadline' | 'conditions'>;

/** Dates once the stage 2 deadline moved: dependent conditions go with it, and none is due after it (S2, F7). */
export function withDeadline(context: Dated, deadline: string): Dated {
  return {
    deadline,
    conditions: context.conditions.map((condition) => {
      const follows = !isSatisfied(condition) && (condition.dependent || condition.due > deadline);
      return follows ? { ...condition, due: deadline, dependent: true } : condition;
    }),
  };
}

/** Dates after a review: each condition not satisfied has the whole days back in which it was open (V6). */
export function withPause(context: GrantContext, on: string): Dated {
  const { review, deadline } = context;
  if (!review) return context;
  const days = daysBetween(review.on, on);
  // The application may have told its new deadline before this: then dependent conditions have moved already.
  const isTold = deadline !== review.deadline;
  return {
    deadline: isTold ? deadline : addDays(deadline, days),
    conditions: context.conditions.map((condition) =>
      isSatisfied(condition) || (isTold && condition.dependent) ? condition : { ...condition, due: dueNow(condition, context, on) },
    ),
  };
}

/** Dates of a grant taken up again on a day: what was not missed when it stopped has the days it had left, at least 28 (F7). */
export function withDaysLeft(context: GrantContext, on: string): Dated {
  const { stoppedOn, deadline, conditions } = context;
  if (stoppedOn === null) return context;
  return {
    deadline,
    conditions: conditions.map((condition) => {
      const left = daysBetween(stoppedOn, condition.due);
      if (isSatisfied(condition) || left < 0) return condition;
      return { ...condition, due: addDays(on, Math.max(left, DAYS_LEFT_AT_LEAST)) };
    }),
  };
}
