import { sql } from 'drizzle-orm';
import { bigint, check, date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../columns.ts';
import { organisations } from './organisations.ts';
import { people } from './people.ts';

/** An organisation's evidence library (G12). Bytes can be erased; the hash stays. A row is never removed. */
export const evidence = pgTable(
  'evidence',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    type: text('type').notNull(),
    title: text('title').notNull(),
    dated: date('dated'),
    expiresOn: date('expires_on'),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bytes('bytes'),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    /** The name under which it is given out: made safe, ending as its kind does. */
    fileName: text('file_name').notNull().default('document'),
    /** What the virus scanner found; null: it has not looked. */
    scan: text('scan', { enum: ['clean', 'found'] }),
    scannedAt: instant('scanned_at'),
    /** Taken out of the library: no longer offered, still read where it is cited. */
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by'),
    /** The document that took its place when it was removed. */
    replacedBy: uuid('replaced_by'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({
      name: 'evidence_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    index('evidence_by_organisation').on(t.schemeId, t.organisationId, t.addedAt, t.id),
    index('evidence_unscanned').on(t.schemeId, t.addedAt, t.id).where(sql`${t.scan} is null and ${t.bytes} is not null`),
    check('evidence_size_known', sql`${t.size} >= 0`),
    check('evidence_scan', sql`${t.scan} in ('clean', 'found')`),
  ],
);

/** Every download of a document: who, when and why (G12). Append-only. `case_id`: the case it was read for. */
export const evidenceDownloads = pgTable(
  'evidence_downloads',
  {
    schemeId: text('scheme_id').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    evidenceId: uuid('evidence_id').notNull(),
    personId: uuid('person_id').notNull(),
    at: instant('at').notNull(),
    why: text('why').notNull(),
    caseId: uuid('case_id'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({
      name: 'evidence_downloads_evidence',
      columns: [t.schemeId, t.evidenceId],
      foreignColumns: [evidence.schemeId, evidence.id],
    }),
    foreignKey({ name: 'evidence_downloads_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    index('evidence_downloads_by_evidence').on(t.schemeId, t.evidenceId, t.id),
    index('evidence_downloads_by_person').on(t.schemeId, t.personId, t.id),
  ],
);
