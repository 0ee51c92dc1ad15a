/** A grant's sums, in pence: what is promised, paid, given back and written off (S1, S3, S5). Nothing here rounds. */
import type { GrantContext, Payment, PaymentStatus } from './grant.context.ts';
import { sumPence } from './money.ts';

/** The most a start-up grant can ever be (S1; A1): policy may give less, never more. */
export const CEILING_PENCE = 200_000;

type Accounts = Pick<GrantContext, 'award' | 'payments' | 'repayments' | 'writtenOff'>;

const sumOf = (payments: readonly Payment[], ...statuses: readonly PaymentStatus[]) =>
  sumPence(payments.filter(({ status }) => statuses.includes(status)).map(({ pence }) => pence));

export const paidPence = ({ payments }: Pick<Accounts, 'payments'>) => sumOf(payments, 'paid');

/** Requested, authorised and paid together: never more than the award. */
export const committedPence = ({ payments }: Pick<Accounts, 'payments'>) => sumOf(payments, 'requested', 'authorised', 'paid');

/** What can still be requested. */
export const freePence = (accounts: Pick<Accounts, 'award' | 'payments'>) => accounts.award - committedPence(accounts);

/** What was never paid of the award. */
export const unspentPence = (accounts: Pick<Accounts, 'award' | 'payments'>) => accounts.award - paidPence(accounts);

export const repaidPence = ({ repayments }: Pick<Accounts, 'repayments'>) => sumPence(repayments.map(({ pence }) => pence));

/** What the organisation holds of it: paid, and neither given back nor written off. */
export const outstandingPence = (accounts: Accounts) => paidPence(accounts) - repaidPence(accounts) - accounts.writtenOff;

/** Whether a payment is authorised and nobody has recorded what became of it. */
export const hasAuthorised = ({ payments }: Pick<Accounts, 'payments'>) => payments.some(({ status }) => status === 'authorised');

/** Whether no payment is under way. */
export const isPaymentSettled = ({ payments }: Pick<Accounts, 'payments'>) => !hasAuthorised({ payments }) && !payments.some(isRequested);

/** Whether nothing was paid and nothing is about to be. */
export const isNothingPaid = ({ payments }: Pick<Accounts, 'payments'>) => sumOf(payments, 'authorised', 'paid') === 0;

const isRequested = ({ status }: Payment) => status === 'requested';
