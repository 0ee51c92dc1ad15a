// Labels and hints of fields, where the schema's own sentence does not make a good label. By 'workflow.command path' or '* path'.
import { fieldWordsCouncil } from './field-words-council.ts';
import { fieldWordsDesks } from './field-words-desks.ts';

/** A label and, where it helps, a hint. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
}

export const fieldWords: Readonly<Record<string, FieldWords>> = {
  ...fieldWordsCouncil,
  ...fieldWordsDesks,
  '* reason': { label: 'Reason' },
  '* declaration': { label: 'What this says is true, to the best of my knowledge' },
  '* publicReasons': { label: 'Reasons for the public notice', hint: 'Anyone can read these. Name no person.' },
  '* internalNotes': { label: 'Notes for the file', hint: 'No letter, notice or export shows them.' },
};
