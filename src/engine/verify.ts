// Verification (promise 10): recompute every chain, fold every journal to its stored snapshot, and hold the checkpoints against both.
import { allCheckpoints, headsAgainstJournal } from '../../db/checkpoints.ts';
import { caseIdsAfter, type JournalRow, journalOfCase, type StoredCase, storedCase } from '../../db/journal.ts';
import type { Policy } from '../../machines/policy.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkpointBody, checkpointGenesis } from './checkpoint-body.ts';
import { type Engine, policyOf } from './engine.ts';
import { foldEntry } from './fold.ts';
import { entryHash, genesis, type JournalBody } from './journal-entry.ts';

/** Something that does not verify. `case` and `seq` name the first bad entry; `checkpoint` the bad checkpoint. */
export interface Fault {
  readonly case?: string;
  readonly seq?: number;
  readonly checkpoint?: number;
  readonly says: string;
}

/** What was looked at, and every fault found: the first one of each case. */
export interface Verification {
  readonly cases: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly faults: readonly Fault[];
}

const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Verifies a whole scheme. Reads only. */
export async function verify(engine: Engine): Promise<Verification> {
  const faults: Fault[] = [];
  let cases = 0;
  let entries = 0;
  for (let after = FIRST; ; ) {
    const ids = await caseIdsAfter(engine.db, engine.scheme, after, PAGE);
    for (const id of ids) {
      const rows = await journalOfCase(engine.db, engine.scheme, id);
      cases += 1;
      entries += rows.length;
      const fault = await verifyCase(engine, id, rows, await storedCase(engine.db, engine.scheme, id));
      if (fault) faults.push(fault);
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) break;
    after = last;
  }
  const checkpoints = await verifyCheckpoints(engine, faults);
  return { cases, entries, checkpoints, faults };
}

/** The first fault of one case, or null: its chain, its columns, its fold, its stored snapshot. */
async function verifyCase(engine: Engine, id: string, rows: readonly JournalRow[], stored: StoredCase | null): Promise<Fault | null> {
  let head = genesis(engine.scheme, id);
  let snapshot: Snapshot | null = null;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    if (row.seq !== seq) return { case: id, seq, says: `entry ${seq} is missing: the next one there is ${row.seq}` };
    const wrong = chainFault(row, head);
    if (wrong) return { case: id, seq, says: wrong };
    head = row.hash;
    const body = JSON.parse(row.body) as JournalBody;
    await havePolicy(engine, body);
    const strict = body.machine === engine.registry[body.workflow]?.version;
    const folded = foldEntry(engine.registry, (version) => known(engine, version), snapshot, body, strict);
    if (folded.ok) snapshot = folded.snapshot;
    else if (strict) return { case: id, seq, says: folded.astray.says };
  }
  return storedFault(id, rows.length, head, snapshot, stored);
}

/** What is wrong with an entry as a link of its chain, or null. */
function chainFault(row: JournalRow, head: string): string | null {
  if (entryHash(head, row.body) !== row.hash) return 'the entry’s hash does not follow from its text and the entry before: it was altered';
  const body = JSON.parse(row.body) as JournalBody;
  const person = body.kind === 'command' ? body.actor.person : row.person;
  const columns = body.case === row.case_id && body.seq === row.seq && body.entry === row.entry_id && body.kind === row.kind;
  const sameTime = Temporal.Instant.compare(body.at, row.at) === 0;
  if (!columns || !sameTime || person !== row.person || (body.kind === 'command' && body.command !== row.command))
    return 'the entry’s columns do not agree with its text';
  return null;
}

function storedFault(id: string, count: number, head: string, snapshot: Snapshot | null, stored: StoredCase | null): Fault | null {
  if (!stored) return { case: id, seq: count, says: 'the case has vanished although its journal is there' };
  if (stored.version !== count)
    return {
      case: id,
      seq: count + 1,
      says: `the case is at version ${stored.version} but its journal ends with entry ${count}: the tail was cut`,
    };
  if (stored.head !== head) return { case: id, seq: count, says: 'the case’s head is not the hash of its last entry' };
  if (
    snapshot &&
    canonicalJson({ state: stored.state, context: stored.context }) !== canonicalJson({ state: snapshot.state, context: snapshot.context })
  )
    return {
      case: id,
      seq: count,
      says: `the stored snapshot (state “${stored.state}”) is not what the journal folds to (state “${snapshot.state}”)`,
    };
  return null;
}

async function havePolicy(engine: Engine, body: JournalBody): Promise<void> {
  if (body.kind === 'command') await policyOf(engine, body.policy);
}

function known(engine: Engine, version: number): Policy {
  const policy = engine.policies.get(version);
  if (!policy) throw new Error(`The policy ${version} was not read`);
  return policy;
}

/** Checkpoints are chained too, and hold heads that must still be in the journal: so a cut tail or a vanished case shows. */
async function verifyCheckpoints(engine: Engine, faults: Fault[]): Promise<number> {
  const { db, scheme } = engine;
  let hash = checkpointGenesis(scheme);
  const checkpoints = await allCheckpoints(db, scheme);
  for (const [index, checkpoint] of checkpoints.entries()) {
    const { number } = checkpoint;
    if (number !== index + 1) faults.push({ checkpoint: index + 1, says: `checkpoint ${index + 1} is missing` });
    const heads = await headsAgainstJournal(db, scheme, number);
    const at = (JSON.parse(checkpoint.body) as { at: string }).at;
    if (checkpointBody(scheme, number, at, heads) !== checkpoint.body)
      faults.push({ checkpoint: number, says: 'the checkpoint’s heads are not those it was made from' });
    if (entryHash(hash, checkpoint.body) !== checkpoint.hash)
      faults.push({ checkpoint: number, says: 'the checkpoint’s hash does not follow: it was altered' });
    hash = checkpoint.hash;
    faults.push(...heads.flatMap((head) => headFault(head, number) ?? []));
  }
  return checkpoints.length;
}

/** What is wrong with a head that a checkpoint saw, beside what the journal has there now, or null. */
function headFault(
  head: { case_id: string; seq: number; hash: string; journal_hash: string | null; case_exists: boolean },
  checkpoint: number,
): Fault | null {
  const at = { case: head.case_id, seq: head.seq, checkpoint };
  if (head.journal_hash === head.hash) return null;
  if (head.journal_hash !== null) return { ...at, says: `entry ${head.seq} is not the one the checkpoint saw` };
  if (head.case_exists) return { ...at, says: `entry ${head.seq} is gone: the tail was cut after the checkpoint` };
  return { ...at, says: 'the case has vanished: it was there when the checkpoint was made' };
}
