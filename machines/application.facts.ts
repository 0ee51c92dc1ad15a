// What an application's rules and transitions must know from outside the case. Codes, dates, amounts and ids only.
import type { z } from 'zod';
import type { content } from './application.content.ts';
import type { Certificate } from './levels.ts';
import type { MeetingFact } from './next-meeting.ts';
import type { PaperFacts } from './paper.ts';
import type { Appointment } from './roles.ts';
import type { Committed } from './text.ts';

/** How an application ended. */
export type Outcome =
  | 'awarded'
  | 'declined'
  | 'lapsed'
  | 'offer-lapsed'
  | 'offer-refused'
  | 'approval-ended'
  | 'agreement-refused'
  | 'withdrawn';

/** An earlier application of the organisation that is closed (F10). */
export interface PastApplication {
  readonly case: string;
  readonly hub: string;
  readonly outcome: Outcome;
  /** The civil date on which it closed. */
  readonly closedOn: string;
  /** The last day to ask for a review of the closing, set when its letter was released; null: not yet (V2, R6). */
  readonly reviewBy: string | null;
  /** Whether the closing stands: false once a review has overturned it, or the franchise awarded has ended. */
  readonly standing: boolean;
  /** The review of the closing: asked for and not concluded, or concluded; null: none was asked for. */
  readonly review: 'open' | 'ended' | null;
}

/** What was submitted, with references where there are texts. */
export type SubmittedContent = Committed<z.output<typeof content>>;

export interface ApplicationFacts extends PaperFacts {
  /** Table `cases`: id of another application for the subject's hub, of whatever organisation, that is not closed; null: none. */
  readonly live: string | null;
  /**
   * Table `cases`: the organisation's closed applications in order of closing. `outcome`, `closedOn` and `standing` are
   * the context's `closed.outcome`, `closed.on` and `closed.standing` (false, too, once the franchise awarded has ended); `reviewBy` is
   * that of the last of its `reviewable`. `review`: 'open' where a review that hangs on the case is not closed, else 'ended' where the last of its `reviewable` was
   * reviewed or made after a review, so that it cannot be.
   */
  readonly past: readonly PastApplication[];
  /** Register 'certificate' of the subject's organisation, all entries, in date or not. */
  readonly certificates: readonly Certificate[];
  /** Table `organisations`: the date an officer confirmed that it has a single officer (P6), null when nobody has. */
  readonly organisation: { readonly singleOfficerConfirmedOn: string | null };
  /** Register 'programme' of the scheme: entries dated today or later, in order of date. `case` is the entry's reference. */
  readonly meetings: readonly MeetingFact[];
  /** The scheme's appointments of portfolio holders in force on the command's date (P2). */
  readonly holders: readonly { readonly person: string; readonly appointment: Appointment }[];
  /**
   * Table `hubs`, the subject's hub: `area` is 'name, town' as the policy's priority areas write it; `locality` its key;
   * `grantPaid`: whether a start-up grant of any application was paid for it, or one of another application is open and may yet be (S6).
   */
  readonly hub: { readonly area: string | null; readonly locality: string | null; readonly grantPaid: boolean };
  /** Table `cases`: how many applications of the scheme are in state `awarded` (F16). */
  readonly franchisees: number;
  /** Table `cases`: the id of a review (workflow 'review', parent_id this case) that is not closed; null: none. */
  readonly openReview: string | null;
  /** Table `submissions`: the content of the case's last revision; null: there is none. */
  readonly submitted: SubmittedContent | null;
}
