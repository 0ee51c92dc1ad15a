// What a grant's rules and transitions must know from outside the case. Codes, dates and ids only.
import type { Holder } from './interests.ts';
import type { PaperFacts } from './paper.ts';

export interface GrantFacts extends PaperFacts {
  /**
   * Table `cases`: the application that the grant was opened for (its id is the grant's context.application). `deadline` is its
   * context.offer.deadline, the stage 2 deadline as it now holds; `outcome` its context.closed.outcome, null while it is open.
   */
  readonly application: { readonly deadline: string | null; readonly outcome: string | null };
  /** Table `cases`: the id of a review (workflow 'review', parent_id that application) that is not closed; null: none. */
  readonly openReview: string | null;
  /** Table `organisations`: the date an officer confirmed that it has a single officer (P6), null when nobody has. */
  readonly organisation: { readonly singleOfficerConfirmedOn: string | null };
  /** Table `claims`: the case of another grant that holds the subject's hub (key 'grant:' and the hub's id); null: none. */
  readonly hubGrant: string | null;
  /** The scheme's appointments of portfolio holders in force on the command's date (P2). */
  readonly holders: readonly Holder[];
}
