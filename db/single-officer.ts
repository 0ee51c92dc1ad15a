// Organisations for which only one person acts (P6): confirmed by an officer, dated, and over when somebody joins.
import type { Doer } from './administration.ts';
import type { Db } from './database.ts';
import { recordChanges } from './directory.ts';

/** Confirms on a civil date that one person alone acts for an organisation. Answers false when it is not so, or is confirmed already. */
export async function confirmSingleOfficer(db: Db, doer: Doer, organisation: string, on: string): Promise<boolean> {
  const rows = await db.rows(
    `with confirmed as (update organisations o set single_officer_confirmed_on = $5::date
       where o.scheme_id = $1::text and o.id = $4::uuid and o.single_officer_confirmed_on is null
         and (select count(distinct m.person_id) from memberships m where m.scheme_id = o.scheme_id and m.organisation_id = o.id
           and m.from_on <= $5::date and (m.until_on is null or m.until_on > $5::date) and m.person_id <> $3::uuid) = 1
         and not exists (select 1 from memberships m where m.scheme_id = o.scheme_id and m.organisation_id = o.id and m.person_id = $3::uuid)
       returning o.id)
     ${recordChanges(`select id, 'single-officer-confirmed', id, jsonb_build_object('on', $5::date) from confirmed`)}`,
    [doer.scheme, doer.at, doer.person, organisation, on],
  );
  return rows.length > 0;
}
