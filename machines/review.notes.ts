// What the letters and notes of a review have in common.
import type { Effect } from './effects.ts';
import { type ReviewContext, there } from './review.context.ts';
import { type Ground, groundWords, kindWords } from './review.words.ts';

/** One person as the addressee of a letter, and as the office that its model names. */
export const personOf = (person: string): `person:${string}` => `person:${person}`;

/** What every letter of a review says of the outcome reviewed. */
export function about(context: ReviewContext) {
  const { kind, on } = there(context.reviewed, 'decision');
  return { outcome: kindWords[kind], decidedOn: on };
}

/** The grounds in words. */
export const saidGrounds = (grounds: readonly Ground[]) => grounds.map((ground) => ({ ground: groundWords[ground] }));

/** A note to the administrator that something waits for them. */
export function toAdministrator(since: string, task: string, dueBy: string | null): Effect {
  return { do: 'letter', kind: 'review-waiting', to: 'administrator', model: { waitingSince: since, task, dueBy } };
}

/** A note to one person, a member of the panel or whoever was one. */
export function toPerson(person: string, since: string, task: string, dueBy: string | null = null): Effect {
  return { do: 'letter', kind: 'review-waiting', to: personOf(person), model: { waitingSince: since, task, dueBy } };
}
