// The letters of errands: real kinds of letters with their sample models, one of each temper, so that the engine's post can be tested.
import type { Json, LetterEffect } from '../../machines/effects.ts';
import { letters } from '../../src/letters/catalogue.ts';

/** What an errand says of a letter it asks for; `words` is a reference. */
export interface ErrandLetter {
  readonly kind: 'routine' | 'adverse' | 'staff';
  readonly words: string;
  readonly notBefore?: string | undefined;
  readonly tell: boolean;
}

/** Sent at once; waits for a person when its sending is uncertain (L4); and for staff. */
export const kindOf = { routine: 'application-moved', adverse: 'application-declined', staff: 'staff-stuck' } as const;

function modelOf({ kind, words }: ErrandLetter): LetterEffect['model'] {
  const model = { ...letters[kindOf[kind]].sample } as Record<string, Json>;
  for (const own of ['organisation', 'hub', 'reference']) delete model[own];
  if (kind === 'routine') return { ...model, reason: words };
  if (kind === 'adverse') return { ...model, reasons: [{ criterion: 'c', reason: words, next: words }] };
  return model;
}

/** The effect that asks for the letter. */
export function errandLetter(letter: ErrandLetter): LetterEffect {
  return {
    do: 'letter',
    kind: kindOf[letter.kind],
    to: letter.kind === 'staff' ? 'cvs-representative' : 'organisation',
    model: modelOf(letter),
    ...(letter.notBefore ? { notBefore: letter.notBefore } : {}),
    ...(letter.tell ? { released: 'released' } : {}),
  };
}
