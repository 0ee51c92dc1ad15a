// What an application remembers of what comes after an outcome: reviews of it (V), and mistakes put right (C1, D5).
import type { applicationCommands } from './application.commands.ts';
import type { Reviewable as ReviewableOf } from './reviewable.ts';
import type { TextRef } from './text.ts';
import type { DataOf } from './workflow.ts';

export type Reviewable = ReviewableOf<'decision' | 'lapse' | 'approval-ended'>;

/** What a review panel sent back (V5): who does not make the fresh decision (P2, P3), and what it must do differently. */
export interface SentBack {
  readonly kind: 'decision' | 'approval-ended';
  /** The text's reference. */
  readonly directions: string | null;
  readonly mustNotDecide: readonly string[];
}

/** A decision as it is recorded. */
export type DecisionData = DataOf<(typeof applicationCommands)['decide']>;

/** Written notice of a record that is worse for the applicant than the one in force (D5). */
export interface CorrectionNotice {
  readonly by: string;
  readonly on: string;
  /** The last day to respond: the record is not made before it is over. */
  readonly until: string;
  readonly response: TextRef | null;
}

/** What two people put right. */
export type Correction =
  | { readonly what: 'offer-withdrawal' | 'reinstatement'; readonly reason: TextRef }
  | {
      readonly what: 'record';
      readonly reason: TextRef;
      readonly decision: DecisionData;
      /** Null: none was given, or none is needed. */
      readonly notice: CorrectionNotice | null;
    };

/** What of its sections the organisation changes (C1). */
export type SectionChanges = DataOf<(typeof applicationCommands)['prepareSections']>;

/** What is proposed to be unlocked: the sections, and the last day on which they can be changed (C1). */
export type Unlocking = DataOf<(typeof applicationCommands)['proposeUnlock']>;

/** Sections that the organisation can change, and what it has prepared of them. */
export interface Unlocked {
  readonly sections: Unlocking['sections'];
  readonly until: string;
  readonly prepared: { readonly by: string; readonly on: string; readonly changes: SectionChanges } | null;
}
