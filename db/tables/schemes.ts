import { sql } from 'drizzle-orm';
import { check, date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** A scheme: one franchise run by one lead partner; its id leads every other key. */
export const schemes = pgTable('schemes', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  leadPartner: text('lead_partner').notNull(),
  settings: jsonb('settings').notNull(),
});

/** Policy values by version. Append-only: an old decision is read with the policy of its day. */
export const policies = pgTable(
  'policies',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    version: integer('version').notNull(),
    data: jsonb('data').notNull(),
    fromOn: date('from_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.version] }), check('policies_version_positive', sql`${t.version} > 0`)],
);

/** The GRIPP standard by version. Append-only: a self-assessment pins the version it started on (G11). */
export const standards = pgTable(
  'standards',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    version: integer('version').notNull(),
    data: jsonb('data').notNull(),
    fromOn: date('from_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.version] }), check('standards_version_positive', sql`${t.version} > 0`)],
);

/** The places a scheme is divided into. */
export const localities = pgTable(
  'localities',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    id: text('id').notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.id] })],
);
