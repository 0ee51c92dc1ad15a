// Reading the journal: whole cases, in order, for verification, replay and export. Writing it is the engine's one statement.
import type { Db } from './client.ts';

export interface JournalRow {
  readonly case_id: string;
  readonly seq: number;
  readonly entry_id: string;
  readonly kind: 'command' | 'migrated';
  readonly command: string;
  readonly person: string;
  readonly at: string;
  readonly body: string;
  readonly hash: string;
}

/** A stored case as verification compares it. */
export interface StoredCase {
  readonly id: string;
  readonly workflow: string;
  readonly machine_version: number;
  readonly version: number;
  readonly state: string;
  readonly closed: boolean;
  readonly context: unknown;
  readonly organisation_id: string | null;
  readonly hub_id: string | null;
  readonly head: string;
}

const columns = 'case_id, seq, entry_id, kind, command, person, at, body, hash';

/** The journal of one case, first entry to last. */
export async function journalOfCase(db: Db, scheme: string, caseId: string): Promise<JournalRow[]> {
  return db.rows<JournalRow>(`select ${columns} from journal where scheme_id = $1::text and case_id = $2::uuid order by seq`, [
    scheme,
    caseId,
  ]);
}

/** Ids of all cases that have a row or an entry, after `after`, at most `limit`: a page of a walk over everything. */
export async function caseIdsAfter(db: Db, scheme: string, after: string, limit: number): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(
    `select id from (select id from cases where scheme_id = $1::text and id > $2::uuid union select case_id from journal where scheme_id = $1::text and case_id > $2::uuid) x
     order by id limit $3::int`,
    [scheme, after, limit],
  );
  return rows.map((row) => row.id);
}

/** The stored case, or null. */
export async function storedCase(db: Db, scheme: string, id: string): Promise<StoredCase | null> {
  const rows = await db.rows<StoredCase>(
    'select id, workflow, machine_version, version, state, closed, context, organisation_id, hub_id, head from cases where scheme_id = $1::text and id = $2::uuid',
    [scheme, id],
  );
  return rows[0] ?? null;
}

/** The ids of the schemes in this database. */
export async function schemeIds(db: Db): Promise<string[]> {
  const rows = await db.rows<{ id: string }>('select id from schemes order by id');
  return rows.map((row) => row.id);
}
