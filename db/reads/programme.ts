// The decision meetings as published: the register 'programme', which each meeting keeps for itself (D1, D6).
import type { Db } from '../database.ts';

/** A published meeting. Civil dates. `reason` says why it was moved or cancelled; null when neither happened or its words were erased. */
export interface ProgrammeRow {
  readonly meeting: string;
  readonly date: string;
  readonly cut_off: string;
  readonly papers_due: string;
  readonly state: string;
  readonly year: number;
  readonly reason: string | null;
  /** Why its year was published after it had begun (D1); null when it was not, or the words were erased. */
  readonly late: string | null;
  /** The date of the meeting that replaces it. */
  readonly replaced_by: string | null;
}

const columns = `p.reference as meeting, p.data->>'date' as date, p.data->>'cutOff' as cut_off, p.data->>'papersDue' as papers_due,
  p.data->>'state' as state, (p.data->>'year')::int as year, t.body as reason, l.body as late,
  other.data->>'date' as replaced_by`;

/** Every published meeting of the scheme, by date. A meeting is one of four a year, so that all of them are few. */
export async function readProgramme(db: Db, scheme: string): Promise<ProgrammeRow[]> {
  return db.rows<ProgrammeRow>(
    `select ${columns} from publications p
     left join texts t on t.scheme_id = p.scheme_id and t.ref = p.data->>'reason'
     left join texts l on l.scheme_id = p.scheme_id and l.ref = p.data->>'late'
     left join publications other on other.scheme_id = p.scheme_id and other.register = p.register and other.reference = p.data->>'replacement'
     where p.scheme_id = $1::text and p.register = 'programme'
     order by p.data->>'date', p.reference`,
    [scheme],
  );
}
