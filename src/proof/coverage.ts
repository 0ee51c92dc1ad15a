// What of the machines a search has been through: every branch of every transition, every rule's refusal, every state.
import type { Workflow } from '../../machines/workflow.ts';
import type { SentMove } from './moves.ts';
import { workflowNames, workflowOf } from './workflows.ts';

/** Counts by name: 'application.placed.decide #1', 'application F1a', 'application: awarded'. */
export interface Coverage {
  readonly branches: Set<string>;
  readonly refusals: Set<string>;
  readonly states: Set<string>;
}

interface Branch {
  readonly guard?: string;
}

export const emptyCoverage = (): Coverage => ({ branches: new Set(), refusals: new Set(), states: new Set() });

function branchesOf(workflow: Workflow, state: string, command: string): readonly Branch[] {
  const on = workflow.machine.config.states?.[state]?.on as Readonly<Record<string, Branch | readonly Branch[]>> | undefined;
  const taken = on?.[command];
  if (taken === undefined) return [];
  return Array.isArray(taken) ? taken : [taken as Branch];
}

const branchName = (workflow: Workflow, state: string, command: string, at: number) => `${workflow.name}.${state}.${command} #${at + 1}`;

type Guard = (asked: { context: unknown; event: unknown }) => boolean;

function branchTaken(workflow: Workflow, { command, outcome }: SentMove): string | null {
  if (!outcome.ok) return null;
  const state = outcome.before?.state ?? 'new';
  const branches = branchesOf(workflow, state, command);
  const context = outcome.before?.context ?? (workflow.machine.config.context as unknown);
  const event = { type: command, data: outcome.data, act: outcome.act };
  const guards = workflow.machine.implementations.guards as unknown as Readonly<Record<string, Guard>>;
  const at = branches.findIndex(({ guard }) => guard === undefined || guards[guard]?.({ context, event }));
  return branchName(workflow, state, command, at);
}

/** Notes what a sent command went through. */
export function note(coverage: Coverage, sent: SentMove): void {
  const workflow = workflowOf(sent.workflow);
  if (!sent.outcome.ok) {
    coverage.refusals.add(`${sent.workflow} ${sent.outcome.refusal.rule}`);
    return;
  }
  const branch = branchTaken(workflow, sent);
  if (branch) coverage.branches.add(branch);
  coverage.states.add(`${sent.workflow}: ${sent.outcome.after.state}`);
}

/** Everything that there is to go through. */
export function everything(): Coverage {
  const all = emptyCoverage();
  for (const workflow of workflowNames.map(workflowOf)) {
    for (const rule of workflow.rules) all.refusals.add(`${workflow.name} ${rule.id}`);
    for (const state of Object.keys(workflow.machine.states)) {
      if (state !== 'new') all.states.add(`${workflow.name}: ${state}`);
      for (const command of Object.keys(workflow.commands)) {
        branchesOf(workflow, state, command).forEach((_, at) => {
          all.branches.add(branchName(workflow, state, command, at));
        });
      }
    }
  }
  return all;
}

/** Adds what one search went through to another's. */
export function join(into: Coverage, more: { branches: Iterable<string>; refusals: Iterable<string>; states: Iterable<string> }): void {
  for (const one of more.branches) into.branches.add(one);
  for (const one of more.refusals) into.refusals.add(one);
  for (const one of more.states) into.states.add(one);
}

/** What was never gone through, in order. */
export function missing(been: Coverage): string[] {
  const all = everything();
  return [
    ...[...all.states].filter((one) => !been.states.has(one)),
    ...[...all.branches].filter((one) => !been.branches.has(one)),
    ...[...all.refusals].filter((one) => !been.refusals.has(one)),
  ].sort();
}
