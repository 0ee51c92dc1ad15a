// An organisation's entry in the directory, as its own people keep it: what it says of itself, who acts for it, who is invited, its hubs.
import type { Db } from '../database.ts';
import type { HubDetails, OrganisationDetails } from '../directory.ts';

/** An organisation as entered. What was not asked when it was entered is null. */
export interface OrganisationEntry extends Omit<OrganisationDetails, 'legalForm' | 'locality' | 'email'> {
  readonly id: string;
  readonly legalForm: string | null;
  readonly locality: string | null;
  readonly localityName: string | null;
  readonly email: string | null;
  readonly singleOfficer: string | null;
}

/** The organisation of an id, or null. */
export async function readOrganisation(db: Db, scheme: string, id: string): Promise<OrganisationEntry | null> {
  const rows = await db.rows<OrganisationEntry>(
    `select o.id, o.name, o.legal_form as "legalForm", o.number, o.address, o.locality_id as locality, l.name as "localityName", o.email, o.telephone,
       o.single_officer_confirmed_on as "singleOfficer"
     from organisations o left join localities l on l.scheme_id = o.scheme_id and l.id = o.locality_id
     where o.scheme_id = $1::text and o.id = $2::uuid`,
    [scheme, id],
  );
  return rows[0] ?? null;
}

/** Somebody who acts for an organisation, with the last day of each capacity that has one. */
export interface Colleague {
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly capacities: readonly { readonly capacity: string; readonly from: string; readonly until: string | null }[];
}

/** Who acts for an organisation on a civil date, or will, by name. */
export async function readColleagues(db: Db, scheme: string, organisation: string, on: string): Promise<Colleague[]> {
  return db.rows<Colleague>(
    `select p.id as person, p.name, p.email,
       json_agg(json_build_object('capacity', m.capacity, 'from', m.from_on, 'until', m.until_on) order by m.capacity, m.from_on) as capacities
     from memberships m join people p on p.scheme_id = m.scheme_id and p.id = m.person_id
     where m.scheme_id = $1::text and m.organisation_id = $2::uuid and (m.until_on is null or m.until_on >= $3::date)
     group by p.id, p.name, p.email order by p.name, p.id`,
    [scheme, organisation, on],
  );
}

/** An invitation that nobody has accepted. */
export interface PendingInvitation {
  readonly id: string;
  readonly email: string;
  readonly capacities: readonly string[];
  readonly expiresAt: string;
}

/** The open invitations of an organisation, those too old too, the latest first. */
export async function readInvitations(db: Db, scheme: string, organisation: string): Promise<PendingInvitation[]> {
  return db.rows<PendingInvitation>(
    `select id, email, capacities, expires_at as "expiresAt" from invitations
     where scheme_id = $1::text and organisation_id = $2::uuid and ended_at is null order by invited_at desc, id limit 100`,
    [scheme, organisation],
  );
}

/** A hub as entered. `cases`: how many cases are about it; from the first on its name and place stay. */
export interface HubEntry extends HubDetails {
  readonly id: string;
  readonly localityName: string;
  readonly cases: number;
}

/** The hubs of an organisation by name. */
export async function readHubs(db: Db, scheme: string, organisation: string): Promise<HubEntry[]> {
  return db.rows<HubEntry>(
    `select h.id, h.name, h.arrangement, h.address, h.town, h.locality_id as locality, l.name as "localityName", h.area,
       h.priority_area as "priorityArea", (select count(*)::int from cases c where c.scheme_id = h.scheme_id and c.hub_id = h.id) as cases
     from hubs h join localities l on l.scheme_id = h.scheme_id and l.id = h.locality_id
     where h.scheme_id = $1::text and h.organisation_id = $2::uuid order by h.name, h.id`,
    [scheme, organisation],
  );
}

/** The localities of a scheme by name. */
export async function readLocalities(db: Db, scheme: string): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.rows('select id, name from localities where scheme_id = $1::text order by name, id', [scheme]);
}

/** Every name and number in the directory, to compare with: of the organisation itself (`but`) none. */
export async function readEntered(
  db: Db,
  scheme: string,
  but: string,
): Promise<{ readonly name: string; readonly number: string | null }[]> {
  return db.rows('select name, number from organisations where scheme_id = $1::text and id <> $2::uuid', [scheme, but]);
}

/** An organisation that entered itself. */
export interface NewOrganisation {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

/** The organisations that entered themselves since an instant, the latest first. */
export async function newOrganisations(db: Db, scheme: string, since: string): Promise<NewOrganisation[]> {
  return db.rows<NewOrganisation>(
    `select o.id, o.name, d.at from directory_changes d join organisations o on o.scheme_id = d.scheme_id and o.id = d.organisation_id
     where d.scheme_id = $1::text and d.what = 'organisation-registered' and d.at >= $2::timestamptz order by d.at desc, d.id desc limit 50`,
    [scheme, since],
  );
}
