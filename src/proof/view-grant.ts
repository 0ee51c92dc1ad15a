// When two grants are the same for all that can happen to them.
import { repaidPence } from '../../machines/grant.accounts.ts';
import { isSatisfied } from '../../machines/grant.conditions.ts';
import type { GrantContext } from '../../machines/grant.context.ts';
import { as, asSet, gone, limit, parts, present, type View } from './view.ts';
import { paperViews } from './view-paper.ts';

type Context = GrantContext;

const letters = 'it is only put into letters and the record';

/** A condition's last day: of one satisfied nothing is asked; while no time runs only on which side of that day it was stopped counts (V6, S5). */
function lastDay({ due, ...one }: Context['conditions'][number], { review, stoppedOn }: Context) {
  if (isSatisfied({ due, ...one })) return null;
  if (stoppedOn) return due < stoppedOn ? 'over when it stopped' : 'not over when it stopped';
  if (review) return due < review.on ? 'over before the review' : 'stands still';
  return { limit: due };
}

const conditionsSeen = (conditions: Context['conditions'], context: Context) =>
  conditions.map((one) => ({
    ...{ number: one.number, criterion: one.criterion, status: one.status, by: one.found?.by ?? null },
    ...{ due: lastDay(one, context), dependent: isSatisfied(one) ? null : one.dependent },
  }));

/** How each person stands, not since when or why (P2, P8). */
export const interestsSeen = (interests: Context['interests']) =>
  Object.fromEntries(
    Object.entries(interests).map(([person, { interest, dispensation }]) => [person, interest + (dispensation ? ' allowed' : '')]),
  );

/** A start-up grant. */
export const grantView: View = parts({
  ...paperViews,
  deadline: as(
    (deadline: string, { review }: Context) => (review ? { isTold: deadline !== review.deadline } : { limit: deadline }),
    'conditions are due by it (S2); during a review only whether the application told another (V6)',
  ),
  conditions: as(conditionsSeen, 'what is asked until when, how it stands and who found it (S4, P5)'),
  bank: as(
    (bank: Context['bank']) => bank && [bank.by, bank.checkedBy, bank.needsWitness, bank.witnessedBy],
    'who gave, checked and witnessed them (S3, P6); digits are only shown',
  ),
  payments: as(
    (payments: Context['payments']) =>
      payments.map(({ pence, conditions, status, requestedBy, authorisedBy }) =>
        // Of a refused one only who authorised it counts still (P5).
        status === 'refused' ? { status, authorisedBy } : { pence, conditions, status, requestedBy, authorisedBy },
      ),
    'amounts, what they depend on, how they stand, and who (S3, P5)',
  ),
  firstPaidOn: present('whether anything was paid (S6)'),
  hands: asSet(parts({}), 'who is in it counts (P5)'),
  interests: as(interestsSeen, 'how each person stands (P2, P8)'),
  review: parts({ on: gone('days are given back by it (V6)'), deadline: gone('whether another was told is kept beside the deadline') }),
  settled: as(
    (settled: Context['settled']) => settled && { outcome: settled.outcome, isReleased: settled.releasedOn !== null },
    'how it ended, and whether its letter is out (S5)',
  ),
  stoppedOn: present('on which side of each last day it was is kept beside that'),
  considerAfter: limit('S5'),
  correction: parts({
    on: gone(letters),
    expires: limit('P10'),
    data: parts({ reason: gone(letters), due: limit('it becomes the date (S2)') }),
  }),
  proposal: parts({ on: gone(letters), expires: limit('P10'), data: parts({ reason: gone(letters), by: limit('it is ahead (S5)') }) }),
  recovery: as(
    (recovery: Context['recovery'], { review }: Context) =>
      recovery && { left: recovery.left, by: review ? 'stands still' : { limit: recovery.by } },
    'what is left, and by when (S5, V6)',
  ),
  repayments: as((repayments: Context['repayments']) => repaidPence({ repayments }), 'their sum (S5)'),
  closed: as((closed: Context['closed']) => closed?.gaveUp ?? null, 'whether it was given up'),
});

/** Deadlines of a grant that only remind. */
export const grantInert = ['remind'];
