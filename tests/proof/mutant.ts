// Workflows with one thing wrong, for the search to find: a rule taken away, an action gone wrong, or a transition that leads elsewhere.
import { createMachine } from 'xstate';
import type { Workflow } from '../../machines/workflow.ts';
import { Explorer } from '../../src/proof/explore.ts';
import type { Invariant } from '../../src/proof/invariant.ts';
import { invariants } from '../../src/proof/invariants.ts';
import type { Scene } from '../../src/proof/scene.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';

/** The workflow without these rules. */
export const without = (workflow: Workflow, ...rules: readonly string[]): Workflow => ({
  ...workflow,
  rules: workflow.rules.filter(({ id }) => !rules.includes(id)),
});

type States = Readonly<Record<string, { readonly on?: Readonly<Record<string, unknown>> }>>;

/** The workflow in which a command leads elsewhere in a state, or is taken where it was not. */
export function leading(workflow: Workflow, state: string, command: string, transition: unknown): Workflow {
  const config = workflow.machine.config as unknown as { readonly states: States };
  const own = config.states[state];
  if (!own) throw new Error(`There is no state ${state}.`);
  const states = { ...config.states, [state]: { ...own, on: { ...own.on, [command]: transition } } };
  const machine = createMachine({ ...config, states } as never, workflow.machine.implementations as never);
  return { ...workflow, machine: machine as unknown as Workflow['machine'] };
}

/** The workflow in which actions do something else. */
export function acting(workflow: Workflow, actions: Readonly<Record<string, unknown>>): Workflow {
  for (const name of Object.keys(actions))
    if (!(name in workflow.machine.implementations.actions)) throw new Error(`There is no action ${name}.`);
  return { ...workflow, machine: workflow.machine.provide({ actions: actions as never }) };
}

/** The names of what the search finds broken, of all invariants or `among` some, in the first states of a world. */
export function brokenIn(scene: Scene, workflow: Workflow, most: number, among: readonly Invariant[] = invariants): string[] {
  replaceWorkflow(workflow);
  return new Explorer({ ...scene, most }, among).run().violations.map(({ name }) => name);
}
