// RFC 8785 text: the one spelling of a JSON value, so that a hash made today is the hash anyone makes of it anywhere.
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The canonical text of a JSON value. Throws on what JSON cannot say (undefined at the top, NaN, half a surrogate) and on NUL, which PostgreSQL cannot store. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON text');
  // An odd number of backslashes: the six characters themselves, typed by someone, are written with an even number.
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(text)) throw new TypeError('A NUL character cannot be stored');
  return text;
}

/** SHA-256 of a UTF-8 text, in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
