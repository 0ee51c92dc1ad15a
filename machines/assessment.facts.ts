// What a self-assessment's rules and transitions must know from outside the case. Codes, dates and ids only.
import type { Met } from './assessment.context.ts';
import type { Certificate } from './levels.ts';
import type { PaperFacts } from './paper.ts';

/** One statement of a standard: `hubsOnly` when only organisations running a hub meet it (G1). */
export interface StandardStatement {
  readonly id: string;
  readonly area: string;
  readonly level: number;
  readonly required: boolean;
  readonly hubsOnly: boolean;
}

/** A version of the standard as codes (G2, G11). */
export interface StandardFact {
  readonly version: number;
  readonly levels: readonly number[];
  readonly statements: readonly StandardStatement[];
}

/** A statement of the version before and the one that takes its place (G11). */
export interface CarriedStatement {
  readonly from: string;
  readonly to: string;
}

/** Findings of an assessment of this organisation that came before, and how its statements map to the standard in force (G11). */
export interface PreviousFact {
  readonly version: number;
  readonly findings: readonly { readonly statement: string; readonly found: Met }[];
  readonly maps: readonly CarriedStatement[];
}

export interface AssessmentFacts extends PaperFacts {
  /** Table `standards`: the scheme's version in force on the command's date; statements in the standard's order. */
  readonly standard: StandardFact;
  /**
   * Tables `organisations` and `hubs`, the subject's organisation: `runsHub` when it has at least one hub;
   * `singleOfficerConfirmedOn` is the date an officer confirmed that it has a single officer (P6), null when nobody has.
   */
  readonly organisation: { readonly runsHub: boolean; readonly singleOfficerConfirmedOn: string | null };
  /**
   * Table `cases`: the organisation's latest other assessment in state `signed-off` or `expired`: its context's `standard` as version,
   * its `findings` as [{ statement, found }]; `maps` is `mapsFrom` of the standard in force, empty when the version is the same.
   * null when there is none.
   */
  readonly previous: PreviousFact | null;
  /** Register 'certificate' of the subject's organisation, all entries, in date or not. */
  readonly certificates: readonly Certificate[];
  /** Table `cases`: ids of the organisation's applications that are not closed, in order of opening. */
  readonly openApplications: readonly string[];
  /** Table `cases`: ids of the organisation's franchises that have not ended, in order of opening. */
  readonly franchises: readonly string[];
}
