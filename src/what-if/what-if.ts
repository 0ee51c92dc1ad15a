// What if the policy had been another: every recorded case of a scheme is played twice and laid beside itself. Writes nothing.
import { readOnly } from '../../db/read-only.ts';
import { lastRecordedAt, type NamedCase, namedCases, refusedCommands } from '../../db/reads/recorded-cases.ts';
import { readScheme } from '../../db/schemes.ts';
import { londonDate } from '../../machines/london-time.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { verify } from '../engine/verify.ts';
import { aftermath, type CausedDifference, type Walked, type World } from './aftermath.ts';
import { type Difference, divergence } from './divergence.ts';
import { type ChangedValue, overPolicies } from './policy-change.ts';
import { conditionsOf, policiesOf, recordedCases } from './record.ts';
import type { Reconsidered } from './refused.ts';
import { type Happening, type RecordedCase, replay } from './replay.ts';
import { type Reach, tracesOf } from './touched.ts';

/** A case that goes otherwise. The first of its differences is its divergence; the last one says why the record leads no further. */
export interface DivergedCase {
  readonly case: NamedCase;
  readonly differences: readonly CausedDifference[];
  readonly touched: readonly { readonly case: NamedCase; readonly by: Reach }[];
}

/** All that a changed policy would have made otherwise. */
export interface WhatIf {
  readonly scheme: string;
  /** What the scheme is called. */
  readonly name: string;
  readonly changes: readonly (ChangedValue & { readonly was: unknown })[];
  readonly cases: number;
  readonly entries: number;
  /** The civil date of the record's last entry, up to which deadlines are followed; null where nothing is recorded. */
  readonly until: string | null;
  readonly diverged: readonly DivergedCase[];
  readonly refused: readonly (Omit<Reconsidered, 'case'> & { readonly case: NamedCase })[];
  /** Cases that today's program does not play to what was recorded, with why: nothing is said of them. */
  readonly unplayable: readonly { readonly case: NamedCase; readonly says: string }[];
}

/**
 * Plays a scheme's recorded cases under a changed policy, in one read-only transaction. Throws an Error naming the first bad entry of a
 * journal that does not verify: what was altered tells nothing.
 */
export async function whatIf(engine: Engine, values: readonly ChangedValue[]): Promise<WhatIf> {
  return readOnly(engine.db, async (tx) => {
    const inside = createEngine(tx, engine.scheme, engine.registry);
    await refuseUnverified(inside);
    const at = await lastRecordedAt(tx, engine.scheme);
    const name = (await readScheme(tx, engine.scheme))?.name ?? engine.scheme;
    const empty = {
      scheme: engine.scheme,
      name,
      changes: [],
      cases: 0,
      entries: 0,
      until: null,
      diverged: [],
      refused: [],
      unplayable: [],
    };
    if (at === null) return empty;
    return look({ engine: inside, name, values, policies: await policiesOf(inside), until: londonDate(at) });
  });
}

async function refuseUnverified(engine: Engine): Promise<void> {
  const { faults } = await verify(engine);
  const [first] = faults.filter(({ letter }) => letter === undefined);
  if (!first) return;
  const where = [
    ...(first.case === undefined ? [] : [`case ${first.case}`]),
    ...(first.seq === undefined ? [] : [`entry ${first.seq}`]),
    ...(first.checkpoint === undefined ? [] : [`checkpoint ${first.checkpoint}`]),
  ];
  throw new Error(
    `The journal does not verify, so nothing can be told from it. First fault: ${where.join(', ')}: ${first.says}. Run npm run verify.`,
  );
}

