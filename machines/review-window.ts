/** The time in which a review of an outcome can be asked for (V2). */
import { addDays } from './calendar.ts';
import type { Policy } from './policy.ts';

/** The last day to ask for a review of an outcome whose letter was released on that date, by the policy of that date (R6). */
export function lastDayToAsk(releasedOn: string, policy: Policy): string {
  return addDays(releasedOn, policy.reviewWindowDays);
}
