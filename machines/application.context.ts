// What an application remembers between commands: codes, dates, ids and references to texts, never a name or a sentence.

import type { Correction, CorrectionNotice, Reviewable, SentBack, Unlocked, Unlocking } from './application.aftermath.ts';
import type { applicationCommands } from './application.commands.ts';
import type { ApplicationFacts, Outcome } from './application.facts.ts';
import type { AssessedCriterion, Computed, Criterion, Measures } from './core-offer.ts';
import type { Decider } from './decision-in-force.ts';
import type { Certificate } from './levels.ts';
import { noPapers, type OnPaper } from './paper.ts';
import type { OpenReview } from './reviewable.ts';
import type { TextRef } from './text.ts';
import type { Proposal } from './two-people.ts';
import type { Act, DataOf, EventOf } from './workflow.ts';

export type ApplicationCommands = typeof applicationCommands;
export type ApplicationEvent = EventOf<ApplicationCommands, ApplicationFacts>;
export type ApplicationAct = Act<ApplicationFacts>;
type Content = DataOf<ApplicationCommands['prepare']>;

/** What was submitted: the immutable revision of that number, and what was worked out from it. */
export interface Submission extends Computed {
  readonly revision: number;
  readonly on: string;
  readonly by: string;
  readonly preparedBy: string;
}

/** The officer's report on a complete application (D3). */
export interface Report {
  /** The revision that it is about. */
  readonly revision: number;
  readonly by: string;
  /** Whom the officer stood in for (P7). Absent: nobody. */
  readonly standingInFor?: string;
  readonly on: string;
  readonly met: Record<AssessedCriterion, boolean>;
  readonly notes: Record<AssessedCriterion, TextRef>;
  readonly recommendation: TextRef;
}

/** A declaration of interests (P8) and, where given, the dispensation by the head of paid service. */
export interface Declaration {
  readonly interest: 'none' | 'interest';
  /** What the interest is, in the declarer's words (D4); null: there is none. */
  readonly nature: TextRef | null;
  readonly on: string;
  readonly dispensation: { readonly by: string; readonly on: string; readonly reason: TextRef } | null;
}

/** The meeting an application is placed on. */
export interface PlacedOn {
  readonly case: string;
  readonly date: string;
  readonly cutOff: string;
}

export interface Reason {
  readonly criterion: string;
  readonly reason: TextRef;
  readonly next: TextRef;
}

/** How an offer lists a criterion (F4). */
export type Listed = 'still-to-meet' | 'must-stay-met';

/** What an offer of support freezes for stage 2 (F4, F8): measures and level, and how each criterion stood. */
export interface Terms extends Measures {
  readonly level: number;
  readonly criteria: Record<Criterion, Listed>;
}

/** The reference of a mistaken record, what was wrong in it, and the notice that was given, if the new one is worse for the applicant (D5). */
export interface Superseded {
  readonly reference: string;
  readonly mistake: TextRef;
  readonly notice: (Omit<CorrectionNotice, 'by'> & { readonly considered: TextRef }) | null;
}

/** A decision with all that it was made on (D4, D8). Letters and notices are made from this and nothing else. */
export interface Decision extends Decider {
  /** The reference of its public notice (D7). */
  readonly reference: string;
  readonly stage: 1 | 2;
  readonly outcome: 'approve' | 'offer' | 'decline';
  readonly decidedOn: string;
  /** When it takes effect; once it did, the day on which it did. */
  readonly effectiveOn: string;
  readonly meeting: PlacedOn | null;
  /** The mistaken record that this one stands for (D5); null: it is the first. */
  readonly supersedes: Superseded | null;
  readonly revision: number;
  readonly report: Report | null;
  readonly certificates: readonly Certificate[];
  /** What it was measured by: hours, sessions, level (F8). */
  readonly measures: Measures & { readonly level: number };
  /** Each criterion as decided: met or not. */
  readonly criteria: Record<Criterion, boolean>;
  readonly findsOtherwise: readonly { readonly criterion: AssessedCriterion; readonly met: boolean; readonly reason: TextRef }[];
  readonly interests: Readonly<Record<string, Declaration>>;
  readonly consulted: readonly string[];
  readonly reasons: readonly Reason[];
  readonly alternatives: TextRef;
  readonly publicReasons: TextRef;
  /** For the file only: no letter, notice or export shows it (D9). */
  readonly internalNotes: TextRef | null;
  readonly exempt: boolean;
  /** What the decider was warned of (F16). */
  readonly warnings: readonly string[];
}

