// What a review's rules and transitions must know from outside the case. Codes, dates and ids only.
import type { PaperFacts } from './paper.ts';
import type { ReviewableKind, Seat } from './review.words.ts';

/** A decision that can be reviewed (V1), as the case it was made in keeps it in its context under `reviewable`. */
export interface ReviewableDecision {
  /** The id of the case it was made in, and that case's workflow. */
  readonly case: string;
  readonly workflow: string;
  /** The decision's reference: unique in the scheme. */
  readonly reference: string;
  readonly kind: ReviewableKind;
  /** The civil date it was made on. */
  readonly on: string;
  /** The last day to ask for a review without a reason for being late, set when its letter was released; null: not yet (V2, R6). */
  readonly reviewBy: string | null;
  /** Ids of the people who decided. */
  readonly by: readonly string[];
  /** Ids of the people who validated, supported, advised or reported on it (P3). */
  readonly involved: readonly string[];
  /** Whether it was made after a review panel sent the case back. */
  readonly remitted: boolean;
  /** Whether a review of it was opened. */
  readonly reviewed: boolean;
  /** By which act the organisation ended the case it was made in. Null: it did not; absent in facts of a version that did not ask. */
  readonly endedBy?: 'withdrawn' | 'agreement-refused' | null;
}

/** Somebody who holds a role from which panels are made. */
export interface Candidate {
  readonly person: string;
  readonly roles: readonly Seat[];
  /**
   * What they did for the organisation (P3). 'validated': they are lead, validator or finder in an assessment whose certificate was in date
   * on the day of the outcome reviewed; 'supported': table `interests` shows that they supported it at some time.
   */
  readonly did: readonly ('validated' | 'supported')[];
  /** Standing interests in the subject's organisation: kinds of table `interests`, and 'member' for a membership. */
  readonly interests: readonly string[];
}

/** The facts of a review. */
export interface ReviewFacts extends PaperFacts {
  /** Every entry of `context.reviewable` of the cases of the subject's organisation and hub, of whatever workflow, in order of date. */
  readonly decisions: readonly ReviewableDecision[];
  /** Table `cases`: the ids of the applications for the subject's hub that are not closed, the reviewed one among them (F10). */
  readonly liveApplications: readonly string[];
  /** Table `role_holders`: who holds a seat's role on the command's date, with their `interests` and `memberships` in force. */
  readonly candidates: readonly Candidate[];
}
