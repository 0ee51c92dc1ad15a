// What a grant remembers between commands: codes, dates, ids, amounts in integer pence and references to texts.
import type { grantCommands } from './grant.commands.ts';
import type { GrantFacts } from './grant.facts.ts';
import type { Interests } from './interests.ts';
import { noPapers, type OnPaper } from './paper.ts';
import type { TextRef } from './text.ts';
import type { Proposal } from './two-people.ts';
import type { Act, DataOf, EventOf } from './workflow.ts';

export type GrantCommands = typeof grantCommands;
export type GrantEvent = EventOf<GrantCommands, GrantFacts>;
export type GrantAct = Act<GrantFacts>;
export type Sent<K extends GrantEvent['type']> = Extract<GrantEvent, { type: K }>;

/** What came of it last. */
export type ConditionStatus = 'open' | 'evidence' | 'met' | 'not-met' | 'waived';

/** One condition (S2): its criterion, the evidence wanted, and the last day for it. */
export interface Condition {
  readonly number: number;
  readonly criterion: string;
  readonly evidence: TextRef;
  readonly due: string;
  /** Due at the stage 2 deadline, so that it moves with it (F7). */
  readonly dependent: boolean;
  readonly status: ConditionStatus;
  readonly submitted: (Omit<DataOf<GrantCommands['submitEvidence']>, 'condition'> & { readonly by: string; readonly on: string }) | null;
  /** Who found it met or not met, or waived it, when and why. */
  readonly found: { readonly by: string; readonly on: string; readonly reason: TextRef | null } | null;
}

/** Bank details as texts, and who stands for them. */
export interface Bank extends Readonly<DataOf<GrantCommands['giveBankDetails']>> {
  readonly by: string;
  readonly on: string;
  readonly checkedBy: string | null;
  /** The organisation has a single officer: a second council officer witnesses them (P6). */
  readonly needsWitness: boolean;
  readonly witnessedBy: string | null;
}

export type PaymentStatus = 'requested' | 'authorised' | 'paid' | 'refused';

export interface Payment {
  readonly number: number;
  readonly pence: number;
  readonly conditions: readonly number[];
  readonly purpose: TextRef;
  readonly status: PaymentStatus;
  readonly requestedBy: string;
  readonly requestedOn: string;
  readonly authorisedBy: string | null;
  readonly paidOn: string | null;
  readonly reference: string | null;
}

/** A correction of a condition, as it is proposed (C1). */
export type CorrectionData = DataOf<GrantCommands['proposeCorrection']>;

/** How the application ended for the grant; `releasedOn`: when its letter was released, from which its review window runs. */
export type Settled = Omit<DataOf<GrantCommands['applicationSettled']>, 'releasedOn'> & { readonly releasedOn: string | null };

/** The whole of a case. Every key is always there; null: not yet, or no longer. */
export interface GrantContext extends OnPaper {
  readonly application: string;
  /** The award, in pence. */
  readonly award: number;
  /** The stage 2 deadline, as last told. */
  readonly deadline: string;
  /** The criteria that the offer lists as still to meet. */
  readonly criteria: readonly string[];
  readonly conditions: readonly Condition[];
  /** The day on which the conditions were set. */
  readonly conditionsSetOn: string | null;
  readonly bank: Bank | null;
  readonly payments: readonly Payment[];
  readonly firstPaidOn: string | null;
  /** Everyone who acted for the organisation: they sign nothing off (P5). */
  readonly hands: readonly string[];
  readonly interests: Interests;
  /** A review of one of the application's outcomes that is open, and the stage 2 deadline when it was opened (V5, V6). */
  readonly review: { readonly case: string; readonly on: string; readonly deadline: string } | null;
  readonly settled: Settled | null;
  /** The day it stopped: a condition was missed, or the application ended. */
  readonly stoppedOn: string | null;
  /** The last day of waiting before recovery is considered; null: not known yet. */
  readonly considerAfter: string | null;
  /** A correction of a condition that waits for its second person (P10). */
  readonly correction: Proposal<CorrectionData> | null;
  /** What is proposed to become of the money; `repay` in pence, 0: all of it is written off. */
  readonly proposal: Proposal<{ readonly repay: number; readonly by: string | null; readonly reason: TextRef }> | null;
  /** The repayment asked for: what is to be repaid from then on, in pence, and by when. */
  readonly recovery: { readonly left: number; readonly by: string } | null;
  readonly repayments: readonly { readonly pence: number; readonly on: string; readonly by: string; readonly reference: string }[];
  /** Pence. */
  readonly writtenOff: number;
  /** `gaveUp`: the organisation gave it up, so that nothing brings it back. */
  readonly closed: { readonly on: string; readonly unspent: number; readonly gaveUp: boolean } | null;
}

/** A case before it is opened. */
export const emptyGrant: GrantContext = {
  application: '',
  award: 0,
  deadline: '',
  criteria: [],
  conditions: [],
  conditionsSetOn: null,
  bank: null,
  payments: [],
  firstPaidOn: null,
  hands: [],
  interests: {},
  review: null,
  settled: null,
  stoppedOn: null,
  considerAfter: null,
  correction: null,
  proposal: null,
  recovery: null,
  repayments: [],
  writtenOff: 0,
  closed: null,
  ...noPapers,
};

/** A part of the case that the state guarantees. Throws an Error when it is missing: an impossible case. */
export function there<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The grant has no ${what} in a state that needs one.`);
  return value;
}
