// What the application tells the reviews of it that are open: by its own act the organisation has ended what they are about (V1, V5).
import type { Asking } from './application.asks.ts';
import type { Effect } from './effects.ts';

/** Nothing is left that a review could send back: each closes, and says so to the organisation and its panel. */
export function endReviews({ context, act }: Asking, outcome: 'withdrawn' | 'agreement-refused'): Effect[] {
  return context.reviews.map((review) => ({ do: 'send', to: review.case, command: 'review.caseEnded', data: { outcome, on: act.on } }));
}
