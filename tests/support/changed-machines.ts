// The real workflows as a later version of the software might have them: what a change of a machine is rehearsed with.
import { type AnyStateMachine, createMachine } from 'xstate';
import { z } from 'zod';
import type { CommandDefinition, Rule, Snapshot, StateMeta, Workflow } from '../../machines/workflow.ts';
import type { Registered, Registry } from '../../src/engine/workflows.ts';

/** What a later version does to every workflow; all of them get the new state `shelved`, a command, a rule and a field. */
export interface Change {
  /** How much later than the registered version. */
  readonly by: number;
  /** The name of the new field of the context: another name than the version before gave it is a renamed field. */
  readonly field: string;
  /** How a snapshot of an older version gets its field. */
  readonly takeOver?: (snapshot: Snapshot) => Snapshot;
  /** States that the later version does not have, nor what leads to them, by workflow. */
  readonly without?: Readonly<Record<string, readonly string[]>>;
}

type States = Record<string, { meta?: StateMeta; tags?: readonly string[]; on?: Record<string, unknown> }>;
type Config = { context: object; states: States };

/** The new rule refuses the new command before this day. */
export const SHELVED_FROM = '2027-10-06';

const shelve: CommandDefinition = { title: 'Put on the shelf', who: ['administrator'], data: z.strictObject({}), facts: [] };
const shelfRule: Rule = {
  id: 'X9a',
  on: 'facts',
  when: ['shelve'],
  refuse: ({ act }) => (act.on < SHELVED_FROM ? 'Nothing is put on the shelf yet. Wait for the day.' : null),
};

/** What leads nowhere that is gone. */
function waysElsewhere(on: Record<string, unknown>, without: readonly string[]): Record<string, unknown> {
  const leadsTo = (way: unknown) => without.some((state) => JSON.stringify(way).includes(`"target":"${state}"`));
  return Object.fromEntries(Object.entries(on).filter(([, way]) => !leadsTo(way)));
}

function changedStates(states: States, without: readonly string[]): States {
  const kept = Object.entries(states).filter(([name]) => !without.includes(name));
  const changed = kept.map(([name, state]): [string, States[string]] => {
    const meta = state.meta && { ...state.meta, staff: `${state.meta.staff} (renamed)` };
    const on = name === 'new' || state.tags?.includes('closed') ? state.on : { ...state.on, shelve: { target: 'shelved' } };
    return [name, { ...state, ...(meta ? { meta } : {}), ...(on ? { on: waysElsewhere(on, without) } : {}) }];
  });
  const labels: StateMeta = { staff: 'On the shelf', applicant: 'On the shelf', public: 'On the shelf' };
  return { ...Object.fromEntries(changed), shelved: { meta: labels, tags: ['closed'] } };
}

function changedMachine(machine: AnyStateMachine, change: Change, without: readonly string[]): AnyStateMachine {
  const config = machine.config as unknown as Config;
  const states = changedStates(config.states, without);
  const later = { ...config, context: { ...config.context, [change.field]: null }, states };
  return createMachine(later as never, machine.implementations as never) as unknown as AnyStateMachine;
}

function changed({ workflow, version, facts }: Registered, change: Change): Registered {
  const later: Workflow = {
    ...workflow,
    machine: changedMachine(workflow.machine, change, change.without?.[workflow.name] ?? []),
    commands: { ...workflow.commands, shelve },
    rules: [...workflow.rules, shelfRule],
    ...(change.takeOver ? { takeOver: change.takeOver } : {}),
  };
  return { workflow: later, version: version + change.by, facts };
}

/** All workflows of a registry as a later version has them. */
export function changedRegistry(registry: Registry, change: Change): Registry {
  return Object.fromEntries(Object.entries(registry).map(([name, registered]) => [name, changed(registered, change)]));
}
