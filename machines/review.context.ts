// What a review remembers between commands: codes, dates, ids and references to texts.
import { addWorkingDays } from './calendar.ts';
import { noPapers, type OnPaper } from './paper.ts';
import { holidaysOf, type Policy } from './policy.ts';
import type { reviewCommands } from './review.commands.ts';
import type { ReviewableDecision, ReviewFacts } from './review.facts.ts';
import type { Ground, ReviewableKind, Seat, VoteOf } from './review.words.ts';
import type { TextRef } from './text.ts';
import type { Act, EventOf } from './workflow.ts';

export type ReviewCommands = typeof reviewCommands;
export type ReviewEvent = EventOf<ReviewCommands, ReviewFacts>;
export type ReviewAct = Act<ReviewFacts>;

/** What is reviewed, frozen when the review was asked for. */
export interface Reviewed {
  readonly case: string;
  readonly workflow: string;
  readonly reference: string;
  readonly kind: ReviewableKind;
  readonly on: string;
  /** Who decided: they neither sit on the panel nor make the fresh decision (P2, P3). */
  readonly by: readonly string[];
  /** Who decided, validated, supported, advised or reported on the case at any time: they do not sit (P3). */
  readonly involved: readonly string[];
}

/** A member of the panel; `declaredOn`: when they declared that they have no interest, null before (P8). */
export interface Member {
  readonly person: string;
  readonly seat: Seat;
  readonly declaredOn: string | null;
}

/** A vote as its member recorded it (V5). */
export interface Vote {
  readonly person: string;
  /** Whom the member stood in for when they voted (P7). Absent: nobody. */
  readonly standingInFor?: string;
  readonly vote: VoteOf;
  readonly reasons: TextRef;
  readonly on: string;
}

/** The whole of a review. Civil dates; null: not yet, or no longer. */
export interface ReviewContext extends OnPaper {
  readonly reviewed: Reviewed | null;
  readonly requested: { readonly on: string; readonly by: string } | null;
  readonly grounds: readonly Ground[];
  readonly explanation: TextRef | null;
  /** Why it was asked for after the window, and the window's last day; null: in time (V2). */
  readonly late: { readonly reason: TextRef; readonly lastDay: string } | null;
  /** The day it was opened: requested in time, or accepted late. The applicant's deadlines pause from it (V6). */
  readonly openedOn: string | null;
  /** The last day to hear it without a recorded reason (V7). Set once (R6). */
  readonly hearBy: string | null;
  readonly panel: readonly Member[];
  /** Who declared an interest and left the panel: they cannot sit again. */
  readonly steppedDown: readonly { readonly person: string; readonly on: string; readonly nature: TextRef | null }[];
  readonly statement: { readonly on: string; readonly by: string; readonly text: TextRef } | null;
  /** The hearing, with the reason when it is later than V7 allows. */
  readonly hearing: { readonly date: string; readonly reason: TextRef | null } | null;
  readonly heldOn: string | null;
  /** The last day to vote without anybody being reminded. */
  readonly votesBy: string | null;
  readonly votes: readonly Vote[];
  /** The panel's directions, as last recorded with a vote to send it back (V5). */
  readonly directions: TextRef | null;
  readonly closed: {
    readonly outcome: 'stands' | 'sent-back' | 'withdrawn' | 'overtaken' | 'late-refused' | 'not-confirmed';
    readonly on: string;
  } | null;
}

/** A review before it is asked for. */
export const emptyReview: ReviewContext = {
  reviewed: null,
  requested: null,
  grounds: [],
  explanation: null,
  late: null,
  openedOn: null,
  hearBy: null,
  panel: [],
  steppedDown: [],
  statement: null,
  hearing: null,
  heldOn: null,
  votesBy: null,
  votes: [],
  directions: null,
  closed: null,
  ...noPapers,
};

/** A part of the review that its state guarantees. Throws an Error when it is missing: an impossible case. */
export function there<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The review has no ${what} in a state that needs one.`);
  return value;
}

/** The decision that a request names, or null when the organisation has no such decision for this hub. */
export function decisionNamed(
  { decisions }: Pick<ReviewFacts, 'decisions'>,
  named: { readonly about: string; readonly workflow: string; readonly decision: string },
): ReviewableDecision | null {
  const { about, workflow, decision } = named;
  return decisions.find((one) => one.case === about && one.workflow === workflow && one.reference === decision) ?? null;
}

/** The last day to hear a review that was opened on that date (V7). */
export function lastDayToHear(openedOn: string, policy: Policy): string {
  return addWorkingDays(openedOn, policy.hearingWorkingDays, holidaysOf(policy));
}

/** Whether another application for the hub is live, so that a late review would revive a second one (F10). */
export function hasOtherLive({ liveApplications }: Pick<ReviewFacts, 'liveApplications'>, about: string): boolean {
  return liveApplications.some((live) => live !== about);
}

/** The votes to send it back and to let it stand, with one more counted in. */
export function countVotes(votes: readonly Pick<Vote, 'vote'>[]): { readonly all: number; readonly sendBack: number } {
  return { all: votes.length, sendBack: votes.filter(({ vote }) => vote === 'send-back').length };
}
