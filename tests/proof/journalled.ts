// A recorded journal played into a world of the search, and the facts that the database gives held against those that the search derives.
import { randomUUID } from 'node:crypto';
import { readForCommand } from '../../db/command-read.ts';
import type { Db } from '../../db/database.ts';
import type { StandardFact } from '../../machines/assessment.facts.ts';
import type { Json } from '../../machines/effects.ts';
import { policySchema } from '../../machines/policy.ts';
import type { Snapshot, Subject } from '../../machines/workflow.ts';
import type { PlannedScheme } from '../../seed/planned-scheme.ts';
import type { CommandEntry, JournalBody } from '../../src/engine/journal-entry.ts';
import { step } from '../../src/engine/step.ts';
import { registry } from '../../src/engine/workflows.ts';
import { written } from '../../src/proof/apply.ts';
import { factsFor } from '../../src/proof/facts.ts';
import type { Roll } from '../../src/proof/roll.ts';
import { workflowOf } from '../../src/proof/workflows.ts';
import { type World, worldOn } from '../../src/proof/world.ts';

/** The journal of an embedded database in the order in which it was written: its one connection numbers its transactions in order. */
async function journalOf(db: Db, scheme: string): Promise<JournalBody[]> {
  const rows = await db.rows<{ body: string }>(
    'select body from journal where scheme_id = $1::text order by xmin::text::bigint, case_id, seq',
    [scheme],
  );
  return rows.map(({ body }) => JSON.parse(body) as JournalBody);
}

interface Statement {
  readonly id: string;
  readonly area: string;
  readonly level: number;
  readonly required: boolean;
  readonly appliesTo: string;
}

function standardFrom({ standard }: PlannedScheme): StandardFact {
  const { levels, statements } = standard.data as { levels: StandardFact['levels']; statements: readonly Statement[] };
  const said = statements.map(({ appliesTo, id, area, level, required }) => ({
    id,
    area,
    level,
    required,
    hubsOnly: appliesTo === 'hubs',
  }));
  return { version: standard.version, levels, statements: said as StandardFact['statements'] };
}

/** The roll of a scheme as it was planned, without asking the database. */
function rollFrom(plan: PlannedScheme): Roll {
  const always = { from: plan.from, until: null };
  const lent = plan.covers.map(({ borrower, role, appointment, fromOn, untilOn }) => {
    return { person: borrower, role, appointment, from: fromOn, until: untilOn };
  });
  return {
    memberships: plan.memberships.map(({ person, organisation, capacity }) => ({ person, organisation, capacity, ...always })),
    offices: [...plan.holders.map(({ person, role, appointment }) => ({ person, role, appointment, ...always })), ...lent],
    ties: plan.interests.map(({ person, organisation, kind }) => ({ person, organisation, kind, ...always })),
    hubs: plan.hubs.map(({ id, organisation, name, town, locality }) => ({ id, organisation, area: `${name}, ${town}`, locality })),
    standard: standardFrom(plan),
    versions: {
      policy: plan.policies.map(({ version }) => ({ version, from: plan.from })),
      standard: [{ version: plan.standard.version, from: plan.from }],
    },
  };
}

/** What was compared by 'application certificates', with how many of them said something; and each that differs, as a sentence. */
export interface Compared {
  readonly said: Map<string, number>;
  readonly differences: string[];
}

const isEmpty = (value: unknown) => value === null || value === false || value === 0 || (Array.isArray(value) && value.length === 0);

/** As JSON in one order of keys, so that only what is said counts. */
function asText(value: unknown): string {
  const inOrder = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(inOrder);
    if (item === null || typeof item !== 'object') return item;
    const entries = Object.entries(item).filter(([, each]) => each !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]));
  };
  return JSON.stringify(inOrder(value ?? null));
}

function compare({ said, differences }: Compared, world: World, workflow: string, subject: Subject, facts: object): void {
  for (const [fact, sql] of Object.entries(facts) as [string, unknown][]) {
    const name = `${workflow} ${fact}`;
    said.set(name, (said.get(name) ?? 0) + (isEmpty(sql) ? 0 : 1));
    const [theirs, ours] = [asText(sql), asText(factsFor(world, workflow, subject, [fact])[fact])];
    if (theirs !== ours) differences.push(`${name} on ${world.today} of ${subject.case}: the database says ${theirs}, the search ${ours}`);
  }
}

function after(world: World, entry: CommandEntry, plan: PlannedScheme): World {
  const workflow = workflowOf(entry.workflow);
  const { case: id, command, data, actor, subject, facts, at, on } = entry;
  const policy = policySchema.parse(plan.policies.find(({ version }) => version === entry.policy)?.data);
  const before = (world.cases[id]?.snapshot ?? null) as Snapshot | null;
  const result = step(workflow, before, { type: command, data, act: { id: entry.entry, at, on, actor, subject, facts, policy } });
  if (!result.ok) throw new Error(`${entry.workflow}.${command} of ${on} is refused when played again: ${result.refusal.says}`);
  const sent = { case: id, workflow: entry.workflow, command, data, actor };
  const left = written(world, workflow, { sent, subject, snapshot: result.snapshot, effects: result.effects });
  return { ...left, underway: [], unreleased: [] };
}

/** The facts of a workflow as the database gives them today, for a case or for one that is to be opened. */
async function factsIn(db: Db, scheme: string, on: string, workflow: string, { case: id, organisation, hub }: Subject) {
  const queries = registry[workflow]?.facts ?? {};
  const key = {
    scheme,
    case: id,
    command: randomUUID(),
    person: null,
    on,
    organisation: organisation ?? null,
    hub: hub ?? null,
    fired: null,
  };
  return (await readForCommand(db, key, queries, Object.keys(queries))).facts;
}

/** Cases that could be opened for each hub. */
const openings = (plan: PlannedScheme) =>
  plan.hubs.flatMap(({ id, organisation }) =>
    ['application', 'assessment', 'review', 'grant'].map((workflow) => ({
      workflow,
      subject: { case: randomUUID(), organisation, hub: id },
    })),
  );

/**
 * Plays a journal and compares the facts that each entry was judged on; at its end, on that day and on another, every fact of every case
 * and of every case that could be opened.
 */
export async function compareFacts(db: Db, plan: PlannedScheme, days: readonly string[]): Promise<Compared> {
  const compared: Compared = { said: new Map(), differences: [] };
  let world = worldOn(plan.start, { roll: rollFrom(plan) as unknown as Json });
  for (const entry of await journalOf(db, plan.scheme.id)) {
    if (entry.kind !== 'command') continue;
    world = { ...world, today: entry.on };
    compare(compared, world, entry.workflow, entry.subject, (entry.facts ?? {}) as object);
    world = after(world, entry, plan);
  }
  const held = Object.values(world.cases).map(({ workflow, subject }) => ({ workflow, subject }));
  for (const today of days)
    for (const { workflow, subject } of [...held, ...openings(plan)])
      compare(compared, { ...world, today }, workflow, subject, await factsIn(db, plan.scheme.id, today, workflow, subject));
  return compared;
}

/** Every fact that a command of some workflow names: 'grant hubGrant'. */
export const everyFact = (): string[] =>
  Object.values(registry).flatMap(({ workflow }) =>
    [...new Set(Object.values(workflow.commands).flatMap(({ facts }) => facts))].map((fact) => `${workflow.name} ${fact}`),
  );
