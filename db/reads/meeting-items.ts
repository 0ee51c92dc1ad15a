// What is on the lists of decision meetings, with whoever declared interests in each case (D6, P8).
import type { Db } from '../database.ts';

/** A case on a list. `interests`: the declarations by person, as its machine keeps them. */
export interface MeetingItem {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string;
  readonly state: string;
  readonly stage: number | null;
  readonly organisation: string | null;
  readonly hub: string | null;
  readonly interests: Readonly<Record<string, { readonly interest: string; readonly dispensation?: unknown }>>;
}

/** Those cases, by reference. */
export async function meetingItems(db: Db, scheme: string, ids: readonly string[]): Promise<MeetingItem[]> {
  if (ids.length === 0) return [];
  return db.rows<MeetingItem>(
    `select c.id, c.workflow, c.reference, c.state, c.stage, o.name as organisation, h.name || ', ' || h.town as hub,
       coalesce(c.context->'interests', '{}'::jsonb) as interests
     from cases c
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     where c.scheme_id = $1::text and c.id = any($2::text[]::uuid[]) order by c.reference`,
    [scheme, ids],
  );
}

/** A meeting's case with what its machine remembers. */
export interface OpenMeeting {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly context: unknown;
}

/** The meetings that are not over, by date. There are four a year, so that all of them are few. */
export async function openMeetings(db: Db, scheme: string): Promise<OpenMeeting[]> {
  return db.rows<OpenMeeting>(
    `select id, reference, state, context from cases where scheme_id = $1::text and workflow = 'meeting' and not closed and context->>'date' is not null
     order by context->>'date', id limit 60`,
    [scheme],
  );
}
