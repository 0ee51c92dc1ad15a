// What a person may do with a case now: the same doors that guard the commands show the buttons (promise 7).
import { readForCommand } from '../../db/command-read.ts';
import { londonDate } from '../../machines/london-time.ts';
import { Refusal } from '../errors.ts';
import { type Engine, policyOf, registered } from './engine.ts';
import { actOf } from './judge.ts';
import { commandsTaken, doors, type StepRefusal } from './step.ts';

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
export async function availableActions(
  engine: Engine,
  key: { case: string; workflow: string; person: string; at: string; mint: string },
): Promise<Available> {
  const found = registered(engine, key.workflow);
  if (!found) throw new Refusal('not-found', 'E6', 'There is no such case. Check its reference.');
  const { workflow, facts } = found;
  const names = [...new Set(Object.values(workflow.commands).flatMap((definition) => definition.facts))];
  const on = londonDate(key.at);
  const reading = await readForCommand(
    engine.db,
    { scheme: engine.scheme, case: key.case, command: key.mint, person: key.person, on, organisation: null, hub: null, fired: null },
    facts,
    names,
  );
  const row = reading.case;
  if (row?.workflow !== workflow.name) throw new Refusal('not-found', 'E6', 'There is no such case. Check its reference.');
  const snapshot = { state: row.state, context: row.context };
  const command = { id: key.mint, case: key.case, type: '', data: null, person: key.person, at: key.at };
  const policy = await policyOf(engine, reading.policy);
  const actFor = (name: string) => actOf(command, reading, policy, workflow.commands[name]?.who ?? []);
  const actions = commandsTaken(workflow, snapshot)
    .map((name) => ({
      command: `${workflow.name}.${name}`,
      title: workflow.commands[name]?.title ?? name,
      refusal: doors(workflow, snapshot, name, actFor(name)),
    }))
    .filter(({ refusal }) => refusal?.rule !== 'E2');
  return { version: row.version, state: row.state, actions };
}
