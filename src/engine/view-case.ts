// A case with the facts that its rules would look at now: for whoever shows what a rule will say before anything is sent (promise 7).
import { readForCommand } from '../../db/command-read.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Act, Snapshot, Workflow } from '../../machines/workflow.ts';
import { Refusal } from '../errors.ts';
import { type Engine, policyOf, registered } from './engine.ts';
import { actOf } from './judge.ts';

/** Which case, for whom and when; `mint` is an id that no command has. */
export interface ViewKey {
  readonly case: string;
  readonly workflow: string;
  readonly person: string;
  readonly at: string;
  readonly mint: string;
  /** A program acts in these of the person's roles only; absent: in all they hold. */
  readonly within?: readonly string[];
}

/** A case as the rules find it. `actFor` is the act as which a command of that name would be judged; its facts are those of all commands. */
export interface CaseView {
  readonly version: number;
  readonly workflow: Workflow;
  readonly snapshot: Snapshot;
  readonly actFor: (command: string) => Act<unknown>;
}

/** Reads a case with every fact of its workflow. Throws a Refusal when there is no such case. */
export async function viewCase(engine: Engine, key: ViewKey): Promise<CaseView> {
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
  const within = key.within ? { within: key.within } : {};
  const command = { id: key.mint, case: key.case, type: '', data: null, person: key.person, at: key.at, ...within };
  const policy = await policyOf(engine, reading.policy);
  return {
    version: row.version,
    workflow,
    snapshot: { state: row.state, context: row.context },
    actFor: (name) => actOf(command, reading, policy, workflow.commands[name]?.who ?? []),
  };
}
