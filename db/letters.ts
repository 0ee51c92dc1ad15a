// Letters as composed, and the append-only list of what became of each (L2, L3, L4).
import type { Db } from './client.ts';

/** A letter's row. `model` is what it was made from; `pdf` its exact bytes. */
export interface LetterRow {
  readonly scheme: string;
  readonly number: string;
  readonly year: number;
  readonly serial: number;
  readonly kind: string;
  readonly case: string;
  readonly entry: string;
  readonly n: number;
  readonly recipient: string;
  readonly subject: string;
  readonly model: unknown;
  readonly html: string;
  readonly text: string;
  readonly pdf: Uint8Array;
  readonly pdfSha256: string;
  readonly htmlSha256: string;
  readonly messageId: string;
  readonly at: string;
}

export type LetterEvent = 'prepared' | 'cancelled' | 'released' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'delivered' | 'bounced';

/** The number of the letter that this effect already became, or null (L4). */
export async function letterOfEffect(db: Db, scheme: string, entry: string, n: number): Promise<string | null> {
  const rows = await db.rows<{ number: string }>(
    'select number from letters where scheme_id = $1::text and entry_id = $2::uuid and n = $3::int',
    [scheme, entry, n],
  );
  return rows[0]?.number ?? null;
}

/** The next free serial of a year. Two workers may get the same: the unique key refuses the second, who asks again. */
export async function nextLetterSerial(db: Db, scheme: string, year: number): Promise<number> {
  const rows = await db.rows<{ next: number }>(
    'select coalesce(max(serial), 0)::int + 1 as next from letters where scheme_id = $1::text and year = $2::int',
    [scheme, year],
  );
  return rows[0]?.next ?? 1;
}

/** Stores a composed letter with its first event. Throws UniqueViolation when the effect has a letter or the number is taken. */
export async function storeLetter(db: Db, letter: LetterRow): Promise<void> {
  await db.rows(
    `with l as (
       insert into letters (scheme_id, number, year, serial, kind, case_id, entry_id, n, recipient, subject, model, html, body_text, pdf, pdf_sha256, html_sha256, message_id, prepared_at)
       values ($1::text, $2::text, $3::int, $4::int, $5::text, $6::uuid, $7::uuid, $8::int, $9::text, $10::text, $11::text::jsonb, $12::text, $13::text, $14::bytea, $15::text, $16::text, $17::text, $18::timestamptz)
       returning scheme_id, number, prepared_at)
     insert into letter_events (scheme_id, letter_number, event, at) select scheme_id, number, 'prepared', prepared_at from l`,
    [
      letter.scheme,
      letter.number,
      letter.year,
      letter.serial,
      letter.kind,
      letter.case,
      letter.entry,
      letter.n,
      letter.recipient,
      letter.subject,
      JSON.stringify(letter.model),
      letter.html,
      letter.text,
      letter.pdf,
      letter.pdfSha256,
      letter.htmlSha256,
      letter.messageId,
      letter.at,
    ],
  );
}

/** Adds an event to a letter's list. `detail` is a code without personal data. */
export async function addLetterEvent(
  db: Db,
  scheme: string,
  number: string,
  event: LetterEvent,
  at: string,
  detail: string | null = null,
): Promise<void> {
  await db.rows(
    'insert into letter_events (scheme_id, letter_number, event, at, detail) values ($1::text, $2::text, $3::text, $4::timestamptz, $5::text)',
    [scheme, number, event, at, detail],
  );
}

/** The events of a letter, oldest first. */
export async function letterEvents(db: Db, scheme: string, number: string): Promise<LetterEvent[]> {
  const rows = await db.rows<{ event: LetterEvent }>(
    'select event from letter_events where scheme_id = $1::text and letter_number = $2::text order by id',
    [scheme, number],
  );
  return rows.map((row) => row.event);
}

/** A follow-up of a released letter in the outbox: the e-mail, and the message that tells its case. */
export interface FollowUp {
  readonly kind: 'email' | 'send';
  readonly target: string;
  readonly payload: unknown;
}

/**
 * Releases a letter: its event, its follow-ups and the end of its outbox row, together. A letter that was released already only
 * loses the row, so that a second worker changes nothing; one without a row was released by another worker, or cancelled (D5).
 */
export async function releaseLetter(
  db: Db,
  release: { scheme: string; number: string; at: string; outboxId: number; followUps: readonly FollowUp[] },
): Promise<void> {
  await db.rows(
    `with done as (delete from outbox where id = $4::bigint returning scheme_id, case_id, entry_id, n),
     fresh as (select d.* from done d where not exists
       (select 1 from letter_events e where e.scheme_id = $1::text and e.letter_number = $2::text and e.event = 'released')),
     ev as (insert into letter_events (scheme_id, letter_number, event, at) select $1::text, $2::text, 'released', $3::timestamptz from fresh)
     insert into outbox (scheme_id, kind, target, case_id, entry_id, n, payload, available_at)
     select f.scheme_id, r.kind, r.target, f.case_id, f.entry_id, f.n, r.payload, $3::timestamptz
     from fresh f, jsonb_to_recordset($5::text::jsonb) as r(kind text, target text, payload jsonb)`,
    [release.scheme, release.number, release.at, release.outboxId, JSON.stringify(release.followUps)],
  );
}

/**
 * Notes that a letter was cancelled while it was being made: its row in the outbox is gone and it was not released. Of any other
 * letter it changes nothing.
 */
export async function noteCancelled(db: Db, scheme: string, number: string, at: string): Promise<void> {
  await db.rows(
    `insert into letter_events (scheme_id, letter_number, event, at)
     select l.scheme_id, l.number, 'cancelled', $3::timestamptz from letters l where l.scheme_id = $1::text and l.number = $2::text
       and not exists (select 1 from outbox o where o.scheme_id = l.scheme_id and o.entry_id = l.entry_id and o.n = l.n and o.kind = 'letter')
       and not exists (select 1 from letter_events e where e.scheme_id = l.scheme_id and e.letter_number = l.number and e.event in ('released', 'cancelled'))`,
    [scheme, number, at],
  );
}

/** What is e-mailed: the stored copy. */
export interface StoredLetter {
  readonly number: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly html: string;
  readonly body_text: string;
  readonly pdf: Uint8Array;
  readonly message_id: string;
}

/** The stored copy of a letter, or null when there is none or its bytes were erased. */
export async function storedLetter(db: Db, scheme: string, number: string): Promise<StoredLetter | null> {
  const rows = await db.rows<StoredLetter>(
    `select number, kind, recipient, subject, html, body_text, pdf, message_id from letters
     where scheme_id = $1::text and number = $2::text and pdf is not null and html is not null and body_text is not null`,
    [scheme, number],
  );
  return rows[0] ?? null;
}

/** The numbers of letters whose stored bytes are no longer those that were hashed when they were made; erased ones do not count. */
export async function alteredLetters(db: Db, scheme: string): Promise<{ number: string; case_id: string }[]> {
  return db.rows(
    `select number, case_id from letters where scheme_id = $1::text
       and (encode(sha256(pdf), 'hex') <> pdf_sha256 or encode(sha256(convert_to(html, 'UTF8')), 'hex') <> html_sha256) order by number`,
    [scheme],
  );
}
