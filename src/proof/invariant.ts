// What must always hold: of each step that was taken, and of each world that can be.
import type { Outcome } from './apply.ts';
import type { SentMove } from './moves.ts';
import type { World } from './world.ts';

/** A step that was accepted. */
export interface Taken {
  readonly before: World;
  readonly after: World;
  readonly case: string;
  readonly workflow: string;
  readonly command: string;
  readonly outcome: Extract<Outcome, { ok: true }>;
}

/** One invariant; `rules` are the ids that it holds to. A check answers null, or a sentence on what is wrong. */
export interface Invariant {
  readonly rules: readonly string[];
  readonly name: string;
  readonly step?: (taken: Taken) => string | null;
  readonly world?: (world: World) => string | null;
}

/** An invariant that was broken: by which step or world, and how. */
export interface Violation {
  readonly rules: readonly string[];
  readonly name: string;
  readonly says: string;
}

/** The invariants that a step breaks. */
export function brokenBySteps(invariants: readonly Invariant[], sent: readonly SentMove[], after: World): Violation[] {
  return sent.flatMap(({ outcome, before, ...of }) => {
    if (!outcome.ok) return [];
    const taken: Taken = { ...of, before, after, outcome };
    return invariants.flatMap(({ rules, name, step }) => {
      const says = step?.(taken);
      return says ? [{ rules, name, says }] : [];
    });
  });
}

/** The invariants that a world breaks. */
export function brokenBy(invariants: readonly Invariant[], world: World): Violation[] {
  return invariants.flatMap(({ rules, name, world: check }) => {
    const says = check?.(world);
    return says ? [{ rules, name, says }] : [];
  });
}
