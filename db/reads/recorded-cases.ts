// What a replay of recorded cases says beside their journals: what they are called, what was refused, up to when they are recorded.
import type { Db } from '../database.ts';

/** A case by the names people know it by. `key_date` is the civil date lists show it under. */
export interface NamedCase {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string;
  readonly hub: string | null;
  readonly organisation: string | null;
  readonly key_date: string | null;
}

/** The named cases of these ids, in no order. */
export async function namedCases(db: Db, scheme: string, ids: readonly string[]): Promise<NamedCase[]> {
  return db.rows<NamedCase>(
    `select c.id, c.workflow, c.reference, h.name as hub, o.name as organisation, c.key_date
     from cases c
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     where c.scheme_id = $1::text and c.id = any($2::uuid[])`,
    [scheme, ids],
  );
}

/** A command that was refused in a case: what was typed in it was not kept. */
export interface RefusedCommand {
  readonly case_id: string;
  readonly command: string;
  readonly person: string;
  readonly rule: string;
  readonly says: string;
  readonly at: string;
}

/** The refused commands of a case that exists, in the order in which they were refused. */
export async function refusedCommands(db: Db, scheme: string): Promise<RefusedCommand[]> {
  return db.rows<RefusedCommand>(
    `select r.case_id, r.command, r.person, r.rule, r.says, r.at
     from refusals r join cases c on c.scheme_id = r.scheme_id and c.id = r.case_id
     where r.scheme_id = $1::text order by r.id`,
    [scheme],
  );
}

/** The instant of the last entry of any case, or null where nothing has happened yet. */
export async function lastRecordedAt(db: Db, scheme: string): Promise<string | null> {
  const rows = await db.rows<{ at: string | null }>('select max(at) as at from journal where scheme_id = $1::text', [scheme]);
  return rows[0]?.at ?? null;
}
