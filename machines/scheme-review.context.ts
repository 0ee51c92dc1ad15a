// What the scheme's yearly review remembers, and the facts its rules and transitions read (H2).
import type { changeable, schemeReviewCommands } from './scheme-review.commands.ts';
import type { TextRef } from './text.ts';
import type { Act, EventOf } from './workflow.ts';

/** What can change, as the review names it. */
export type Changeable = (typeof changeable)[number];

/** Counts at the time of publishing: no names, and nothing that is not a number or a code. */
export interface Figures {
  /** Cases of the workflow 'franchise' of the scheme that are not closed. */
  readonly franchises: number;
  /** Cases of the workflow 'application' of the scheme that are not closed. */
  readonly applicationsOpen: number;
  /** Applications of the scheme closed in the year reviewed, by their outcome, in alphabetical order. */
  readonly applications: readonly { readonly outcome: string; readonly count: number }[];
}

/** A version of policy or standard, with the civil date it is in force from. */
export interface VersionFact {
  readonly version: number;
  readonly from: string;
}

/** The facts of the scheme's yearly review. */
export interface SchemeReviewFacts {
  readonly figures: Figures;
  /** Every version in the tables `policies` and `standards` of the scheme, in force or yet to be. */
  readonly versions: Readonly<Record<Changeable, readonly VersionFact[]>>;
  /** Whether the scheme's review of the year after this one is opened. */
  readonly nextOpened: boolean;
}

/** A changed policy or standard that the review led to. */
export interface NamedChange extends VersionFact {
  readonly what: Changeable;
}

/** A yearly review's memory. Civil dates; `year` is 0 before the case is opened and never after. */
export interface SchemeReviewContext {
  readonly year: number;
  readonly openedOn: string | null;
  readonly findings: {
    readonly on: string;
    readonly by: string;
    readonly impact: readonly TextRef[];
    readonly refresh: readonly TextRef[];
  } | null;
  readonly changes: readonly NamedChange[];
  /** As counted when it was published. */
  readonly figures: Figures | null;
  readonly publishedOn: string | null;
  readonly closedOn: string | null;
}

export type SchemeReviewCommands = typeof schemeReviewCommands;
export type SchemeReviewEvent = EventOf<SchemeReviewCommands, SchemeReviewFacts>;
export type SchemeReviewAct = Act<SchemeReviewFacts>;

/** A yearly review before it is opened. */
export const emptySchemeReview: SchemeReviewContext = {
  year: 0,
  openedOn: null,
  findings: null,
  changes: [],
  figures: null,
  publishedOn: null,
  closedOn: null,
};

/** A part of the review that its state guarantees. Throws an Error when it is missing: an impossible case. */
export function there<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The yearly review has no ${what} in a state that needs one.`);
  return value;
}
