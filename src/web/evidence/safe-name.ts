// Names of files: what somebody's machine called one is nothing to build a path or a header from.
import { type EvidenceKind, kindWords } from '../../../machines/evidence-kinds.ts';

const MOST = 80;
/** Names under which one system or another keeps a device instead of a file. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name to give a file out under: letters, digits and dashes, ending as its kind does, whatever was given. */
export function safeName(given: string, kind: EvidenceKind): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
  const name = plain === '' || devices.test(plain) ? `document${plain === '' ? '' : `-${plain}`}` : plain;
  return `${name}.${kindWords[kind].endings[0]}`;
}
