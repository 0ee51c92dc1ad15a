// The words of a franchise's reasons in letters, and what its decision letters have in common.
import { addDays } from './calendar.ts';
import type { FranchiseAct, Reason } from './franchise.context.ts';

const topicWords = {
  level: 'GRIPP level',
  review: 'Annual review',
  plan: 'Improvement plan',
  'core-offer': 'Core offer',
  agreement: 'Franchise agreement',
  other: 'Other',
} as const satisfies Record<Reason['topic'], string>;

/** Reasons with what they are about in words, each with what to do next (D9). */
export const reasonsModel = (reasons: readonly Reason[]) =>
  reasons.map(({ topic, reason, next }) => ({ criterion: topicWords[topic], reason, next }));

/** The case is told when the letter is released: its windows run from that day. */
export const released = { released: 'letterReleased' };

/** The last day to ask for a review of what is released today, and the first day after it (V2, F10). */
export function afterwards({ on, policy }: FranchiseAct) {
  const reviewBy = addDays(on, policy.reviewWindowDays);
  return { reviewBy, applyAgainFrom: addDays(reviewBy, 1) };
}
