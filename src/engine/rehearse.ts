// What a command would do, on paper: for whoever wants to read the letter before they record what it says. Nothing is written.
import type { Effect } from '../../machines/effects.ts';
import { instantAtLondon } from '../../machines/london-time.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { type Command, parseCommand, SYSTEM } from './command.ts';
import type { Engine } from './engine.ts';
import { judge } from './handle-command.ts';
import { step } from './step.ts';

/** What happens by itself after the command, on that civil date: a command of the same workflow from the system. */
export interface Afterwards {
  readonly name: string;
  readonly data: unknown;
  readonly on: string;
}

/** The case after the command, all that would be asked for, and what was typed by the references that stand for it. */
export interface Rehearsed {
  readonly snapshot: Snapshot;
  readonly effects: readonly Effect[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Judges a command and what would follow it (`afterwards`; null: nothing) and writes nothing, neither case nor refusal. Throws the Refusal
 * that the command would get now; null where it was carried out already.
 */
export async function rehearse(
  engine: Engine,
  command: Command,
  afterwards: (snapshot: Snapshot) => Afterwards | null,
): Promise<Rehearsed | null> {
  const parsed = parseCommand(engine, command);
  const judged = await judge(engine, engine.db, parsed);
  if ('repeated' in judged) return null;
  const { snapshot, effects, act } = judged;
  const texts = new Map(parsed.texts.map(({ ref, body }) => [ref as string, body]));
  const next = afterwards(snapshot);
  if (!next) return { snapshot, effects, texts };
  const actor = { person: SYSTEM, roles: ['system' as const], interests: [] };
  const later = { ...act, actor, on: next.on, at: instantAtLondon(next.on, '06:00') };
  const followed = step(parsed.registered.workflow, snapshot, { type: next.name, data: next.data, act: later });
  if (!followed.ok) throw new Error(`What follows a rehearsed command is refused (${followed.refusal.rule}).`);
  return { snapshot: followed.snapshot, effects: [...effects, ...followed.effects], texts };
}
