// One case as a screen shows it: where it stands, what happened, what is due, which letters there are, who is on it. Every read asks for the scheme.
import type { Db } from '../database.ts';

/** A case with the names around it. Civil dates; `context` is what its machine remembers. */
export interface CaseHead {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string;
  readonly state: string;
  readonly closed: boolean;
  readonly version: number;
  readonly context: unknown;
  readonly areas: Readonly<Record<string, number>>;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly hub: { readonly id: string; readonly name: string; readonly town: string } | null;
  readonly parent: string | null;
  readonly openedOn: string;
  readonly keyDate: string | null;
}

/** The case of an id, or undefined when the scheme has none. */
export async function readCaseHead(db: Db, scheme: string, caseId: string): Promise<CaseHead | undefined> {
  const rows = await db.rows<CaseHead>(
    `select c.id, c.workflow, c.reference, c.state, c.closed, c.version, c.context, c.areas, c.parent_id as parent,
       c.opened_on as "openedOn", c.key_date as "keyDate",
       case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as organisation,
       case when h.id is not null then json_build_object('id', h.id, 'name', h.name, 'town', h.town) end as hub
     from cases c
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id
     left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     where c.scheme_id = $1::text and c.id = $2::uuid`,
    [scheme, caseId],
  );
  return rows[0];
}

/** One act of a case's history. `office`: the title under which the person held office on that day; null for applicants. */
export interface HistoryEntry {
  readonly seq: number;
  /** 'application.decide', or the kind of an entry that is no command. */
  readonly command: string;
  readonly person: string | null;
  readonly name: string | null;
  readonly office: string | null;
  /** Whom they stood in for (P7). */
  readonly cover: string | null;
  readonly at: string;
  readonly state: string | null;
}

/** A case's history, the latest first; `before` a number of an entry to go on from. */
export async function readHistory(db: Db, scheme: string, caseId: string, before: number | null, most: number): Promise<HistoryEntry[]> {
  return db.rows<HistoryEntry>(
    `select j.seq, j.command, p.id as person, p.name, j.at, (j.body::json)->'after'->>'state' as state,
       (select min(r.title) from role_holders r where r.scheme_id = j.scheme_id and r.person_id = p.id
          and r.from_on <= ((j.body::json)->>'on')::date and (r.until_on is null or r.until_on >= ((j.body::json)->>'on')::date)) as office,
       (select min(l.title) from json_array_elements((j.body::json)->'actor'->'cover') v
          join role_holders l on l.scheme_id = j.scheme_id and l.person_id = (v->>'for')::uuid and l.role = v->>'role') as cover
     from journal j
     left join people p on p.scheme_id = j.scheme_id and p.id::text = j.person
     where j.scheme_id = $1::text and j.case_id = $2::uuid and ($3::int is null or j.seq < $3::int)
     order by j.seq desc limit $4::int`,
    [scheme, caseId, before, most],
  );
}

/** A day on which the system will act on the case. */
export interface CaseDeadline {
  readonly name: string;
  readonly due: string;
}

/** The case's deadlines, the next first. */
export async function readCaseDeadlines(db: Db, scheme: string, caseId: string): Promise<CaseDeadline[]> {
  return db.rows<CaseDeadline>('select name, due from deadlines where scheme_id = $1::text and case_id = $2::uuid order by due, name', [
    scheme,
    caseId,
  ]);
}

/** A letter of a case as lists show it. `status` is the last thing that happened to it. */
export interface CaseLetter {
  readonly number: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly status: string;
  readonly at: string;
  /** When it was let go; null: it is only prepared. */
  readonly releasedAt: string | null;
}

/** The case's letters, the latest first. */
export async function readCaseLetters(db: Db, scheme: string, caseId: string): Promise<CaseLetter[]> {
  return db.rows<CaseLetter>(
    `select l.number, l.kind, l.recipient, l.subject, e.event as status, e.at,
       (select min(r.at) from letter_events r where r.scheme_id = l.scheme_id and r.letter_number = l.number and r.event = 'released') as "releasedAt"
     from letters l
     join lateral (select event, at from letter_events x where x.scheme_id = l.scheme_id and x.letter_number = l.number order by x.id desc limit 1) e on true
     where l.scheme_id = $1::text and l.case_id = $2::uuid order by l.year desc, l.serial desc limit 200`,
    [scheme, caseId],
  );
}

/** Somebody who acted on the case. */
export interface CasePerson {
  readonly id: string;
  readonly name: string;
  readonly office: string | null;
}

/** Everybody who did something in the case, with the office they hold on the date, by name. */
export async function readCasePeople(db: Db, scheme: string, caseId: string, on: string): Promise<CasePerson[]> {
  return db.rows<CasePerson>(
    `select p.id, p.name, (select min(r.title) from role_holders r where r.scheme_id = p.scheme_id and r.person_id = p.id
        and r.from_on <= $3::date and (r.until_on is null or r.until_on >= $3::date)) as office
     from people p where p.scheme_id = $1::text
       and p.id::text in (select j.person from journal j where j.scheme_id = $1::text and j.case_id = $2::uuid) order by p.name, p.id`,
    [scheme, caseId, on],
  );
}
