// Organisations and their hubs.
import type { Db } from '../database.ts';

/** A hub by name. */
export interface OrganisationHub {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly town: string;
}

/** The hubs of the organisations, by name. */
export async function hubsOf(db: Db, scheme: string, organisations: readonly string[]): Promise<OrganisationHub[]> {
  return db.rows<OrganisationHub>(
    `select id, organisation_id as organisation, name, town from hubs
     where scheme_id = $1::text and organisation_id = any($2::text[]::uuid[]) order by name, id`,
    [scheme, organisations],
  );
}

/** The name of an organisation of the scheme, or null where there is none of that id. */
export async function organisationName(db: Db, scheme: string, id: string): Promise<string | null> {
  const rows = await db.rows<{ name: string }>('select name from organisations where scheme_id = $1::text and id = $2::uuid', [scheme, id]);
  return rows[0]?.name ?? null;
}

/** The scheme's hubs, by name. */
export async function everyHub(db: Db, scheme: string, most: number): Promise<OrganisationHub[]> {
  return db.rows<OrganisationHub>(
    `select id, organisation_id as organisation, name, town from hubs where scheme_id = $1::text order by name, id limit $2::int`,
    [scheme, most],
  );
}

/** The scheme's organisations, by name. */
export async function everyOrganisation(db: Db, scheme: string, most: number): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.rows('select id, name from organisations where scheme_id = $1::text order by name, id limit $2::int', [scheme, most]);
}

/** Whether the scheme knows an organisation of that id. */
export async function isOrganisation(db: Db, scheme: string, id: string): Promise<boolean> {
  const rows = await db.rows<{ id: string }>('select id from organisations where scheme_id = $1::text and id = $2::uuid', [scheme, id]);
  return rows.length > 0;
}
