// Splits a person's words off a parsed payload before any machine sees it (promise 11). What remains is a salted commitment;
// the words and the salt go to the side table, from which they can be erased with the chain still verifying.
import { hash, randomBytes } from 'node:crypto';
import { PrivateText, type TextRef } from '../../machines/text.ts';

/** A row for the side table of texts. */
export interface SplitText {
  readonly ref: TextRef;
  readonly salt: string;
  readonly body: string;
}

/** The commitment to a text under a salt. */
export function commitTo(salt: string, body: string): TextRef {
  return `text:${hash('sha256', `${salt}\n${body}`, 'base64url')}`;
}

/** The payload with every text replaced by its reference, and the texts themselves. */
export function splitTexts(data: unknown): { readonly data: unknown; readonly texts: readonly SplitText[] } {
  const texts: SplitText[] = [];
  const walk = (value: unknown): unknown => {
    if (value instanceof PrivateText) {
      const salt = randomBytes(16).toString('base64url');
      const body = value.reveal();
      const ref = commitTo(salt, body);
      texts.push({ ref, salt, body });
      return ref;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object') {
      const copy: Record<string, unknown> = {};
      for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = walk(item);
      return copy;
    }
    return value;
  };
  return { data: walk(data), texts };
}
