// What named fixtures are made of: each changes one thing about a situation of a decision table.
import type { Proposal } from '../../machines/two-people.ts';
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

const proposals = ['proposal', 'correction', 'unlocking', 'paper'];

/** What waits for a second person, by its field in the context. */
function waiting({ snapshot }: Situation): [string, Proposal<unknown>][] {
  const fields = Object.entries((snapshot?.context ?? {}) as Record<string, Proposal<unknown> | null>);
  return fields.filter((field): field is [string, Proposal<unknown>] => proposals.includes(field[0]) && field[1] !== null);
}

/** The two fixtures of P7 and P10 that every workflow with proposals has: cover makes no second person of one authority. */
export const coverNamed: Readonly<Record<string, Change>> = {
  'proposed for the sender': (situation) => {
    const { snapshot, act } = situation;
    if (!snapshot) return situation;
    const changed = waiting(situation).map(([field, one]) => [field, { ...one, standingInFor: [act.actor.person] }]);
    return { ...situation, snapshot: { ...snapshot, context: { ...(snapshot.context as object), ...Object.fromEntries(changed) } } };
  },
  'standing in for the proposer': (situation) => {
    const [role] = situation.act.actor.roles;
    const cover = waiting(situation).flatMap(([, { by }]) => (role ? [{ role, for: by }] : []));
    return withActor({ cover })(situation);
  },
};

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
