// One command judged under a changed policy: done, with the nearest payload where a rule that refuses it has one, or refused.
import type { Effect } from '../../machines/effects.ts';
import type { Sent, Snapshot, Workflow } from '../../machines/workflow.ts';
import { nearestData, type Step, type StepRefusal, step } from '../engine/step.ts';

/** What doing something came to. */
export interface Done {
  readonly result: 'done';
  readonly after: Snapshot;
  readonly effects: readonly Effect[];
  /** Refusals that the recorded payload met, before it was brought as near as the rules allow. */
  readonly amended: readonly StepRefusal[];
}

/** What became of an attempt; 'untold': the record has not what the machine needs, or the machine cannot take it. */
export type Attempted =
  | Done
  | { readonly result: 'refused'; readonly refusal: StepRefusal }
  | { readonly result: 'untold'; readonly says: string };

const MOST_AMENDMENTS = 5;

/** Judges a command; refused by a rule that has a nearest answer, it is judged again with that, as often as rules differ. */
export function attempt(workflow: Workflow, before: Snapshot | null, sent: Sent): Attempted {
  const amended: StepRefusal[] = [];
  let command = sent;
  for (;;) {
    const result = tried(workflow, before, command);
    if (typeof result === 'string') return { result: 'untold', says: result };
    if (result.ok) return { result: 'done', after: plain(result.snapshot), effects: result.effects, amended };
    const { refusal } = result;
    const first = amended[0] ?? refusal;
    const seen = amended.some(({ rule }) => rule === refusal.rule);
    const nearest = seen || amended.length >= MOST_AMENDMENTS ? null : nearestData(workflow, before, command, refusal.rule);
    if (nearest === null) return { result: 'refused', refusal: first };
    amended.push(refusal);
    command = { ...command, data: nearest };
  }
}

/** A command that the machine cannot take at all is said, not thrown: the other cases are looked at all the same. */
function tried(workflow: Workflow, before: Snapshot | null, command: Sent): Step | string {
  try {
    return step(workflow, before, command);
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown error';
  }
}

/** Through JSON, as the database keeps it. */
const plain = (snapshot: Snapshot) => JSON.parse(JSON.stringify(snapshot)) as Snapshot;
