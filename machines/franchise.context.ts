// What a franchise remembers between commands: codes, dates, ids and references to texts, never a name or a sentence.
import type { Decider } from './decision-in-force.ts';
import type { franchiseCommands } from './franchise.commands.ts';
import type { FranchiseFacts } from './franchise.facts.ts';
import type { Package } from './franchise.package.ts';
import type { Interests } from './interests.ts';
import { noPapers, type OnPaper } from './paper.ts';
import type { OpenReview, Reviewable as ReviewableOf } from './reviewable.ts';
import type { TextRef } from './text.ts';
import type { Proposal } from './two-people.ts';
import type { Act, DataOf, EventOf } from './workflow.ts';

export type FranchiseCommands = typeof franchiseCommands;
export type FranchiseEvent = EventOf<FranchiseCommands, FranchiseFacts>;
export type FranchiseAct = Act<FranchiseFacts>;

/** What can lead to a suspension or an ending (H4), and a recommendation to end from the annual review (H3). */
export type Ground = 'level' | 'review' | 'plan' | 'end-recommended';

/** A ground on record and the civil date since which it is. */
export interface GroundSince {
  readonly ground: Ground;
  readonly since: string;
}

/** What a suspension or an ending is about, why, and what to do next (D9). */
export interface Reason {
  readonly topic: 'level' | 'review' | 'plan' | 'core-offer' | 'agreement' | 'other';
  readonly reason: TextRef;
  readonly next: TextRef;
}

/** The annual review that comes next (H3). Civil dates; the return is asked for from `opensOn` and due on the anniversary. */
export interface Annual {
  /** 1 for the first anniversary. */
  readonly number: number;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly prepared: { readonly by: string; readonly on: string; readonly content: DataOf<FranchiseCommands['prepareReturn']> } | null;
  readonly returned: { readonly by: string; readonly preparedBy: string; readonly on: string } | null;
}

/** One line of an improvement plan (H3). `help` is what the council or CVS does for it. */
export interface PlanLine {
  readonly action: TextRef;
  readonly measure: TextRef;
  readonly owner: TextRef;
  readonly help: TextRef;
  readonly due: string;
  readonly met: boolean | null;
}

/** What the officer found in an annual review. */
export interface Findings {
  readonly number: number;
  readonly on: string;
  readonly by: string;
  readonly recommendation: 'continue' | 'improve' | 'end';
  readonly findings: TextRef;
}

/** A suspension in force: its reasons, the way back, and the day by which the way back is expected. */
export interface Suspension extends Decider {
  readonly reference: string;
  readonly on: string;
  readonly proposedBy: string;
  readonly reasons: readonly Reason[];
  readonly wayBack: TextRef;
  readonly backBy: string;
}

/** What an officer proposed and a holder has to confirm (H4, P10). */
export type Proposed =
  | { readonly what: 'suspend'; readonly reasons: readonly Reason[]; readonly wayBack: TextRef; readonly backBy: string }
  | { readonly what: 'lift'; readonly reason: TextRef };

/** The meeting an ending is placed on. */
export interface PlacedOn {
  readonly case: string;
  readonly date: string;
  readonly cutOff: string;
}

/** An ending that an officer proposed for decision (D3: their report). */
export interface ProposedEnding {
  readonly by: string;
  readonly on: string;
  readonly reasons: readonly Reason[];
  readonly report: TextRef;
}

/** The decision on an ending with what it was made on (D4, D8). */
export interface EndingDecision extends Decider {
  readonly reference: string;
  readonly outcome: 'end' | 'continue';
  readonly decidedOn: string;
  readonly effectiveOn: string;
  readonly meeting: PlacedOn;
  readonly proposed: ProposedEnding;
  readonly grounds: readonly GroundSince[];
  readonly reasons: readonly Reason[];
  readonly alternatives: TextRef;
  readonly publicReasons: TextRef;
  /** For the file only: no letter, notice or export shows it (D9). */
  readonly internalNotes: TextRef | null;
  readonly exempt: boolean;
  readonly consulted: readonly string[];
  readonly interests: Interests;
}

export type Reviewable = ReviewableOf<'suspension' | 'ending'>;

/** A decision that a review sent back: who does not make the fresh one, and the panel's directions (P2, P3, V5). */
export interface SentBack {
  readonly kind: Reviewable['kind'];
  readonly mustNotDecide: readonly string[];
  readonly directions: TextRef | null;
}

/** The whole of a case. Every key is always there; null: not yet, or no longer. */
export interface FranchiseContext extends OnPaper {
  /** Its reference in the public register (H5). */
  readonly reference: string;
  readonly application: string;
  readonly revision: number;
  readonly startsOn: string;
  readonly package: Package;
  /** The organisation's level when it was looked at last. */
  readonly level: number;
  readonly annual: Annual;
  readonly findings: Findings | null;
  readonly plan: readonly PlanLine[];
  readonly grounds: readonly GroundSince[];
  /** The last day for staff to act on the grounds without anybody being told again. */
  readonly actBy: string | null;
  readonly proposal: Proposal<Proposed> | null;
  readonly suspension: Suspension | null;
  readonly ending: ProposedEnding | null;
  readonly meeting: PlacedOn | null;
  readonly deferrals: number;
  readonly interests: Interests;
  readonly decision: EndingDecision | null;
  /** Whether the decision was referred back: the fresh one cannot be called in (D7). */
  readonly referredBack: boolean;
  /** The day on which the organisation leaves by its own notice. */
  readonly leavesOn: string | null;
  readonly reviewable: readonly Reviewable[];
  /** The reviews that are open: of which decision, since which day. */
  readonly reviews: readonly OpenReview[];
  /** What reviews sent back and nobody has decided afresh: at most one suspension and one ending. */
  readonly sentBack: readonly SentBack[];
  /** Everyone who prepared or submitted for the organisation: they sign nothing off (P5). */
  readonly hands: readonly string[];
  readonly closed: { readonly outcome: 'ended' | 'left'; readonly on: string } | null;
}

/** A case before it is opened. */
export const emptyFranchise: FranchiseContext = {
  reference: '',
  application: '',
  revision: 0,
  startsOn: '',
  package: {},
  level: 0,
  annual: { number: 0, opensOn: '', dueOn: '', prepared: null, returned: null },
  findings: null,
  plan: [],
  grounds: [],
  actBy: null,
  proposal: null,
  suspension: null,
  ending: null,
  meeting: null,
  deferrals: 0,
  interests: {},
  decision: null,
  referredBack: false,
  leavesOn: null,
  reviewable: [],
  reviews: [],
  sentBack: [],
  hands: [],
  closed: null,
  ...noPapers,
};

/** A part of the case that the state guarantees. Throws an Error when it is missing: an impossible case. */
export function there<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The franchise has no ${what} in a state that needs one.`);
  return value;
}
