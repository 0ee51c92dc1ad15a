// P10: every act that needs two people follows one pattern: proposed, confirmed by another within a time, or expired.

import { addDays, sayDate } from './calendar.ts';
import type { Policy } from './policy.ts';
import { type Actor, standsInFor } from './workflow.ts';

/** A proposed act waiting for its second person. Dates are civil dates; `expires` is the last day on which it can be confirmed. */
export interface Proposal<D> {
  readonly by: string;
  /** Whom the proposer stood in for (P7). Absent: nobody; and in proposals of a version that did not ask. */
  readonly standingInFor?: readonly string[];
  readonly on: string;
  readonly expires: string;
  readonly data: D;
}

interface By {
  readonly actor: Actor;
  readonly on: string;
}

/** A proposal made now, to be confirmed within the policy's days (P10). */
export function proposalBy<D>({ actor, on, policy }: By & { readonly policy: Policy }, data: D): Proposal<D> {
  const lenders = standsInFor(actor);
  const cover = lenders.length > 0 ? { standingInFor: lenders } : {};
  return { by: actor.person, ...cover, on, expires: addDays(on, policy.confirmWithinDays), data };
}

/**
 * Why whoever acts cannot confirm the proposal on that date, or null (P5, P7, P10): two people are two authorities, so neither of them
 * stands in for the other, nor both for a third. `what` names the act, e.g. 'the new deadline'.
 */
export function whyNotConfirmed(proposal: Proposal<unknown> | undefined, { actor, on }: By, what: string): string | null {
  if (!proposal) return `Nobody has proposed ${what}. Ask for it to be proposed first.`;
  if (proposal.by === actor.person) return `You proposed ${what}, so another person must confirm it.`;
  const behind = proposal.standingInFor ?? [];
  const lenders = standsInFor(actor);
  if (behind.includes(actor.person)) return `Somebody standing in for you proposed ${what}, so another person must confirm it.`;
  if (lenders.includes(proposal.by) || lenders.some((lender) => behind.includes(lender)))
    return `The person you stand in for proposed ${what}, or it was proposed for them, so another person must confirm it.`;
  if (on > proposal.expires)
    return `The proposal of ${what} expired at the end of ${sayDate(proposal.expires)}. Ask for it to be proposed again.`;
  return null;
}
