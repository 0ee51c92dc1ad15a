// The public notices of decisions (D7), as published: no contact, no third party's data; reasons unless they are exempt.
import type { Db } from '../database.ts';

/** A notice. Civil dates. `reasons` is null when they are exempt or were erased. */
export interface DecisionNotice {
  readonly reference: string;
  readonly organisation: string | null;
  readonly hub: string | null;
  readonly outcome: string;
  readonly stage: number | null;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly effectiveOn: string | null;
  readonly state: string;
  readonly exempt: boolean;
  readonly reasons: string | null;
  readonly supersedes: string | null;
}

/** The notices of a scheme, the latest decision first; `after` the last one of the page before. */
export async function listDecisionNotices(
  db: Db,
  scheme: string,
  after: { readonly decidedOn: string; readonly reference: string } | null,
  most: number,
): Promise<DecisionNotice[]> {
  return db.rows<DecisionNotice>(
    `select p.reference, o.name as organisation, h.name as hub, p.data->>'outcome' as outcome, (p.data->>'stage')::int as stage,
       p.from_on as "decidedOn", p.data->>'decidedBy' as "decidedBy", p.data->>'effectiveOn' as "effectiveOn", p.data->>'state' as state,
       (p.data->>'exempt')::boolean as exempt, t.body as reasons, p.data->>'supersedes' as supersedes
     from publications p
     left join organisations o on o.scheme_id = p.scheme_id and o.id = p.organisation_id
     left join hubs h on h.scheme_id = p.scheme_id and h.id = p.hub_id
     left join texts t on t.scheme_id = p.scheme_id and t.ref = p.data->>'reasons'
     where p.scheme_id = $1::text and p.register = 'notice'
       and ($2::date is null or (p.from_on, p.reference) < ($2::date, $3::text))
     order by p.from_on desc, p.reference desc limit $4::int`,
    [scheme, after?.decidedOn ?? null, after?.reference ?? null, most],
  );
}
