// Counting attempts, shared by all processes of the service: what is limited is known by its hash only.
import type { Db } from './database.ts';

/** Counts one try within the window that began at `windowFrom`, forgets windows before `forgetBefore`, and answers how many there were with it. */
export async function countTry(
  db: Db,
  tried: { readonly scheme: string; readonly keyHash: string; readonly windowFrom: string; readonly forgetBefore: string },
): Promise<number> {
  const rows = await db.rows<{ tries: number }>(
    `with forgotten as (delete from throttles where scheme_id = $1::text and window_from < $4::timestamptz)
     insert into throttles (scheme_id, key_hash, window_from, tries) values ($1::text, $2::text, $3::timestamptz, 1)
     on conflict (scheme_id, key_hash, window_from) do update set tries = throttles.tries + 1 returning tries`,
    [tried.scheme, tried.keyHash, tried.windowFrom, tried.forgetBefore],
  );
  return rows[0]?.tries ?? 0;
}
