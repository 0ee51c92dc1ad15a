import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { cases } from './cases.ts';
import { organisations } from './organisations.ts';
import { people } from './people.ts';

/**
 * What case workers note about an organisation, apart from the record: no decision rests on it, no letter, notice or export holds it.
 * Append-only. `case_id`: the case it is about; null: the organisation as such.
 */
export const organisationNotes = pgTable(
  'organisation_notes',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    caseId: uuid('case_id'),
    body: text('body').notNull(),
    byId: uuid('by_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({
      name: 'organisation_notes_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    foreignKey({ name: 'organisation_notes_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    foreignKey({ name: 'organisation_notes_author', columns: [t.schemeId, t.byId], foreignColumns: [people.schemeId, people.id] }),
    index('organisation_notes_by_organisation').on(t.schemeId, t.organisationId, t.at, t.id),
    index('organisation_notes_by_case').on(t.schemeId, t.caseId),
    index('organisation_notes_by_author').on(t.schemeId, t.byId),
  ],
);
