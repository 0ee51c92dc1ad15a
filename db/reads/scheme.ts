import type { Db } from '../client.ts';

/** A scheme's own row; its settings are data of the council. */
export interface SchemeRow {
  readonly id: string;
  readonly name: string;
  readonly lead_partner: string;
  readonly settings: unknown;
}

/** The scheme, or undefined when it has not been seeded yet. */
export async function readScheme(db: Db, id: string): Promise<SchemeRow | undefined> {
  const rows = await db.rows<SchemeRow>('select id, name, lead_partner, settings from schemes where id = $1::text', [id]);
  return rows[0];
}
