// Forms that are no command's: of the directory. Fields made by hand, shown by the same partial as those of commands.
import { z } from 'zod';
import type { ShownField } from './command-form/form-model.ts';
import type { FormBody } from './route.ts';

/** What was typed, and what is wrong with it, by field. */
export interface Typed {
  readonly value: (name: string) => string;
  readonly values: (name: string) => readonly string[];
  readonly problems: Readonly<Record<string, string>>;
}

/** A choice of a field. */
export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

const LONGEST = 2000;
const line = (value: unknown) =>
  typeof value === 'string' && value.length <= LONGEST && value.isWellFormed() ? value.replaceAll('\0', '').trim() : '';
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Reads a form's body. A text that is far too long is as good as none. */
export function typedIn(body: FormBody, problems: Readonly<Record<string, string>> = {}): Typed {
  return { value: (name) => line(body[name]), values: (name) => list(body[name]).map(line), problems };
}

/** What is stored, as if it had been typed. */
export function typedFrom(stored: Readonly<Record<string, string | readonly string[] | null>>): Typed {
  return typedIn(stored);
}

const noKind = { group: false, list: false, date: false, words: false, confirm: false, choices: false, picks: false };

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

function field(kind: string, { name, label, hint, optional }: Asked, { value, problems }: Typed, options: readonly Option[]): ShownField {
  const chosen = kind === 'choices' ? null : value(name);
  return {
    kind: { ...noKind, [kind]: true },
    id: name,
    name: kind === 'choices' ? `${name}[]` : name,
    label,
    hint: hint ?? null,
    error: problems[name] ?? null,
    optional: optional ?? false,
    value: chosen ?? '',
    parts: [],
    options: options.map((option, n) => ({
      ...option,
      id: n === 0 ? name : `${name}-${n}`,
      hint: option.hint ?? null,
      chosen: option.value === chosen,
    })),
    fields: [],
    entries: [],
    path: name,
  };
}

/** A line of text. */
export const lineField = (asked: Asked, typed: Typed) => field('line', asked, typed, []);
/** Some lines of text. */
export const wordsField = (asked: Asked, typed: Typed) => field('words', asked, typed, []);
/** One of several. */
export const choiceField = (asked: Asked, typed: Typed, options: readonly Option[]) => field('choice', asked, typed, options);
/** A box to tick. */
export const confirmField = (asked: Asked, typed: Typed) => field('confirm', asked, typed, [{ value: 'yes', text: asked.label }]);
/** Any of several. */
export function choicesField(asked: Asked, typed: Typed, options: readonly Option[]): ShownField {
  const shown = field('choices', asked, typed, options);
  const chosen = typed.values(asked.name);
  return { ...shown, options: shown.options.map((option) => ({ ...option, chosen: chosen.includes(option.value) })) };
}

const email = z.email().max(254);
/** Whether a text is an e-mail address, as signing in takes it: who is invited by another could never sign in again. */
export const isEmail = (value: string) => email.safeParse(value).success;

const ids = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Whether a text is an id as ours are. */
export const isId = (value: string) => ids.test(value);

/** The fields of which something is said. */
export function problemsOf(tests: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tests).flatMap(([field, says]) => (says === null ? [] : [[field, says]])));
}
