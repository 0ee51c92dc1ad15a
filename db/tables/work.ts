import { sql } from 'drizzle-orm';
import { bigint, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { cases } from './cases.ts';

/** Effects asked for and not yet carried out; a row leaves when its work is done. No key to cases: it would cost a lookup per row on the hot path. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    schemeId: text('scheme_id').notNull(),
    kind: text('kind', { enum: ['letter', 'email', 'send', 'open'] }).notNull(),
    /** What is served first in, first out: for a message, the case it is for. */
    target: text('target').notNull(),
    caseId: uuid('case_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    /** Position among the effects of its entry. */
    n: integer('n').notNull(),
    payload: jsonb('payload').notNull(),
    availableAt: instant('available_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    leaseUntil: instant('lease_until'),
    state: text('state', { enum: ['waiting', 'parked', 'gave-up'] })
      .notNull()
      .default('waiting'),
    error: text('error'),
  },
  (t) => [
    unique('outbox_effect').on(t.schemeId, t.entryId, t.n, t.kind),
    index('outbox_due').on(t.state, t.availableAt, t.id),
    index('outbox_by_target').on(t.schemeId, t.target, t.id),
    check('outbox_kind', sql`${t.kind} in ('letter', 'email', 'send', 'open')`),
    check('outbox_state', sql`${t.state} in ('waiting', 'parked', 'gave-up')`),
  ],
);

/** Days on which `system` will act on a case. `due` is the day named to people, `fires_on` the day it is sent. */
export const deadlines = pgTable(
  'deadlines',
  {
    schemeId: text('scheme_id').notNull(),
    caseId: uuid('case_id').notNull(),
    name: text('name').notNull(),
    due: date('due').notNull(),
    firesOn: date('fires_on').notNull(),
    entryId: uuid('entry_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.caseId, t.name] }),
    foreignKey({ name: 'deadlines_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    index('deadlines_by_day').on(t.schemeId, t.firesOn, t.caseId, t.name),
    // The ends of proposals: what waits for a second person is found by them.
    index('deadlines_of_proposals').on(t.schemeId, t.name, t.caseId).where(sql`${t.name} like 'expire_%'`),
  ],
);

/** What only one case at a time may hold: a hub's live application, a hub's grant, a review of a decision. */
export const claims = pgTable(
  'claims',
  {
    schemeId: text('scheme_id').notNull(),
    key: text('key').notNull(),
    caseId: uuid('case_id').notNull(),
    entryId: uuid('entry_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.key] }),
    foreignKey({ name: 'claims_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    index('claims_by_case').on(t.schemeId, t.caseId),
  ],
);

/** What went wrong in work nobody was watching, for staff to settle. */
export const incidents = pgTable(
  'incidents',
  {
    schemeId: text('scheme_id').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    caseId: uuid('case_id'),
    kind: text('kind').notNull(),
    says: text('says').notNull(),
    entryId: uuid('entry_id'),
    n: integer('n'),
    at: instant('at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    index('incidents_open').on(t.schemeId, t.id).where(sql`${t.closedAt} is null`),
    index('incidents_by_case').on(t.schemeId, t.caseId, t.id),
  ],
);
