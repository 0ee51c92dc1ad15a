// The diary of a demonstration: what the clock will bring next, and what it brought when it was moved.
import type { Db } from '../database.ts';

/** Something that falls due on a day. `fires` is the day on which it is acted on, civil. */
export interface DiaryLine {
  readonly fires: string;
  readonly name: string;
  readonly workflow: string;
  readonly reference: string;
  readonly place: string | null;
}

/** An act that nobody did: a deadline, a message of another case, a letter let go. */
export interface DiaryAct {
  readonly case: string;
  readonly at: string;
  readonly command: string;
  readonly workflow: string;
  readonly reference: string;
  readonly place: string | null;
}

const place = 'coalesce(h.name, o.name) as place';
const places = `left join hubs h on h.scheme_id = c.scheme_id and h.id = c.hub_id
     left join organisations o on o.scheme_id = c.scheme_id and o.id = c.organisation_id`;

/** All that is due on the next day after `today` on which anything is; empty when nothing is. */
export async function nextInDiary(db: Db, scheme: string, today: string): Promise<DiaryLine[]> {
  return db.rows<DiaryLine>(
    `select d.fires_on as fires, d.name, c.workflow, c.reference, ${place}
     from deadlines d join cases c on c.scheme_id = d.scheme_id and c.id = d.case_id ${places}
     where d.scheme_id = $1::text
       and d.fires_on = (select min(n.fires_on) from deadlines n where n.scheme_id = $1::text and n.fires_on > $2::date)
     order by c.reference, d.name limit 20`,
    [scheme, today],
  );
}

/** What happened by itself after an instant, the first first. */
export async function happenedSince(db: Db, scheme: string, since: string, most: number): Promise<DiaryAct[]> {
  return db.rows<DiaryAct>(
    `select j.case_id as "case", j.at, j.command, c.workflow, c.reference, ${place}
     from journal j join cases c on c.scheme_id = j.scheme_id and c.id = j.case_id ${places}
     where j.scheme_id = $1::text and j.at > $2::timestamptz and j.kind = 'command'
       and not exists (select 1 from people p where p.scheme_id = j.scheme_id and p.id::text = j.person)
     order by j.at, j.case_id, j.seq limit $3::int`,
    [scheme, since, most],
  );
}
