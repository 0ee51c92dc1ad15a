// What codes in forms stand for, by 'workflow.command path code', '* path code' or the code alone.

import { codeWordsCouncil } from './code-words-council.ts';

export const codeWords: Readonly<Record<string, string>> = {
  ...codeWordsCouncil,
  met: 'Met',
  partly: 'Partly met',
  not: 'Not met',
  '* interest none': 'I have no interest in this organisation',
  '* interest interest': 'I have an interest',
};
