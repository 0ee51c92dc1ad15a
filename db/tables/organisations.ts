import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { localities, schemes } from './schemes.ts';

/** A voluntary or community body that runs or wants to run hubs. */
export const organisations = pgTable(
  'organisations',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** A code of `legalForms`; null: not asked when the organisation was entered. */
    legalForm: text('legal_form'),
    /** Charity or company number, where there is one, as registers write it: capitals, no spaces. */
    number: text('number'),
    address: text('address').notNull(),
    localityId: text('locality_id'),
    /** Where the organisation is written to and rung up; of the body, not of one of its people. */
    email: text('email'),
    telephone: text('telephone'),
    /** The day an officer confirmed that only one person acts for it (P6); null: two people submit. */
    singleOfficerConfirmedOn: date('single_officer_confirmed_on'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({
      name: 'organisations_locality',
      columns: [t.schemeId, t.localityId],
      foreignColumns: [localities.schemeId, localities.id],
    }),
    uniqueIndex('organisations_number').on(t.schemeId, t.number),
    index('organisations_by_name').on(t.schemeId, t.name, t.id),
    index('organisations_by_locality').on(t.schemeId, t.localityId),
  ],
);

/** A place or network arrangement an organisation runs. */
export const hubs = pgTable(
  'hubs',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    name: text('name').notNull(),
    /** A place of its own, or access offered together with partners (F2a). */
    arrangement: text('arrangement', { enum: ['premises', 'network'] })
      .notNull()
      .default('premises'),
    address: text('address').notNull(),
    town: text('town').notNull(),
    localityId: text('locality_id').notNull(),
    area: text('area').notNull(),
    /** One of the initial priority areas (F16). */
    priorityArea: boolean('priority_area').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({
      name: 'hubs_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    foreignKey({ name: 'hubs_locality', columns: [t.schemeId, t.localityId], foreignColumns: [localities.schemeId, localities.id] }),
    index('hubs_by_organisation').on(t.schemeId, t.organisationId),
    index('hubs_by_locality').on(t.schemeId, t.localityId),
    check('hubs_arrangement', sql`${t.arrangement} in ('premises', 'network')`),
  ],
);
