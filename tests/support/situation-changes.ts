// What named fixtures are made of: each changes one thing about a situation of a decision table.
import type { Actor } from '../../machines/workflow.ts';
import type { Situation } from './decision-table.ts';

export type Change = (situation: Situation) => Situation;

/** The same on another civil date, at nine in the morning UTC. */
export const onDay =
  (on: string): Change =>
  (situation) => ({ ...situation, act: { ...situation.act, on, at: `${on}T09:00:00Z` } });

/** The same with these fields of the payload. */
export const withData =
  (data: Readonly<Record<string, unknown>>): Change =>
  (situation) => ({ ...situation, data: { ...(situation.data as object), ...data } });

/** The same with this payload. */
export const asData =
  (data: unknown): Change =>
  (situation) => ({ ...situation, data });

/** The same with the sender changed. */
export const withActor =
  (actor: Partial<Actor>): Change =>
  (situation) => ({ ...situation, act: { ...situation.act, actor: { ...situation.act.actor, ...actor } } });

/** Changes of one workflow's facts and context, with their types. */
export function changesOf<Context extends object, Facts extends object>() {
  return {
    withFacts:
      (facts: Partial<Facts>): Change =>
      (situation) => ({ ...situation, act: { ...situation.act, facts: { ...(situation.act.facts as object), ...facts } } }),
    withContext:
      (change: (context: Context, situation: Situation) => Partial<Context>): Change =>
      (situation) => {
        const { snapshot } = situation;
        if (!snapshot) return situation;
        const context = snapshot.context as Context;
        return { ...situation, snapshot: { ...snapshot, context: { ...context, ...change(context, situation) } } };
      },
  };
}
