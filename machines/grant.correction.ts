/** A condition that was set wrongly and is put right by two people (C1, P10, S2): what can be corrected, and what the case remembers. */
import { addDays, earlierOf, sayDate } from './calendar.ts';
import { conditionOf, isSatisfied } from './grant.conditions.ts';
import { type Condition, type CorrectionData, type GrantContext, type Sent, there } from './grant.context.ts';
import type { Policy } from './policy.ts';
import { proposalBy } from './two-people.ts';

type Changed = Partial<GrantContext>;

/** Why a condition cannot be corrected like that: the rule and a sentence. */
export interface CannotCorrect {
  readonly rule: 'S2e' | 'S2f' | 'S2g' | 'S2h' | 'S2i' | 'S2j';
  readonly says: string;
}

/** The day and the policy of the act, and the stage 2 deadline that the application has by now; null: it has none. */
interface On {
  readonly on: string;
  readonly policy: Policy;
  readonly deadline: string | null;
}

/** Why this correction cannot be made on that day, or null (S2). The condition named is one of the grant's: S4a has made sure. */
export function whyNotCorrected(context: GrantContext, data: CorrectionData, on: On): CannotCorrect | null {
  const condition = conditionOf(context, data.condition);
  if (!condition) return null;
  return (
    whyNotOpen(condition) ?? whyNotChanged(data) ?? whyNotCriterion(context, condition, data) ?? whyNotDue(context, condition, data, on)
  );
}

/** What was found to do, or lies here to be judged, is not asked for in other words afterwards: payments rest on it. */
function whyNotOpen(condition: Condition): CannotCorrect | null {
  if (isSatisfied(condition))
    return {
      rule: 'S2e',
      says: `Condition ${condition.number} is satisfied, and what payments may rest on stays as it is. Choose another.`,
    };
  if (condition.status === 'evidence')
    return { rule: 'S2f', says: `Evidence for condition ${condition.number} is waiting. Record first whether the condition is met.` };
  return null;
}

function whyNotChanged({ criterion, evidence, due }: CorrectionData): CannotCorrect | null {
  return criterion === undefined && evidence === undefined && due === undefined
    ? { rule: 'S2g', says: 'Nothing is corrected. Enter the criterion, the evidence or the date as it should have been.' }
    : null;
}

function whyNotCriterion(
  { criteria, conditions }: GrantContext,
  { number, criterion: was }: Condition,
  { criterion }: CorrectionData,
): CannotCorrect | null {
  if (criterion === undefined || criterion === was) return null;
  if (!criteria.includes(criterion))
    return {
      rule: 'S2h',
      says: `The offer does not list “${criterion}” as still to meet, so the grant sets no condition for it. Choose one of: ${criteria.join(', ')}.`,
    };
  return conditions.some((one) => one.number !== number && one.criterion === was)
    ? null
    : { rule: 'S2h', says: `No other condition is about “${was}”, which the offer lists as still to meet. Leave the criterion as it is.` };
}

/** Never after the stage 2 deadline, the earlier one while a message of it is under way (F7); never in the past; earlier only with notice. */
function whyNotDue({ deadline }: GrantContext, condition: Condition, { due }: CorrectionData, now: On): CannotCorrect | null {
  if (due === undefined) return null;
  const last = now.deadline === null ? deadline : earlierOf(deadline, now.deadline);
  if (due > last) return { rule: 'S2i', says: `No condition is due after the stage 2 deadline, ${sayDate(last)}. Enter an earlier date.` };
  const { shorteningNoticeDays: notice } = now.policy;
  const earliest = due < condition.due ? addDays(now.on, notice) : addDays(now.on, 1);
  return due < earliest
    ? {
        rule: 'S2j',
        says: `The date lies ahead, and an earlier one than now gives ${notice} days’ notice. Enter ${sayDate(earliest)} or later.`,
      }
    : null;
}

export function correctionProposed({ act, data }: Sent<'proposeCorrection'>): Changed {
  return { correction: proposalBy(act, data) };
}

/** The condition as it should have been. What was found about it, and its number, stay. */
export function corrected(context: GrantContext): Changed {
  const { condition: number, criterion, evidence, due } = there(context.correction, 'proposed correction').data;
  const conditions = context.conditions.map((one): Condition => {
    if (one.number !== number) return one;
    const day = due ?? one.due;
    return {
      ...one,
      criterion: criterion ?? one.criterion,
      evidence: evidence ?? one.evidence,
      due: day,
      dependent: day === context.deadline,
    };
  });
  return { conditions, correction: null };
}
