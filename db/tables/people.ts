import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { organisations } from './organisations.ts';
import { schemes } from './schemes.ts';

/** A person known to a scheme. Erasure clears the e-mail address, overwrites the name and sets the day; the id stays in the chain. */
export const people = pgTable(
  'people',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    email: text('email'),
    erasedAt: instant('erased_at'),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.id] }), uniqueIndex('people_email').on(t.schemeId, sql`lower(${t.email})`)],
);

/** Who acts for which organisation, dated; `until_on` is the last day. */
export const memberships = pgTable(
  'memberships',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    capacity: text('capacity', { enum: ['lead', 'contributor', 'signatory'] }).notNull(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({ name: 'memberships_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    foreignKey({
      name: 'memberships_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    index('memberships_by_person').on(t.schemeId, t.personId),
    index('memberships_by_organisation').on(t.schemeId, t.organisationId),
    check('memberships_capacity', sql`${t.capacity} in ('lead', 'contributor', 'signatory')`),
    check('memberships_dates', sql`${t.untilOn} >= ${t.fromOn}`),
  ],
);

/** Who holds which role, dated (P7); a holder's appointment says who decides, who deputises and who leads (P2). */
export const roleHolders = pgTable(
  'role_holders',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    appointment: text('appointment', { enum: ['deciding', 'deputy', 'leader'] }),
    title: text('title').notNull(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on'),
    /** Given by a group of the council's accounts at a sign-in, and renewed or ended by them alone. */
    fromGroups: boolean('from_groups').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({ name: 'role_holders_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    index('role_holders_by_person').on(t.schemeId, t.personId),
    index('role_holders_by_role').on(t.schemeId, t.role),
    check('role_holders_appointment', sql`${t.appointment} in ('deciding', 'deputy', 'leader')`),
    check('role_holders_dates', sql`${t.untilOn} >= ${t.fromOn}`),
  ],
);

/**
 * A role lent for a stated time (P7): the borrower acts for the lender from `from_on` to `until_on`, both included. With an `appointment`,
 * that is lent too. Capacities in an organisation and the head of paid service, whom the law names, cannot be lent; an office of a
 * portfolio holder can be only as deciding holder or deputy. Whether lender and borrower may is judged on the day (`held-roles.ts`).
 */
export const covers = pgTable(
  'covers',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    lenderId: uuid('lender_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    role: text('role').notNull(),
    appointment: text('appointment', { enum: ['deciding', 'deputy'] }),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({ name: 'covers_lender', columns: [t.schemeId, t.lenderId], foreignColumns: [people.schemeId, people.id] }),
    foreignKey({ name: 'covers_borrower', columns: [t.schemeId, t.borrowerId], foreignColumns: [people.schemeId, people.id] }),
    index('covers_by_borrower').on(t.schemeId, t.borrowerId),
    index('covers_by_lender').on(t.schemeId, t.lenderId),
    check(
      'covers_role',
      sql`${t.role} in ('validator', 'engagement-officer', 'franchise-officer', 'portfolio-holder', 'cvs-representative', 'administrator')`,
    ),
    check(
      'covers_appointment',
      sql`${t.appointment} is null or (${t.appointment} in ('deciding', 'deputy') and ${t.role} = 'portfolio-holder')`,
    ),
    check('covers_two_people', sql`${t.lenderId} <> ${t.borrowerId}`),
    check('covers_dates', sql`${t.untilOn} >= ${t.fromOn}`),
  ],
);

/** Ties of staff to organisations that separation of duty looks at (P1, P8). */
export const interests = pgTable(
  'interests',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    kind: text('kind', { enum: ['member', 'interest', 'supported'] }).notNull(),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({ name: 'interests_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    foreignKey({
      name: 'interests_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    index('interests_by_person').on(t.schemeId, t.personId),
    index('interests_by_organisation').on(t.schemeId, t.organisationId, t.personId),
    check('interests_kind', sql`${t.kind} in ('member', 'interest', 'supported')`),
    check('interests_dates', sql`${t.untilOn} >= ${t.fromOn}`),
  ],
);

/**
 * Who lent, shortened or took back which cover, when and why (P7). Append-only, with the whole loan as it then stood, so that it can be
 * read when the cover itself is gone. The reason is a code: nothing of a person's health is kept here.
 */
export const coverChanges = pgTable(
  'cover_changes',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    coverId: uuid('cover_id').notNull(),
    what: text('what', { enum: ['lent', 'shortened', 'taken-back'] }).notNull(),
    lenderId: uuid('lender_id').notNull(),
    borrowerId: uuid('borrower_id').notNull(),
    role: text('role').notNull(),
    appointment: text('appointment'),
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
    byId: uuid('by_id').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    index('cover_changes_by_cover').on(t.schemeId, t.coverId, t.id),
    check('cover_changes_what', sql`${t.what} in ('lent', 'shortened', 'taken-back')`),
  ],
);
