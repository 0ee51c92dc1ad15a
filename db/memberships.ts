// In which capacities people act for an organisation, from a day to a day (P6), with the record of each change.
import type { Doer } from './administration.ts';
import type { Db } from './database.ts';
import { recordChanges } from './directory.ts';

/** What somebody is to hold in an organisation. Civil dates: what is new begins `on`, what is not kept ends with `lastDay`. */
export interface CapacitiesAsked {
  readonly organisation: string;
  readonly person: string;
  readonly capacities: readonly string[];
  readonly on: string;
  readonly lastDay: string;
}

/**
 * Gives and ends capacities so that the person holds those asked for; one that was to begin after `lastDay` never does. Nothing is done where the organisation would be left without
 * somebody in one of `needed` after `lastDay`: answers those. Two at once wait for one another.
 */
export function setCapacities(db: Db, doer: Doer, asked: CapacitiesAsked, needed: readonly string[]): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx.rows('select 1 from organisations where scheme_id = $1::text and id = $2::uuid for update', [doer.scheme, asked.organisation]);
    const bereft = await tx.rows<{ capacity: string }>(
      `select n.capacity from unnest($4::text[]) n(capacity)
       where n.capacity <> all($5::text[])
         and exists (select 1 from ${lasting} and m.person_id = $3::uuid and m.capacity = n.capacity)
         and not exists (select 1 from ${lasting} and m.person_id <> $3::uuid and m.capacity = n.capacity and m.from_on <= $6::date + 1)`,
      [doer.scheme, asked.organisation, asked.person, needed, asked.capacities, asked.lastDay],
    );
    if (bereft.length === 0) await writeCapacities(tx, doer, asked);
    return bereft.map(({ capacity }) => capacity);
  });
}

/** What is held in the organisation of $2 beyond the day of $6. */
const lasting = `memberships m where m.scheme_id = $1::text and m.organisation_id = $2::uuid and (m.until_on is null or m.until_on > $6::date)`;

async function writeCapacities(db: Db, doer: Doer, { organisation, person, capacities, on, lastDay }: CapacitiesAsked): Promise<void> {
  await db.rows(
    `with ended as (update memberships m set until_on = $7::date
       where m.scheme_id = $1::text and m.organisation_id = $4::uuid and m.person_id = $5::uuid and m.capacity <> all($6::text[])
         and m.from_on <= $7::date and (m.until_on is null or m.until_on > $7::date) returning *),
     never as (delete from memberships m
       where m.scheme_id = $1::text and m.organisation_id = $4::uuid and m.person_id = $5::uuid and m.capacity <> all($6::text[])
         and m.from_on > $7::date returning *),
     given as (insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on)
       select $1::text, gen_random_uuid(), $5::uuid, $4::uuid, n.capacity,
         greatest($8::date, (select max(m.until_on) + 1 from memberships m where m.scheme_id = $1::text and m.organisation_id = $4::uuid
           and m.person_id = $5::uuid and m.capacity = n.capacity))
       from unnest($6::text[]) n(capacity)
       where not exists (select 1 from memberships m where m.scheme_id = $1::text and m.organisation_id = $4::uuid and m.person_id = $5::uuid
         and m.capacity = n.capacity and m.until_on is null) returning *)
     ${recordChanges(`select organisation_id, 'capacity-ended', person_id, jsonb_build_object('capacity', capacity, 'until', until_on) from ended
       union all select organisation_id, 'capacity-ended', person_id, jsonb_build_object('capacity', capacity, 'from', from_on) from never
       union all select organisation_id, 'capacity-given', person_id, jsonb_build_object('capacity', capacity, 'from', from_on) from given`)}`,
    [doer.scheme, doer.at, doer.person, organisation, person, capacities, lastDay, on],
  );
}
