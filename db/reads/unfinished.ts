// What is not finished and may need a person: letters that did not go, work the system gave up, incidents that are open (C3, L4).
import type { Db } from '../database.ts';

/** A letter whose last event is not that it was sent. */
export interface WaitingLetter {
  readonly number: string;
  readonly subject: string;
  readonly status: string;
  readonly at: string;
  readonly recipient: string;
  readonly case: string;
  readonly reference: string;
  /** Until when it waits, where the system has it still to do. */
  readonly waitsUntil: string | null;
}

/** Letters that are prepared, on their way, uncertain, failed or came back, the longest waiting first. */
export async function waitingLetters(db: Db, scheme: string): Promise<WaitingLetter[]> {
  return db.rows<WaitingLetter>(
    `select l.number, l.subject, e.event as status, e.at, l.recipient, c.id as "case", c.reference,
       (select min(o.available_at) from outbox o where o.scheme_id = l.scheme_id and o.entry_id = l.entry_id and o.n = l.n and o.state = 'waiting') as "waitsUntil"
     from letters l
     join cases c on c.scheme_id = l.scheme_id and c.id = l.case_id
     join lateral (select x.event, x.at from letter_events x where x.scheme_id = l.scheme_id and x.letter_number = l.number order by x.id desc limit 1) e on true
     where l.scheme_id = $1::text and e.event in ('prepared', 'released', 'sending', 'uncertain', 'failed', 'bounced')
     order by e.at, l.number limit 200`,
    [scheme],
  );
}

/** An incident that nobody has closed. */
export interface OpenIncident {
  readonly id: number;
  readonly kind: string;
  readonly says: string;
  readonly at: string;
  readonly case: string | null;
  readonly reference: string | null;
}

/** Open incidents, the oldest first. */
export async function openIncidents(db: Db, scheme: string): Promise<OpenIncident[]> {
  return db.rows<OpenIncident>(
    `select i.id, i.kind, i.says, i.at, c.id as "case", c.reference from incidents i
     left join cases c on c.scheme_id = i.scheme_id and c.id = i.case_id
     where i.scheme_id = $1::text and i.closed_at is null order by i.id limit 200`,
    [scheme],
  );
}

/** Work that was set aside: given up, or for a workflow that nobody runs. */
export interface WorkAside {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly case: string;
  readonly reference: string | null;
}

/** Work set aside, the oldest first. */
export async function workAside(db: Db, scheme: string): Promise<WorkAside[]> {
  return db.rows<WorkAside>(
    `select o.id, o.kind, o.state, o.attempts, o.error, o.case_id as "case", c.reference from outbox o
     left join cases c on c.scheme_id = o.scheme_id and c.id = o.case_id
     where o.scheme_id = $1::text and o.state in ('gave-up', 'parked') order by o.id limit 200`,
    [scheme],
  );
}
