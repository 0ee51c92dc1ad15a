// The outbox: effects waiting to be carried out. Claimed with SKIP LOCKED and a lease, first in first out per target (promises 3, 9).
import type { Db } from './client.ts';

/** One effect to carry out. `attempts` counts this one. */
export interface OutboxRow {
  readonly id: number;
  readonly kind: 'letter' | 'email' | 'send' | 'open';
  readonly target: string;
  readonly case_id: string;
  readonly entry_id: string;
  readonly n: number;
  readonly payload: unknown;
  readonly available_at: string;
  readonly attempts: number;
}

/**
 * Claims up to `limit` rows that are due at `now`, each the oldest waiting one of its target, until `leaseUntil`. A row whose worker
 * died is claimed again when its lease is over.
 */
export async function claimWork(db: Db, scheme: string, now: string, leaseUntil: string, limit: number): Promise<OutboxRow[]> {
  const rows = await db.rows<OutboxRow>(
    // Materialised, so that the rows are chosen once: as a bare subquery the planner may run it again and claim more than the limit.
    `with due as materialized (
       select o.id from outbox o
       where o.scheme_id = $1::text and o.state = 'waiting' and o.available_at <= $2::timestamptz and (o.lease_until is null or o.lease_until <= $2::timestamptz)
         and not exists (select 1 from outbox e where e.scheme_id = o.scheme_id and e.target = o.target and e.state = 'waiting' and e.id < o.id)
       order by o.id limit $4::int for update skip locked)
     update outbox w set lease_until = $3::timestamptz, attempts = w.attempts + 1 from due where w.id = due.id
     returning w.id, w.kind, w.target, w.case_id, w.entry_id, w.n, w.payload, w.available_at, w.attempts`,
    [scheme, now, leaseUntil, limit],
  );
  return rows.sort((a, b) => a.id - b.id);
}

/** Removes a row whose work is done. */
export async function finishWork(db: Db, scheme: string, id: number): Promise<void> {
  await db.rows('delete from outbox where scheme_id = $1::text and id = $2::bigint', [scheme, id]);
}

/** Puts a row back, to be tried again not before `at`; `error` is a code or sentence without personal data. */
export async function retryWork(db: Db, scheme: string, id: number, again: { readonly at: string; readonly error: string }): Promise<void> {
  await db.rows(
    'update outbox set lease_until = null, available_at = $3::timestamptz, error = $4::text where scheme_id = $1::text and id = $2::bigint',
    [scheme, id, again.at, again.error],
  );
}

/** Sets a row aside: `parked` until somebody registers its workflow, `gave-up` until a person looks at it. */
export async function setWorkAside(
  db: Db,
  scheme: string,
  id: number,
  aside: { readonly state: 'parked' | 'gave-up'; readonly error: string },
): Promise<void> {
  await db.rows('update outbox set lease_until = null, state = $3::text, error = $4::text where scheme_id = $1::text and id = $2::bigint', [
    scheme,
    id,
    aside.state,
    aside.error,
  ]);
}

/** Puts back the parked rows whose workflow is now registered. Answers how many. */
export async function unparkWork(db: Db, scheme: string, workflows: readonly string[]): Promise<number> {
  const rows = await db.rows<{ id: number }>(
    `update outbox set state = 'waiting', error = null
     where scheme_id = $1::text and state = 'parked' and split_part(payload->>'command', '.', 1) = any($2::text[]) returning id`,
    [scheme, workflows],
  );
  return rows.length;
}

/** The instant at which the next row can be claimed: the first of its target, and no longer leased. Null when nothing waits. */
export async function nextWorkAt(db: Db, scheme: string): Promise<string | null> {
  const rows = await db.rows<{ at: string | null }>(
    `select min(greatest(o.available_at, o.lease_until)) as at from outbox o where o.scheme_id = $1::text and o.state = 'waiting'
       and not exists (select 1 from outbox e where e.scheme_id = o.scheme_id and e.target = o.target and e.state = 'waiting' and e.id < o.id)`,
    [scheme],
  );
  return rows[0]?.at ?? null;
}
