// The second walk through the record: which other cases the diverged ones led to, and what of the refused commands would have gone.
import type { RefusedCommand } from '../../db/reads/recorded-cases.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Actor } from '../../machines/workflow.ts';
import { openedCase } from '../engine/derive-id.ts';
import type { Engine } from '../engine/engine.ts';
import type { Difference } from './divergence.ts';
import { type ChangedValue, overPolicies } from './policy-change.ts';
import { conditionsOf, type Policies, recordedCases } from './record.ts';
import { type Reconsidered, reconsider } from './refused.ts';
import { type Happening, type RecordedCase, replay } from './replay.ts';
import { type Reach, reachOf, type Seen, type Traces } from './touched.ts';

/** A scheme's record and the change under which it is played, up to a civil date. */
export interface World {
  readonly engine: Engine;
  /** The scheme's name. */
  readonly name: string;
  readonly values: readonly ChangedValue[];
  readonly policies: Policies;
  readonly until: string;
}

/** A difference with the changed values that each alone make it; all of them where none does. */
export type CausedDifference = Difference & { readonly because: readonly ChangedValue[] };

/** What is known after the first walk, which plays every case under both policies. `actors`: who people were when they last acted. */
export interface Walked {
  cases: number;
  entries: number;
  readonly diverged: { readonly id: string; readonly differences: readonly CausedDifference[] }[];
  readonly traces: Traces[];
  readonly unplayable: { readonly id: string; readonly says: string }[];
  readonly actors: Map<string, Actor>;
}

/** By diverged case: the other cases that it reached, and how. */
export type Reached = ReadonlyMap<string, ReadonlyMap<string, Reach>>;

/** Goes through the record once more. */
export async function aftermath(
  world: World,
  walked: Walked,
  refusals: readonly RefusedCommand[],
): Promise<{ reached: Reached; reconsidered: Reconsidered[] }> {
  const reached = new Map(walked.traces.map((traces) => [traces.case, new Map<string, Reach>()]));
  const openedBy = new Map<string, string[]>();
  const reconsidered: Reconsidered[] = [];
  if (walked.traces.length === 0 && refusals.length === 0) return { reached, reconsidered };
  for await (const recorded of recordedCases(world.engine)) {
    const happened = replay(recorded, conditionsOf(world.policies, world.until));
    openedBy.set(recorded.id, happened.flatMap(opens));
    const seen = seenIn(recorded, happened);
    for (const traces of walked.traces) noteReach(traces, seen, reached.get(traces.case));
    const own = refusals.filter(({ case_id }) => case_id === recorded.id);
    reconsidered.push(...own.flatMap((row) => reconsidering(world, walked, recorded, happened, row)));
  }
  for (const cases of reached.values()) followOpened(cases, openedBy);
  return { reached, reconsidered };
}

function noteReach(traces: Traces, seen: readonly Seen[], reached: Map<string, Reach> | undefined) {
  for (const one of seen) {
    const by = reachOf(traces, one);
    if (by !== null && !reached?.has(one.case)) reached?.set(one.case, by);
  }
}

function reconsidering(
  world: World,
  { actors }: Walked,
  recorded: RecordedCase,
  happened: readonly Happening[],
  row: RefusedCommand,
): Reconsidered[] {
  const policy = world.policies.onDay(londonDate(row.at));
  const found = reconsider({ recorded, happened, policy, changed: overPolicies(world.values), values: world.values, actors }, row);
  return found ? [found] : [];
}

function opens({ entry, became }: Happening): string[] {
  return became.result === 'done' ? became.effects.flatMap((effect, n) => (effect.do === 'open' ? [openedCase(entry, n)] : [])) : [];
}

/** A case that would not be there has opened no other: what is added on the way is followed too. */
function followOpened(cases: Map<string, Reach>, openedBy: ReadonlyMap<string, readonly string[]>) {
  for (const [id, by] of cases) {
    if (by !== 'opened') continue;
    for (const other of openedBy.get(id) ?? []) if (!cases.has(other)) cases.set(other, 'opened');
  }
}

function seenIn(recorded: RecordedCase, happened: readonly Happening[]): Seen[] {
  const bodies = new Map(recorded.entries.map((body) => [body.entry, body]));
  return happened.flatMap(({ entry, at, became }) => {
    const body = bodies.get(entry);
    if (body?.kind !== 'command' || became.result !== 'done') return [];
    const took = became.effects.flatMap((effect) => (effect.do === 'claim' ? [effect.key] : []));
    return [{ case: recorded.id, entry, at, looked: [body.facts, body.data], took }];
  });
}
