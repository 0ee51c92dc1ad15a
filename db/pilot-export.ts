// Reads everything a scheme has come to, for the pilot's folder: cases, letters as sent, and the journal.
import type { Db } from './database.ts';
import type { JournalRow } from './journal.ts';

/** A case with where it belongs. */
export interface ExportedCase {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string;
  readonly state: string;
  readonly hub_id: string | null;
}

/** Every case of the scheme, oldest first. */
export async function exportedCases(db: Db, scheme: string): Promise<ExportedCase[]> {
  return db.rows<ExportedCase>(
    'select id, workflow, reference, state, hub_id from cases where scheme_id = $1::text order by opened_on, workflow, id',
    [scheme],
  );
}

/** A letter as it was stored. */
export interface ExportedLetter {
  readonly number: string;
  readonly kind: string;
  readonly case_id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly prepared_at: string;
}

/** Every letter of the scheme whose bytes are there, in the order of its number. */
export async function exportedLetters(db: Db, scheme: string): Promise<ExportedLetter[]> {
  return db.rows<ExportedLetter>(
    `select number, kind, case_id, recipient, subject, html, pdf, prepared_at from letters
     where scheme_id = $1::text and pdf is not null and html is not null order by year, serial`,
    [scheme],
  );
}

/** The whole journal, case by case in the order in which cases began. */
export async function exportedJournal(db: Db, scheme: string): Promise<JournalRow[]> {
  return db.rows<JournalRow>(
    `select j.case_id, j.seq, j.entry_id, j.kind, j.command, j.person, j.at, j.body, j.hash
     from journal j join journal f on f.scheme_id = j.scheme_id and f.case_id = j.case_id and f.seq = 1
     where j.scheme_id = $1::text order by f.at, j.case_id, j.seq`,
    [scheme],
  );
}
