// How far a case has come, as the tables of outcomes tell it: its state, and the stage where the same state means two things.
import { isClosedState } from './apply.ts';
import { workflowOf } from './workflows.ts';
import type { CaseNow } from './world.ts';

/** States that a case passes at either stage, and from which other ends follow at the second (F8, F12). */
const atBothStages: Readonly<Record<string, readonly string[]>> = {
  application: ['prepared', 'submitted', 'returned', 'waiting', 'placed', 'held', 'decided', 'called-in'],
};

/** The phase of a case: 'waiting', 'waiting (stage 2)'. */
export function phaseOf({ workflow, snapshot }: CaseNow): string {
  const isSecond = atBothStages[workflow]?.includes(snapshot.state) && (snapshot.context as { stage?: number }).stage === 2;
  return isSecond ? `${snapshot.state} (stage 2)` : snapshot.state;
}

/** The state of a phase. */
const stateOf = (phase: string) => phase.split(' ', 1)[0] ?? phase;

/** Whether a case in that phase is closed. */
export const isClosedPhase = (workflow: string, phase: string): boolean => isClosedState(workflowOf(workflow), stateOf(phase));

/** Whether a phase is an outcome: closed, or standing like a level signed off. */
export function isOutcome(workflow: string, phase: string): boolean {
  return isClosedPhase(workflow, phase) || (workflowOf(workflow).machine.states[stateOf(phase)]?.tags.includes('standing') ?? false);
}

/** Every phase of a workflow's cases, in the order of its machine. */
export function phasesOf(workflow: string): string[] {
  const states = Object.keys(workflowOf(workflow).machine.states).filter((state) => state !== 'new');
  const second = states.filter((state) => atBothStages[workflow]?.includes(state)).map((state) => `${state} (stage 2)`);
  return [...states, ...second];
}
