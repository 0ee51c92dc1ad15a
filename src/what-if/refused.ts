// Refused commands under a changed policy. What was typed in them was not kept, so only what stood before the button can be judged again.
import type { RefusedCommand } from '../../db/reads/recorded-cases.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Policy } from '../../machines/policy.ts';
import { type Act, type Actor, clauseOf, type Rule, type Snapshot } from '../../machines/workflow.ts';
import type { CommandEntry } from '../engine/journal-entry.ts';
import { doors, refusalOf } from '../engine/step.ts';
import type { ChangedValue } from './policy-change.ts';
import type { Happening, RecordedCase } from './replay.ts';

/** A refused command that might have gone otherwise. `certain`: nothing would have stood before its button. */
export interface Reconsidered {
  readonly case: string;
  readonly command: string;
  readonly on: string;
  readonly rule: string;
  readonly says: string;
  readonly certain: boolean;
}

/** What a refusal is judged again by: the case and its replay as recorded, both policies, and who the person was when they next acted. */
export interface Bench {
  readonly recorded: RecordedCase;
  readonly happened: readonly Happening[];
  readonly policy: Policy;
  readonly changed: (policy: Policy) => Policy;
  readonly values: readonly ChangedValue[];
  readonly actors: ReadonlyMap<string, Actor>;
}

/**
 * A refusal under the changed policy, or null where it stays. A refusal by what the case was (E1, E2) or by a rule on facts is judged
 * again where that gives the recorded sentence under the policy of its day; one by what was typed cannot be, and is named where its rule
 * is that of a changed value.
 */
export function reconsider(bench: Bench, row: RefusedCommand): Reconsidered | null {
  const { workflow } = bench.recorded;
  const command = row.command.slice(row.command.indexOf('.') + 1);
  const said = { case: row.case_id, command, on: londonDate(row.at), rule: row.rule, says: row.says };
  const rule = workflow.rules.find(({ id }) => id === row.rule);
  const act = rule?.on === 'facts' ? actOf(bench, row, command) : null;
  if (act) {
    const snapshot = snapshotAt(bench, row.at);
    const before = closedBy(bench, snapshot, command, { ...act, policy: bench.policy });
    const after = closedBy(bench, snapshot, command, { ...act, policy: bench.changed(bench.policy) });
    if (before === row.says) return after === null ? { ...said, certain: true } : null;
  }
  return rule?.on === 'payload' && readsChanged(bench, rule, row, command) ? { ...said, certain: false } : null;
}

/** Whether a rule on what is typed looks at a changed value: seen on the command as it was next accepted in the case. */
function readsChanged(bench: Bench, rule: Rule, row: RefusedCommand, command: string): boolean {
  const next = nextAccepted(bench, row, command);
  if (!next) return bench.values.some((value) => value.rule === clauseOf(rule.id));
  const { snapshot, body } = next;
  const read = new Set<string | symbol>();
  const policy = new Proxy(bench.policy, {
    get: (values, name) => {
      read.add(name);
      return Reflect.get(values, name);
    },
  });
  const { id, at, on, actor, subject, facts } = { ...body, id: body.entry };
  const act: Act<unknown> = { id, at, on, actor, subject, facts, policy };
  refusalOf(bench.recorded.workflow, rule.id, snapshot, { type: command, data: body.data, act });
  return bench.values.some(({ name }) => read.has(name));
}

function closedBy({ recorded }: Bench, snapshot: Snapshot | null, command: string, act: Act<unknown>): string | null {
  try {
    return doors(recorded.workflow, snapshot, command, act)?.says ?? null;
  } catch {
    return 'the rule cannot be asked again';
  }
}

function snapshotAt({ happened }: Bench, at: string): Snapshot | null {
  const before = happened.filter((one) => one.became.result === 'done' && Temporal.Instant.compare(one.at, at) <= 0).at(-1);
  return before?.became.result === 'done' ? before.became.after : null;
}

/** The act as it must have been: with the facts that the same command saw when it was next accepted in the case; null: nobody knows them. */
function actOf(bench: Bench, row: RefusedCommand, command: string): Act<unknown> | null {
  const { actors, policy } = bench;
  const actor = actors.get(row.person);
  const next = nextAccepted(bench, row, command)?.body;
  if (!actor || !next) return null;
  return { id: next.entry, at: row.at, on: londonDate(row.at), actor, subject: next.subject, facts: next.facts, policy };
}

/** The entry of the same command as it was next accepted in the case, with the case before it. */
function nextAccepted({ recorded, happened }: Bench, row: RefusedCommand, command: string) {
  const entries = recorded.entries.filter((body): body is CommandEntry => body.kind === 'command');
  const body = entries.find((one) => one.command === command && Temporal.Instant.compare(one.at, row.at) >= 0);
  const snapshot = happened.find(({ entry }) => entry === body?.entry)?.before ?? null;
  return body ? { body, snapshot } : null;
}
