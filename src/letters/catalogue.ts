/** The table of all letters (L1): what each is, who it is for, and the model it is made from. */
import type { LetterKind } from '../../machines/letter-kinds.ts';
import { applicationLetters } from './catalogue-application.ts';
import { assessmentLetters } from './catalogue-assessment.ts';
import { closingLetters } from './catalogue-closing.ts';
import { correctionLetters } from './catalogue-corrections.ts';
import { franchiseLetters } from './catalogue-franchise.ts';
import { grantLetters } from './catalogue-grant.ts';
import { paperLetters } from './catalogue-paper.ts';
import { reviewLetters } from './catalogue-review.ts';
import { staffLetters } from './catalogue-staff.ts';
import { supportLetters } from './catalogue-support.ts';
import type { LetterDefinition } from './letter-definition.ts';

/** One definition per kind; a kind without one, or one too many, does not compile. */
export const letters = {
  ...assessmentLetters,
  ...applicationLetters,
  ...supportLetters,
  ...closingLetters,
  ...grantLetters,
  ...franchiseLetters,
  ...reviewLetters,
  ...correctionLetters,
  ...paperLetters,
  ...staffLetters,
} satisfies Record<LetterKind, LetterDefinition>;
