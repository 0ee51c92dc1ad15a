// Documents that the virus scanner has not looked at yet, and what it found.
import type { Db } from './database.ts';

/** A document to scan. */
export interface Unscanned {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The oldest document of the scheme that was not scanned, but none of those to leave alone. */
export async function nextUnscanned(db: Db, scheme: string, leave: readonly string[]): Promise<Unscanned | undefined> {
  const rows = await db.rows<Unscanned>(
    `select id, bytes from evidence
     where scheme_id = $1::text and scan is null and bytes is not null and not (id = any($2::text[]::uuid[])) order by added_at, id limit 1`,
    [scheme, leave],
  );
  return rows[0];
}

/** Writes down what was found. Infected bytes are erased; their hash stays. */
export async function recordScan(db: Db, scheme: string, id: string, found: 'clean' | 'found', at: string): Promise<void> {
  await db.rows(
    `update evidence set scan = $3::text, scanned_at = $4::timestamptz, bytes = case when $3::text = 'clean' then bytes end
     where scheme_id = $1::text and id = $2::uuid and scan is null`,
    [scheme, id, found, at],
  );
}
