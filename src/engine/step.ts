// Promise 1: the one pure function that says what a command does. Doors, buttons, replay and the tables of the tests call this one.
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import { type Role, roleLabels } from '../../machines/roles.ts';
import type { Act, CommandDefinition, Rule, Sent, Snapshot, StateMeta, Workflow } from '../../machines/workflow.ts';
import { inKeyOrder } from './key-order.ts';

/** Why a command is not carried out: the id of the rule (or E1, E2) and a sentence that says what to do. */
export interface StepRefusal {
  readonly rule: string;
  readonly says: string;
}

/** What a command does: the case after it and what it asks for, or a refusal that changes nothing. */
export type Step =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: StepRefusal };

/** The state of a case that is not opened yet. It is never stored. */
export const NEW = 'new';

const effectKinds: Readonly<Record<Effect['do'], true>> = {
  letter: true,
  'set-deadline': true,
  'cancel-letters': true,
  'clear-deadline': true,
  send: true,
  open: true,
  claim: true,
  release: true,
  publish: true,
  revision: true,
};

type RuleInput = Parameters<Rule['refuse']>[0];

/**
 * Judges a command against a case (null: not opened yet) and carries it out on paper: E2, E1, the rules on facts in their order, the
 * rules on the payload, then the machine's transition. Throws an Error where the machine breaks the house rules, never for what a person did.
 */
export function step(workflow: Workflow, before: Snapshot | null, sent: Sent): Step {
  const snapshot = before && { state: before.state, context: inKeyOrder(before.context) };
  const command = { ...sent, data: inKeyOrder(sent.data) };
  const closed = doors(workflow, snapshot, command.type, command.act) ?? refusalBy(workflow, 'payload', snapshot, command);
  if (closed) return { ok: false, refusal: closed };
  const done = moved(workflow, snapshot, command);
  return withCarriedOut(workflow, snapshot, command, done);
}

type Done = Extract<Step, { ok: true }>;

/** The machine's transition and what it asks for. */
function moved(workflow: Workflow, snapshot: Snapshot | null, { type, data, act }: Sent): Done {
  const [next, actions] = transition(workflow.machine, restored(workflow, snapshot), { type, data, act });
  return { ok: true, snapshot: stored(workflow, next), effects: actions.flatMap((action) => effectsOf(workflow, action)) };
}

/** The step with what its command carries out. One that proposes is rehearsed: refused where confirming it today would be. */
function withCarriedOut(workflow: Workflow, before: Snapshot | null, { type, act }: Sent, done: Done): Step {
  const { carriesOut } = workflow;
  if (before && type === carriesOut?.by) return inTurn(workflow, done, carriesOut.commands(before as never, act as never));
  if (type !== carriesOut?.proposedBy) return done;
  const confirmed = moved(workflow, done.snapshot, { type: carriesOut.by, data: {}, act });
  const rehearsed = inTurn(workflow, confirmed, carriesOut.commands(done.snapshot as never, act as never));
  return rehearsed.ok ? done : rehearsed;
}

/** Commands one after the other, all or none. */
function inTurn(workflow: Workflow, first: Done, commands: readonly Sent[]): Step {
  let done = first;
  for (const command of commands) {
    const next = step(workflow, done.snapshot, command);
    if (!next.ok) return next;
    done = { ...next, effects: [...done.effects, ...next.effects] };
  }
  return done;
}

/** Why this person cannot send the command now whatever they type (E2, E1, rules on facts), or null: what shows and hides a button. */
export function doors(workflow: Workflow, snapshot: Snapshot | null, type: string, act: Act<unknown>): StepRefusal | null {
  const definition = definitionOf(workflow, type);
  if (!mayEver(definition, act)) return { rule: 'E2', says: sayNotYours(definition, act) };
  if (!accepts(workflow, snapshot, type)) return { rule: 'E1', says: sayNotNow(workflow, snapshot, definition, act) };
  return refusalBy(workflow, 'facts', snapshot, { type, data: undefined, act }) ?? whyNotCarriedOut(workflow, snapshot, type, act);
}

