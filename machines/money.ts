/**
 * Money in integer pence (S1). Amounts are typed in pounds and read strictly: whatever is not exactly an amount of pounds and pence
 * is refused, and no number is ever rounded. Pure.
 */
import { z } from 'zod';

/** Pounds with or without commas in their thousands, and no pence or exactly two digits of them. */
const amountOfPounds = /^£?(0|[1-9]\d{0,6}|[1-9]\d{0,2},\d{3}|[1-9],\d{3},\d{3})(?:\.(\d{2}))?$/;
const PENCE_IN_POUND = 100;

/** The pence in an amount such as '1250', '1,250.50' or '£1,250.50'; null when it is not written like that. At most £9,999,999.99. */
export function penceOf(pounds: string): number | null {
  const [, whole, pence = '00'] = amountOfPounds.exec(pounds) ?? [];
  return whole === undefined ? null : Number(whole.replaceAll(',', '')) * PENCE_IN_POUND + Number(pence);
}

/** The pence in an amount that its schema let through. Throws a RangeError for one that it would not have. */
export function pence(pounds: string): number {
  const amount = penceOf(pounds);
  if (amount === null) throw new RangeError('An amount of money is pounds and pence, such as 1250.50.');
  return amount;
}

/** An amount as a form takes it, in pounds and above 0; `says` is the sentence when it is missing. It stays as typed: `pence` reads it. */
export function pounds(says: string) {
  return z
    .string({ error: says })
    .trim()
    .min(1, { error: says })
    .refine((typed) => penceOf(typed) !== null, {
      error: 'Enter the amount in pounds, with pence as two digits where there are any, such as 1,250 or 1250.50',
    })
    .refine((typed) => penceOf(typed) !== 0, { error: 'Enter an amount above £0' });
}

function wholePence(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError('An amount of money is a whole number of pence.');
  return amount;
}

/** The sum of amounts in pence: 0 of none. Throws a RangeError when one, or the sum, is not a whole number that can be told exactly. */
export function sumPence(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => wholePence(sum + wholePence(amount)), 0);
}

/** Pence as people read them: 200000 is '£2,000', 199950 is '£1,999.50'. Throws a RangeError below 0 or for part of a penny. */
export function sayPounds(amount: number): string {
  if (wholePence(amount) < 0) throw new RangeError('An amount of money is not below £0.');
  const rest = amount % PENCE_IN_POUND;
  const whole = String((amount - rest) / PENCE_IN_POUND).replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === 0 ? `£${whole}` : `£${whole}.${String(rest).padStart(2, '0')}`;
}
