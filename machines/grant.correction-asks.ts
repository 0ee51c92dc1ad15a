// What correcting a condition asks for: the second person's note, and the letter that says what changed and why (C1, L5).
import type { Effect } from './effects.ts';
import { type Asking, conditionDates, conditionModel, limit, lookAgainBy, toOrganisation, toStaff } from './grant.asks.ts';
import { conditionOf } from './grant.conditions.ts';
import { type GrantContext, there } from './grant.context.ts';

export function onCorrectionProposed({ context, act }: Asking): Effect[] {
  const { expires, data } = there(context.correction, 'proposed correction');
  const task = `A correction of condition ${data.condition} of the start-up grant is proposed. Confirm it or let it expire.`;
  return [limit('expireCorrection', expires), toStaff('portfolio-holder', { act, task, dueBy: expires, words: data.reason })];
}

export function onCorrectionExpired({ act }: Asking): Effect[] {
  const task = 'The correction of a condition that you proposed was not confirmed in time. Propose it again if it is still needed.';
  return [toStaff('franchise-officer', { act, task })];
}

/** The condition before and after, with the dates that hold now; `before` is the grant with the proposal. */
export function onCorrected(before: GrantContext, now: Asking): Effect[] {
  const { condition: number, reason } = there(before.correction, 'proposed correction').data;
  const was = there(conditionOf(before, number), `condition ${number}`);
  const is = there(conditionOf(now.context, number), `condition ${number}`);
  const model = {
    ...{ ...conditionModel(is), due: is.due },
    was: { ...conditionModel(was), due: was.due },
    ...{ reason, lookAgainBy: lookAgainBy(now.act) },
  };
  return [...conditionDates(now), toOrganisation('grant-condition-corrected', model)];
}
