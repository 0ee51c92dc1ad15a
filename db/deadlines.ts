// The one list of deadlines (promise 8). `due` is the day people are told, `fires_on` the day on which it is acted on.
import type { Db } from './client.ts';

/** A deadline of a case and the workflow that will be sent its name as a command. */
export interface DeadlineRow {
  readonly case_id: string;
  readonly workflow: string;
  readonly name: string;
  readonly due: string;
  readonly fires_on: string;
  readonly entry_id: string;
}

const columns = 'd.case_id, c.workflow, d.name, d.due, d.fires_on, d.entry_id';
const source = 'deadlines d join cases c on c.scheme_id = d.scheme_id and c.id = d.case_id';

/** The deadlines that fire on or before a civil date, oldest first, at most `limit`. */
export async function dueDeadlines(db: Db, scheme: string, on: string, limit: number): Promise<DeadlineRow[]> {
  return db.rows<DeadlineRow>(
    `select ${columns} from ${source} where d.scheme_id = $1::text and d.fires_on <= $2::date order by d.fires_on, d.due, d.case_id, d.name limit $3::int`,
    [scheme, on, limit],
  );
}

/** The day on which the next deadline of the scheme fires, or null. */
export async function nextFiringDay(db: Db, scheme: string): Promise<string | null> {
  const rows = await db.rows<{ on: string | null }>('select min(fires_on) as "on" from deadlines where scheme_id = $1::text', [scheme]);
  return rows[0]?.on ?? null;
}

/** Removes a deadline that no longer applies, unless it was moved in the meantime. */
export async function dropDeadline(
  db: Db,
  scheme: string,
  deadline: Pick<DeadlineRow, 'case_id' | 'name' | 'due' | 'entry_id'>,
): Promise<void> {
  await db.rows(
    'delete from deadlines where scheme_id = $1::text and case_id = $2::uuid and name = $3::text and due = $4::date and entry_id = $5::uuid',
    [scheme, deadline.case_id, deadline.name, deadline.due, deadline.entry_id],
  );
}

/** All deadlines of a case, soonest first. */
export async function deadlinesOfCase(db: Db, scheme: string, caseId: string): Promise<DeadlineRow[]> {
  return db.rows<DeadlineRow>(
    `select ${columns} from ${source} where d.scheme_id = $1::text and d.case_id = $2::uuid order by d.due, d.name`,
    [scheme, caseId],
  );
}
