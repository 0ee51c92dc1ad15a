import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';
import { people } from './people.ts';

/**
 * Links by which people sign in. Only the hash of the token is kept; a link is good once, until `expires_at`. One for an address that
 * nobody has yet holds the address, until it is used, or is over and anybody asks for another link.
 */
export const signInLinks = pgTable(
  'sign_in_links',
  {
    schemeId: text('scheme_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    personId: uuid('person_id'),
    email: text('email'),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.tokenHash] }),
    foreignKey({ name: 'sign_in_links_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    index('sign_in_links_by_person').on(t.schemeId, t.personId),
    index('sign_in_links_by_expiry').on(t.schemeId, t.expiresAt),
    check('sign_in_links_whose', sql`${t.personId} is null or ${t.email} is null`),
  ],
);

/** Who is signed in where. Only the hash of the cookie is kept. `seen_at` is written at most once a minute. */
export const sessions = pgTable(
  'sessions',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    tokenHash: text('token_hash').notNull(),
    personId: uuid('person_id').notNull(),
    /** How the person signed in. */
    means: text('means', { enum: ['link', 'oidc', 'demo'] }).notNull(),
    /** The browser as it names itself, cut short, so that a person knows their sessions apart. */
    browser: text('browser').notNull(),
    openedAt: instant('opened_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    endedAt: instant('ended_at'),
    /** The one role that the person chose to act in, or 'organisation' for all their capacities; null: everything they hold. */
    acting: text('acting'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.tokenHash] }),
    foreignKey({ name: 'sessions_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    index('sessions_by_person').on(t.schemeId, t.personId, t.seenAt),
    index('sessions_by_end').on(t.schemeId, t.endsAt),
    check('sessions_means', sql`${t.means} in ('link', 'oidc', 'demo')`),
  ],
);

/** Which account of the council's sign-in is whose: `subject` is the issuer's own name for it, which never passes to another person. */
export const councilAccounts = pgTable(
  'council_accounts',
  {
    schemeId: text('scheme_id').notNull(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: uuid('person_id').notNull(),
    linkedAt: instant('linked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.issuer, t.subject] }),
    foreignKey({ name: 'council_accounts_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    uniqueIndex('council_accounts_one').on(t.schemeId, t.personId, t.issuer),
  ],
);

/** Tokens by which programs act in a person's name, narrowed to some of their roles. Only the hash is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    schemeId: text('scheme_id').notNull(),
    id: uuid('id').notNull(),
    tokenHash: text('token_hash').notNull(),
    personId: uuid('person_id').notNull(),
    name: text('name').notNull(),
    roles: jsonb('roles').notNull(),
    scope: text('scope', { enum: ['read', 'write'] }).notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** The last time it was used, to the hour. */
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by'),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.tokenHash] }),
    foreignKey({ name: 'api_tokens_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    uniqueIndex('api_tokens_id').on(t.schemeId, t.id),
    index('api_tokens_by_person').on(t.schemeId, t.personId, t.madeAt),
    check('api_tokens_scope', sql`${t.scope} in ('read', 'write')`),
  ],
);

/** What was typed into a form whose session had expired, kept until its sender has signed in again. `body` goes with the row. */
export const keptForms = pgTable(
  'kept_forms',
  {
    schemeId: text('scheme_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Whose session it was; null: none was known. */
    personId: uuid('person_id'),
    path: text('path').notNull(),
    body: jsonb('body').notNull(),
    keptAt: instant('kept_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schemeId, t.tokenHash] }),
    foreignKey({ name: 'kept_forms_person', columns: [t.schemeId, t.personId], foreignColumns: [people.schemeId, people.id] }),
    index('kept_forms_by_person').on(t.schemeId, t.personId),
    index('kept_forms_by_expiry').on(t.schemeId, t.expiresAt),
  ],
);

/** How often something was tried within a window, by the hash of what is limited: a network address, an e-mail address. */
export const throttles = pgTable(
  'throttles',
  {
    schemeId: text('scheme_id').notNull(),
    keyHash: text('key_hash').notNull(),
    windowFrom: instant('window_from').notNull(),
    tries: integer('tries').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schemeId, t.keyHash, t.windowFrom] }), index('throttles_by_window').on(t.schemeId, t.windowFrom)],
);
