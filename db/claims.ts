// What must be unique across cases, and who holds it (promise 3). Taking and giving back is the engine's one statement.
import type { Db } from './client.ts';

/** Which of these keys another case of the scheme holds. */
export async function claimsHeldElsewhere(db: Db, scheme: string, caseId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ key: string }>(
    'select key from claims where scheme_id = $1::text and key = any($2::text[]) and case_id <> $3::uuid',
    [scheme, keys, caseId],
  );
  return rows.map((row) => row.key);
}
