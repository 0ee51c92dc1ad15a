/** Who had a hand in what the organisation submits (P5). */
import type { ApplicationContext } from './application.context.ts';

/** Everyone who had a hand in it, and this person. */
export const withHand = (context: ApplicationContext, person: string): readonly string[] =>
  context.hands.includes(person) ? context.hands : [...context.hands, person];
