import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { people } from './people.ts';

/**
 * What an administrator did outside of cases: people added, offices given and ended, incidents closed, work set going again (R1).
 * Append-only. `subject` is the id of what it was done to; `details` holds codes, dates, ids and the administrator's note.
 */
export const administratorActs = pgTable(
  'administrator_acts',
  {
    schemeId: text('scheme_id').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
    what: text('what', { enum: ['person-added', 'office-given', 'office-ended', 'incident-closed', 'work-resumed'] }).notNull(),
    subject: text('subject').notNull(),
    details: jsonb('details').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({ name: 'administrator_acts_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    index('administrator_acts_by_person').on(t.schemeId, t.personId),
    index('administrator_acts_by_subject').on(t.schemeId, t.subject, t.id),
    check('administrator_acts_what', sql`${t.what} in ('person-added', 'office-given', 'office-ended', 'incident-closed', 'work-resumed')`),
  ],
);
