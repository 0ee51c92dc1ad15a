// What invariants ask of an accepted step: whose workflow it is of, where it leads, who took it.
import type { Invariant, Taken } from './invariant.ts';

/** A check of the steps of one workflow alone, with its context before (null where the case opens) and after. */
export function stepsOf<C>(
  workflow: string,
): (check: (taken: Taken, before: C | null, after: C) => string | null) => NonNullable<Invariant['step']> {
  return (check) => (taken) =>
    taken.workflow === workflow
      ? check(taken, (taken.outcome.before?.context as C | undefined) ?? null, taken.outcome.after.context as C)
      : null;
}

/** Whether the step leads from another state into one of these. */
export const comesTo = ({ outcome }: Taken, ...states: readonly string[]) =>
  outcome.before?.state !== outcome.after.state && states.includes(outcome.after.state);

/** Who took the step. */
export const actorOf = ({ outcome }: Taken) => outcome.act.actor;

interface Declared {
  readonly interests: Readonly<Record<string, { readonly interest: string; readonly dispensation: unknown } | undefined>>;
}

/** What is wrong with who decided: they declared nothing, or have an interest and no dispensation (P8, P2). */
export function decidedUndeclared(taken: Taken, before: Declared | null): string | null {
  const { person, interests } = actorOf(taken);
  const declared = before?.interests[person];
  if (!declared) return 'Somebody decided who had declared nothing.';
  const isBarred = (declared.interest === 'interest' || interests.length > 0) && declared.dispensation === null;
  return isBarred ? 'Somebody decided with an interest and no dispensation.' : null;
}