/** Why what the command carries out would be refused now, or null: its payload says nothing, so its button can know. */
function whyNotCarriedOut(workflow: Workflow, snapshot: Snapshot | null, type: string, act: Act<unknown>): StepRefusal | null {
  if (type !== workflow.carriesOut?.by) return null;
  const command = { type, data: {}, act };
  const carried = withCarriedOut(workflow, snapshot, command, moved(workflow, snapshot, command));
  return carried.ok ? null : carried.refusal;
}

/** The commands that the case's state knows, in the order of the workflow's table: E1 refuses every other. */
export function commandsTaken(workflow: Workflow, snapshot: Snapshot | null): string[] {
  return Object.keys(workflow.commands).filter((type) => accepts(workflow, snapshot, type));
}

/** The three labels of a state. Throws when the machine has no such state or no labels for it. */
export function labelsOf(workflow: Workflow, state: string): StateMeta {
  const meta = nodeOf(workflow, state).meta as StateMeta | undefined;
  if (!meta) throw new Error(`The state "${state}" of the workflow "${workflow.name}" has no labels: give it a StateMeta.`);
  return meta;
}

/** The payload with the fields for which the rule that refused it has a nearest answer (what-if), or null where it has none. */
export function nearestData(workflow: Workflow, snapshot: Snapshot | null, sent: Sent, rule: string): unknown {
  const nearest = workflow.rules.find(({ id, when }) => id === rule && when.includes(sent.type))?.nearest;
  return nearest ? { ...(sent.data as object), ...nearest(askedOf(workflow, snapshot, sent)) } : null;
}

/** What one rule, by its id, says to a command whatever the rules before it say: a sentence that refuses, or null. */
export function refusalOf(workflow: Workflow, rule: string, snapshot: Snapshot | null, command: Sent): string | null {
  return workflow.rules.find(({ id }) => id === rule)?.refuse(askedOf(workflow, snapshot, command)) ?? null;
}

function askedOf(workflow: Workflow, snapshot: Snapshot | null, { type, data, act }: Sent): RuleInput {
  const context = snapshot ? snapshot.context : freshOf(workflow.machine).context;
  return { command: type, state: stateOf(snapshot), context, act, facts: act.facts, data } as unknown as RuleInput;
}

function refusalBy(workflow: Workflow, on: Rule['on'], snapshot: Snapshot | null, command: Sent): StepRefusal | null {
  const { type } = command;
  const input = askedOf(workflow, snapshot, command);
  for (const rule of workflow.rules) {
    if (rule.on !== on || !rule.when.includes(type)) continue;
    const says = rule.refuse(input);
    if (says !== null) return { rule: rule.id, says };
  }
  return null;
}

function definitionOf(workflow: Workflow, type: string): CommandDefinition {
  const definition = Object.hasOwn(workflow.commands, type) ? workflow.commands[type] : undefined;
  if (!definition) throw new Error(`The workflow "${workflow.name}" has no command "${type}": parse a command before it is judged.`);
  return definition;
}

function nodeOf(workflow: Workflow, state: string) {
  const node = Object.hasOwn(workflow.machine.states, state) ? workflow.machine.states[state] : undefined;
  if (!node) throw new Error(`The machine "${workflow.name}" has no state "${state}": the case was stored by another version of it.`);
  return node;
}

function stateOf(snapshot: Snapshot | null): string {
  if (snapshot?.state === NEW) throw new Error(`A case in the state "${NEW}" is not opened: pass null instead of its snapshot.`);
  return snapshot?.state ?? NEW;
}

function accepts(workflow: Workflow, snapshot: Snapshot | null, type: string): boolean {
  return Object.hasOwn(nodeOf(workflow, stateOf(snapshot)).on, type);
}