async function look(world: World): Promise<WhatIf> {
  const { engine, values, policies, until } = world;
  const walked = await firstWalk(world);
  const refusals = await refusedCommands(engine.db, engine.scheme);
  const { reached, reconsidered } = await aftermath(world, walked, refusals);
  const ids = [...walked.diverged, ...walked.unplayable].map(({ id }) => id);
  const others = [...reached.values()].flatMap((cases) => [...cases.keys()]);
  const named = await nameCases(engine, [...ids, ...others, ...reconsidered.map((one) => one.case)]);
  const inForce = policies.onDay(until);
  return {
    scheme: engine.scheme,
    name: world.name,
    changes: values.map((value) => ({ ...value, was: inForce[value.name] })),
    cases: walked.cases,
    entries: walked.entries,
    until,
    diverged: walked.diverged
      .toSorted((a, b) => Temporal.Instant.compare(a.differences[0]?.at ?? '', b.differences[0]?.at ?? ''))
      .map(({ id, ...one }) => ({
        case: named(id),
        ...one,
        touched: [...(reached.get(id) ?? [])].map(([other, by]) => ({ case: named(other), by })),
      })),
    refused: reconsidered.map((one) => ({ ...one, case: named(one.case) })),
    unplayable: walked.unplayable.map(({ id, says }) => ({ case: named(id), says })),
  };
}

/** Plays every case under both policies. */
async function firstWalk(world: World): Promise<Walked> {
  const walked: Walked = { cases: 0, entries: 0, diverged: [], traces: [], unplayable: [], actors: new Map() };
  for await (const one of recordedCases(world.engine)) {
    walked.cases += 1;
    walked.entries += one.entries.length;
    for (const body of one.entries) if (body.kind === 'command') walked.actors.set(body.actor.person, body.actor);
    const recorded = replay(one, conditionsOf(world.policies, world.until));
    const wrong = whyUnplayable(recorded);
    if (wrong !== null) {
      walked.unplayable.push({ id: one.id, says: wrong });
      continue;
    }
    const differences = underChange(world, one, recorded, world.values);
    if (differences.length === 0) continue;
    walked.diverged.push({ id: one.id, differences: caused(world, one, recorded, differences) });
    const traces = tracesOf(one.id, recorded, differences);
    if (traces) walked.traces.push(traces);
  }
  return walked;
}

function underChange(world: World, one: RecordedCase, recorded: readonly Happening[], values: readonly ChangedValue[]): Difference[] {
  return divergence(recorded, replay(one, conditionsOf(world.policies, world.until, overPolicies(values))));
}

/** Each difference with the values that alone make it, or all of them where none does. */
function caused(world: World, one: RecordedCase, recorded: readonly Happening[], differences: readonly Difference[]): CausedDifference[] {
  const { values } = world;
  const alone = values.map((value) => ({ value, found: values.length === 1 ? differences : underChange(world, one, recorded, [value]) }));
  return differences.map((difference) => {
    const causes = alone.filter(({ found }) => found.some((other) => isSame(difference, other))).map(({ value }) => value);
    return { ...difference, because: causes.length > 0 ? causes : values };
  });
}

const isSame = (a: Difference, b: Difference) => a.entry === b.entry && a.ending?.kind === b.ending?.kind;

/** Why a replay under the policy of the day is not the record, or null. A journal of an older machine may not play under today's. */
function whyUnplayable(recorded: readonly Happening[]): string | null {
  for (const { seq, command, became } of recorded) {
    if (seq === null) continue;
    if (became.result === 'refused') return `entry ${seq}, “${command}”, is refused today (${became.refusal.rule}): ${became.refusal.says}`;
    if (became.result === 'untold') return `entry ${seq}, “${command}”: ${became.says}`;
    if (became.result === 'not-due') return `entry ${seq}, “${command}”, fired a deadline that today’s machine does not set`;
    if (became.amended[0]) return `entry ${seq}, “${command}”, is refused today (${became.amended[0].rule}): ${became.amended[0].says}`;
  }
  return null;
}

async function nameCases({ db, scheme }: Engine, ids: readonly string[]): Promise<(id: string) => NamedCase> {
  const named = new Map((await namedCases(db, scheme, [...new Set(ids)])).map((one) => [one.id, one]));
  return (id) => {
    const found = named.get(id);
    if (!found) throw new Error(`The case ${id} has a journal and no row`);
    return found;
  };
}
