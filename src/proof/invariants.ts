// Every invariant of the search, by theme.
import type { Invariant } from './invariant.ts';
import { applicationInvariants } from './invariants-application.ts';
import { assessmentInvariants } from './invariants-assessment.ts';
import { closedInvariants } from './invariants-closed.ts';
import { franchiseInvariants } from './invariants-franchise.ts';
import { grantInvariants } from './invariants-grant.ts';
import { reviewInvariants } from './invariants-review.ts';
import { successionInvariants } from './invariants-succession.ts';

export const invariants: readonly Invariant[] = [
  ...applicationInvariants,
  ...grantInvariants,
  ...assessmentInvariants,
  ...reviewInvariants,
  ...closedInvariants,
  ...franchiseInvariants,
  ...successionInvariants,
];
