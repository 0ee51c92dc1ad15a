// The directory's entries as people of organisations keep them: each change with its line in the append-only record, in one statement (R1).
import type { Doer } from './administration.ts';
import type { Db } from './database.ts';

/** What an organisation says of itself. `number` as registers write it. */
export interface OrganisationDetails {
  readonly name: string;
  readonly legalForm: string;
  readonly number: string | null;
  readonly address: string;
  readonly locality: string;
  readonly email: string;
  readonly telephone: string | null;
}

/** What an organisation says of a hub. `area`: a priority area of the policy, or the town. */
export interface HubDetails {
  readonly name: string;
  readonly arrangement: 'premises' | 'network';
  readonly address: string;
  readonly town: string;
  readonly locality: string;
  readonly area: string;
  readonly priorityArea: boolean;
}

/** SQL that records changes as `doer` ($1 scheme, $2 at, $3 person); `rows` yields organisation, what, subject, details. */
export const recordChanges = (rows: string) =>
  `insert into directory_changes (scheme_id, at, person_id, organisation_id, what, subject, details)
   select $1::text, $2::timestamptz, $3::uuid, x.organisation, x.what, x.subject, x.details from (${rows}) as x(organisation, what, subject, details) returning 1`;

const by = ({ scheme, at, person }: Doer) => [scheme, at, person];
const said = ({ name, legalForm, number, address, locality, email, telephone }: OrganisationDetails) => [
  name,
  legalForm,
  number,
  address,
  locality,
  email,
  telephone,
];

/**
 * Enters an organisation; who does it acts for it from `on`, a civil date, in the capacities. Throws UniqueViolation
 * `organisations_number` for a number that is entered already, and one of the primary key for an id that is there.
 */
export async function registerOrganisation(
  db: Db,
  doer: Doer,
  entry: OrganisationDetails & { readonly id: string; readonly capacities: readonly string[]; readonly on: string },
): Promise<void> {
  await db.rows(
    `with entered as (insert into organisations (scheme_id, id, name, legal_form, number, address, locality_id, email, telephone)
       values ($1::text, $4::uuid, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text, $11::text) returning id),
     given as (insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on)
       select $1::text, gen_random_uuid(), $3::uuid, entered.id, capacity, $13::date
       from entered, jsonb_array_elements_text($12::text::jsonb) capacity returning organisation_id, capacity)
     ${recordChanges(`select id, 'organisation-registered', id, jsonb_build_object('legalForm', $6::text) from entered
       union all select organisation_id, 'capacity-given', $3::uuid, jsonb_build_object('capacity', capacity, 'from', $13::date) from given`)}`,
    [...by(doer), entry.id, ...said(entry), JSON.stringify(entry.capacities), entry.on],
  );
}

/** Changes what an organisation says of itself; unchanged, nothing is recorded. Throws UniqueViolation as for entering. */
export async function changeOrganisation(db: Db, doer: Doer, id: string, entry: OrganisationDetails): Promise<void> {
  await db.rows(
    `with before as (select * from organisations where scheme_id = $1::text and id = $4::uuid for update),
     changed as (update organisations o set name = $5::text, legal_form = $6::text, number = $7::text, address = $8::text,
         locality_id = $9::text, email = $10::text, telephone = $11::text
       from before b where o.scheme_id = b.scheme_id and o.id = b.id
         and (b.name, b.legal_form, b.number, b.address, b.locality_id, b.email, b.telephone) is distinct from
           ($5::text, $6::text, $7::text, $8::text, $9::text, $10::text, $11::text)
       returning o.id, to_jsonb(b) as old, to_jsonb(o) as new)
     ${recordChanges(`select id, 'organisation-changed', id, jsonb_build_object('fields',
       (select jsonb_agg(k order by k) from jsonb_object_keys(new) k where new->k is distinct from old->k)) from changed`)}`,
    [...by(doer), id, ...said(entry)],
  );
}

const hubSaid = ({ name, arrangement, address, town, locality, area, priorityArea }: HubDetails) => [
  name,
  arrangement,
  address,
  town,
  locality,
  area,
  priorityArea,
];

/** Adds a hub. Throws UniqueViolation of the primary key for an id that is there. */
export async function addHub(db: Db, doer: Doer, hub: HubDetails & { readonly id: string; readonly organisation: string }): Promise<void> {
  await db.rows(
    `with added as (insert into hubs (scheme_id, id, organisation_id, name, arrangement, address, town, locality_id, area, priority_area)
       values ($1::text, $4::uuid, $5::uuid, $6::text, $7::text, $8::text, $9::text, $10::text, $11::text, $12::boolean) returning *)
     ${recordChanges(`select organisation_id, 'hub-added', id, jsonb_build_object('arrangement', arrangement, 'locality', locality_id) from added`)}`,
    [...by(doer), hub.id, hub.organisation, ...hubSaid(hub)],
  );
}

/** Changes a hub that no case is about yet. Answers whether it could be: afterwards letters and records name it as it was. */
export async function changeHub(
  db: Db,
  doer: Doer,
  hub: HubDetails & { readonly id: string; readonly organisation: string },
): Promise<boolean> {
  const rows = await db.rows(
    `with changed as (update hubs h set name = $6::text, arrangement = $7::text, address = $8::text, town = $9::text, locality_id = $10::text,
         area = $11::text, priority_area = $12::boolean
       where h.scheme_id = $1::text and h.id = $4::uuid and h.organisation_id = $5::uuid
         and not exists (select 1 from cases c where c.scheme_id = h.scheme_id and c.hub_id = h.id) returning *)
     ${recordChanges(`select organisation_id, 'hub-changed', id, jsonb_build_object('arrangement', arrangement, 'locality', locality_id) from changed`)}`,
    [...by(doer), hub.id, hub.organisation, ...hubSaid(hub)],
  );
  return rows.length > 0;
}
