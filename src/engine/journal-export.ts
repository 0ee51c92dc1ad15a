// Writes a scheme's journal whole: the policies it was judged by, every case with its entries and words, and the checkpoints over all.

import { caseIdsAfter } from '../../db/journal.ts';
import { type ArchiveRow, type ArchiveTable, archivedRows, atOneMoment, countArchived } from '../../db/journal-archive.ts';
import { ARCHIVE_FORMAT, sealed } from './archive-lines.ts';
import type { Engine } from './engine.ts';
import { verify } from './verify.ts';
import { placeOf } from './verify-checkpoints.ts';

/** What was written. `last` is the hash of the last checkpoint: noted elsewhere, it shows whether a file is this one's. */
export interface Exported {
  readonly cases: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly last: string | null;
}

const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';
const WORLD: readonly ArchiveTable[] = ['scheme', 'policy', 'locality', 'organisation', 'hub'];

/**
 * Writes the journal line by line, all of one moment. Throws an Error that names the first bad entry when it does not verify: what is
 * handed on as a record must be one. Letters, files, deadlines and drafts are not in it: it is a record to read and verify, no backup.
 */
export async function exportJournal({ db, ...engine }: Engine, write: (text: string) => void): Promise<Exported> {
  return atOneMoment(db, async (tx) => {
    const moment = { ...engine, db: tx };
    await requireSound(moment);
    return writeLines(moment, write);
  });
}

async function requireSound(engine: Engine): Promise<void> {
  const [fault] = (await verify(engine)).faults;
  if (fault) throw new Error(`The journal does not verify and is not exported. First fault: ${placeOf(fault)}: ${fault.says}.`);
}

async function writeLines({ db, scheme }: Engine, write: (text: string) => void): Promise<Exported> {
  let seal = '';
  const put = (line: string, row: ArchiveRow) => {
    const text = JSON.stringify({ line, ...row });
    write(`${text}\n`);
    seal = sealed(seal, text);
  };
  const [cases, entries] = [await countArchived(db, 'case', scheme), await countArchived(db, 'entry', scheme)];
  const checkpoints = await archivedRows(db, 'checkpoint', scheme);
  put('journal', { format: ARCHIVE_FORMAT, scheme, cases, entries, checkpoints: checkpoints.length });
  for (const table of WORLD) for (const row of await archivedRows(db, table, scheme)) put(table, row);
  for await (const id of caseIds(db, scheme)) {
    for (const row of await archivedRows(db, 'case', scheme, { case: id })) put('case', row);
    for (const row of await archivedRows(db, 'entry', scheme, { case: id })) put('entry', asData(row));
    for (const row of await archivedRows(db, 'text', scheme, { case: id })) put('text', row);
  }
  for (const row of checkpoints) {
    const heads = await archivedRows(db, 'head', scheme, { checkpoint: Number(row.number) });
    put('checkpoint', { ...asData(row), heads });
  }
  write(`${JSON.stringify({ line: 'end', sha256: seal })}\n`);
  return { cases, entries, checkpoints: checkpoints.length, last: (checkpoints.at(-1)?.hash as string | undefined) ?? null };
}

/** A body as data, for whoever reads the file: its RFC 8785 text is what the hash chains. */
function asData(row: ArchiveRow): ArchiveRow {
  return { ...row, body: JSON.parse(String(row.body)) as unknown };
}

async function* caseIds(db: Engine['db'], scheme: string): AsyncGenerator<string> {
  for (let after = FIRST; ; ) {
    const ids = await caseIdsAfter(db, scheme, after, PAGE);
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return;
    after = last;
  }
}