const freshSnapshots = new WeakMap<AnyStateMachine, AnyMachineSnapshot>();

/** What a case remembers before its opening command: every field that the machine knows. */
export function emptyContext(workflow: Workflow): Readonly<Record<string, unknown>> {
  return freshOf(workflow.machine).context as Readonly<Record<string, unknown>>;
}

/** The machine before its opening command, made once per machine. */
function freshOf(machine: AnyStateMachine): AnyMachineSnapshot {
  const known = freshSnapshots.get(machine);
  if (known) return known;
  const [fresh, actions] = initialTransition(machine);
  if (fresh.value !== NEW || actions.length > 0)
    throw new Error(`The machine "${machine.id}" must begin in "${NEW}" and ask for nothing there.`);
  freshSnapshots.set(machine, fresh);
  return fresh;
}

/** The stored case as the machine's own snapshot; the state's name is asserted, since XState would guess at a partial value. */
function restored(workflow: Workflow, snapshot: Snapshot | null): AnyMachineSnapshot {
  if (!snapshot) return freshOf(workflow.machine);
  nodeOf(workflow, snapshot.state);
  return workflow.machine.resolveState({ value: snapshot.state, context: snapshot.context as never });
}

function stored(workflow: Workflow, next: AnyMachineSnapshot): Snapshot {
  if (typeof next.value !== 'string') throw new Error(`The machine "${workflow.name}" has nested states: its states must be flat.`);
  if (next.status !== 'active')
    throw new Error(`The machine "${workflow.name}" finished: closed states are ordinary states tagged "closed".`);
  if (next.value === NEW) throw new Error(`The machine "${workflow.name}" stays in "${NEW}", which is never stored.`);
  return { state: next.value, context: next.context };
}

/** The effects that one action asks for. Anything but 'ask' is something the machine would do by itself, so it throws. */
function effectsOf(workflow: Workflow, action: { readonly type: string; readonly params?: unknown }): readonly Effect[] {
  if (action.type !== 'ask') {
    throw new Error(`The machine "${workflow.name}" has the action "${action.type}": only named assigns and ask([...]) are allowed.`);
  }
  const { effects } = action.params as { readonly effects: readonly Effect[] };
  for (const effect of effects) {
    if (!Object.hasOwn(effectKinds, effect.do))
      throw new Error(`The machine "${workflow.name}" asks for "${effect.do}", which is not an effect.`);
  }
  return effects;
}

function mayEver(definition: CommandDefinition, act: Act<unknown>): boolean {
  return act.actor.roles.some((role) => definition.who.includes(role));
}

const lowerFirst = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

function sayRoles(roles: readonly Role[], type: 'disjunction' | 'conjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(roles.map((role) => withArticle(roleLabels[role])));
}

function withArticle(label: string): string {
  if (label.startsWith('the ')) return label;
  return `${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${label}`;
}

function sayNotYours({ who, title }: CommandDefinition, act: Act<unknown>): string {
  const yours = act.actor.roles.length > 0 ? `You are signed in as ${sayRoles(act.actor.roles, 'conjunction')}` : 'You hold no role here';
  const ask = who.every((role) => role === 'system') ? 'it happens by itself' : 'ask one of them to do it';
  return `Only ${sayRoles(who, 'disjunction')} can ${lowerFirst(title)}. ${yours}: ${ask}.`;
}

function sayNotNow(workflow: Workflow, snapshot: Snapshot | null, definition: CommandDefinition, act: Act<unknown>): string {
  const label = labelsOf(workflow, stateOf(snapshot)).staff;
  const titles = commandsTaken(workflow, snapshot)
    .map((type) => definitionOf(workflow, type))
    .filter((other) => mayEver(other, act))
    .map((other) => `“${other.title}”`);
  const instead = titles.length > 0 ? `You can: ${titles.join(', ')}.` : 'There is nothing for you to do in it now.';
  return `“${definition.title}” cannot be done while the case is “${label}”. ${instead}`;
}
