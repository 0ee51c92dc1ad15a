import { date, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { cases } from './cases.ts';

/** What a case has made public under a reference: certificates, notices, the meetings' programme. */
export const publications = pgTable(
  'publications',
  {
    schemeId: text('scheme_id').notNull(),
    register: text('register').notNull(),
    reference: text('reference').notNull(),
    caseId: uuid('case_id').notNull(),
    organisationId: uuid('organisation_id'),
    hubId: uuid('hub_id'),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on'),
    data: jsonb('data').notNull(),
    entryId: uuid('entry_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.register, t.reference] }),
    foreignKey({ name: 'publications_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    index('publications_by_organisation').on(t.schemeId, t.register, t.organisationId),
    index('publications_by_day').on(t.schemeId, t.register, t.fromOn),
    index('publications_by_case').on(t.schemeId, t.caseId),
  ],
);
