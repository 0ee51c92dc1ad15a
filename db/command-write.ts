// The write of the hot path: case, journal entry, texts, outbox, deadlines, claims and registers in ONE statement, so that they commit
// together or not at all (promise 3). A statement is built once for each combination of parts and stays prepared.
import type { Db } from './client.ts';

/** Everything one accepted command leaves behind. Arrays that are empty leave their part out of the statement. */
export interface CommandWrite {
  readonly scheme: string;
  readonly case: {
    readonly id: string;
    readonly workflow: string;
    readonly machine_version: number;
    /** The version after this command; the row is written only if it still has the one before. 1 opens the case. */
    readonly version: number;
    readonly state: string;
    readonly closed: boolean;
    readonly context: unknown;
    readonly areas: unknown;
    readonly reference: string;
    readonly organisation_id: string | null;
    readonly hub_id: string | null;
    readonly key_date: string | null;
    readonly parent_id: string | null;
    readonly outcome: string | null;
    readonly stage: number | null;
    readonly on: string;
    readonly head: string;
  };
  readonly entry: {
    readonly id: string;
    readonly kind: 'command' | 'migrated';
    readonly command: string;
    readonly person: string;
    readonly at: string;
    readonly body: string;
  };
  readonly print: { readonly salt: string; readonly print: string };
  readonly deps: readonly { id: string; version: number }[];
  readonly texts: readonly { ref: string; salt: string; body: string }[];
  readonly outbox: readonly { kind: string; target: string; n: number; payload: unknown; available_at: string }[];
  readonly deadlines: readonly { name: string; due: string; fires_on: string }[];
  /** Names to remove; '*' removes all that are not in `deadlines`. */
  readonly cleared: readonly string[];
  /** The deadline that fired: removed only if it still has that date (promise 8). */
  readonly fired: readonly { name: string; due: string }[];
  readonly claims: readonly { key: string }[];
  readonly released: readonly { key: string }[];
  readonly publications: readonly {
    register: string;
    reference: string;
    organisation_id: string | null;
    hub_id: string | null;
    from_on: string;
    until_on: string | null;
    data: unknown;
  }[];
  readonly submissions: readonly { number: number; content: unknown }[];
  /** Kinds of letters of the case that are not to be released any more. */
  readonly cancelled: readonly string[];
}

const openCase = `up as (
  insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, organisation_id, hub_id,
                     key_date, parent_id, outcome, stage, opened_on, closed_on, changed_at, head)
  select c.scheme, c.id, c.workflow, c.machine_version, c.version, c.state, c.closed, c.context, c.areas, c.reference, c.organisation_id, c.hub_id,
         c.key_date, c.parent_id, c.outcome, c.stage, c."on", case when c.closed then c."on" end, c.at, c.head
  from c where (select n from held) = c.deps
  returning id)`;

const changeCase = `up as (
  update cases t set machine_version = c.machine_version, version = c.version, state = c.state, closed = c.closed, context = c.context,
         areas = c.areas, key_date = c.key_date, parent_id = c.parent_id, outcome = c.outcome, stage = c.stage,
         closed_on = case when c.closed then coalesce(t.closed_on, c."on") end, changed_at = c.at, head = c.head
  from c where t.scheme_id = c.scheme and t.id = c.id and t.version = c.version - 1 and (select n from held) = c.deps
  returning t.id)`;

const held = `held as materialized (
  select count(*)::int as n from (
    select 1 from w cross join lateral jsonb_to_recordset(w.j->'deps') as d(id uuid, version int)
    join cases x on x.scheme_id = $2::text and x.id = d.id and x.version = d.version for share of x) q)`;

const nothingHeld = `held as materialized (select 0 as n)`;