/** A support offer: its terms, the stage 2 deadline, the grant offered or why there is none, and the time to accept. */
export interface Offer {
  readonly terms: Terms;
  readonly deadline: string;
  readonly grantPence: number | null;
  readonly grantBar: GrantBar | null;
  /** When the decision took effect; the 12 months count from it (F4). */
  readonly effectiveOn: string | null;
  /** The last day to accept; null until the letter is released (F6). */
  readonly acceptBy: string | null;
  readonly acceptedOn: string | null;
  readonly grantAccepted: boolean;
  /** Whole days that a review was open, and from a lapse to reinstatement (F7). */
  readonly reviewDays: number;
  readonly reinstatedDays: number;
}

/** Why no grant can be offered (F10, S6). */
export type GrantBar = 'declined-before' | 'hub-was-granted';

/** The franchise agreement on its way (F11). */
export interface Agreement {
  readonly issuedOn: string;
  /** Signing periods given: 1, or 2 after the officer gave one new period. */
  readonly periods: number;
  /** The last day to sign; null until the letter is released. */
  readonly signBy: string | null;
  /** `needsWitness`: signed for an organisation with a single officer, so that a council officer witnesses it (P6); `witnessedBy`: who did. */
  readonly signed: { readonly by: string; readonly on: string; readonly needsWitness: boolean; readonly witnessedBy: string | null } | null;
  readonly heldUntil: string | null;
}

/** How it ended (F10): the review window runs from the letter's release. */
export interface Closed {
  readonly outcome: Outcome;
  readonly on: string;
  readonly releasedOn: string | null;
  readonly standing: boolean;
}

/** The whole of a case. Every key is always there; null: not yet, or no longer. */
export interface ApplicationContext extends OnPaper {
  readonly stage: 1 | 2;
  readonly prepared: { readonly by: string; readonly on: string; readonly content: Content } | null;
  readonly submission: Submission | null;
  readonly firstSubmittedOn: string | null;
  /** Everyone who prepared, submitted or signed for the organisation: they sign nothing off (P5). */
  readonly hands: readonly string[];
  readonly questions: DataOf<ApplicationCommands['returnForInformation']>['sections'];
  readonly report: Report | null;
  readonly meeting: PlacedOn | null;
  /** The meeting that an expired level took it off (F14). */
  readonly heldFrom: PlacedOn | null;
  /** Deferrals of the case, both stages together (F15). */
  readonly deferrals: number;
  readonly interests: Readonly<Record<string, Declaration>>;
  readonly decision: Decision | null;
  /** Whether this stage's decision was referred back: the fresh one cannot be called in (D7). */
  readonly referredBack: boolean;
  readonly offer: Offer | null;
  readonly proposal: Proposal<{ readonly deadline: string; readonly reason: TextRef }> | null;
  /** The day at whose end a missed deadline lapses (F9). */
  readonly lapseOn: string | null;
  readonly agreement: Agreement | null;
  readonly closed: Closed | null;
  /** Every outcome of the case that can be or was reviewed, in their order (V1). */
  readonly reviewable: readonly Reviewable[];
  /** The reviews that are open. */
  readonly reviews: readonly OpenReview[];
  readonly sentBack: SentBack | null;
  /** The start-up grant accepted; `case`: null until it has told that it is open. One for the case, whatever is decided afresh (V5). */
  readonly grant: { readonly case: string | null; readonly paidOn: string | null } | null;
  readonly correction: Proposal<Correction> | null;
  /** Sections that an officer proposed to unlock, and those that are unlocked (C1). */
  readonly unlocking: Proposal<Unlocking> | null;
  readonly unlocked: Unlocked | null;
}

/** A case before it starts. */
export const emptyApplication: ApplicationContext = {
  stage: 1,
  prepared: null,
  submission: null,
  firstSubmittedOn: null,
  hands: [],
  questions: [],
  report: null,
  meeting: null,
  heldFrom: null,
  deferrals: 0,
  interests: {},
  decision: null,
  referredBack: false,
  offer: null,
  proposal: null,
  lapseOn: null,
  agreement: null,
  closed: null,
  reviewable: [],
  reviews: [],
  sentBack: null,
  grant: null,
  correction: null,
  ...noPapers,
  unlocking: null,
  unlocked: null,
};

/** A part of the case that the state guarantees. Throws an Error when it is missing: an impossible case. */
export function there<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The application has no ${what} in a state that needs one.`);
  return value;
}
