// Lists of cases: of an organisation, of a person's organisations, or of the scheme with filters, page by page (keyset).
import type { Db } from '../database.ts';

/** A line of a list. */
export interface ListedCase {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string;
  readonly state: string;
  readonly closed: boolean;
  readonly organisation: string | null;
  readonly organisationId: string | null;
  readonly hub: string | null;
  readonly locality: string | null;
  readonly stage: number | null;
  readonly openedOn: string;
  readonly changedAt: string;
  /** The next day on which something is due; null: nothing is. */
  readonly due: string | null;
}

/** What is looked for. Nothing given: everything open, the latest changed first. */
export interface CasesAsked {
  readonly scheme: string;
  readonly workflow?: string | undefined;
  readonly state?: string | undefined;
  /** Any of these states of their workflows, as 'workflow state'. */
  readonly states?: readonly string[] | undefined;
  readonly locality?: string | undefined;
  readonly organisations?: readonly string[] | undefined;
  /** Part of a reference, or of the name of an organisation or a hub, or an organisation's number. */
  readonly words?: string | undefined;
  readonly closed: boolean | null;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly most: number;
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;

/** The cases asked for, the latest changed first. Ask for one more than a page holds to learn whether there is another. */
export async function listCases(db: Db, asked: CasesAsked): Promise<ListedCase[]> {
  const { scheme, workflow, state, states, locality, organisations, words, closed, after, most } = asked;
  return db.rows<ListedCase>(
    `select c.id, c.workflow, c.reference, c.state, c.closed, o.name as organisation, c.organisation_id as "organisationId", h.name as hub,
       l.name as locality, c.stage, c.opened_on as "openedOn", c.changed_at as "changedAt",
       (select min(d.due) from deadlines d where d.scheme_id = c.scheme_id and d.case_id = c.id) as due
     from cases c
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     left join localities l on l.scheme_id = h.scheme_id and l.id = h.locality_id
     where c.scheme_id = $1::text
       and ($2::text is null or c.workflow = $2::text)
       and ($3::text is null or c.state = $3::text)
       and ($4::text is null or h.locality_id = $4::text)
       and ($5::text[] is null or c.organisation_id = any($5::text[]::uuid[]))
       and ($6::text is null or c.reference ilike $6::text
         or c.organisation_id in (select w.id from organisations w where w.scheme_id = $1::text and (w.name ilike $6::text or w.number ilike $6::text))
         or c.hub_id in (select w.id from hubs w where w.scheme_id = $1::text and w.name ilike $6::text))
       and ($7::boolean is null or c.closed = $7::boolean)
       and ($8::timestamptz is null or (c.changed_at, c.id) < ($8::timestamptz, $9::uuid))
       and ($11::text[] is null or c.workflow || ' ' || c.state = any($11::text[]))
     order by c.changed_at desc, c.id desc limit $10::int`,
    [
      scheme,
      workflow ?? null,
      state ?? null,
      locality ?? null,
      organisations ?? null,
      words === undefined || words === '' ? null : like(words),
      closed,
      after?.at ?? null,
      after?.id ?? null,
      most,
      states ?? null,
    ],
  );
}
