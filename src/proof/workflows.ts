// The workflows that worlds are made of: the engine's own registry, so that one cannot be forgotten.
import type { Workflow } from '../../machines/workflow.ts';
import { registry } from '../engine/workflows.ts';

const replaced = new Map<string, Workflow>();

/** The workflow of that name. Throws an Error when nobody runs one. */
export function workflowOf(name: string): Workflow {
  const found = replaced.get(name) ?? registry[name]?.workflow;
  if (!found) throw new Error(`Nobody runs a workflow "${name}".`);
  return found;
}

/** Every workflow's name. */
export const workflowNames = Object.keys(registry);

/** Runs another workflow in the place of the registered one, for the search for a mutant's counter-example. */
export function replaceWorkflow(workflow: Workflow): void {
  replaced.set(workflow.name, workflow);
}

/** The parts of 'workflow.command'. */
export function partsOf(command: string): { readonly workflow: string; readonly name: string } {
  const dot = command.indexOf('.');
  return { workflow: command.slice(0, dot), name: command.slice(dot + 1) };
}
