// Free text and names never enter a machine, a context or the journal's chain (promise 11): they are split off at the parse
// and the machine sees only a reference, a salted commitment that the side table of texts resolves until it is erased.
import { z } from 'zod';

/** A person's words between the parse and the engine's split; printing or serialising it shows nothing. */
export class PrivateText {
  readonly #body: string;
  constructor(body: string) {
    this.#body = body;
  }
  /** The words themselves: for the engine's split and for nobody else. */
  reveal(): string {
    return this.#body;
  }
  toJSON(): string {
    return '[private text]';
  }
}

/** What a machine sees of a text: `text:` and a commitment in hexadecimal. Resolved only when a letter or page is made. */
export type TextRef = `text:${string}`;

/** A payload as the machine sees it: every text replaced by its reference. */
export type Committed<T> = T extends PrivateText
  ? TextRef
  : T extends readonly (infer I)[]
    ? Committed<I>[]
    : T extends object
      ? { [K in keyof T]: Committed<T[K]> }
      : T;

const wellFormed = (value: string) => value.isWellFormed() && !value.includes('\0');

/**
 * A required free text. `says` is the sentence a form shows when it is missing; `max` counts UTF-16 units.
 * Presence and length are checked here because nothing later can see the words.
 */
export function text(says: string, max = 4000) {
  return z
    .string({ error: says })
    .trim()
    .min(1, { error: says })
    .max(max, { error: `Use ${max.toLocaleString('en-GB')} characters or fewer` })
    .refine(wellFormed, { error: 'Remove the characters that cannot be stored (a NUL or half a character)' })
    .transform((body) => new PrivateText(body));
}

/** A reference to a text of another case, passed on in a message between cases. */
export function textRef() {
  return z.string().regex(/^text:[\w-]{1,90}$/, { error: 'This is no reference to a text' });
}

/** A civil date 'YYYY-MM-DD' that exists in the calendar; `says` is the sentence for a missing or impossible one. */
export function civilDate(says: string) {
  return z.iso.date({ error: says });
}

/** An identifier of ours; `says` names what has to be chosen. */
export function id(says: string) {
  return z.uuid({ error: says });
}
