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

/** The conditions of what is asked for, each with its parameter: those not asked for would spoil the plan. */
function conditionsOf({ workflow, state, states, locality, organisations, words, closed, after }: CasesAsked) {
  const params: unknown[] = [];
  const conditions: string[] = [];
  const when = (asked: unknown, condition: (parameter: string) => string, value = asked) => {
    if (asked === undefined || asked === null || asked === '') return;
    params.push(value);
    conditions.push(`and (${condition(`$${params.length + 2}`)})`);
  };
  when(workflow, (one) => `c.workflow = ${one}::text`);
  when(state, (one) => `c.state = ${one}::text`);
  when(states, (all) => `c.workflow || ' ' || c.state = any(${all}::text[])`);
  when(locality, (one) => `h.locality_id = ${one}::text`);
  when(organisations, (all) => `c.organisation_id = any(${all}::text[]::uuid[])`);
  when(
    words,
    (like) => `c.reference ilike ${like}::text
      or c.organisation_id in (select w.id from organisations w where w.scheme_id = $1::text and (w.name ilike ${like}::text or w.number ilike ${like}::text))
      or c.hub_id in (select w.id from hubs w where w.scheme_id = $1::text and w.name ilike ${like}::text)`,
    words && like(words),
  );
  when(closed, (one) => `c.closed = ${one}::boolean`);
  when(
    after,
    (at) => `(c.changed_at, c.id) < (split_part(${at}::text, ' ', 1)::timestamptz, split_part(${at}::text, ' ', 2)::uuid)`,
    after && `${after.at} ${after.id}`,
  );
  return { params, sql: conditions.join('\n       ') };
}

/** The cases asked for, the latest changed first. Ask for one more than a page holds to learn whether there is another. */
export async function listCases(db: Db, asked: CasesAsked): Promise<ListedCase[]> {
  const { params, sql } = conditionsOf(asked);
  return db.rows<ListedCase>(
    `select c.id, c.workflow, c.reference, c.state, c.closed, o.name as organisation, c.organisation_id as "organisationId", h.name as hub,
       l.name as locality, c.stage, c.opened_on as "openedOn", c.changed_at as "changedAt",
       (select min(d.due) from deadlines d where d.scheme_id = c.scheme_id and d.case_id = c.id) as due
     from cases c
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     left join localities l on l.scheme_id = h.scheme_id and l.id = h.locality_id
     where c.scheme_id = $1::text
       ${sql}
     order by c.changed_at desc, c.id desc limit $2::int`,
    [asked.scheme, asked.most, ...params],
  );
}
