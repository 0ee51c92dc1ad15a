// When a machine's version changes: replay under the new one, say what would differ, and write a 'migrated' entry per case (promise 12).
import { caseIdsAfter, journalOfCase, type StoredCase, storedCase } from '../../db/journal.ts';
import { writeMigration } from '../../db/migrate-case.ts';
import type { Snapshot, Workflow } from '../../machines/workflow.ts';
import { canonicalJson } from './canonical-json.ts';
import { deriveId } from './derive-id.ts';
import { type Engine, policyOf } from './engine.ts';
import { foldEntry } from './fold.ts';
import { entryHash, type JournalBody, type MigratedEntry } from './journal-entry.ts';
import { emptyContext } from './step.ts';

/** A case of an older version of its machine, replayed under today's. */
export interface Rehearsal {
  readonly case: string;
  readonly workflow: string;
  readonly from: number;
  readonly to: number;
  /** The first entry that goes differently, with a sentence; null when the whole journal folds. */
  readonly differs: { readonly seq: number; readonly says: string } | null;
  /** The snapshot the case would have. */
  readonly snapshot: Snapshot;
  /** Whether that snapshot is not the stored one. */
  readonly changes: boolean;
  /** Whether the machine no longer has the state of that snapshot: such a case cannot be migrated. */
  readonly stateGone: boolean;
}

const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Whether the registered machine has that state. */
function hasState(engine: Engine, workflow: string, state: string): boolean {
  return Object.hasOwn(engine.registry[workflow]?.workflow.machine.states ?? {}, state);
}

/** A snapshot of an older version as today's can hold it: what the machine has learnt to remember since is as in a new case. */
function takenOver(workflow: Workflow, snapshot: Snapshot, from: number): Snapshot {
  const { state, context } = workflow.takeOver?.(snapshot, from) ?? snapshot;
  return { state, context: { ...emptyContext(workflow), ...(context as object) } };
}

/**
 * Replays a case's whole journal under the registered machines. After the first difference the recorded snapshot stands. A snapshot
 * that an older version recorded is first put into the shape of this one, where the workflow says how (`takeOver`).
 */
async function rehearseCase(engine: Engine, stored: StoredCase): Promise<Rehearsal> {
  const { workflow, version: to } = engine.registry[stored.workflow] ?? { workflow: undefined, version: stored.machine_version };
  const shaped = (snapshot: Snapshot, from: number) => (workflow && from < to ? takenOver(workflow, snapshot, from) : snapshot);
  const kept = shaped({ state: stored.state, context: stored.context }, stored.machine_version);
  const outcome = (snapshot: Snapshot, differs: Rehearsal['differs']): Rehearsal => ({
    case: stored.id,
    workflow: stored.workflow,
    from: stored.machine_version,
    to,
    differs,
    snapshot,
    changes: canonicalJson({ ...snapshot }) !== canonicalJson({ state: stored.state, context: stored.context }),
    stateGone: !hasState(engine, stored.workflow, snapshot.state),
  });
  let snapshot: Snapshot | null = null;
  for (const row of await journalOfCase(engine.db, engine.scheme, stored.id)) {
    const body = JSON.parse(row.body) as JournalBody;
    if (body.kind === 'command') await policyOf(engine, body.policy);
    const folded = foldEntry(engine.registry, (version) => engine.policies.get(version) as never, snapshot, body, false);
    if (!folded.ok) return outcome(kept, folded.astray);
    snapshot = body.kind === 'migrated' ? shaped(folded.snapshot, body.machine) : folded.snapshot;
  }
  return outcome(snapshot ?? kept, null);
}

/**
 * Every case (open ones, or all) whose machine has another version now, replayed under it. Reads only. Among the open ones count those
 * that are closed in a state which the machine no longer has: they would keep all from being migrated.
 */
export async function* rehearse(engine: Engine, which: 'open' | 'all', always = false): AsyncGenerator<Rehearsal> {
  for (let after = FIRST; ; ) {
    const ids = await caseIdsAfter(engine.db, engine.scheme, after, PAGE);
    for (const id of ids) {
      const stored = await storedCase(engine.db, engine.scheme, id);
      if (!stored || (which === 'open' && stored.closed && hasState(engine, stored.workflow, stored.state))) continue;
      if (always || stored.machine_version !== engine.registry[stored.workflow]?.version) yield await rehearseCase(engine, stored);
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return;
    after = last;
  }
}

/**
 * Brings every case to today's machines with a journalled entry each, and answers how many. Throws an Error that names the case when one
 * would be in a state that no longer exists; then none is touched.
 */
export async function migrateCases(engine: Engine, at: string): Promise<number> {
  for await (const { case: id, workflow, snapshot, stateGone } of rehearse(engine, 'all'))
    if (stateGone) throw new Error(`Case ${id} is in the state “${snapshot.state}”, which “${workflow}” no longer has`);
  let migrated = 0;
  for await (const rehearsal of rehearse(engine, 'all')) {
    const stored = await storedCase(engine.db, engine.scheme, rehearsal.case);
    if (!stored) continue;
    const seq = stored.version + 1;
    const entry = deriveId(`migrated:${stored.id}:${seq}:${rehearsal.to}`);
    const body: MigratedEntry = {
      kind: 'migrated',
      case: stored.id,
      seq,
      workflow: stored.workflow,
      machine: rehearsal.to,
      from: rehearsal.from,
      entry,
      at,
      snapshot: rehearsal.snapshot,
    };
    const text = canonicalJson(body);
    const machine = engine.registry[stored.workflow]?.workflow.machine;
    const closed = machine?.states[rehearsal.snapshot.state]?.tags.includes('closed') ?? false;
    const written = await writeMigration(engine.db, {
      scheme: engine.scheme,
      case: stored.id,
      seq,
      entry,
      at,
      body: text,
      hash: entryHash(stored.head, text),
      machine: rehearsal.to,
      state: rehearsal.snapshot.state,
      closed,
      context: rehearsal.snapshot.context,
    });
    if (written) migrated += 1;
  }
  return migrated;
}
