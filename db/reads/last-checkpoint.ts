import type { Db } from '../database.ts';

/** The instant of the scheme's last checkpoint, or null: up to then, at least, its time has run. */
export async function lastCheckpointAt(db: Db, scheme: string): Promise<string | null> {
  const rows = await db.rows<{ at: string }>('select at from checkpoints where scheme_id = $1::text order by number desc limit 1', [
    scheme,
  ]);
  return rows[0]?.at ?? null;
}
