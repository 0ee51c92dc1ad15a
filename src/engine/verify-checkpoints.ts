// Checkpoints are chained too, and hold heads that must still be in the journal: so a cut tail or a vanished case shows (promise 10).
import { allCheckpoints, type CheckpointRow, headsAgainstJournal } from '../../db/checkpoints.ts';
import { checkpointBody, checkpointGenesis } from './checkpoint-body.ts';
import type { Engine } from './engine.ts';
import { entryHash } from './journal-entry.ts';

/** Something that does not verify. `case` and `seq` name the first bad entry; `checkpoint` the bad checkpoint. */
export interface Fault {
  readonly case?: string;
  readonly seq?: number;
  readonly checkpoint?: number;
  /** The number of a letter that was altered. */
  readonly letter?: string;
  readonly says: string;
}

/** Where a fault is: 'case …, entry 4', 'checkpoint 2'. */
export function placeOf(fault: Fault): string {
  const where = [];
  if (fault.case !== undefined) where.push(fault.seq === undefined ? `case ${fault.case}` : `case ${fault.case}, entry ${fault.seq}`);
  if (fault.checkpoint !== undefined) where.push(`checkpoint ${fault.checkpoint}`);
  return where.join(', ');
}

type SeenHead = Awaited<ReturnType<typeof headsAgainstJournal>>[number];

/** Verifies the checkpoints of a scheme: how many, and what is wrong with them or with what they saw. */
export async function verifyCheckpoints({ db, scheme }: Engine): Promise<{ looked: number; faults: Fault[] }> {
  const faults: Fault[] = [];
  let hash = checkpointGenesis(scheme);
  const checkpoints = await allCheckpoints(db, scheme);
  for (const [index, checkpoint] of checkpoints.entries()) {
    const { number } = checkpoint;
    if (number !== index + 1) faults.push({ checkpoint: index + 1, says: `checkpoint ${index + 1} is missing` });
    const heads = await headsAgainstJournal(db, scheme, number);
    if (!madeFrom(scheme, checkpoint, heads))
      faults.push({ checkpoint: number, says: 'the checkpoint’s heads or columns are not those it was made from' });
    if (entryHash(hash, checkpoint.body) !== checkpoint.hash)
      faults.push({ checkpoint: number, says: 'the checkpoint’s hash does not follow: it was altered' });
    hash = checkpoint.hash;
    faults.push(...heads.flatMap((head) => headFault(head, number) ?? []));
  }
  return { looked: checkpoints.length, faults };
}

/** Whether a checkpoint's text is the one that its own columns and heads give. */
function madeFrom(scheme: string, { number, at, body }: CheckpointRow, heads: readonly SeenHead[]): boolean {
  const said = /"at":"([^"]+)"/.exec(body)?.[1] ?? '';
  return checkpointBody(scheme, number, said, heads) === body && sameInstant(said, at);
}

function sameInstant(one: string, other: string): boolean {
  try {
    return Temporal.Instant.compare(one, other) === 0;
  } catch {
    return false;
  }
}

/** What is wrong with a head that a checkpoint saw, beside what the journal has there now, or null. */
function headFault(head: SeenHead, checkpoint: number): Fault | null {
  const at = { case: head.case_id, seq: head.seq, checkpoint };
  if (head.journal_hash === head.hash) return null;
  if (head.journal_hash !== null) return { ...at, says: `entry ${head.seq} is not the one the checkpoint saw` };
  if (head.case_exists) return { ...at, says: `entry ${head.seq} is gone: the tail was cut after the checkpoint` };
  return { ...at, says: 'the case has vanished: it was there when the checkpoint was made' };
}
