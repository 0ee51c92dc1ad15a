// One command on a world: facts, the real step, and what it leaves behind, as the engine's one writing statement would (promise 3).
import { addDays } from '../../machines/calendar.ts';
import type { Effect } from '../../machines/effects.ts';
import { type Policy, policySchema } from '../../machines/policy.ts';
import type { Act, Actor, Snapshot, Subject, Workflow } from '../../machines/workflow.ts';
import { type StepRefusal, step } from '../engine/step.ts';
import { factsFor } from './facts.ts';
import { parsed } from './payload.ts';
import { workflowOf } from './workflows.ts';
import { type DeadlineNow, idOf, type Underway, type Unreleased, type World } from './world.ts';

/** The policy of every world: the defaults, with no bank holidays, so that a date depends on the weekday alone. */
export const policy: Policy = policySchema.parse({ bankHolidays: [] });

/** A command as it is sent in a world. */
export interface Sent {
  readonly case: string;
  readonly workflow: string;
  readonly command: string;
  readonly data: unknown;
  readonly actor: Actor;
  readonly about?: Underway['about'];
  /** The deadline that fired: removed unless the step sets it anew. */
  readonly fired?: { readonly name: string; readonly due: string };
}

/** What came of it: the world after and what was asked for, or why not. */
export type Outcome =
  | {
      readonly ok: true;
      readonly world: World;
      readonly act: Act<unknown>;
      readonly data: unknown;
      readonly before: Snapshot | null;
      readonly after: Snapshot;
      readonly effects: readonly Effect[];
    }
  | { readonly ok: false; readonly refusal: StepRefusal };

/** Sends a command in a world. Throws where the payload breaks the command's own schema, or the machine breaks the house rules. */
export function send(world: World, sent: Sent): Outcome {
  const workflow = workflowOf(sent.workflow);
  const held = world.cases[sent.case];
  const definition = workflow.commands[sent.command];
  if (!definition) throw new Error(`There is no command ${sent.workflow}.${sent.command}.`);
  if (!held && !definition.opens) return { ok: false, refusal: { rule: 'E6', says: 'There is no such case.' } };
  const subject: Subject = held?.subject ?? { case: sent.case, ...sent.about };
  const act: Act<unknown> = {
    id: idOf('ac7', world.serial + 1),
    at: `${world.today}T09:00:00Z`,
    on: world.today,
    actor: sent.actor,
    subject,
    facts: factsFor(world, workflow.name, subject, definition.facts),
    policy,
  };
  const data = parsed(sent.workflow, sent.command, sent.data);
  const before = held?.snapshot ?? null;
  const result = step(workflow, definition.opens ? null : before, { type: sent.command, data, act });
  if (!result.ok) return result;
  const lost = result.effects.find((effect) => effect.do === 'claim' && (world.claims[effect.key] ?? sent.case) !== sent.case);
  if (lost?.do === 'claim') return { ok: false, refusal: { rule: 'E5', says: lost.says } };
  const next = written(world, workflow, { sent, subject, snapshot: result.snapshot, effects: result.effects });
  return { ok: true, world: next, act, data, before, after: result.snapshot, effects: result.effects };
}

/** What an accepted command leaves to be written. */
export interface Writing {
  readonly sent: Sent;
  readonly subject: Subject;
  readonly snapshot: Snapshot;
  readonly effects: readonly Effect[];
}

/** The world after an accepted command, as the engine's one writing statement leaves the tables (promise 3). */
export function written(world: World, workflow: Workflow, writing: Writing): World {
  const { sent, subject, snapshot, effects } = writing;
  const listing = workflow.listing(snapshot as Snapshot<never>);
  const openedOn = world.cases[sent.case]?.openedOn ?? world.today;
  const isClosed = isClosedState(workflow, snapshot.state);
  const row = {
    workflow: workflow.name,
    snapshot,
    subject,
    openedOn,
    isClosed,
    parent: listing.parent ?? null,
    keyDate: listing.keyDate ?? null,
  };
  return {
    ...world,
    serial: world.serial + 1,
    cases: { ...world.cases, [sent.case]: row },
    deadlines: deadlinesAfter(world.deadlines, sent, effects),
    underway: [...world.underway, ...underwayOf(world, effects)],
    unreleased: [...notCancelled(world.unreleased, sent.case, effects), ...unreleasedOf(sent, snapshot, effects)],
    claims: claimsAfter(world.claims, sent.case, effects),
    registers: registersAfter(world.registers, sent.case, effects),
    submissions: submissionsAfter(world.submissions, sent.case, effects),
  };
}

