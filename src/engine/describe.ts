// What a workflow can do, read from its machine: the source of every page and document that explains it.
import type { Role } from '../../machines/roles.ts';
import type { StateMeta, Workflow } from '../../machines/workflow.ts';
import { commandsTaken, labelsOf, NEW } from './step.ts';

/** One thing that can be done in a state, and the states it can lead to; the same state where it stays there. */
export interface DescribedMove {
  readonly command: string;
  readonly title: string;
  readonly who: readonly Role[];
  readonly to: readonly string[];
}

/** A state as its machine declares it. */
export interface DescribedState {
  readonly state: string;
  readonly labels: StateMeta;
  readonly tags: readonly string[];
  readonly moves: readonly DescribedMove[];
}

/** Every state of a workflow in the order in which the machine declares them, the unopened one first. */
export function describeWorkflow(workflow: Workflow): DescribedState[] {
  return Object.entries(workflow.machine.states).map(([state, node]) => ({
    state,
    labels: labelsOf(workflow, state),
    tags: node.tags,
    moves: commandsTaken(workflow, state === NEW ? null : { state, context: {} }).flatMap((name) => {
      const definition = workflow.commands[name];
      if (!definition) return [];
      const targets = (node.on[name] ?? []).map((transition) => transition.target?.[0]?.key ?? state);
      return [{ command: name, title: definition.title, who: definition.who, to: [...new Set(targets)] }];
    }),
  }));
}
