// Checkpoints over all heads of a scheme, chained; each holds the heads that moved since the one before (promise 10).
import type { Db } from './client.ts';

export interface HeadRow {
  readonly case_id: string;
  readonly seq: number;
  readonly hash: string;
}

export interface CheckpointRow {
  readonly number: number;
  readonly at: string;
  readonly body: string;
  readonly hash: string;
}

/** The scheme's last checkpoint, or null. */
export async function latestCheckpoint(db: Db, scheme: string): Promise<CheckpointRow | null> {
  const rows = await db.rows<CheckpointRow>(
    'select number, at, body, hash from checkpoints where scheme_id = $1::text order by number desc limit 1',
    [scheme],
  );
  return rows[0] ?? null;
}

/** All checkpoints, first to last. */
export async function allCheckpoints(db: Db, scheme: string): Promise<CheckpointRow[]> {
  return db.rows<CheckpointRow>('select number, at, body, hash from checkpoints where scheme_id = $1::text order by number', [scheme]);
}

/** The heads of cases that changed since their last checkpoint. */
export async function movedHeads(db: Db, scheme: string): Promise<HeadRow[]> {
  return db.rows<HeadRow>(
    `select c.id as case_id, c.version as seq, c.head as hash from cases c
     where c.scheme_id = $1::text and not exists
       (select 1 from checkpoint_heads h where h.scheme_id = c.scheme_id and h.case_id = c.id and h.seq >= c.version)
     order by c.id`,
    [scheme],
  );
}

/** Stores a checkpoint with its heads in one statement. Throws UniqueViolation when that number exists. */
export async function storeCheckpoint(db: Db, checkpoint: CheckpointRow & { scheme: string; heads: readonly HeadRow[] }): Promise<void> {
  await db.rows(
    `with k as (insert into checkpoints (scheme_id, number, at, body, hash) values ($1::text, $2::int, $3::timestamptz, $4::text, $5::text) returning scheme_id, number)
     insert into checkpoint_heads (scheme_id, number, case_id, seq, hash)
     select k.scheme_id, k.number, r.case_id, r.seq, r.hash from k, jsonb_to_recordset($6::text::jsonb) as r(case_id uuid, seq int, hash text)`,
    [checkpoint.scheme, checkpoint.number, checkpoint.at, checkpoint.body, checkpoint.hash, JSON.stringify(checkpoint.heads)],
  );
}

/** The heads that a checkpoint holds, beside what the journal now has at that place (null: gone). */
export async function headsAgainstJournal(
  db: Db,
  scheme: string,
  number: number,
): Promise<(HeadRow & { journal_hash: string | null; case_exists: boolean })[]> {
  return db.rows(
    `select h.case_id, h.seq, h.hash, j.hash as journal_hash, (c.id is not null) as case_exists
     from checkpoint_heads h
     left join journal j on j.scheme_id = h.scheme_id and j.case_id = h.case_id and j.seq = h.seq
     left join cases c on c.scheme_id = h.scheme_id and c.id = h.case_id
     where h.scheme_id = $1::text and h.number = $2::int order by h.case_id`,
    [scheme, number],
  );
}
