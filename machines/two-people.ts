// P10: every act that needs two people follows one pattern: proposed, confirmed by another within a time, or expired.

import { sayDate } from './calendar.ts';

/** A proposed act waiting for its second person. Dates are civil dates; `expires` is the last day on which it can be confirmed. */
export interface Proposal<D> {
  readonly by: string;
  readonly on: string;
  readonly expires: string;
  readonly data: D;
}

/** Why this person cannot confirm the proposal on that date, or null (P5, P10). `what` names the act, e.g. 'the new deadline'. */
export function whyNotConfirmed(proposal: Proposal<unknown> | undefined, person: string, on: string, what: string): string | null {
  if (!proposal) return `Nobody has proposed ${what}. Ask for it to be proposed first.`;
  if (proposal.by === person) return `You proposed ${what}, so another person must confirm it.`;
  if (on > proposal.expires)
    return `The proposal of ${what} expired at the end of ${sayDate(proposal.expires)}. Ask for it to be proposed again.`;
  return null;
}
