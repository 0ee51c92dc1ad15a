// What people may try: for each command the payloads and people that take every branch of it. A command without an entry stops the search.

import type { Actor } from '../../machines/workflow.ts';
import { actorOf, type Office } from './people.ts';
import type { Attempt } from './scene.ts';
import { workflowOf } from './workflows.ts';
import type { CaseNow, World } from './world.ts';

/** Tries of one command on a case as it stands: who, what it carries, and a word that tells one try from another. */
export type Try = readonly [who: Office | Actor, data?: unknown, word?: string];
export type Tries = (world: World, context: never, id: string, one: CaseNow) => readonly Try[];

/** A workflow's alphabet: every command that people may send. */
export type Alphabet = Readonly<Record<string, Tries>>;

/** The commands of a workflow that a person may send and that have no entry. */
export function missingTries(workflow: string, alphabet: Alphabet): string[] {
  const { commands } = workflowOf(workflow);
  return Object.keys(commands).filter(
    (command) => !Object.hasOwn(alphabet, command) && commands[command]?.who.some((role) => role !== 'system'),
  );
}

/** By machine, since a mutant's takes other commands. */
const taken = new WeakMap<object, Map<string, readonly string[]>>();

/** The commands that a state takes and people may send: every other is refused by E1 or E2 alike in every world. */
function commandsOf(workflow: string, state: string, alphabet: Alphabet): readonly string[] {
  const { machine } = workflowOf(workflow);
  const byState = taken.get(machine) ?? new Map<string, readonly string[]>();
  taken.set(machine, byState);
  const known = byState.get(state);
  if (known) return known;
  const lacking = missingTries(workflow, alphabet);
  if (lacking.length > 0)
    throw new Error(`The alphabet of "${workflow}" has no entry for ${lacking.join(', ')}: say in src/proof what people may try.`);
  const on = machine.states[state]?.on ?? {};
  const commands = Object.keys(alphabet).filter((command) => Object.hasOwn(on, command));
  byState.set(state, commands);
  return commands;
}

/** The attempts on a case; `leaving` are commands that this world leaves to another. */
export function attemptsFrom(alphabet: Alphabet, leaving: readonly string[] = []) {
  return (world: World, id: string, one: CaseNow): Attempt[] => {
    const commands = commandsOf(one.workflow, one.snapshot.state, alphabet).filter((command) => !leaving.includes(command));
    return commands.flatMap((command) =>
      (alphabet[command]?.(world, one.snapshot.context as never, id, one) ?? []).map(([who, data = {}, word = '']): Attempt => {
        const actor = typeof who === 'string' ? actorOf(who) : who;
        const name = typeof who === 'string' ? who : `${who.person.slice(-2)} as ${who.roles.join('+')}${who.interests.join()}`;
        return { label: `${command}${word ? ` (${word})` : ''} by ${name}`, command, data, actor };
      }),
    );
  };
}
