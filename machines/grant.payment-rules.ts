// Bank details and payments (S3, P5, P6, V5), completing and giving up (S5).
import { sayDate } from './calendar.ts';
import { freePence, hasAuthorised, isNothingPaid, isPaymentSettled } from './grant.accounts.ts';
import { isOfOrganisation, isSingleOfficer, paymentOf } from './grant.changes.ts';
import { conditionOf, dueNow, isSatisfied, missed } from './grant.conditions.ts';
import type { Bank, GrantCommands, GrantContext } from './grant.context.ts';
import type { GrantFacts } from './grant.facts.ts';
import { pence, sayPounds } from './money.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<GrantContext, GrantFacts, GrantCommands>();

/** Why nothing can be paid to these details yet, or null (S3, P6). */
function whyNotPayable(bank: Bank | null): string | null {
  if (bank === null) return 'There are no bank details. Ask the organisation to give them.';
  if (bank.checkedBy === null) return 'Nobody has checked the bank details. Ask somebody other than who gave them.';
  if (bank.needsWitness && bank.witnessedBy === null)
    return 'The organisation has a single officer, so a second council officer witnesses the bank details first.';
  return null;
}

const bankRules: Rule[] = [
  book.facts('S3f', ['giveBankDetails'], ({ context }) =>
    hasAuthorised(context)
      ? 'A payment to the present bank details is authorised. Wait until it is made, or ask the franchise officer to refuse it first.'
      : null,
  ),
  book.facts('S3g', ['checkBankDetails'], ({ context }) => {
    if (context.bank === null) return 'No bank details have been given. Ask the organisation to give them.';
    return context.bank.checkedBy === null ? null : 'These bank details were checked already. There is nothing more to do.';
  }),
  book.facts('P5c', ['checkBankDetails'], ({ act, context }) =>
    context.bank?.by === act.actor.person ? 'You gave these bank details, so another person checks them.' : null,
  ),
  book.facts('P6b', ['checkBankDetails'], ({ act }) => {
    // The rule reads what the change will read: the same day's confirmation.
    const event = { act };
    return isSingleOfficer(event) && isOfOrganisation(act.actor)
      ? 'The organisation has a single officer, so a council officer checks its bank details and a second one witnesses them.'
      : null;
  }),
  book.facts('P6c', ['witnessBankDetails'], ({ act, context }) => {
    const { bank } = context;
    if (bank?.checkedBy === act.actor.person) return 'You checked these bank details, so a second council officer witnesses them.';
    if (bank?.needsWitness && bank.witnessedBy === null) return null;
    return 'No bank details wait for a witness: it is needed once those of an organisation with a single officer have been checked.';
  }),
];

const expected = { authorisePayment: ['requested'], refusePayment: ['requested', 'authorised'], recordPaid: ['authorised'] } as const;

/** How an application ends that stops its grant (S5). */
const endings = ['declined', 'lapsed', 'withdrawn'];

const moneyRules: Rule[] = [
  book.facts('V5a', ['authorisePayment'], ({ context, facts }) =>
    context.review || facts.openReview
      ? 'A decision on the application is under review, and no payment is authorised until the review has ended. Wait for its outcome.'
      : null,
  ),
  book.facts('S5a', ['authorisePayment'], ({ facts }) => {
    const { outcome } = facts.application;
    return outcome !== null && endings.includes(outcome)
      ? 'The application has ended, so nothing more is authorised. Look at the application, and refuse the payment.'
      : null;
  }),
  // The timer that stops the grant may be late: the rule looks at the date (R4).
  book.facts('S5l', ['requestPayment', 'authorisePayment'], ({ act, context }) => {
    const [over] = missed(context, act.on);
    return over
      ? `The time for condition ${over.number} ended on ${sayDate(dueNow(over, context, act.on))} without evidence that waits or was found to do, so the grant stops and nothing more is paid. The portfolio holder can waive the condition.`
      : null;
  }),
  book.facts('S3e', ['authorisePayment'], ({ context }) => whyNotPayable(context.bank)),
  book.payload('S3a', ['requestPayment'], ({ context, data }) => {
    const free = freePence(context);
    return pence(data.amount) > free
      ? `Of the award ${sayPounds(free)} is not requested or paid yet. Enter that much or less, or have an open request refused first.`
      : null;
  }),
  book.payload('S3b', ['requestPayment'], ({ context, data }) => {
    const unknown = data.conditions.find((number) => !conditionOf(context, number));
    return unknown === undefined ? null : `The grant has no condition ${unknown}. Choose conditions that the payment depends on.`;
  }),
  book.payload('S3c', ['authorisePayment', 'refusePayment', 'recordPaid'], ({ command, context, data }) => {
    const status = paymentOf(context, data.payment)?.status;
    const wanted: readonly string[] = expected[command as keyof typeof expected];
    if (status && wanted.includes(status)) return null;
    return `Payment ${data.payment} is not ${wanted.join(' or ')}. Choose one that is, or look at the grant as it is now.`;
  }),
  book.payload('P5b', ['authorisePayment'], ({ act, context, data }) =>
    paymentOf(context, data.payment)?.requestedBy === act.actor.person
      ? 'You requested this payment, so another officer authorises it.'
      : null,
  ),
  book.payload('S3d', ['authorisePayment'], ({ context, data }) => {
    const numbers = paymentOf(context, data.payment)?.conditions ?? [];
    const open = numbers.filter((number) => !context.conditions.some((one) => one.number === number && isSatisfied(one)));
    return open.length === 0
      ? null
      : `The payment depends on conditions that are not satisfied yet: ${open.join(', ')}. Authorise it once they are met or waived.`;
  }),
];

const endRules: Rule[] = [
  book.facts('S5b', ['complete'], ({ context }) => {
    const open = context.conditions.filter((condition) => !isSatisfied(condition)).map(({ number }) => number);
    return open.length === 0
      ? null
      : `Conditions that are not satisfied yet: ${open.join(', ')}. Complete the grant once they are met or waived.`;
  }),
  book.facts('S5c', ['complete'], ({ context }) =>
    isPaymentSettled(context)
      ? null
      : 'A payment is requested or authorised. Record that it was made, or refuse it, before you complete the grant.',
  ),
  book.facts('S5d', ['giveUp'], ({ context }) =>
    isNothingPaid(context)
      ? null
      : 'Money of this grant was paid or is authorised, so it cannot be given up. Meet its conditions, or speak to the franchise officer.',
  ),
];

/** Rules about bank details, payments and an end without recovery. */
export const paymentRules: readonly Rule[] = [...bankRules, ...moneyRules, ...endRules];