/** What one statement may write beside case, entry and print. A reference that another case published is refused: its `case_id` would become null. */
const parts = {
  texts: `tx as (insert into texts (scheme_id, ref, case_id, salt, body)
    select c.scheme, r.ref, c.id, r.salt, r.body from up, c, w, jsonb_to_recordset(w.j->'texts') as r(ref text, salt text, body text))`,
  outbox: `ob as (insert into outbox (scheme_id, kind, target, case_id, entry_id, n, payload, available_at)
    select c.scheme, r.kind, r.target, c.id, c.entry, r.n, r.payload, r.available_at
    from up, c, w, jsonb_to_recordset(w.j->'outbox') as r(kind text, target text, n int, payload jsonb, available_at timestamptz) order by r.n)`,
  cleared: `dc as (delete from deadlines d using up, c, w where d.scheme_id = c.scheme and d.case_id = c.id
    and not exists (select 1 from jsonb_array_elements(w.j->'deadlines') k where k->>'name' = d.name)
    and exists (select 1 from jsonb_array_elements_text(w.j->'cleared') k(name) where k.name = d.name or k.name = '*'))`,
  fired: `df as (delete from deadlines d using up, c, w, jsonb_to_recordset(w.j->'fired') as r(name text, due date)
    where d.scheme_id = c.scheme and d.case_id = c.id and d.name = r.name and d.due = r.due
    and not exists (select 1 from jsonb_array_elements(w.j->'deadlines') k where k->>'name' = d.name)
    and not exists (select 1 from jsonb_array_elements_text(w.j->'cleared') k(name) where k.name = d.name or k.name = '*'))`,
  deadlines: `dl as (insert into deadlines (scheme_id, case_id, name, due, fires_on, entry_id)
    select c.scheme, c.id, r.name, r.due, r.fires_on, c.entry from up, c, w, jsonb_to_recordset(w.j->'deadlines') as r(name text, due date, fires_on date)
    on conflict (scheme_id, case_id, name) do update set due = excluded.due, fires_on = excluded.fires_on, entry_id = excluded.entry_id)`,
  claims: `cl as (insert into claims (scheme_id, key, case_id, entry_id)
    select c.scheme, r.key, c.id, c.entry from up, c, w, jsonb_to_recordset(w.j->'claims') as r(key text))`,
  released: `rl as (delete from claims k using up, c, w, jsonb_to_recordset(w.j->'released') as r(key text)
    where k.scheme_id = c.scheme and k.case_id = c.id and k.key = r.key)`,
  publications: `pb as (insert into publications (scheme_id, register, reference, case_id, organisation_id, hub_id, from_on, until_on, data, entry_id, at)
    select c.scheme, r.register, r.reference, c.id, r.organisation_id, r.hub_id, r.from_on, r.until_on, r.data, c.entry, c.at
    from up, c, w, jsonb_to_recordset(w.j->'publications')
      as r(register text, reference text, organisation_id uuid, hub_id uuid, from_on date, until_on date, data jsonb)
    on conflict (scheme_id, register, reference) do update set organisation_id = excluded.organisation_id, hub_id = excluded.hub_id,
      from_on = excluded.from_on, until_on = excluded.until_on, data = excluded.data, entry_id = excluded.entry_id, at = excluded.at,
      case_id = nullif(excluded.case_id, case when publications.case_id <> excluded.case_id then excluded.case_id end))`,
  submissions: `sb as (insert into submissions (scheme_id, case_id, number, entry_id, content, at)
    select c.scheme, c.id, r.number, c.entry, r.content, c.at from up, c, w, jsonb_to_recordset(w.j->'submissions') as r(number int, content jsonb))`,
  // Whoever takes the row of an unreleased letter decides: a release that came first leaves none here, and after this none is released.
  cancelled: `cx as (delete from outbox o using up, c, w where o.scheme_id = c.scheme and o.case_id = c.id and o.kind = 'letter'
      and exists (select 1 from jsonb_array_elements_text(w.j->'cancelled') k(kind) where k.kind = o.payload->>'kind') returning o.entry_id, o.n),
    ce as (insert into letter_events (scheme_id, letter_number, event, at)
      select c.scheme, l.number, 'cancelled', c.at from cx, c, letters l where l.scheme_id = c.scheme and l.entry_id = cx.entry_id and l.n = cx.n)`,
} as const;

type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];
const built = new Map<string, string>();

function statement(open: boolean, withDeps: boolean, present: readonly Part[]): string {
  const key = `${open}|${withDeps}|${present.join()}`;
  let text = built.get(key);
  if (!text) {
    // The JSON is parsed once, in `w`: every part reads from that.
    text = `with w as materialized (select $1::text::jsonb as j),
    c as materialized (
      select $2::text as scheme, $3::uuid as entry, $4::timestamptz as at, r.*, jsonb_array_length(w.j->'deps') as deps
      from w, jsonb_to_record(w.j->'case') as r(id uuid, workflow text, machine_version int, version int, state text, closed boolean, context jsonb,
        areas jsonb, reference text, organisation_id uuid, hub_id uuid, key_date date, parent_id uuid, outcome text, stage int, "on" date, head text)),
    ${withDeps ? held : nothingHeld},
    ${open ? openCase : changeCase},
    jn as (insert into journal (scheme_id, case_id, seq, entry_id, kind, command, person, at, body, hash)
      select c.scheme, c.id, c.version, c.entry, $5::text, $6::text, $7::text, c.at, $8::text, c.head from up, c),
    pr as (insert into command_prints (scheme_id, entry_id, case_id, salt, print) select c.scheme, c.entry, c.id, $9::text, $10::text from up, c)
    ${present.map((part) => `, ${parts[part]}`).join('\n')}
    select count(*)::int as written from up`;
    built.set(key, text);
  }
  return text;
}

/**
 * Writes an accepted command. Answers false when the case, or a case its facts were read from, moved since the read: nothing was
 * written then. Throws UniqueViolation when a claim is held elsewhere, or when the entry's id or the case exists already.
 */
export async function writeCommand(db: Db, write: CommandWrite): Promise<boolean> {
  const present = partNames.filter((part) => write[part].length > 0);
  const { entry, print, scheme, ...rest } = write;
  const rows = await db.rows<{ written: number }>(statement(write.case.version === 1, write.deps.length > 0, present), [
    JSON.stringify(rest),
    scheme,
    entry.id,
    entry.at,
    entry.kind,
    entry.command,
    entry.person,
    entry.body,
    print.salt,
    print.print,
  ]);
  return rows[0]?.written === 1;
}
