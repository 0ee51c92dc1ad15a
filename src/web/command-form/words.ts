// The words of forms: a label for each field, and what each code stands for. Where a field has no words of its own, its label is made
// from the sentence that its schema shows when it is missing, so that no form can be without.
import { coreOffer } from '../../../machines/core-offer.ts';
import { codeWords } from './code-words.ts';
import { type FieldWords, fieldWords } from './field-words.ts';

/** The words of a field of a command, such as 'application.defer' and 'reason'. */
export function wordsOf(command: string, path: string, asks: string): FieldWords {
  return fieldWords[`${command} ${path}`] ?? fieldWords[`* ${path}`] ?? { label: fromSentence(asks) };
}

const upperFirst = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** 'Enter why you defer' as 'Why you defer'; a second sentence stays. */
export function fromSentence(asks: string): string {
  return upperFirst(asks.replace(/^(Enter|Select|Choose|Give|Say|Explain|Record|Add) /, ''));
}

const criteria: Readonly<Record<string, string>> = Object.fromEntries(coreOffer.map(({ id, words }) => [id, words]));

/** What a code stands for in a field of a command: its own words, those shared by all commands, or a criterion's. */
export function codeLabel(command: string, path: string, code: string): string {
  return (
    codeWords[`${command} ${path} ${code}`] ??
    codeWords[`* ${path} ${code}`] ??
    codeWords[code] ??
    criteria[code] ??
    upperFirst(code.replaceAll('-', ' '))
  );
}
