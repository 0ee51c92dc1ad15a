import { boolean, date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
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
    /** Charity or company number, where there is one. */
    number: text('number'),
    address: text('address').notNull(),
    /** The day an officer confirmed that only one person acts for it (P6); null: two people submit. */
    singleOfficerConfirmedOn: date('single_officer_confirmed_on'),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.id] }), index('organisations_by_name').on(t.schemeId, t.name, t.id)],
);

/** A place or network arrangement an organisation runs. */
export const hubs = pgTable(
  'hubs',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    name: text('name').notNull(),
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
  ],
);