function submissionsAfter(submissions: World['submissions'], id: string, effects: readonly Effect[]): World['submissions'] {
  const last = effects.findLast((effect) => effect.do === 'revision');
  return last ? { ...submissions, [id]: last.content as Underway['data'] } : submissions;
}

/** Whether a state of that workflow is tagged closed. */
export function isClosedState(workflow: Workflow, state: string): boolean {
  return workflow.machine.states[state]?.tags.includes('closed') ?? false;
}

/** The last word per name counts; what fired goes, unless it was set anew. */
function deadlinesAfter(rows: readonly DeadlineNow[], { case: id, fired }: Sent, effects: readonly Effect[]): readonly DeadlineNow[] {
  const isFired = ({ name, due }: DeadlineNow) => name === fired?.name && due === fired.due;
  let own = rows.filter((row) => row.case === id && !isFired(row));
  let changed = fired !== undefined;
  for (const effect of effects) {
    if (effect.do === 'clear-deadline') {
      own = effect.name === '*' ? [] : own.filter(({ name }) => name !== effect.name);
      changed = true;
    }
    if (effect.do === 'set-deadline') {
      const { name, due } = effect;
      own = [...own.filter((row) => row.name !== name), { case: id, name, due, firesOn: effect.fires === 'after' ? addDays(due, 1) : due }];
      changed = true;
    }
  }
  return changed ? [...rows.filter((row) => row.case !== id), ...own] : rows;
}

function underwayOf(world: World, effects: readonly Effect[]): Underway[] {
  return effects.flatMap((effect, n): Underway[] => {
    if (effect.do === 'send')
      return [{ kind: 'send', to: effect.to, command: effect.command, data: effect.data as Underway['data'], about: {} }];
    if (effect.do !== 'open') return [];
    const about = { ...(effect.organisation ? { organisation: effect.organisation } : {}), ...(effect.hub ? { hub: effect.hub } : {}) };
    const to = idOf('ca5e', (world.serial + 1) * 16 + n);
    return [{ kind: 'open', to, command: effect.command, data: effect.data as Underway['data'], about }];
  });
}

/** Letters that were prepared and that this step cancels are never released; what it asks for itself goes out (D5, L3). */
function notCancelled(letters: readonly Unreleased[], id: string, effects: readonly Effect[]): readonly Unreleased[] {
  const kinds = effects.flatMap((effect) => (effect.do === 'cancel-letters' ? effect.kinds : []));
  return kinds.length === 0 ? letters : letters.filter((letter) => letter.case !== id || !kinds.includes(letter.kind));
}

function unreleasedOf(sent: Sent, { context }: Snapshot, effects: readonly Effect[]): Unreleased[] {
  const about = (context as { decision?: { reference?: string } | null }).decision?.reference ?? null;
  return effects.flatMap((effect) => {
    if (effect.do !== 'letter' || effect.released === undefined) return [];
    return [{ case: sent.case, kind: effect.kind, tells: effect.released, notBefore: effect.notBefore ?? null, about }];
  });
}

function claimsAfter(claims: World['claims'], id: string, effects: readonly Effect[]): World['claims'] {
  let after: Record<string, string> | null = null;
  for (const effect of effects) {
    if (effect.do !== 'claim' && effect.do !== 'release') continue;
    after ??= { ...claims };
    if (effect.do === 'claim') after[effect.key] = id;
    else if (after[effect.key] === id) delete after[effect.key];
  }
  return after ?? claims;
}

function registersAfter(registers: World['registers'], id: string, effects: readonly Effect[]): World['registers'] {
  const published = effects.filter((effect) => effect.do === 'publish');
  let after = registers;
  for (const entry of published) {
    const others = after.filter(({ register, reference }) => register !== entry.register || reference !== entry.reference);
    after = [...others, { ...entry, case: id }];
  }
  return after;
}
