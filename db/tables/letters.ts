import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../columns.ts';
import { cases } from './cases.ts';

/** Letters as they were composed, once (L4). What is in them can be erased; number, hashes and dates stay. */
export const letters = pgTable(
  'letters',
  {
    schemeId: text('scheme_id').notNull(),
    /** Such as `CECH-2027-0001`. */
    number: text('number').notNull(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    kind: text('kind').notNull(),
    caseId: uuid('case_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    n: integer('n').notNull(),
    recipientPerson: uuid('recipient_person'),
    /** A role, or `organisation`. */
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    model: jsonb('model'),
    html: text('html'),
    bodyText: text('body_text'),
    pdf: bytes('pdf'),
    pdfSha256: text('pdf_sha256').notNull(),
    htmlSha256: text('html_sha256').notNull(),
    messageId: text('message_id').notNull(),
    preparedAt: instant('prepared_at').notNull(),
    reissueOf: text('reissue_of'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.number] }),
    unique('letters_once').on(t.schemeId, t.entryId, t.n, t.recipientPerson).nullsNotDistinct(),
    unique('letters_serial').on(t.schemeId, t.year, t.serial),
    foreignKey({ name: 'letters_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    foreignKey({ name: 'letters_reissue', columns: [t.schemeId, t.reissueOf], foreignColumns: [t.schemeId, t.number] }),
    index('letters_by_case').on(t.schemeId, t.caseId),
    index('letters_by_reissue').on(t.schemeId, t.reissueOf).where(sql`${t.reissueOf} is not null`),
  ],
);

/** What became of a letter. Append-only. */
export const letterEvents = pgTable(
  'letter_events',
  {
    schemeId: text('scheme_id').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    letterNumber: text('letter_number').notNull(),
    event: text('event', {
      enum: ['prepared', 'cancelled', 'released', 'sending', 'sent', 'failed', 'uncertain', 'delivered', 'bounced'],
    }).notNull(),
    at: instant('at').notNull(),
    detail: text('detail'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({ name: 'letter_events_letter', columns: [t.schemeId, t.letterNumber], foreignColumns: [letters.schemeId, letters.number] }),
    index('letter_events_by_letter').on(t.schemeId, t.letterNumber, t.id),
    check(
      'letter_events_event',
      sql`${t.event} in ('prepared', 'cancelled', 'released', 'sending', 'sent', 'failed', 'uncertain', 'delivered', 'bounced')`,
    ),
  ],
);
