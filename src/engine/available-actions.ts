// What a person may do with a case now: the same doors that guard the commands show the buttons (promise 7).
import type { Engine } from './engine.ts';
import { commandsTaken, doors, type StepRefusal } from './step.ts';
import { type ViewKey, viewCase } from './view-case.ts';

/** One command that the case's state takes, and why this person cannot send it now (null: they can). */
export interface AvailableAction {
  readonly command: string;
  readonly title: string;
  readonly refusal: StepRefusal | null;
}

/** A case as a person finds it, with its version for the forms (promise 5). */
export interface Available {
  readonly version: number;
  readonly state: string;
  readonly actions: readonly AvailableAction[];
}

/** What a person can send to a case. Commands of other roles are left out; those barred by a rule carry its sentence. */
export async function availableActions(engine: Engine, key: ViewKey): Promise<Available> {
  const { version, workflow, snapshot, actFor } = await viewCase(engine, key);
  const actions = commandsTaken(workflow, snapshot)
    .map((name) => ({
      command: `${workflow.name}.${name}`,
      title: workflow.commands[name]?.title ?? name,
      refusal: doors(workflow, snapshot, name, actFor(name)),
    }))
    .filter(({ refusal }) => refusal?.rule !== 'E2');
  return { version, state: snapshot.state, actions };
}
