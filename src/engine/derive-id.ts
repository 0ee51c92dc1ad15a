// Identifiers that follow from others, so that doing a thing twice makes the same one and not two (promise 9).
import { sha256 } from './canonical-json.ts';

/** A UUID (version 8: our own derivation) made from a seed text; the same seed gives the same UUID for ever. */
export function deriveId(seed: string): string {
  const h = sha256(seed);
  const variant = ((Number.parseInt(h.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

/** The id of the command that carries out an effect of an entry: the same effect is the same command however often it is tried. */
export function commandOfEffect(effect: { readonly entry_id: string; readonly n: number; readonly kind: string }): string {
  return deriveId(`${effect.kind}:${effect.entry_id}:${effect.n}`);
}

/** The id of the case that an entry's n-th effect opens. */
export function openedCase(entry: string, n: number): string {
  return deriveId(`${entry}:${n}`);
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short reference that people can read out, made from a case's id: 'APP-7K3M-Q2XD'. Forty bits: unique keys catch the rest. */
export function caseReference(workflow: string, caseId: string): string {
  const bits = BigInt(`0x${sha256(`reference:${caseId}`).slice(0, 10)}`);
  let letters = '';
  for (let shift = 35n; shift >= 0n; shift -= 5n) letters += crockford.charAt(Number((bits >> shift) & 31n));
  return `${workflow.slice(0, 3).toUpperCase()}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
