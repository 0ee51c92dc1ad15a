import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { organisations } from './organisations.ts';
import { people } from './people.ts';

/**
 * What became of an organisation's entry, its hubs and who acts for it: who did it, when and what (R1). Append-only. `subject` is the id
 * of what was changed; `details` holds codes, dates and the names of fields, never what a person is called or where they are written to.
 */
export const directoryChanges = pgTable(
  'directory_changes',
  {
    schemeId: text('scheme_id').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    what: text('what', {
      enum: [
        'organisation-registered',
        'organisation-changed',
        'hub-added',
        'hub-changed',
        'colleague-invited',
        'invitation-taken-back',
        'invitation-accepted',
        'capacity-given',
        'capacity-ended',
        'single-officer-confirmed',
      ],
    }).notNull(),
    subject: uuid('subject').notNull(),
    details: jsonb('details').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({ name: 'directory_changes_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    foreignKey({
      name: 'directory_changes_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    index('directory_changes_by_organisation').on(t.schemeId, t.organisationId, t.id),
    index('directory_changes_by_person').on(t.schemeId, t.personId),
    index('directory_changes_by_what').on(t.schemeId, t.what, t.at),
    check(
      'directory_changes_what',
      sql`${t.what} in ('organisation-registered', 'organisation-changed', 'hub-added', 'hub-changed', 'colleague-invited', 'invitation-taken-back', 'invitation-accepted', 'capacity-given', 'capacity-ended', 'single-officer-confirmed')`,
    ),
  ],
);

/** Who was asked to act for an organisation. Only the hash of the token is kept; the e-mail address goes when the invitation is over. */
export const invitations = pgTable(
  'invitations',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    email: text('email'),
    capacities: jsonb('capacities').$type<readonly string[]>().notNull(),
    tokenHash: text('token_hash').notNull(),
    invitedBy: uuid('invited_by').notNull(),
    invitedAt: instant('invited_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedBy: uuid('accepted_by'),
    /** When it was accepted or taken back. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.id] }),
    foreignKey({
      name: 'invitations_organisation',
      columns: [t.schemeId, t.organisationId],
      foreignColumns: [organisations.schemeId, organisations.id],
    }),
    foreignKey({ name: 'invitations_invited_by', columns: [t.schemeId, t.invitedBy], foreignColumns: [people.schemeId, people.id] }),
    foreignKey({ name: 'invitations_accepted_by', columns: [t.schemeId, t.acceptedBy], foreignColumns: [people.schemeId, people.id] }),
    uniqueIndex('invitations_token').on(t.schemeId, t.tokenHash),
    index('invitations_by_organisation').on(t.schemeId, t.organisationId, t.invitedAt),
    index('invitations_by_inviter').on(t.schemeId, t.invitedBy),
    index('invitations_by_accepter').on(t.schemeId, t.acceptedBy),
    check('invitations_ended', sql`(${t.email} is null) = (${t.endedAt} is not null)`),
  ],
);
