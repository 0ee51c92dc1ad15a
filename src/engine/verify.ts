// Verification (promise 10): recompute every chain, fold every journal to its stored snapshot, and hold the checkpoints against both.
import { caseIdsAfter, type JournalRow, journalOfCase, type StoredCase, storedCase } from '../../db/journal.ts';
import { alteredLetters } from '../../db/letters.ts';
import { type TextRow, textsByRef } from '../../db/texts.ts';
import type { Policy } from '../../machines/policy.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { canonicalJson } from './canonical-json.ts';
import { SYSTEM } from './command.ts';
import { type Engine, policyOf } from './engine.ts';
import { foldEntry } from './fold.ts';
import { entryHash, genesis, type JournalBody } from './journal-entry.ts';
import { commitTo } from './texts.ts';
import { type Fault, verifyCheckpoints } from './verify-checkpoints.ts';

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
  const checkpoints = await verifyCheckpoints(engine);
  const letters = (await alteredLetters(engine.db, engine.scheme)).map(
    ({ number, case_id: id }): Fault => ({
      case: id,
      letter: number,
      says: `letter ${number} is not as it was made: its stored copy was altered (R2)`,
    }),
  );
  return { cases, entries, checkpoints: checkpoints.looked, faults: [...faults, ...letters, ...checkpoints.faults] };
}

/** What folding a journal comes to: `certain` when it was played under the version of the machine that wrote it. */
interface Fold {
  readonly snapshot: Snapshot | null;
  readonly certain: boolean;
  readonly last: JournalBody | null;
}

/** The first fault of one case, or null: its chain, its columns, its fold, the words behind it, its stored row. */
async function verifyCase(engine: Engine, id: string, rows: readonly JournalRow[], stored: StoredCase | null): Promise<Fault | null> {
  let head = genesis(engine.scheme, id);
  let fold: Fold = { snapshot: null, certain: true, last: null };
  const refs = new Set(rows.flatMap((row) => row.body.match(/text:[\w-]{43}/g) ?? []));
  const texts = new Map((await textsByRef(engine.db, engine.scheme, [...refs])).map((text) => [text.ref, text]));
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    if (row.seq !== seq) return { case: id, seq, says: `entry ${seq} is missing: the next one there is ${row.seq}` };
    const folded = await verifyEntry(engine, row, head, fold, texts);
    if (typeof folded === 'string') return { case: id, seq, says: folded };
    head = row.hash;
    fold = folded;
  }
  const wrong = storedFault(rows.length, head, fold, stored);
  return wrong === null ? null : { case: id, ...wrong };
}

/** The fold after an entry, or what is wrong with it. What a forger wrote may be anything: an entry that cannot be read is a fault, too. */
async function verifyEntry(
  engine: Engine,
  row: JournalRow,
  head: string,
  before: Fold,
  texts: ReadonlyMap<string, TextRow>,
): Promise<Fold | string> {
  try {
    const wrong = chainFault(row, head);
    if (wrong) return wrong;
    const body = JSON.parse(row.body) as JournalBody;
    const altered = body.kind === 'command' ? textFault(body.data, texts) : null;
    return altered ?? (await foldOn(engine, body, before));
  } catch (error) {
    return `the entry cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`;
  }
}

async function foldOn(engine: Engine, body: JournalBody, before: Fold): Promise<Fold | string> {
  if (body.kind === 'command') await policyOf(engine, body.policy);
  const strict = body.machine === engine.registry[body.workflow]?.version;
  const folded = foldEntry(engine.registry, (version) => known(engine, version), before.snapshot, body, strict);
  if (!folded.ok && strict) return folded.astray.says;
  const certain = body.kind === 'migrated' || (before.certain && strict);
  return { snapshot: folded.ok ? folded.snapshot : before.snapshot, certain, last: body };
}

/** Words that an entry commits to must be in the side table, erased or as they were said (promise 11). */
function textFault(data: unknown, texts: ReadonlyMap<string, TextRow>): string | null {
  if (typeof data === 'string') {
    if (!/^text:[\w-]{43}$/.test(data)) return null;
    const text = texts.get(data);
    if (!text) return 'words of the entry are gone without having been erased';
    const intact = text.body === null || (text.salt !== null && commitTo(text.salt, text.body) === data);
    return intact ? null : 'words of the entry are not those that were said: they were altered';
  }
  if (data === null || typeof data !== 'object') return null;
  for (const item of Object.values(data)) {
    const wrong = textFault(item, texts);
    if (wrong) return wrong;
  }
  return null;
}

/** What is wrong with an entry as a link of its chain, or null. */
function chainFault(row: JournalRow, head: string): string | null {
  if (entryHash(head, row.body) !== row.hash) return 'the entry’s hash does not follow from its text and the entry before: it was altered';
  const body = JSON.parse(row.body) as JournalBody;
  const { person, command } =
    body.kind === 'command' ? { person: body.actor.person, command: body.command } : { person: SYSTEM, command: body.kind };
  const columns = body.case === row.case_id && body.seq === row.seq && body.entry === row.entry_id && body.kind === row.kind;
  const sameTime = Temporal.Instant.compare(body.at, row.at) === 0;
  return columns && sameTime && person === row.person && command === row.command ? null : 'the entry’s columns do not agree with its text';
}

function storedFault(
  count: number,
  head: string,
  { snapshot, certain, last }: Fold,
  stored: StoredCase | null,
): { seq: number; says: string } | null {
  if (!stored) return { seq: count, says: 'the case has vanished although its journal is there' };
  if (stored.version !== count)
    return { seq: count + 1, says: `the case is at version ${stored.version} but its journal ends with entry ${count}: the tail was cut` };
  if (stored.head !== head) return { seq: count, says: 'the case’s head is not the hash of its last entry' };
  if (last && !agrees(stored, last)) return { seq: count, says: 'the case’s columns do not agree with its last entry' };
  if (snapshot && certain && snapshotText(stored) !== snapshotText(snapshot))
    return {
      seq: count,
      says:
        stored.state === snapshot.state
          ? 'what the case remembers beside its state is not what the journal folds to'
          : `the stored snapshot (state “${stored.state}”) is not what the journal folds to (state “${snapshot.state}”)`,
    };
  return null;
}

function agrees(stored: StoredCase, last: JournalBody): boolean {
  if (stored.workflow !== last.workflow || stored.machine_version !== last.machine) return false;
  if (last.kind === 'migrated') return true;
  const { organisation, hub } = last.subject;
  return stored.organisation_id === (organisation ?? null) && stored.hub_id === (hub ?? null);
}

function snapshotText({ state, context }: Snapshot): string {
  return canonicalJson({ state, context });
}

function known(engine: Engine, version: number): Policy {
  const policy = engine.policies.get(version);
  if (!policy) throw new Error(`The policy ${version} was not read`);
  return policy;
}
