// What the grant asks for when it stops and when it ends: the wait before recovery is considered, recovery, and closing (S5).
import type { Effect } from './effects.ts';
import { isNothingPaid, outstandingPence, paidPence, repaidPence, unspentPence } from './grant.accounts.ts';
import { type Asking, clearAll, conditionModel, grantKey, limit, lookAgainBy, toOrganisation, toStaff } from './grant.asks.ts';
import { missed } from './grant.conditions.ts';
import { type GrantContext, there } from './grant.context.ts';
import { recoveryDay } from './grant.guards.ts';
import { sayPounds } from './money.ts';

const endedWords = {
  declined: 'Your application was declined.',
  lapsed: 'Your application lapsed.',
  withdrawn: 'You withdrew your application.',
} as const;

function endedBecause({ settled }: GrantContext): string | null {
  return settled && settled.outcome !== 'approved' ? endedWords[settled.outcome] : null;
}

/** The grant stopped: why, and what happens next. Its letter's release starts the time before recovery is considered. */
export function onStopped({ context, act }: Asking): Effect[] {
  const model = {
    stoppedOn: act.on,
    ended: endedBecause(context),
    missed: missed(context, act.on).map((condition) => ({ ...conditionModel(condition), due: condition.due })),
    paidSoFar: paidPence(context),
    lookAgainBy: lookAgainBy(act),
  };
  return [
    ...considerDate({ context, act }),
    toOrganisation('grant-stopped', model, { released: 'letterReleased' }),
    toStaff('franchise-officer', { act, task: 'The start-up grant has stopped. Record what became of every payment authorised.' }),
  ];
}

/** The day after which recovery is considered, as far as it is known. */
export function considerDate({ context }: Asking): Effect[] {
  const day = recoveryDay(context);
  return day === null ? clearAll(context) : [...clearAll(context), limit('consider', day)];
}

export function onConsidered({ context, act }: Asking): Effect[] {
  const says = `${sayPounds(outstandingPence(context))} of the start-up grant was paid and is not accounted for.`;
  return [
    ...clearAll(context),
    toStaff('franchise-officer', { act, task: `${says} Propose whether to ask for repayment or to write it off.` }),
    toStaff('portfolio-holder', { act, task: `${says} The franchise officer proposes what becomes of it, and you confirm.` }),
  ];
}

/** The deadlines of a recovery: the proposal's, and the repayment's unless a review holds it (S5, V6). */
export function recoveryDates({ context }: Asking): Effect[] {
  const { proposal, recovery, review } = context;
  return [
    ...clearAll(context),
    ...(proposal ? [limit('expireProposal', proposal.expires)] : []),
    ...(recovery && !review ? [limit('repaymentDue', recovery.by)] : []),
  ];
}

export function onProposed(asking: Asking): Effect[] {
  const { context, act } = asking;
  const { expires: dueBy, data } = there(context.proposal, 'proposal');
  const rest = outstandingPence(context) - data.repay;
  const asked = data.repay > 0 ? `to ask for repayment of ${sayPounds(data.repay)}` : null;
  const written = rest > 0 ? `to write off ${sayPounds(rest)}` : null;
  const what = [asked, written].filter((one) => one !== null).join(' and ');
  const task = `It is proposed ${what} of the start-up grant. Confirm it or let it expire.`;
  return [...recoveryDates(asking), toStaff('portfolio-holder', { act, task, dueBy, words: data.reason })];
}

export function onProposalExpired(asking: Asking): Effect[] {
  const task = 'What you proposed for the grant’s money was not confirmed in time. Propose it again if it still holds.';
  return [...recoveryDates(asking), toStaff('franchise-officer', { act: asking.act, task })];
}

/** Repayment is asked for; `before` holds what was proposed. */
export function onRecoveryConfirmed(before: GrantContext, asking: Asking): Effect[] {
  const { repay, by, reason } = there(before.proposal, 'proposal').data;
  const model = {
    ...{ amount: repay, by, reason, lookAgainBy: lookAgainBy(asking.act) },
    ...{ paid: paidPence(before), repaid: repaidPence(before), writtenOff: asking.context.writtenOff },
  };
  return [...recoveryDates(asking), toOrganisation('grant-recovery-requested', model)];
}

/** Everything that is left is written off; `before` holds what was proposed. */
export function onWrittenOff(before: GrantContext): Effect[] {
  const { reason } = there(before.proposal, 'proposal').data;
  return [toOrganisation('grant-written-off', { amount: outstandingPence(before), repaid: repaidPence(before), reason })];
}

export function onRepaid({ context }: Asking): Effect[] {
  const last = there(context.repayments.at(-1), 'repayment');
  const { by } = there(context.recovery, 'repayment asked for');
  const left = outstandingPence(context);
  return [
    toOrganisation('grant-repayment-recorded', {
      ...{ amount: last.pence, paymentReference: last.reference, recordedOn: last.on, repaid: repaidPence(context) },
      ...{ left, by: left > 0 ? by : null },
    }),
  ];
}

export function onRepaymentLate({ context, act }: Asking): Effect[] {
  const says = `${sayPounds(outstandingPence(context))} of the start-up grant was not repaid in time.`;
  const task = `${says} Speak to the organisation, then propose another date or writing it off.`;
  return [toStaff('franchise-officer', { act, task })];
}

/** What every closing does: nothing falls due any more; a grant never paid bars nothing (S6). */
export function onClosing({ context, act }: Asking): Effect[] {
  return isNothingPaid(context) ? [...clearAll(context), { do: 'release', key: grantKey(act) }] : clearAll(context);
}

export function onCompleted({ context, act }: Asking): Effect[] {
  const model = { completedOn: act.on, award: context.award, paid: paidPence(context), unspent: unspentPence(context) };
  return [toOrganisation('grant-completed', model)];
}

export function onEndedUnpaid({ act }: Asking, wasGivenUp: boolean): Effect[] {
  return [toOrganisation('grant-ended-unpaid', { endedOn: act.on, wasGivenUp })];
}
