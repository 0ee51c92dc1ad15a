// The words of forms: a label for each field, and what each code stands for. Where a field has no words of its own, its label is made
// from the sentence that its schema shows when it is missing, so that no form can be without.
import { coreOffer } from '../../../machines/core-offer.ts';
import { codeWords } from './code-words.ts';
import { type FieldWords, fieldWords } from './field-words.ts';
import { namedFields } from './named-fields.ts';

/** The words of a field of a command, such as 'application.defer' and 'reason'. */
export function wordsOf(command: string, path: string, asks: string): FieldWords {
  return fieldWords[`${command} ${path}`] ?? fieldWords[`* ${path}`] ?? { label: byName(path, asks) ?? fromSentence(asks) };
}

/** A label by the field's own name, for what has no sentence of its own: groups, and fields of which a schema says only that they are wrong. */
function byName(path: string, asks: string): string | undefined {
  const name = path.split('.').at(-1)?.replaceAll('[]', '') ?? '';
  const isNameOnly = asks.replaceAll('[]', '').replaceAll(' ', '-').toLowerCase() === name.toLowerCase();
  return isSchemasOwn(asks) || isNameOnly ? namedFields[name] : undefined;
}

const isSchemasOwn = (words: string) => /^Invalid (input|option)/.test(words);

/** A problem for people: what a schema says in its own terms becomes a sentence. */
export function sayProblem(says: string): string {
  return isSchemasOwn(says) ? 'Fill this in, or choose one of the answers' : says;
}

const upperFirst = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** 'Enter why you defer' as 'Why you defer', 'Select the meeting' as 'Meeting'; a second sentence stays. */
export function fromSentence(asks: string): string {
  return upperFirst(asks.replace(/^(Enter|Select|Choose|Give|Say|Explain|Record|Add) /, '').replace(/^(the|a|an) /i, ''));
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
