// Everything about one organisation, for staff: what it is, its hubs, people, levels, grants and interests in one statement; letters and days.
import type { Db } from '../database.ts';

/** Somebody in a capacity, or with an interest. Civil dates; `until` null: still. */
interface PersonSince {
  readonly name: string;
  readonly what: string;
  readonly from: string;
  readonly until: string | null;
}

/** An organisation as staff know it. Civil dates, amounts in pence. */
export interface OrganisationFile {
  readonly id: string;
  readonly name: string;
  readonly legalForm: string | null;
  readonly number: string | null;
  readonly email: string | null;
  readonly telephone: string | null;
  readonly address: string;
  readonly singleOfficerConfirmedOn: string | null;
  readonly hubs: readonly {
    readonly name: string;
    readonly address: string;
    readonly town: string;
    readonly locality: string;
    readonly priority: boolean;
  }[];
  readonly people: readonly PersonSince[];
  readonly interests: readonly PersonSince[];
  readonly certificates: readonly { readonly reference: string; readonly level: number; readonly from: string; readonly until: string }[];
  readonly grants: readonly {
    readonly case: string;
    readonly reference: string;
    readonly state: string;
    readonly hub: string | null;
    readonly award: number;
    readonly paid: number;
  }[];
}

/** The organisation of an id, or undefined when the scheme has none. */
export async function readOrganisationFile(db: Db, scheme: string, id: string): Promise<OrganisationFile | undefined> {
  const rows = await db.rows<OrganisationFile>(
    `select o.id, o.name, o.legal_form as "legalForm", o.number, o.email, o.telephone, o.address, o.single_officer_confirmed_on as "singleOfficerConfirmedOn",
       (select coalesce(json_agg(json_build_object('name', h.name, 'address', h.address, 'town', h.town, 'locality', l.name,
          'priority', h.priority_area) order by h.name, h.id), '[]'::json)
        from hubs h join localities l on l.scheme_id = h.scheme_id and l.id = h.locality_id
        where h.scheme_id = o.scheme_id and h.organisation_id = o.id) as hubs,
       (select coalesce(json_agg(json_build_object('name', p.name, 'what', m.capacity, 'from', m.from_on, 'until', m.until_on)
          order by m.until_on desc nulls first, p.name, m.capacity), '[]'::json)
        from memberships m join people p on p.scheme_id = m.scheme_id and p.id = m.person_id
        where m.scheme_id = o.scheme_id and m.organisation_id = o.id) as people,
       (select coalesce(json_agg(json_build_object('name', p.name, 'what', i.kind, 'from', i.from_on, 'until', i.until_on)
          order by i.until_on desc nulls first, p.name, i.kind), '[]'::json)
        from interests i join people p on p.scheme_id = i.scheme_id and p.id = i.person_id
        where i.scheme_id = o.scheme_id and i.organisation_id = o.id) as interests,
       (select coalesce(json_agg(json_build_object('reference', c.reference, 'level', (c.data->>'level')::int, 'from', c.from_on, 'until', c.until_on)
          order by c.until_on desc, c.reference), '[]'::json)
        from publications c where c.scheme_id = o.scheme_id and c.register = 'certificate' and c.organisation_id = o.id) as certificates,
       (select coalesce(json_agg(json_build_object('case', g.id, 'reference', g.reference, 'state', g.state, 'hub', h.name,
          'award', (g.context->>'award')::int, 'paid', (select coalesce(sum((y->>'pence')::int), 0)
             from jsonb_array_elements(g.context->'payments') y where y->>'status' = 'paid')) order by g.opened_on, g.reference), '[]'::json)
        from cases g left join hubs h on h.scheme_id = g.scheme_id and h.id = g.hub_id
        where g.scheme_id = o.scheme_id and g.workflow = 'grant' and g.organisation_id = o.id) as grants
     from organisations o where o.scheme_id = $1::text and o.id = $2::uuid`,
    [scheme, id],
  );
  return rows[0];
}

/** A letter in one of the organisation's cases. `status` is the last thing that happened to it. */
export interface OrganisationLetter {
  readonly number: string;
  readonly case: string;
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly at: string;
}

/** The letters to an organisation, the latest first. */
export async function lettersTo(db: Db, scheme: string, organisation: string, most: number): Promise<OrganisationLetter[]> {
  return db.rows<OrganisationLetter>(
    `select l.number, l.case_id as "case", c.reference, l.subject, e.event as status, e.at
     from cases c
     join letters l on l.scheme_id = c.scheme_id and l.case_id = c.id and l.recipient = 'organisation'
     join lateral (select x.event, x.at from letter_events x where x.scheme_id = l.scheme_id and x.letter_number = l.number order by x.id desc limit 1) e on true
     where c.scheme_id = $1::text and c.organisation_id = $2::uuid order by l.year desc, l.serial desc limit $3::int`,
    [scheme, organisation, most],
  );
}

/** The days on which something is due in an organisation's cases, the first first. */
export async function daysOf(
  db: Db,
  scheme: string,
  organisation: string,
): Promise<{ readonly case: string; readonly reference: string; readonly name: string; readonly due: string }[]> {
  return db.rows(
    `select c.id as "case", c.reference, d.name, d.due
     from cases c join deadlines d on d.scheme_id = c.scheme_id and d.case_id = c.id
     where c.scheme_id = $1::text and c.organisation_id = $2::uuid and d.name !~ '^(remind|expire[A-Z])'
     order by d.due, c.reference, d.name limit 100`,
    [scheme, organisation],
  );
}
