// What a franchise's rules and transitions must know from outside the case. Codes, dates and ids only.
import type { Holder } from './interests.ts';
import type { Certificate } from './levels.ts';
import type { MeetingFact } from './next-meeting.ts';
import type { PaperFacts } from './paper.ts';

export interface FranchiseFacts extends PaperFacts {
  /** Register 'certificate' of the subject's organisation, all entries, in date or not. */
  readonly certificates: readonly Certificate[];
  /** Table `organisations`: the date an officer confirmed that it has a single officer (P6), null when nobody has. */
  readonly organisation: { readonly singleOfficerConfirmedOn: string | null };
  /** Register 'programme' of the scheme: entries dated today or later, in order of date. `case` is the entry's reference. */
  readonly meetings: readonly MeetingFact[];
  /** The scheme's appointments of portfolio holders in force on the command's date (P2). */
  readonly holders: readonly Holder[];
}
