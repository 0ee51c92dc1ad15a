// A state as a story names it, beside the words that staff read.
import { labelsOf } from '../engine/step.ts';
import type { Registry } from '../engine/workflows.ts';

/** 'Published ("published")'; the name alone where the workflow or the state is unknown. `of`: a workflow, or one of its commands. */
export function sayState(registry: Registry, of: string, state: string): string {
  const workflow = registry[of.split('.')[0] ?? of]?.workflow;
  return workflow && Object.hasOwn(workflow.machine.states, state) ? `${labelsOf(workflow, state).staff} ("${state}")` : `"${state}"`;
}
