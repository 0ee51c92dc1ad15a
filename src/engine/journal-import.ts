// Takes an exported journal into a database that has none of its scheme, and only when every chain, fold and checkpoint verifies there.
import type { Db } from '../../db/client.ts';
import { DatabaseError } from '../../db/errors.ts';
import { schemeIds } from '../../db/journal.ts';
import { type ArchiveRow, type ArchiveTable, restoreParents, restoreRows } from '../../db/journal-archive.ts';
import { type ArchiveLine, BadArchive, readArchive } from './archive-lines.ts';
import { canonicalJson } from './canonical-json.ts';
import { createEngine } from './engine.ts';
import { type Verification, verify } from './verify.ts';
import { placeOf } from './verify-checkpoints.ts';
import type { Registry } from './workflows.ts';

/** What was taken in and verified there; `last` is the hash of the last checkpoint, to be compared with what the export said. */
export interface Imported extends Verification {
  readonly scheme: string;
  readonly last: string | null;
}

/** Reads a whole archive without storing anything. Throws BadArchive that names its first bad entry. */
export function checkArchive(path: string): void {
  for (const _ of readArchive(path));
}

/**
 * Stores an archive and verifies it, in one transaction: what does not verify leaves nothing behind. Throws BadArchive, or an Error when
 * the database has the scheme already.
 */
export async function importJournal(db: Db, path: string, registry: Registry): Promise<Imported> {
  checkArchive(path);
  return db.transaction(async (tx) => {
    const { scheme, last } = await store(tx, path);
    const seen = await verify(createEngine(tx, scheme, registry));
    const [fault] = seen.faults;
    if (!fault) return { ...seen, scheme, last };
    throw new BadArchive(`The journal does not verify. First fault: ${placeOf(fault)}: ${fault.says}.`);
  });
}

/** What belongs together is stored together: a case with its entries and texts. */
class Pile {
  readonly #db: Db;
  #waiting = new Map<ArchiveTable, ArchiveRow[]>();
  #from = 1;
  constructor(db: Db) {
    this.#db = db;
  }

  add(table: ArchiveTable, ...rows: ArchiveRow[]): void {
    this.#waiting.set(table, [...(this.#waiting.get(table) ?? []), ...rows]);
  }

  /** Stores what waits. Throws BadArchive naming the lines that the database does not take. */
  async store(before: number): Promise<void> {
    try {
      for (const [table, rows] of this.#waiting) await restoreRows(this.#db, table, rows);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      throw new BadArchive(`Lines ${this.#from} to ${before - 1} hold what cannot be stored: ${error.message}`);
    }
    this.#waiting = new Map();
    this.#from = before;
  }
}

async function store(db: Db, path: string): Promise<{ scheme: string; last: string | null }> {
  const pile = new Pile(db);
  const parents: { id: string; parent: string }[] = [];
  let scheme = '';
  let last: string | null = null;
  let number = 0;
  for (const read of readArchive(path)) {
    number += 1;
    if (read.line === 'journal') scheme = await requireNone(db, read.scheme);
    if (read.line === 'case' || read.line === 'checkpoint') await pile.store(number);
    if (read.line === 'case' && read.parent_id !== null) parents.push({ id: read.id, parent: read.parent_id });
    if (read.line === 'checkpoint') last = String(read.hash);
    put(pile, read);
  }
  await pile.store(number);
  await restoreParents(db, scheme, parents);
  return { scheme, last };
}

function put(pile: Pile, read: ArchiveLine): void {
  if (read.line === 'journal' || read.line === 'end') return;
  const { line, ...row } = read;
  if (read.line === 'case') pile.add('case', { ...row, parent_id: null });
  else if (read.line === 'checkpoint') {
    const { line: _, heads, ...checkpoint } = read;
    pile.add('checkpoint', { ...checkpoint, body: canonicalJson(checkpoint.body) });
    pile.add('head', ...heads);
  } else if (read.line === 'entry') pile.add('entry', { ...row, body: canonicalJson(read.body) });
  else pile.add(line as ArchiveTable, row);
}

async function requireNone(db: Db, scheme: string): Promise<string> {
  if ((await schemeIds(db)).includes(scheme))
    throw new Error(`The database has the scheme “${scheme}” already: import into an empty one, for example with --data DIR.`);
  return scheme;
}
