// What a person has to look at because the system could not finish it (C3's list begins here).
import type { Db } from './client.ts';

/** An incident: a message a rule refused, a letter whose sending is uncertain, work that gave up. */
export interface Incident {
  readonly scheme: string;
  readonly case: string | null;
  readonly kind:
    | 'message-refused'
    | 'deadline-refused'
    | 'deadline-stuck'
    | 'letter-uncertain'
    | 'letter-failed'
    | 'work-gave-up'
    | 'evidence-infected'
    | 'scanner-silent';
  readonly says: string;
  readonly entry: string | null;
  readonly n: number | null;
  readonly at: string;
}

/** Records an incident; the same one (kind, entry, n) is recorded once while it is open. */
export async function recordIncident(db: Db, incident: Incident): Promise<void> {
  await db.rows(
    `insert into incidents (scheme_id, case_id, kind, says, entry_id, n, at)
     select $1::text, $2::uuid, $3::text, $4::text, $5::uuid, $6::int, $7::timestamptz
     where not exists (select 1 from incidents i where i.scheme_id = $1::text and i.kind = $3::text and i.case_id is not distinct from $2::uuid
       and i.entry_id is not distinct from $5::uuid and i.n is not distinct from $6::int and i.closed_at is null)`,
    [incident.scheme, incident.case, incident.kind, incident.says, incident.entry, incident.n, incident.at],
  );
}
