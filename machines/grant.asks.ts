// What the grant asks for while it runs: its claim and messages, letters on conditions and payments, and the conditions' deadlines.
import { addDays, daysBetween } from './calendar.ts';
import { coreOffer } from './core-offer.ts';
import type { Effect, LetterEffect, Recipient, SetDeadline } from './effects.ts';
import { isPaymentSettled, paidPence, unspentPence } from './grant.accounts.ts';
import { paymentOf } from './grant.changes.ts';
import { conditionOf, dueNow, isMissed, isSatisfied } from './grant.conditions.ts';
import { type Condition, type GrantAct, type GrantContext, type Payment, there } from './grant.context.ts';
import { sayPounds } from './money.ts';
import type { TextRef } from './text.ts';

/** The case after the change, and the act that brought it. */
export interface Asking {
  readonly context: GrantContext;
  readonly act: GrantAct;
}

/** A letter to the organisation. */
export function toOrganisation(kind: LetterEffect['kind'], model: LetterEffect['model'], more: Partial<LetterEffect> = {}): LetterEffect {
  return { do: 'letter', kind, to: 'organisation', model, ...more };
}

/** A note to staff that something of the grant waits for them; `words` is what somebody wrote about it. */
export function toStaff(
  to: Recipient,
  { act, task, dueBy = null, words = null }: { act: GrantAct; task: string; dueBy?: string | null; words?: TextRef | null },
): LetterEffect {
  return { do: 'letter', kind: 'grant-waiting', to, model: { waitingSince: act.on, task, dueBy, words } };
}

/** A time limit: fires when its last day has ended. */
export function limit(name: string, due: string): SetDeadline {
  return { do: 'set-deadline', name, due, fires: 'after' };
}

/** No time runs any more but that of a paper which waits for its second officer (P9). */
export function clearAll({ paper }: Pick<GrantContext, 'paper'>): Effect[] {
  return [{ do: 'clear-deadline', name: '*' }, ...(paper ? [limit('expirePaper', paper.expires)] : [])];
}

/** The last day on which a letter of today says that it can be asked for to be looked at again (L5). */
export const lookAgainBy = ({ on, policy }: GrantAct) => addDays(on, policy.reviewWindowDays);

/** The hub's one grant: taken when it opens, kept for ever once something was paid (S6). */
export const grantKey = ({ subject }: GrantAct) => `grant:${subject.hub ?? ''}`;

const claimHub = (act: GrantAct): Effect => ({
  do: 'claim',
  key: grantKey(act),
  says: 'This hub has a start-up grant already, and there is one for each hub.',
});

/** The grant goes on: a letter on its stop that still waits is not sent any more (L3). */
export function onTakenUp(): Effect[] {
  return [{ do: 'cancel-letters', kinds: ['grant-stopped'] }];
}

/** Taken up again after it had ended unpaid: the hub is claimed anew. */
export function onReopened({ context, act }: Asking): Effect[] {
  const isSet = context.conditions.length > 0;
  const task = 'The application came back, and its start-up grant with it.';
  return [
    claimHub(act),
    toStaff('franchise-officer', { act, task: isSet ? `${task} Its conditions have new dates.` : `${task} Set its conditions.` }),
  ];
}

/** Evidence on paper that had come in time brought a grant back that had ended unpaid: the hub is claimed anew (P9, S6). */
export function onBackOnPaper({ act }: Asking): Effect[] {
  const task = 'Evidence received on paper in time brought the start-up grant back. Its conditions have new dates.';
  return [claimHub(act), toStaff('franchise-officer', { act, task })];
}

export function onKeptOut({ act }: Asking): Effect[] {
  const task =
    'The application came back, and its start-up grant cannot go on: the hub has another by now. Write to the organisation what follows.';
  return [toStaff('franchise-officer', { act, task })];
}

export function onOpened({ context, act }: Asking): Effect[] {
  return [
    claimHub(act),
    { do: 'send', to: context.application, command: 'application.grantOpened', data: { grant: act.subject.case } },
    toStaff('franchise-officer', { act, task: 'The start-up grant is accepted. Set its conditions.' }),
  ];
}

/** A criterion for letters: the composing job has the words of the core offer. */
const criterionOf = (code: string) =>
  coreOffer.some(({ id }) => id === code) ? code : 'The GRIPP level that our offer of support asks for';

export const conditionModel = ({ number, criterion, evidence }: Condition) => ({ number, criterion: criterionOf(criterion), evidence });

const unsatisfied = ({ conditions }: GrantContext) => conditions.filter((condition) => !isSatisfied(condition));

export function conditionsModel(context: GrantContext) {
  return unsatisfied(context).map((condition) => ({ ...conditionModel(condition), due: condition.due }));
}

export function onConditionsSet({ context }: Asking): Effect[] {
  return [toOrganisation('grant-conditions-set', { award: context.award, conditions: conditionsModel(context) })];
}

function datesOf(condition: Condition, { on, policy }: GrantAct): SetDeadline[] {
  const { number, due } = condition;
  const reminders = policy.conditionReminderDays
    .map((days): SetDeadline => ({ do: 'set-deadline', name: `remind:${number}-${days}`, due: addDays(due, -days), fires: 'on' }))
    .filter((reminder) => reminder.due > on);
  return [limit(`conditionDue:${number}`, due), ...reminders];
}

