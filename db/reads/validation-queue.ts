// The validators' queue (G9): every self-assessment that is not closed and was submitted, with what says whose turn it is.
import type { Db } from '../database.ts';

/** A self-assessment in the queue. Civil dates; ids of people as the case remembers them. */
export interface QueuedAssessment {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly version: number;
  readonly level: number;
  readonly organisation: string;
  readonly organisationId: string;
  /** The localities of the organisation's hubs, by id and name; none where it runs no hub yet. */
  readonly localities: readonly { readonly id: string; readonly name: string }[];
  readonly areas: Readonly<
    Record<string, { readonly status: string; readonly validator: string | null; readonly asked: { readonly due: string } | null }>
  >;
  readonly declarations: Readonly<Record<string, 'none' | 'interest'>>;
  readonly lead: string | null;
  readonly submitted: string | null;
  readonly respondBy: string | null;
  readonly responded: boolean;
  readonly replyBy: string | null;
}

/** The queue, what was submitted first on top. */
export async function readValidationQueue(db: Db, scheme: string, most: number): Promise<QueuedAssessment[]> {
  return db.rows<QueuedAssessment>(
    `select c.id, c.reference, c.state, c.version, c.stage as level, o.name as organisation, o.id as "organisationId",
       coalesce((select json_agg(distinct jsonb_build_object('id', l.id, 'name', l.name)) from hubs h
         join localities l on l.scheme_id = h.scheme_id and l.id = h.locality_id
         where h.scheme_id = c.scheme_id and h.organisation_id = c.organisation_id), '[]'::json) as localities,
       c.context->'areas' as areas, c.context->'declarations' as declarations, c.context->>'lead' as lead, c.context->>'submitted' as submitted,
       c.context->>'respondBy' as "respondBy", (c.context->>'responded')::boolean as responded, c.context->>'replyBy' as "replyBy"
     from cases c join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     where c.scheme_id = $1::text and c.workflow = 'assessment' and c.state in ('submitted', 'validating', 'replying', 'assessed')
     order by c.context->>'submitted', c.id limit $2::int`,
    [scheme, most],
  );
}
