// The words of a franchise's reasons in letters, and what its decision letters have in common.
import { addDays } from './calendar.ts';
import type { LetterEffect } from './effects.ts';
import type { FranchiseAct, FranchiseContext, Reason, Reviewable } from './franchise.context.ts';
import { there } from './franchise.context.ts';

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

const decisionLetters = { suspension: 'franchise-suspended', ending: 'franchise-ending-decided' } as const;

/** The letter of a reviewable decision: another one where it was made afresh and is not reviewable again (V2). */
export function decisionLetter({ kind, remitted }: Pick<Reviewable, 'kind' | 'remitted'>) {
  return remitted ? (`${decisionLetters[kind]}-afresh` as const) : decisionLetters[kind];
}

/** The letter of the decision that was added last, with the last day to ask for its review where there is one (V2, L5). */
export function decisionEffect({ reviewable }: FranchiseContext, { on, policy }: FranchiseAct, model: LetterEffect['model']): LetterEffect {
  const last = there(reviewable.at(-1), 'reviewable decision');
  const reviewBy = last.remitted ? {} : { reviewBy: addDays(on, policy.reviewWindowDays) };
  return {
    do: 'letter',
    kind: decisionLetter(last),
    to: 'organisation',
    model: { ...model, ...reviewBy },
    notBefore: on,
    released: 'letterReleased',
  };
}

/** The first day to apply again for the hub (F10): the window has closed, or there is none. */
export function applyAgainFrom({ reviewable }: FranchiseContext, { on, policy }: FranchiseAct): string {
  return addDays(on, reviewable.at(-1)?.remitted ? 1 : policy.reviewWindowDays + 1);
}
