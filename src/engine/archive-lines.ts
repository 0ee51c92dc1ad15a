// An exported journal as a file: one JSON value a line. Read twice on import: first only to see that it is whole, then to store it.
import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { entryHash, genesis } from './journal-entry.ts';

/** The way an archive is written; a reader that knows another refuses it. */
export const ARCHIVE_FORMAT = 1;

const row = z.record(z.string(), z.unknown());
const uuid = z.uuid();
const line = z.discriminatedUnion('line', [
  z.strictObject({
    line: z.literal('journal'),
    format: z.literal(ARCHIVE_FORMAT),
    scheme: z.string(),
    cases: z.int(),
    entries: z.int(),
    checkpoints: z.int(),
  }),
  z.looseObject({ line: z.enum(['scheme', 'policy', 'locality', 'organisation', 'hub', 'text']) }),
  z.looseObject({ line: z.literal('case'), id: uuid, scheme_id: z.string(), version: z.int(), parent_id: uuid.nullable() }),
  z.looseObject({ line: z.literal('entry'), case_id: uuid, seq: z.int(), entry_id: uuid, hash: z.string(), body: row }),
  z.looseObject({ line: z.literal('checkpoint'), number: z.int(), body: row, heads: z.array(row) }),
  z.strictObject({ line: z.literal('end'), sha256: z.string() }),
]);

/** One line of an archive. */
export type ArchiveLine = z.output<typeof line>;
export type EntryLine = Extract<ArchiveLine, { line: 'entry' }>;
export type CaseLine = Extract<ArchiveLine, { line: 'case' }>;

/** The seal over a file's lines so far: what is altered outside the chains, or left out whole, shows by it. */
export const sealed = (seal: string, text: string): string => sha256(`${seal}\n${text}`);

/** What a sentence calls an entry. */
const sayEntry = (caseId: string, seq: number) => `case ${caseId}, entry ${seq}`;

/** Why an archive is not taken: the first bad line and entry, in a sentence. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive';
}

/** The case whose entries are being read, and how far its chain has come. */
interface Chain {
  readonly row: CaseLine;
  readonly seq: number;
  readonly head: string;
}

/** How far the reading of a file has come. */
interface Progress {
  readonly scheme: string;
  readonly chain: Chain | null;
  readonly last: string;
}

/**
 * Reads an archive line by line and throws BadArchive at the first one that cannot follow the one before: no JSON, a hash that does not
 * follow, an entry left out, an end that is missing or seals other lines. What only a fold can see is left to `verify`.
 */
export function* readArchive(path: string): Generator<ArchiveLine> {
  let at: Progress = { scheme: '', chain: null, last: 'nothing' };
  let seal = '';
  let ended = false;
  let number = 0;
  for (const text of linesOf(path)) {
    number += 1;
    if (ended) throw new BadArchive(`Line ${number}: there is something after the end of the journal.`);
    const read = parseLine(text, number, at);
    if (read.line === 'end') {
      if (read.sha256 !== seal) throw new BadArchive(`${afterwards(at)} a line outside the chains was altered, or lines were left out.`);
      ended = true;
    }
    at = follow(read, number, at);
    seal = sealed(seal, text);
    yield read;
  }
  if (!ended) throw new BadArchive(`The file was cut: it ends after ${at.last}.`);
}

const afterwards = ({ last }: Progress) => `The journal’s seal does not fit the file, which ends with ${last}:`;

function parseLine(text: string, number: number, { last }: Progress): ArchiveLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadArchive(`Line ${number} is cut or altered: it is no JSON. It follows ${last}.`);
  }
  const parsed = line.safeParse(value);
  if (parsed.success) return parsed.data;
  const kind = number === 1 ? 'This is no journal that journal:export wrote.' : 'It is no line of a journal.';
  throw new BadArchive(`Line ${number}: ${kind} It follows ${last}.`);
}

/** How far the reading has come with this line. Throws BadArchive when the line cannot follow. */
function follow(read: ArchiveLine, number: number, at: Progress): Progress {
  if ((number === 1) !== (read.line === 'journal'))
    throw new BadArchive(`Line ${number}: a journal begins with its own line, and only once.`);
  const chain = read.line === 'entry' ? linked(read, number, at.chain) : at.chain;
  if (chain && !['entry', 'text'].includes(read.line)) finished(chain, number);
  switch (read.line) {
    case 'journal':
      return { scheme: read.scheme, chain: null, last: 'the first line' };
    case 'case':
      return { ...at, chain: { row: read, seq: 0, head: genesis(at.scheme, read.id) }, last: `the beginning of case ${read.id}` };
    case 'entry':
      return { ...at, chain, last: sayEntry(read.case_id, read.seq) };
    case 'text':
      return at;
    default:
      return { ...at, chain: null, last: read.line === 'checkpoint' ? `checkpoint ${read.number}` : at.last };
  }
}

function linked(read: EntryLine, number: number, chain: Chain | null): Chain {
  if (!chain || chain.row.id !== read.case_id)
    throw new BadArchive(`Line ${number}: ${sayEntry(read.case_id, read.seq)} does not stand below its case.`);
  const seq = chain.seq + 1;
  if (read.seq !== seq)
    throw new BadArchive(`Line ${number}: ${sayEntry(read.case_id, seq)} is missing; entry ${read.seq} stands in its place.`);
  if (entryHash(chain.head, canonicalJson(read.body)) !== read.hash)
    throw new BadArchive(
      `Line ${number}: ${sayEntry(read.case_id, seq)} was altered: its hash does not follow from its text and the entry before.`,
    );
  return { row: chain.row, seq, head: read.hash };
}

function finished({ row: { id, version }, seq }: Chain, number: number): void {
  if (seq < version) throw new BadArchive(`Line ${number}: ${sayEntry(id, seq + 1)} is missing: the case has ${version} entries.`);
}

const CHUNK = 1 << 16;

/** The lines of a file, one in memory at a time. A last line without its end is a line all the same. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder();
    const buffer = Buffer.alloc(CHUNK);
    let rest = '';
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const parts = (rest + decoder.decode(buffer.subarray(0, read), { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
