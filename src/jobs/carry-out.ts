// Carries out what is due: outbox rows, then deadlines, until nothing is left. At least once, by any number of workers (promise 13).
import { dueDeadlines } from '../../db/deadlines.ts';
import { recordIncident } from '../../db/incidents.ts';
import { claimWork, type OutboxRow, retryWork, setWorkAside } from '../../db/outbox.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Bench } from './bench.ts';
import { deliverMessage } from './deliver-message.ts';
import { emailLetter } from './email-letter.ts';
import { fireDeadline } from './fire-deadline.ts';
import { makeLetter } from './make-letter.ts';

const LEASE_SECONDS = 120;
const BATCH = 20;
/** After this many tries work is set aside for a person: about a day with the back-off below. */
const TRIES = 20;

const jobs: Readonly<Record<OutboxRow['kind'], (bench: Bench, row: OutboxRow, now: string) => Promise<void>>> = {
  letter: makeLetter,
  email: emailLetter,
  send: deliverMessage,
  open: deliverMessage,
};

function later(now: string, seconds: number): string {
  return Temporal.Instant.from(now).add({ seconds }).toString();
}

async function carryOutRow(bench: Bench, row: OutboxRow, now: string): Promise<void> {
  try {
    await jobs[row.kind](bench, row, now);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    await putBack(bench, row, now, why);
  }
}

async function putBack(bench: Bench, row: OutboxRow, now: string, why: string): Promise<void> {
  const { db, scheme } = bench.engine;
  bench.warn(`Outbox row ${row.id} (${row.kind}), attempt ${row.attempts}: ${why}`);
  if (row.attempts < TRIES) return retryWork(db, row.id, later(now, Math.min(2 ** row.attempts, 7200)), why);
  await setWorkAside(db, row.id, 'gave-up', why);
  const says = `Work of the kind “${row.kind}” was tried ${row.attempts} times and set aside: ${why}`;
  await recordIncident(db, { scheme, case: row.case_id, kind: 'work-gave-up', says, entry: row.entry_id, n: row.n, at: now });
}

/** Carries out every outbox row that is due at `now`, including what those bring forth. Answers how many were taken. */
export async function carryOutOutbox(bench: Bench, now: string, stopped: () => boolean = () => false): Promise<number> {
  const { db, scheme } = bench.engine;
  let taken = 0;
  while (!stopped()) {
    const rows = await claimWork(db, scheme, now, later(now, LEASE_SECONDS), BATCH);
    if (rows.length === 0) break;
    for (const row of rows) await carryOutRow(bench, row, now);
    taken += rows.length;
  }
  return taken;
}

/** Fires the deadlines that are due at `now`, oldest first, with all that follows from one carried out before the next. */
export async function carryOutDeadlines(bench: Bench, now: string, stopped: () => boolean = () => false): Promise<number> {
  const { db, scheme } = bench.engine;
  let fired = 0;
  while (!stopped()) {
    const [deadline] = await dueDeadlines(db, scheme, londonDate(now), 1);
    if (!deadline) break;
    await fireDeadline(bench, deadline, now);
    await carryOutOutbox(bench, now, stopped);
    fired += 1;
  }
  return fired;
}

/** Everything that is due at `now`: first what has been asked for, then deadlines in their order. */
export async function settle(bench: Bench, now: string, stopped: () => boolean = () => false): Promise<number> {
  const taken = await carryOutOutbox(bench, now, stopped);
  return taken + (await carryOutDeadlines(bench, now, stopped));
}