/** The conditions' deadlines as they are now; none while a review is open (V6). */
export function conditionDates({ context, act }: Asking): Effect[] {
  const { correction } = context;
  const times = [...clearAll(context), ...(correction ? [limit('expireCorrection', correction.expires)] : [])];
  if (context.review) return times;
  // A day that is over is past for evidence that waits, too: what is then found not to do is missed.
  // What was missed before its time had fired keeps it, and stops the grant (R4).
  const running = unsatisfied(context).filter((condition) => condition.due >= act.on || isMissed(condition, context, act.on));
  return [...times, ...running.flatMap((condition) => datesOf(condition, act))];
}

/** Dates moved, or the grant goes on: the conditions that are left with their dates. */
export function onDatesMoved({ context }: Asking, because: string): Effect[] {
  const conditions = conditionsModel(context);
  return conditions.length > 0 ? [toOrganisation('grant-dates', { because, conditions })] : [];
}

export function onEvidence({ act }: Asking, number: number): Effect[] {
  return [toStaff('franchise-officer', { act, task: `Evidence for condition ${number} came in. Record whether the condition is met.` })];
}

/** When nothing is left to be satisfied and no payment is under way, the officer is asked what remains. */
function whatRemains({ context, act }: Asking): Effect[] {
  if (unsatisfied(context).length > 0 || !isPaymentSettled(context)) return [];
  const left = unspentPence(context);
  const task = `Every condition is satisfied and no payment is under way. Complete the grant, or wait for a request of the ${sayPounds(left)} left.`;
  return [
    toStaff('franchise-officer', { act, task: left === 0 ? 'Every condition is satisfied and all is paid. Complete the grant.' : task }),
  ];
}

const theCondition = (context: GrantContext, number: number) => there(conditionOf(context, number), `condition ${number}`);

export function onMet(asking: Asking, number: number): Effect[] {
  const { context } = asking;
  const model = { ...conditionModel(theCondition(context, number)), left: unsatisfied(context).length };
  return [toOrganisation('grant-condition-met', model), ...whatRemains(asking)];
}

export function onNotMet(
  { context, act }: Asking,
  { condition, reason, next }: { condition: number; reason: TextRef; next: TextRef },
): Effect[] {
  const found = theCondition(context, condition);
  const due = dueNow(found, context, act.on);
  const model = { ...conditionModel(found), due, isOver: act.on > due, reason, next, lookAgainBy: lookAgainBy(act) };
  return [toOrganisation('grant-condition-not-met', model)];
}

export function onWaived(asking: Asking, { condition, reason }: { condition: number; reason: TextRef }): Effect[] {
  const model = { ...conditionModel(theCondition(asking.context, condition)), reason };
  return [toOrganisation('grant-condition-waived', model), ...whatRemains(asking)];
}

export function onReminder({ context, act }: Asking, number: number): Effect[] {
  const condition = theCondition(context, number);
  const due = dueNow(condition, context, act.on);
  return [toOrganisation('grant-condition-reminder', { ...conditionModel(condition), due, daysLeft: daysBetween(act.on, due) })];
}

export function onAskedAgain({ act }: Asking, words: TextRef): Effect[] {
  const task = 'The organisation asks for its start-up grant to be looked at again. Read what it says, and speak to the other of you.';
  return [toStaff('portfolio-holder', { act, task, words }), toStaff('franchise-officer', { act, task, words })];
}

export function onBankGiven({ act }: Asking): Effect[] {
  return [
    toStaff('franchise-officer', {
      act,
      task: 'Bank details were given. See that another person checks them with a document of the bank.',
    }),
  ];
}

export function onBankChecked({ context, act }: Asking): Effect[] {
  if (!context.bank?.needsWitness) return [];
  const task = 'The organisation has a single officer. A second council officer witnesses its bank details.';
  return [toStaff('franchise-officer', { act, task }), toStaff('administrator', { act, task })];
}

export function onRequested({ act }: Asking): Effect[] {
  return [toStaff('franchise-officer', { act, task: 'A payment of the start-up grant is requested. Authorise or refuse it.' })];
}

export function onAuthorised({ act }: Asking): Effect[] {
  return [
    toStaff('administrator', { act, task: 'A payment of the start-up grant is authorised. Have it made, and record its reference.' }),
  ];
}

const thePayment = (context: GrantContext, number: number): Payment => there(paymentOf(context, number), `payment ${number}`);

export function onRefused(
  { context, act }: Asking,
  { payment, reason, next }: { payment: number; reason: TextRef; next: TextRef },
): Effect[] {
  const { pence, purpose } = thePayment(context, payment);
  return [toOrganisation('grant-payment-refused', { amount: pence, purpose, reason, next, lookAgainBy: lookAgainBy(act) })];
}

export function onPaid(asking: Asking, payment: number): Effect[] {
  const { context, act } = asking;
  const { pence, purpose, reference, paidOn } = thePayment(context, payment);
  const paidSoFar = paidPence(context);
  const model = {
    ...{ amount: pence, purpose, paymentReference: reference, paidOn, lastFour: context.bank?.lastFour },
    ...{ award: context.award, paidSoFar, left: unspentPence(context) },
  };
  const isFirst = context.payments.filter(({ status }) => status === 'paid').length === 1;
  const told: Effect = {
    do: 'send',
    to: context.application,
    command: 'application.grantPaid',
    data: { grant: act.subject.case, on: act.on },
  };
  return [toOrganisation('grant-payment-advice', model), ...(isFirst ? [told] : []), ...(context.stoppedOn ? [] : whatRemains(asking))];
}
