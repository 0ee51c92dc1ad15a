// What a person's desk shows: the cases that wait for them, and the days that come, each in one statement however many cases there are.
import type { Db } from '../database.ts';
import { heldRoles } from '../held-roles.ts';

/** Cases that wait: `n` says for what; the two paths are SQL/JSON over the case's context and know $me, $today and $appointment. */
export interface WaitingAsked {
  readonly n: number;
  readonly workflow: string;
  /** Where they wait, or null: where the deadline of that name is set. */
  readonly state: string | null;
  readonly deadline: string | null;
  readonly when: string | null;
  readonly by: string | null;
}

/** A case that waits, and how many wait for the same. Civil dates. */
export interface WaitingCase {
  readonly n: number;
  readonly total: number;
  /** How many of them are overdue, and how many are due on the day. */
  readonly late: number;
  readonly today: number;
  readonly id: string;
  readonly reference: string;
  readonly organisation: string | null;
  readonly hub: string | null;
  /** The civil date that the case is known by: a meeting's. */
  readonly keyDate: string | null;
  readonly due: string | null;
  /** Whether the person has declared their interests in it (P8); null: nobody does in such a case. */
  readonly declared: boolean | null;
}

/** Who asks, on which civil date, and how many cases of each kind are wanted. */
export interface DeskKey {
  readonly scheme: string;
  readonly person: string;
  readonly today: string;
  readonly most: number;
}

/**
 * What waits for a person: of each kind the most urgent, then the longest unchanged. `offset 0` has each line looked up by its index: the
 * planner cannot know how few cases wait and would read all of them.
 */
export async function casesWaiting(
  db: Db,
  { scheme, person, today, most }: DeskKey,
  asked: readonly WaitingAsked[],
): Promise<WaitingCase[]> {
  return db.rows<WaitingCase>(
    `with vars as materialized (
       select jsonb_build_object('me', $3::text, 'today', $4::text, 'appointment', coalesce((select min(r.appointment) from ${heldRoles} r
         where r.scheme_id = $1::text and r.person_id = $3::uuid and r.from_on <= $4::date and (r.until_on is null or r.until_on >= $4::date)), '')) as v),
     asked as materialized (
       select * from jsonb_to_recordset($2::text::jsonb) as t(n int, workflow text, state text, deadline text, "when" text, by text)),
     found as (
       select t.n, t."when", t.by, null::text as due, c.* from asked t
       cross join lateral (select * from cases k where k.scheme_id = $1::text and k.workflow = t.workflow and k.state = t.state offset 0) c
       union all
       select t.n, t."when", t.by, d.due::text, c.* from asked t
       cross join lateral (select * from deadlines k where k.scheme_id = $1::text and k.name like 'expire_%' and k.name = t.deadline offset 0) d
       cross join lateral (select * from cases k where k.scheme_id = d.scheme_id and k.id = d.case_id and k.workflow = t.workflow offset 0) c),
     waiting as (
       select f.n, f.id, f.reference, f.changed_at,
         coalesce(f.due, case when f.by is null then null else jsonb_path_query_first(f.context, f.by::jsonpath, vars.v, true) #>> '{}' end) as due
       from found f cross join vars
       where f."when" is null or jsonb_path_exists(f.context, f."when"::jsonpath, vars.v, true)),
     counted as (
       select w.*, count(*) over (partition by n)::int as total, (count(*) filter (where due < $4::text) over (partition by n))::int as late,
         (count(*) filter (where due = $4::text) over (partition by n))::int as today, row_number() over (partition by n order by due nulls last, changed_at, id) as place
       from waiting w)
     select w.n, w.total, w.late, w.today, w.id, w.reference, w.due, c.key_date as "keyDate",
       (select o.name from organisations o where o.scheme_id = c.scheme_id and o.id = c.organisation_id) as organisation,
       (select h.name from hubs h where h.scheme_id = c.scheme_id and h.id = c.hub_id) as hub,
       coalesce(c.context->'interests', c.context->'declarations') ? $3::text as declared
     from counted w
     cross join lateral (select * from cases k where k.scheme_id = $1::text and k.id = w.id offset 0) c
     where w.place <= $5::int order by w.n, w.place`,
    [scheme, JSON.stringify(asked), person, today, most],
  );
}

/** A day on which something is due in a case. */
export interface DueDay {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string;
  readonly organisation: string | null;
  readonly hub: string | null;
  /** The civil date that the case is known by: a meeting's. */
  readonly keyDate: string | null;
  readonly name: string;
  readonly due: string;
  /** How many such days there are up to the last one asked for; how many of them are over, and how many are today. */
  readonly total: number;
  readonly late: number;
  readonly today: number;
}

/** What is looked for: the days up to `until` in cases of these workflows. */
interface DaysAsked extends Pick<DeskKey, 'scheme' | 'today' | 'most'> {
  readonly until: string;
  readonly workflows: readonly string[];
}

/**
 * The days on which something is due, the first first. Reminders are the system's own, and so are the ends of proposals: those wait
 * for somebody as cases.
 */
export async function daysDue(db: Db, { scheme, today, most, until, workflows }: DaysAsked): Promise<DueDay[]> {
  // What is due on a day fires on it or on the next, so that the index by firing day serves.
  return db.rows<DueDay>(
    `select c.id, c.workflow, c.reference, o.name as organisation, h.name as hub, c.key_date as "keyDate", d.name, d.due,
       count(*) over ()::int as total, (count(*) filter (where d.due < $5::date) over ())::int as late,
       (count(*) filter (where d.due = $5::date) over ())::int as today
     from deadlines d
     join cases c on c.scheme_id = d.scheme_id and c.id = d.case_id and c.workflow = any($3::text[])
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     where d.scheme_id = $1::text and d.fires_on <= $2::date + 1 and d.due <= $2::date and d.name !~ '^(remind|chase|expire[A-Z])'
     order by d.due, c.reference, d.name limit $4::int`,
    [scheme, until, workflows, most, today],
  );
}
