// The public register of franchises (H5): what each franchise publishes of itself, joined with where its hub is and when it is open.
import type { Db } from '../database.ts';

/** A franchise as published. Civil dates. `state` is 'active' or 'suspended': one that has ended is not in the register. */
export interface RegisterRow {
  readonly reference: string;
  readonly state: string;
  readonly hub: string;
  readonly organisation: string;
  readonly address: string;
  readonly town: string;
  readonly locality: string;
  readonly since: string;
  /** GRIPP level; null when none is in date. */
  readonly level: number | null;
  readonly next_review: string | null;
  /** The certificate of that level which is in date longest. */
  readonly certificate: string | null;
  readonly certificate_until: string | null;
  /** Of the application approved: venues with their opening hours, and bookable sessions (F2). Null when it is kept no more (R3). */
  readonly venues: readonly PublishedVenue[] | null;
  readonly bookable: Readonly<Record<string, { readonly day: boolean; readonly evening: boolean }>> | null;
}

/** A place where the public is received. Its name is null when the words were erased. */
export interface PublishedVenue {
  readonly name: string | null;
  readonly kind: 'own' | 'partner';
  readonly confirmed: boolean;
  readonly opening: Readonly<Record<string, readonly { readonly from: string; readonly to: string }[]>>;
}

const venues = `(select json_agg(json_build_object('name', t.body, 'kind', v.venue->>'kind', 'confirmed', (v.venue->>'confirmed')::boolean, 'opening', v.venue->'opening') order by v.n)
  from jsonb_array_elements(r.content->'venues') with ordinality as v(venue, n)
  left join texts t on t.scheme_id = p.scheme_id and t.ref = v.venue->>'name')`;

const select = `
  select p.reference, p.data->>'state' as state, h.name as hub, o.name as organisation, h.address, h.town, l.name as locality,
    p.data->>'since' as since, (p.data->>'level')::int as level, p.data->>'nextReview' as next_review,
    c.reference as certificate, c.until_on as certificate_until, ${venues} as venues, r.content->'bookable' as bookable
  from publications p
  join hubs h on h.scheme_id = p.scheme_id and h.id = p.hub_id
  join organisations o on o.scheme_id = h.scheme_id and o.id = h.organisation_id
  join localities l on l.scheme_id = h.scheme_id and l.id = h.locality_id
  left join submissions r on r.scheme_id = p.scheme_id and r.case_id = (p.data->>'application')::uuid and r.number = (p.data->>'revision')::int
  left join lateral (
    select k.reference, k.until_on from publications k
    where k.scheme_id = p.scheme_id and k.register = 'certificate' and k.organisation_id = o.id and k.from_on <= $2::date and k.until_on >= $2::date
      and k.data->>'level' = p.data->>'level'
    order by k.until_on desc, k.reference limit 1) c on true
  where p.scheme_id = $1::text and p.register = 'franchise' and p.data->>'state' in ('active', 'suspended')
    and p.from_on <= $2::date and (p.until_on is null or p.until_on >= $2::date)`;

/** The franchises in force on a date, by name of hub. A scheme has some ten of them (F16). */
export async function readRegister(db: Db, scheme: string, on: string): Promise<RegisterRow[]> {
  return db.rows<RegisterRow>(`${select} order by h.name, p.reference`, [scheme, on]);
}

/** The franchise with exactly this reference, or undefined when there is none in force on the date. */
export async function readRegisterEntry(db: Db, scheme: string, on: string, reference: string): Promise<RegisterRow | undefined> {
  const rows = await db.rows<RegisterRow>(`${select} and p.reference = $3::text`, [scheme, on, reference]);
  return rows[0];
}
