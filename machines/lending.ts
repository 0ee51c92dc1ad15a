// What may be lent to whom, and when a loan ends (P7): asked before a cover is entered; `db/held-roles.ts` judges the same on the day of an act.
import { addDays, laterOf, sayDate } from './calendar.ts';
import { type Appointment, deciderWords, type Role, roleLabels } from './roles.ts';

/** A role that can be lent; capacities in an organisation and the head of paid service, whom the law names, cannot. */
const houses = {
  'portfolio-holder': 'executive',
  'engagement-officer': 'council',
  'franchise-officer': 'council',
  administrator: 'council',
  'head-of-paid-service': 'council',
  validator: 'cvs',
  'cvs-representative': 'cvs',
} as const satisfies Partial<Record<Role, string>>;

const houseWords = {
  executive: 'the council’s executive',
  council: 'the council’s officers',
  cvs: 'CVS Cheshire East',
} as const satisfies Record<(typeof houses)[keyof typeof houses], string>;

/** Why a cover is entered or ended. Codes and not words: what becomes of somebody's health is not for a record that is never erased. */
export const coverReasons = {
  leave: 'leave that was planned',
  absence: 'an absence that was not planned',
  vacancy: 'a post that is about to be filled',
  workload: 'too much at once',
  back: 'back earlier than thought',
  mistake: 'entered wrongly',
} as const;

export type CoverReason = keyof typeof coverReasons;

/** A role held by somebody themselves, from one civil date to another (null: still). */
export interface OwnRole {
  readonly role: string;
  readonly appointment: string | null;
  readonly from: string;
  readonly until: string | null;
}

/** A role to be lent, both civil dates included. */
export interface Loan {
  readonly lender: string;
  readonly borrower: string;
  readonly role: string;
  readonly appointment: string | null;
  readonly from: string;
  readonly until: string;
}

const houseOf = (role: string) => (Object.hasOwn(houses, role) ? houses[role as keyof typeof houses] : null);

/** Whether one or the other of these is held on every day from `from` to `until`. */
function isHeldThroughout(held: readonly OwnRole[], { from, until }: Loan): boolean {
  let day = from;
  while (day <= until) {
    const last = held.filter((one) => one.from <= day && (one.until === null || day <= one.until)).map((one) => one.until ?? until);
    if (last.length === 0) return false;
    day = addDays(last.reduce(laterOf), 1);
  }
  return true;
}

/** Why this role cannot be lent like that, or null (P7). `own`: what lender and borrower hold themselves; `others`: what is lent by then. */
export function whyNotLent(
  loan: Loan,
  own: { readonly lender: readonly OwnRole[]; readonly borrower: readonly OwnRole[] },
  others: readonly Loan[],
  on: string,
): string | null {
  const { role, appointment, from, until } = loan;
  if (loan.lender === loan.borrower) return 'Nobody stands in for themselves. Choose another person to stand in.';
  if (until < from) return 'The last day is before the first. Enter a last day that is the first day or later.';
  if (from < on)
    return `Cover begins today, ${sayDate(on)}, or later: what was done before was not done as cover. Enter a later first day.`;
  return whyNotRole(role, appointment) ?? whyNotPeople(loan, own) ?? whyNotAgain(loan, others);
}

function whyNotRole(role: string, appointment: string | null): string | null {
  if (role === 'head-of-paid-service') return 'The law names the head of paid service, so that office cannot be lent.';
  if (houseOf(role) === null)
    return 'This role cannot be lent: an organisation names its own people. Choose an office of the council or of the CVS.';
  if (appointment === 'leader') return 'The Leader decides when nobody else can, so that appointment cannot be lent.';
  return appointment !== null && role !== 'portfolio-holder'
    ? 'Only a portfolio holder has an appointment to lend. Leave the appointment out.'
    : null;
}

function whyNotPeople(loan: Loan, own: Parameters<typeof whyNotLent>[1]): string | null {
  const { role, appointment, from, until } = loan;
  const office = appointment === null ? roleLabels[role as Role] : deciderWords[appointment as Appointment];
  const lent = own.lender.filter((one) => one.role === role && (appointment === null || one.appointment === appointment));
  const time = `from ${sayDate(from)} to ${sayDate(until)}`;
  if (!isHeldThroughout(lent, loan))
    return `Who is stood in for has to be ${office} themselves on every day ${time}: what is lent is not lent on. Choose other days or another person.`;
  const house = houseOf(role);
  if (
    !house ||
    isHeldThroughout(
      own.borrower.filter((one) => houseOf(one.role) === house),
      loan,
    )
  )
    return null;
  return `Who stands in has to hold a role of ${houseWords[house]} on every day ${time}. Choose somebody who does, or give them a role first.`;
}

function whyNotAgain({ lender, borrower, role, appointment, from, until }: Loan, others: readonly Loan[]): string | null {
  const same = others.find(
    (one) =>
      one.lender === lender &&
      one.borrower === borrower &&
      one.role === role &&
      one.appointment === appointment &&
      one.from <= until &&
      from <= one.until,
  );
  return same
    ? `The same is lent already from ${sayDate(same.from)} to ${sayDate(same.until)}. Choose other days, or end that first.`
    : null;
}

/** Why a loan cannot end with that day, or null. One that has not begun is taken back whole, with no last day (null). */
export function whyNotEnded({ from, until }: Loan, lastDay: string | null, on: string): string | null {
  if (until < on) return `This cover ended on ${sayDate(until)}. There is nothing to end.`;
  if (lastDay === null)
    return from > on ? null : `This cover began on ${sayDate(from)}, and what was done under it stands. Enter its last day.`;
  if (lastDay < from) return `This cover begins on ${sayDate(from)}. Leave the last day out to take it back.`;
  if (lastDay < on) return `What was done as cover until today stands. Enter today, ${sayDate(on)}, or a later day.`;
  return lastDay >= until ? `This cover ends on ${sayDate(until)} anyway. Enter an earlier day; to prolong it, lend the role again.` : null;
}
