// Reads for stories: what a case has come to, and what happened by itself since an instant.
import type { Db } from './database.ts';

/** A case as a look of a story sees it. */
export interface CaseLook {
  readonly workflow: string;
  readonly state: string;
  readonly version: number;
  readonly claims: string[];
}

/** State, version and claims of a case, or null when there is none. */
export async function caseLook(db: Db, scheme: string, caseId: string): Promise<CaseLook | null> {
  const rows = await db.rows<CaseLook>(
    `select c.workflow, c.state, c.version,
            (select coalesce(json_agg(k.key order by k.key), '[]'::json) from claims k where k.scheme_id = c.scheme_id and k.case_id = c.id) as claims
     from cases c where c.scheme_id = $1::text and c.id = $2::uuid`,
    [scheme, caseId],
  );
  return rows[0] ?? null;
}

/** The kinds of a case's letters in the order in which they were prepared. */
export async function letterKindsOfCase(db: Db, scheme: string, caseId: string): Promise<string[]> {
  const rows = await db.rows<{ kind: string }>(
    'select kind from letters where scheme_id = $1::text and case_id = $2::uuid order by prepared_at, year, serial',
    [scheme, caseId],
  );
  return rows.map((row) => row.kind);
}

/** A case that another case opened, which is its parent. */
export interface OpenedCase {
  readonly id: string;
  readonly workflow: string;
  readonly parent: string;
}

/** The cases that the system opened, in the order in which that happened. */
export async function casesOpenedByCases(db: Db, scheme: string): Promise<OpenedCase[]> {
  return db.rows<OpenedCase>(
    `select c.id, c.workflow, c.parent_id as parent
     from cases c join journal j on j.scheme_id = c.scheme_id and j.case_id = c.id and j.seq = 1
     where c.scheme_id = $1::text and c.parent_id is not null and j.person = 'system' order by j.at, c.id`,
    [scheme],
  );
}

/** What the system did to a case: a deadline that fired, a message that arrived. */
export interface SystemEntry {
  readonly entry_id: string;
  readonly case_id: string;
  readonly workflow: string;
  readonly command: string;
  readonly at: string;
  readonly state: string;
}

/** The entries of the system from an instant on, in the order in which they were written. */
export async function systemEntriesFrom(db: Db, scheme: string, from: string): Promise<SystemEntry[]> {
  return db.rows<SystemEntry>(
    `select j.entry_id, j.case_id, c.workflow, j.command, j.at, (j.body::json)->'after'->>'state' as state
     from journal j join cases c on c.scheme_id = j.scheme_id and c.id = j.case_id
     where j.scheme_id = $1::text and j.person = 'system' and j.at >= $2::timestamptz order by j.at, j.case_id, j.seq`,
    [scheme, from],
  );
}

/** A letter that was released. */
export interface ReleasedLetter {
  readonly number: string;
  readonly kind: string;
  readonly case_id: string;
  readonly subject: string;
  readonly recipient: string;
  readonly at: string;
}

/** The letters released from an instant on, in that order. */
export async function lettersReleasedFrom(db: Db, scheme: string, from: string): Promise<ReleasedLetter[]> {
  return db.rows<ReleasedLetter>(
    `select l.number, l.kind, l.case_id, l.subject, l.recipient, e.at
     from letter_events e join letters l on l.scheme_id = e.scheme_id and l.number = e.letter_number
     where e.scheme_id = $1::text and e.event = 'released' and e.at >= $2::timestamptz order by e.at, e.id`,
    [scheme, from],
  );
}

/** What went wrong in work nobody was watching, after the incident of that number. */
export async function incidentsAfter(db: Db, scheme: string, id: number): Promise<{ id: number; says: string; at: string }[]> {
  return db.rows('select id, says, at from incidents where scheme_id = $1::text and id > $2::bigint order by id', [scheme, id]);
}
