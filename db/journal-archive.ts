// Whole rows out of one database and into another, for the journal's export and import: columns that come later travel too.
import type { Db } from './database.ts';

/** A row as it lies in its table, by the names of the columns. */
export type ArchiveRow = Readonly<Record<string, unknown>>;

/** The tables an archive is made of. Texts lie beside the chain; checkpoint heads belong to their checkpoint. */
const tables = {
  scheme: 'schemes',
  policy: 'policies',
  locality: 'localities',
  organisation: 'organisations',
  hub: 'hubs',
  case: 'cases',
  entry: 'journal',
  text: 'texts',
  checkpoint: 'checkpoints',
  head: 'checkpoint_heads',
} as const;

export type ArchiveTable = keyof typeof tables;

/** Which rows of a table: those of one case, of one checkpoint, or all of the scheme. */
export interface Narrowed {
  readonly case?: string;
  readonly checkpoint?: number;
}

const ordered: Readonly<Record<ArchiveTable, string>> = {
  scheme: 'id',
  policy: 'version',
  locality: 'id',
  organisation: 'id',
  hub: 'id',
  case: 'id',
  entry: 'seq',
  text: 'ref',
  checkpoint: 'number',
  head: 'case_id',
};

/** The rows of a table of one scheme, in a fixed order. */
export async function archivedRows(db: Db, table: ArchiveTable, scheme: string, narrowed: Narrowed = {}): Promise<ArchiveRow[]> {
  const key = table === 'scheme' ? 'id' : 'scheme_id';
  const byCase = table === 'case' ? 'id' : 'case_id';
  const where = [`t.${key} = $1::text`];
  const params: unknown[] = [scheme];
  if (narrowed.case !== undefined) where.push(`t.${byCase} = $${params.push(narrowed.case)}::uuid`);
  if (narrowed.checkpoint !== undefined) where.push(`t.number = $${params.push(narrowed.checkpoint)}::int`);
  const found = await db.rows<{ row: ArchiveRow }>(
    `select to_jsonb(t) as row from ${tables[table]} t where ${where.join(' and ')} order by t.${ordered[table]}`,
    params,
  );
  return found.map(({ row }) => row);
}

/** How many rows of a table a scheme has. */
export async function countArchived(db: Db, table: ArchiveTable, scheme: string): Promise<number> {
  const key = table === 'scheme' ? 'id' : 'scheme_id';
  const [row] = await db.rows<{ n: number }>(`select count(*)::int as n from ${tables[table]} where ${key} = $1::text`, [scheme]);
  return row?.n ?? 0;
}

/** Writes rows into a table. Throws DatabaseError when one cannot be stored. */
export async function restoreRows(db: Db, table: ArchiveTable, rows: readonly ArchiveRow[]): Promise<void> {
  if (rows.length === 0) return;
  const name = tables[table];
  await db.rows(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::text::jsonb)`, [JSON.stringify(rows)]);
}

/** Hangs restored cases on their parents: an application's meeting may be the younger of the two, so it is done when all are there. */
export async function restoreParents(db: Db, scheme: string, parents: readonly { id: string; parent: string }[]): Promise<void> {
  await db.rows(
    `update cases c set parent_id = r.parent from jsonb_to_recordset($2::text::jsonb) as r(id uuid, parent uuid)
     where c.scheme_id = $1::text and c.id = r.id`,
    [scheme, JSON.stringify(parents)],
  );
}

/** Reads of one transaction see one moment, however long they take; nothing can be written in it. */
export async function atOneMoment<T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.rows('set transaction isolation level repeatable read, read only');
    return read(tx);
  });
}
