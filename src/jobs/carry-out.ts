// Carries out what is due: outbox rows, then deadlines, until nothing is left. At least once, by any number of workers (promise 13).
import { type DeadlineRow, dueDeadlines } from '../../db/deadlines.ts';
import { recordIncident } from '../../db/incidents.ts';
import { claimWork, type OutboxRow, retryWork, setWorkAside, unparkWork } from '../../db/outbox.ts';
import { londonDate } from '../../machines/london-time.ts';
import { Refusal } from '../errors.ts';
import type { Bench } from './bench.ts';
import { deliverMessage } from './deliver-message.ts';
import { emailLetter } from './email-letter.ts';
import { deadlineId, fireDeadline } from './fire-deadline.ts';
import { makeLetter } from './make-letter.ts';

/** Longer than any one piece of work takes, a slow mail server's included. */
const LEASE_SECONDS = 300;
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
  if (row.attempts < TRIES) return retryWork(db, scheme, row.id, { at: later(now, Math.min(2 ** row.attempts, 7200)), error: why });
  await setWorkAside(db, scheme, row.id, { state: 'gave-up', error: why });
  const says = `Work of the kind “${row.kind}” was tried ${row.attempts} times and set aside: ${why}`;
  await recordIncident(db, { scheme, case: row.case_id, kind: 'work-gave-up', says, entry: row.entry_id, n: row.n, at: now });
}

/** Deadlines that failed, by id: not tried again until the set is emptied, so that one that cannot fire holds up no other. */
export type Stuck = Set<string>;

/** Carries out the next thing that is due at `now`: what has been asked for first, then deadlines in their order. False: nothing is left. */
export async function carryOutNext(bench: Bench, now: string, stuck: Stuck): Promise<boolean> {
  const { db, scheme } = bench.engine;
  // One at a time: the lease runs from the moment its own work begins, however slow the work before it was.
  const [row] = await claimWork(db, scheme, now, later(now, LEASE_SECONDS), 1);
  if (row) {
    await carryOutRow(bench, row, now);
    return true;
  }
  const due = await dueDeadlines(db, scheme, londonDate(now), stuck.size + 1);
  const deadline = due.find((each) => !stuck.has(deadlineId(each)));
  if (!deadline) return false;
  await fireOrSetAside(bench, deadline, now, stuck);
  return true;
}

async function fireOrSetAside(bench: Bench, deadline: DeadlineRow, now: string, stuck: Stuck): Promise<void> {
  try {
    await fireDeadline(bench, deadline, now);
  } catch (error) {
    stuck.add(deadlineId(deadline));
    const why = error instanceof Error ? error.message : 'unknown error';
    bench.warn(`Deadline ${deadline.name} of ${deadline.due} of case ${deadline.case_id}: ${why}`);
    // A busy case (E3) is nobody's incident.
    if (error instanceof Refusal) return;
    const { db, scheme } = bench.engine;
    const says = `The deadline ${deadline.name} of ${deadline.due} could not be fired and will be tried again: ${why}`;
    await recordIncident(db, { scheme, case: deadline.case_id, kind: 'deadline-stuck', says, entry: deadline.entry_id, n: null, at: now });
  }
}

/** Everything that is due at `now`, and all that follows from it. Work parked for a workflow that is now registered comes along. */
export async function settle(bench: Bench, now: string): Promise<void> {
  await unpark(bench);
  const stuck: Stuck = new Set();
  while (await carryOutNext(bench, now, stuck));
}

/** Puts back what was parked until somebody runs its workflow. Answers how many. */
export function unpark({ engine }: Bench): Promise<number> {
  return unparkWork(engine.db, engine.scheme, Object.keys(engine.registry));
}
