// The letters of a case as its reader sees them: what was only prepared is for staff.
import type { CaseLetter } from '../../db/reads/case-file.ts';
import type { OpenedCase } from './case-access.ts';
import { paths, pathTo } from './paths.ts';
import { sayInstant } from './spoken-date.ts';

const statuses: Readonly<Record<string, string>> = {
  prepared: 'Prepared',
  released: 'Let go, not sent yet',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Could not be sent',
  uncertain: 'Perhaps not sent',
  delivered: 'Delivered',
  bounced: 'Came back',
  cancelled: 'Cancelled',
};

/** The last thing that happened to a letter, in words. */
export function sayLetterStatus(status: string): string {
  return statuses[status] ?? status;
}

/** A letter for the template. */
export interface ShownLetter {
  readonly number: string;
  readonly subject: string;
  readonly when: string;
  readonly status: string;
  readonly read: string;
  readonly pdf: string;
}

/** Whether somebody may read a letter of a case: applicants, those to their organisation once let go. */
export function mayRead(
  { recipient, releasedAt }: Pick<CaseLetter, 'recipient' | 'releasedAt'>,
  { audience }: Pick<OpenedCase, 'audience'>,
): boolean {
  return audience === 'staff' || (recipient === 'organisation' && releasedAt !== null);
}

/** The letters for a reader. */
export function shownLetters(letters: readonly CaseLetter[], opened: OpenedCase): ShownLetter[] {
  return letters
    .filter((letter) => mayRead(letter, opened))
    .map(({ number, subject, status, at, releasedAt }) => ({
      number,
      subject,
      when: sayInstant(releasedAt ?? at),
      status: sayLetterStatus(status),
      read: pathTo(paths.letter, { case: opened.head.id, number }),
      pdf: pathTo(paths.letterPdf, { case: opened.head.id, number }),
    }));
}
