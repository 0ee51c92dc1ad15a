import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { hubs, organisations } from './organisations.ts';
import { schemes } from './schemes.ts';

/** A running instance of a machine: its snapshot, and in typed columns what lists filter and sort on. Only the engine writes it. */
export const cases = pgTable(
  'cases',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    id: uuid('id').notNull(),
    workflow: text('workflow').notNull(),
    machineVersion: integer('machine_version').notNull(),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    closed: boolean('closed').notNull(),
    context: jsonb('context').notNull(),
    /** Area → the version that last touched it; `*` is the whole case. What a person saw is compared with this. */
    areas: jsonb('areas').notNull(),
    reference: text('reference').notNull(),
    organisationId: uuid('organisation_id'),
    hubId: uuid('hub_id'),
    keyDate: date('key_date'),
    parentId: uuid('parent_id'),
    outcome: text('outcome'),
    stage: integer('stage'),
    openedOn: date('opened_on').notNull(),
    closedOn: date('closed_on'),
    changedAt: instant('changed_at').notNull(),
    /** Hash of the last journal entry. */
    head: text('head').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    unique('cases_reference').on(t.schemeId, t.reference),
    foreignKey({
      name: 'cases_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    foreignKey({ name: 'cases_hub', columns: [t.schemeId, t.hubId], foreignColumns: [hubs.schemeId, hubs.id] }),
    foreignKey({ name: 'cases_parent', columns: [t.schemeId, t.parentId], foreignColumns: [t.schemeId, t.id] }),
    index('cases_by_state').on(t.schemeId, t.workflow, t.state, t.keyDate, t.id),
    index('cases_by_organisation').on(t.schemeId, t.organisationId, t.workflow),
    index('cases_by_change').on(t.schemeId, t.changedAt, t.id),
    index('cases_by_hub').on(t.schemeId, t.hubId, t.workflow),
    index('cases_by_parent').on(t.schemeId, t.parentId),
    check('cases_version_positive', sql`${t.version} > 0`),
  ],
);

/** What happened to a case, chained. Append-only; the body is canonical JSON kept as text so that its hash can be made again. */
export const journal = pgTable(
  'journal',
  {
    schemeId: text('scheme_id').notNull(),
    caseId: uuid('case_id').notNull(),
    seq: integer('seq').notNull(),
    entryId: uuid('entry_id').notNull(),
    kind: text('kind', { enum: ['command', 'migrated'] }).notNull(),
    command: text('command').notNull(),
    /** A person's id, or `system`. */
    person: text('person').notNull(),
    at: instant('at').notNull(),
    body: text('body').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.caseId, t.seq] }),
    unique('journal_entry').on(t.schemeId, t.entryId),
    foreignKey({ name: 'journal_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    check('journal_kind', sql`${t.kind} in ('command', 'migrated')`),
    check('journal_seq_positive', sql`${t.seq} > 0`),
  ],
);

/** A salted fingerprint of what a command said, so that the same id with other content is refused; erasable. */
export const commandPrints = pgTable(
  'command_prints',
  {
    schemeId: text('scheme_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    caseId: uuid('case_id').notNull(),
    salt: text('salt').notNull(),
    print: text('print').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.entryId] }), index('command_prints_by_case').on(t.schemeId, t.caseId)],
);

/** Names and free text, kept out of the chain; erasure drops salt and body, and the chain still verifies. */
export const texts = pgTable(
  'texts',
  {
    schemeId: text('scheme_id').notNull(),
    ref: text('ref').notNull(),
    caseId: uuid('case_id').notNull(),
    salt: text('salt'),
    body: text('body'),
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.ref] }),
    foreignKey({ name: 'texts_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    index('texts_by_case').on(t.schemeId, t.caseId),
  ],
);

/** Refused commands, outside the chain. Append-only. No key to cases: a command may name a case that is not there. */
export const refusals = pgTable(
  'refusals',
  {
    schemeId: text('scheme_id')
      .notNull()
      .references(() => schemes.id),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    caseId: uuid('case_id'),
    command: text('command').notNull(),
    person: text('person').notNull(),
    rule: text('rule').notNull(),
    says: text('says').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.id] }), index('refusals_by_case').on(t.schemeId, t.caseId, t.id)],
);

/** What an organisation submitted: immutable numbered revisions (G5). Append-only. */
export const submissions = pgTable(
  'submissions',
  {
    schemeId: text('scheme_id').notNull(),
    caseId: uuid('case_id').notNull(),
    number: integer('number').notNull(),
    entryId: uuid('entry_id').notNull(),
    content: jsonb('content').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.caseId, t.number] }),
    foreignKey({ name: 'submissions_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
    check('submissions_number_positive', sql`${t.number} > 0`),
  ],
);

/** What is being written and is not yet part of a case (G4): one row per part, so that several people work at once. A dropped part's content is JSON null. */
export const drafts = pgTable(
  'drafts',
  {
    schemeId: text('scheme_id').notNull(),
    caseId: uuid('case_id').notNull(),
    part: text('part').notNull(),
    content: jsonb('content').notNull(),
    version: integer('version').notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.caseId, t.part] }),
    foreignKey({ name: 'drafts_case', columns: [t.schemeId, t.caseId], foreignColumns: [cases.schemeId, cases.id] }),
  ],
);
