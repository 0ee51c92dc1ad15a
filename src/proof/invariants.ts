// Every invariant of the search, by theme.
import type { Invariant } from './invariant.ts';
import { applicationInvariants } from './invariants-application.ts';

export const invariants: readonly Invariant[] = [...applicationInvariants];
