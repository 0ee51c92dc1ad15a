import type { Db } from '../database.ts';

/** The names of people of the scheme by their ids. Who was erased, or never was there, is left out. */
export async function personNames(db: Db, scheme: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.rows<{ id: string; name: string }>(
    'select id, name from people where scheme_id = $1::text and id = any($2::text[]::uuid[]) and erased_at is null',
    [scheme, [...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
