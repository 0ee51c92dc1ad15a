// Outcomes that an organisation can have reviewed (V1, V2), as the cases they were made in keep them.
import type { Db } from '../database.ts';

/** An outcome whose letter was released. Civil dates. */
export interface ReviewableOutcome {
  readonly case: string;
  readonly workflow: string;
  readonly caseReference: string;
  readonly reference: string;
  readonly kind: string;
  readonly on: string;
  readonly reviewBy: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly hub: string | null;
  readonly hubName: string | null;
}

/** Outcomes of organisations that were neither reviewed nor made after a review, the latest first. */
export async function reviewableOutcomes(db: Db, scheme: string, organisations: readonly string[]): Promise<ReviewableOutcome[]> {
  if (organisations.length === 0) return [];
  return db.rows<ReviewableOutcome>(
    `select c.id as "case", c.workflow, c.reference as "caseReference", d->>'reference' as reference, d->>'kind' as kind, d->>'on' as "on",
       d->>'reviewBy' as "reviewBy", o.id as organisation, o.name as "organisationName", h.id as hub, h.name || ', ' || h.town as "hubName"
     from (select * from cases where scheme_id = $1::text and organisation_id = any($2::text[]::uuid[])
             and jsonb_typeof(context->'reviewable') = 'array') c
     cross join lateral jsonb_array_elements(c.context->'reviewable') d
     join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     where d->>'reviewBy' is not null and not coalesce((d->>'reviewed')::boolean, false) and not coalesce((d->>'remitted')::boolean, false)
     order by d->>'on' desc, d->>'reference' limit 50`,
    [scheme, organisations],
  );
}
