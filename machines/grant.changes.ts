// What each command on conditions, bank details and payments makes the case remember. Pure: context and event in, the changed part out.
import { type Condition, type GrantContext, type Payment, type Sent, there } from './grant.context.ts';
import { pence } from './money.ts';
import { applicantRoles } from './roles.ts';
import type { Actor } from './workflow.ts';

type Changed = Partial<GrantContext>;

/** Whether the person acts for the organisation. */
export const isOfOrganisation = ({ roles }: Actor) => roles.some((role) => applicantRoles.some((one) => one === role));

const withHand = ({ hands }: GrantContext, actor: Actor) =>
  hands.includes(actor.person) || !isOfOrganisation(actor) ? hands : [...hands, actor.person];

export function opened({ data }: Sent<'open'>): Changed {
  return { application: data.application, award: data.pence, deadline: data.deadline, criteria: data.criteria };
}

export function conditionsSet({ deadline }: GrantContext, { act, data }: Sent<'setConditions'>): Changed {
  const conditions = data.conditions.map(
    ({ criterion, evidence, due = deadline }, at): Condition => ({
      number: at + 1,
      criterion,
      evidence,
      due,
      dependent: due === deadline,
      status: 'open',
      submitted: null,
      found: null,
    }),
  );
  return { conditions, conditionsSetOn: act.on };
}

function withCondition({ conditions }: GrantContext, number: number, change: Partial<Condition>): Pick<GrantContext, 'conditions'> {
  return { conditions: conditions.map((condition) => (condition.number === number ? { ...condition, ...change } : condition)) };
}

export function evidenceSubmitted(context: GrantContext, { act, data }: Sent<'submitEvidence'>): Changed {
  const { condition, ...submitted } = data;
  const evidence = { status: 'evidence', submitted: { ...submitted, by: act.actor.person, on: act.on } } as const;
  return { ...withCondition(context, condition, evidence), hands: withHand(context, act.actor) };
}

export function foundMet(context: GrantContext, { act, data }: Sent<'recordMet'>): Changed {
  return withCondition(context, data.condition, { status: 'met', found: { by: act.actor.person, on: act.on, reason: null } });
}

export function foundNotMet(context: GrantContext, { act, data }: Sent<'recordNotMet'>): Changed {
  return withCondition(context, data.condition, { status: 'not-met', found: { by: act.actor.person, on: act.on, reason: data.reason } });
}

export function waived(context: GrantContext, { act, data }: Sent<'waive'>): Changed {
  return withCondition(context, data.condition, { status: 'waived', found: { by: act.actor.person, on: act.on, reason: data.reason } });
}

export function askedAgain(context: GrantContext, { act }: Sent<'askAgain'>): Changed {
  return { hands: withHand(context, act.actor) };
}

export function bankGiven(context: GrantContext, { act, data }: Sent<'giveBankDetails'>): Changed {
  const bank = { ...data, by: act.actor.person, on: act.on, checkedBy: null, needsWitness: false, witnessedBy: null };
  return { bank, hands: withHand(context, act.actor) };
}

/** A single-officer organisation is one that was confirmed by the day of the check (P6). */
export function isSingleOfficer({ act }: { readonly act: Sent<'checkBankDetails'>['act'] }): boolean {
  const { singleOfficerConfirmedOn } = act.facts.organisation;
  return singleOfficerConfirmedOn !== null && singleOfficerConfirmedOn <= act.on;
}

export function bankChecked(context: GrantContext, event: Sent<'checkBankDetails'>): Changed {
  const { actor } = event.act;
  const bank = { ...there(context.bank, 'bank details'), checkedBy: actor.person, needsWitness: isSingleOfficer(event) };
  return { bank, hands: withHand(context, actor) };
}

export function bankWitnessed(context: GrantContext, { act }: Sent<'witnessBankDetails'>): Changed {
  return { bank: { ...there(context.bank, 'bank details'), witnessedBy: act.actor.person } };
}

export const paymentOf = ({ payments }: Pick<GrantContext, 'payments'>, number: number) =>
  payments.find((payment) => payment.number === number);

export function paymentRequested(context: GrantContext, { act, data }: Sent<'requestPayment'>): Changed {
  const payment: Payment = {
    number: context.payments.length + 1,
    pence: pence(data.amount),
    conditions: data.conditions,
    purpose: data.purpose,
    status: 'requested',
    requestedBy: act.actor.person,
    requestedOn: act.on,
    authorisedBy: null,
    paidOn: null,
    reference: null,
  };
  return { payments: [...context.payments, payment], hands: withHand(context, act.actor) };
}

function withPayment({ payments }: GrantContext, number: number, change: Partial<Payment>): Pick<GrantContext, 'payments'> {
  return { payments: payments.map((payment) => (payment.number === number ? { ...payment, ...change } : payment)) };
}

export function paymentAuthorised(context: GrantContext, { act, data }: Sent<'authorisePayment'>): Changed {
  return withPayment(context, data.payment, { status: 'authorised', authorisedBy: act.actor.person });
}

export function paymentRefused(context: GrantContext, { data }: Sent<'refusePayment'>): Changed {
  return withPayment(context, data.payment, { status: 'refused' });
}

export function paymentMade(context: GrantContext, { act, data }: Sent<'recordPaid'>): Changed {
  const paid = withPayment(context, data.payment, { status: 'paid', paidOn: act.on, reference: data.reference });
  return { ...paid, firstPaidOn: context.firstPaidOn ?? act.on };
}
