// The read of the hot path: the case, the command's identity, the actor, the policy's version and the facts, in one statement.
import type { Db } from './client.ts';
import type { FactQueries } from './facts/fact-query.ts';
import { heldRoles } from './held-roles.ts';

/** What a command needs to know before it is judged. Dates are civil dates; `case` is absent when there is none (yet). */
export interface CommandReading {
  readonly case: CaseRow | null;
  readonly seen: { case: string; salt: string | null; print: string | null; seq: number; state: string; command: string } | null;
  readonly roles: string[];
  readonly capacities: string[];
  readonly appointment: string | null;
  /** Roles and appointments lent to the person and in force on the date, in a settled order (P7). */
  readonly lent: { role: string; appointment: string | null; for: string }[];
  readonly interests: string[];
  /** The organisation that runs the hub of the case, to refuse a hub of somebody else. */
  readonly hub_organisation: string | null;
  readonly policy: number | null;
  readonly facts: Record<string, unknown>;
  readonly deps: [string, number][];
  /** Whether the deadline that fired is still set to that date; false when none fired. */
  readonly stands: boolean;
}

/** A case as the engine loads it. */
export interface CaseRow {
  readonly id: string;
  readonly workflow: string;
  readonly machine_version: number;
  readonly version: number;
  readonly state: string;
  readonly closed: boolean;
  readonly context: unknown;
  readonly areas: Record<string, number>;
  readonly reference: string;
  readonly organisation_id: string | null;
  readonly hub_id: string | null;
  readonly head: string;
  readonly opened_on: string;
}

/** Whose command, on what and when. `person` null is the system. Organisation and hub matter only while the case does not exist. */
export interface ReadKey {
  readonly scheme: string;
  readonly case: string;
  readonly command: string;
  readonly person: string | null;
  readonly on: string;
  readonly organisation: string | null;
  readonly hub: string | null;
  /** The deadline that fired. */
  readonly fired: { readonly name: string; readonly due: string } | null;
}

const statements = new WeakMap<readonly string[], Map<FactQueries, string>>();

function factColumns(queries: FactQueries, names: readonly string[]): { facts: string; deps: string } {
  const chosen = names.map((name) => {
    const query = queries[name];
    if (!query) throw new Error(`No query is registered for the fact '${name}'`);
    return { name, query };
  });
  const facts = chosen.map(({ name, query }) => `'${name}', (${query.sql})`).join(', ');
  const sources = chosen.flatMap(({ query }) => (query.from ? [`(${query.from})`] : []));
  const deps = sources.length
    ? `(select coalesce(json_agg(distinct jsonb_build_array(d.id, d.version)), '[]'::json) from (${sources.join(' union ')}) as d(id, version) where d.id <> s.case_id)`
    : `'[]'::json`;
  return { facts: `json_build_object(${facts})`, deps };
}

/** Whoever works for the scheme and acts for the organisation belongs to it (P1): people give themselves memberships, and nobody enters those again as interests. */
const membershipOfStaff = `
         select 'member' from memberships m
          where m.scheme_id = s.scheme and m.person_id = s.person and m.organisation_id = s.organisation and m.from_on <= s.on_date and (m.until_on is null or m.until_on >= s.on_date)
            and exists (select from ${heldRoles} r where r.scheme_id = s.scheme and r.person_id = s.person and r.from_on <= s.on_date and (r.until_on is null or r.until_on >= s.on_date))`;

function statement(queries: FactQueries, names: readonly string[]): string {
  const { facts, deps } = factColumns(queries, names);
  return `
    with c as materialized (select * from cases where scheme_id = $1::text and id = $2::uuid),
    s as materialized (
      select $1::text as scheme, $2::uuid as case_id, $4::uuid as person, $5::date as on_date,
             coalesce(c.organisation_id, $6::uuid) as organisation, coalesce(c.hub_id, $7::uuid) as hub
      from (select 1) as one left join c on true)
    select
      (select row_to_json(x) from (select id, workflow, machine_version, version, state, closed, context, areas, reference, organisation_id, hub_id, head, opened_on from c) x) as "case",
      (select json_build_object('case', j.case_id, 'salt', p.salt, 'print', p.print, 'seq', j.seq, 'command', j.command, 'state', (j.body::json)->'after'->>'state')
         from journal j left join command_prints p on p.scheme_id = j.scheme_id and p.entry_id = j.entry_id
        where j.scheme_id = s.scheme and j.entry_id = $3::uuid) as seen,
      (select coalesce(json_agg(distinct r.role), '[]'::json) from role_holders r
        where r.scheme_id = s.scheme and r.person_id = s.person and r.from_on <= s.on_date and (r.until_on is null or r.until_on >= s.on_date)) as roles,
      (select min(r.appointment) from role_holders r
        where r.scheme_id = s.scheme and r.person_id = s.person and r.appointment is not null and r.from_on <= s.on_date and (r.until_on is null or r.until_on >= s.on_date)) as appointment,
      (select coalesce(json_agg(json_build_object('role', x.role, 'appointment', x.appointment, 'for', x.cover_for) order by x.role, x.appointment, x.cover_for), '[]'::json)
         from (select distinct r.role, r.appointment, r.cover_for from ${heldRoles} r
                where r.scheme_id = s.scheme and r.person_id = s.person and r.cover_for is not null
                  and r.from_on <= s.on_date and (r.until_on is null or r.until_on >= s.on_date)) x) as lent,
      (select coalesce(json_agg(distinct m.capacity), '[]'::json) from memberships m
        where m.scheme_id = s.scheme and m.person_id = s.person and m.organisation_id = s.organisation and m.from_on <= s.on_date and (m.until_on is null or m.until_on >= s.on_date)) as capacities,
      (select coalesce(json_agg(distinct i.kind), '[]'::json) from (
         select i.kind from interests i
          where i.scheme_id = s.scheme and i.person_id = s.person and i.organisation_id = s.organisation and i.from_on <= s.on_date and (i.until_on is null or i.until_on >= s.on_date)
         union all ${membershipOfStaff}) i) as interests,
      (select h.organisation_id from hubs h where h.scheme_id = s.scheme and h.id = s.hub) as hub_organisation,
      (select max(version) from policies q where q.scheme_id = s.scheme and q.from_on <= s.on_date) as policy,
      ${facts} as facts,
      ${deps} as deps,
      exists (select 1 from deadlines d where d.scheme_id = s.scheme and d.case_id = s.case_id and d.name = $8::text and d.due = $9::date) as stands
    from s`;
}

/** Reads everything a command is judged on. */
export async function readForCommand(db: Db, key: ReadKey, queries: FactQueries, names: readonly string[]): Promise<CommandReading> {
  let known = statements.get(names);
  if (!known) {
    known = new Map();
    statements.set(names, known);
  }
  let text = known.get(queries);
  if (!text) {
    text = statement(queries, names);
    known.set(queries, text);
  }
  const { scheme, person, on, organisation, hub, fired } = key;
  const params = [scheme, key.case, key.command, person, on, organisation, hub, fired?.name ?? null, fired?.due ?? null];
  const rows = await db.rows<CommandReading>(text, params);
  const row = rows[0];
  if (!row) throw new Error('The read of a command gave no row');
  return row;
}

/** Waits for a case's row and holds it until the transaction ends: for when many commands meet on one case and keep missing. */
export async function lockCase(tx: Db, scheme: string, caseId: string): Promise<void> {
  await tx.rows('select 1 from cases where scheme_id = $1::text and id = $2::uuid for update', [scheme, caseId]);
}
