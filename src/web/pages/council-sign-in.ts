// Signing in with an account of the council (OpenID Connect): for staff only. What binds question and answer is derived from a secret
// that only the browser holds, for ten minutes; so nothing is written before somebody is known, and a GET never writes.
import { createHash, randomUUID } from 'node:crypto';
import { type AccountOwner, type AccountSeen, linkAccount, ownerOfAccount } from '../../../db/council-accounts.ts';
import { UniqueViolation } from '../../../db/errors.ts';
import { followGroups } from '../../../db/group-offices.ts';
import { endSessions } from '../../../db/sessions.ts';
import { addDays } from '../../../machines/calendar.ts';
import { type Role, roleLabels } from '../../../machines/roles.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { CouncilAccount, CouncilAccounts, SignInKeys } from '../oidc.ts';
import { paths } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { newSecret } from '../secret.ts';
import { beginSession } from '../session.ts';
import { ownAddress } from '../sign-in-first.ts';
import { isWithin } from '../throttle.ts';

const MINUTES = 10;
/** An office that a group gave and nobody signed in with for so long is over: whoever left is not forgotten. */
const OFFICE_DAYS = 30;
/** Of an address to come back to: a cookie holds little. */
const MOST_LETTERS = 1000;
const perNetwork = { what: 'council sign-in, network', tries: 60, minutes: 15 } as const;

function accounts({ services }: Pick<Visit, 'services'>): CouncilAccounts {
  if (!services.oidc) throw new HttpRefusal(404, 'There is no page at this address.');
  return services.oidc;
}

/** State, nonce and PKCE verifier, each of its own, out of one secret and the moment it was drawn. */
function keysOf(secret: string, drawn: string): SignInKeys {
  const derive = (what: string) => createHash('sha256').update(`${what} ${secret} ${drawn}`).digest('base64url');
  return { state: derive('state'), nonce: derive('nonce'), verifier: derive('verifier') };
}

/** What kind of error it is, for the log: its words may hold what was sent. */
const codeOf = (error: unknown) => (error instanceof Error ? (Reflect.get(error, 'code') ?? error.name) : 'unknown');

/** Sends the browser to the council's sign-in. */
export async function councilSignIn(visit: Visit): Promise<Answer> {
  const oidc = accounts(visit);
  const [secret, drawn] = [newSecret(), String(Temporal.Instant.from(visit.now).epochMilliseconds)];
  const wanted = ownAddress(visit.query.next ?? paths.desk);
  const next = Buffer.from(wanted.length > MOST_LETTERS ? paths.desk : wanted).toString('base64url');
  const go = await oidc.authorise(keysOf(secret, drawn)).catch((error: unknown) => {
    visit.services.log.warn({ code: codeOf(error) }, 'council sign-in cannot be reached');
    throw new HttpRefusal(503, 'The council’s sign-in cannot be reached. Try again in a few minutes, or use a link by e-mail.');
  });
  return { go, cookies: [{ name: 'oidc', value: `${secret}.${drawn}.${next}`, maxAge: MINUTES * 60 }] };
}

const answered = ['code', 'state', 'iss', 'error'] as const;

/** Where the council sends the browser back to: a button, pressed by itself where the browser can. Looking signs nobody in. */
export function councilCallback(visit: Visit): PageAnswer {
  accounts(visit);
  const fields = answered.flatMap((name) => (visit.query[name] === undefined ? [] : [{ name, value: visit.query[name] }]));
  return { page: 'sign-in-council', keep: 'nothing', model: { title: 'Sign in', action: paths.councilCallback, fields } };
}

function refused(says: string, status = 403): PageAnswer {
  const model = { title: 'You are not signed in', says };
  return { page: 'sign-in-refused', status, keep: 'nothing', cookies: [{ name: 'oidc', value: null }], model };
}

const START_AGAIN = 'This sign-in was not finished, took too long, or was begun in another browser. Begin again.';

/** The secret that this browser was given, if its time is not over. */
function begun(visit: Visit): { readonly keys: SignInKeys; readonly next: string } | null {
  const [secret = '', drawn = '', next = ''] = (visit.cookie('oidc') ?? '').split('.');
  const age = Temporal.Instant.from(visit.now).epochMilliseconds - Number(drawn);
  if (!/^\d{1,15}$/.test(drawn) || age < 0 || age > MINUTES * 60_000) return null;
  return { keys: keysOf(secret, drawn), next: ownAddress(Buffer.from(next, 'base64url').toString()) };
}

/** Signs in whoever the council's answer stands for, with the offices that their groups give. */
export async function finishCouncilSignIn(visit: Visit): Promise<Answer> {
  const oidc = accounts(visit);
  const { services, body, now, visitor } = visit;
  const attempt = begun(visit);
  if (!attempt || !(await isWithin(visit, perNetwork, visit.network))) return refused(START_AGAIN, 410);
  const answer = new URLSearchParams(answered.flatMap((name) => (typeof body[name] === 'string' ? [[name, body[name]]] : [])));
  const account = await oidc.accountOf(answer, attempt.keys).catch((error: unknown) => {
    services.log.warn({ code: codeOf(error) }, 'council sign-in failed');
    return null;
  });
  if (!account) return refused(START_AGAIN, 410);
  const found = await personOf(visit, account, oidc);
  if ('says' in found) return refused(found.says);
  if (visitor) await endSessions(services.db, services.scheme.id, visitor.person, { id: visitor.session }, now);
  const cookie = await beginSession(services, found.person, { means: 'oidc', browser: visit.browser });
  return { go: attempt.next, cookies: [cookie, { name: 'oidc', value: null }] };
}

const UNKNOWN =
  'Your council account is not known here. Ask the administrator of the scheme to add you, with the e-mail address of that account.';
const UNVERIFIED = 'The council’s sign-in has not made sure of your e-mail address. Ask its help desk, or use a link by e-mail.';
const ANOTHER = 'Somebody signed in here with another account under your e-mail address. Ask the administrator of the scheme.';
const NO_ROLE = 'Your council account has no role in this scheme. Ask for the group that gives it, or the administrator of the scheme.';

/**
 * Why an account seen for the first time is not taken for this person, or null. An address that the issuer does not vouch for finds
 * nobody: where people can edit it themselves, it would make anybody an administrator.
 */
function whyNotLinked(owner: AccountOwner, { emailVerified }: CouncilAccount, roles: readonly Role[]): string | null {
  if (owner.elsewhere) return ANOTHER;
  if (!emailVerified) return UNVERIFIED;
  return owner.staff || roles.length > 0 ? null : NO_ROLE;
}

/** Links the account to its person, unless somebody was quicker with another. */
async function link({ services, now }: Visit, seen: AccountSeen, person: string): Promise<string | null> {
  try {
    await linkAccount(services.db, seen, person, now);
    return null;
  } catch (error) {
    if (error instanceof UniqueViolation) return ANOTHER;
    throw error;
  }
}

/** The person of an account, with their offices as their groups say them today, or why they are not signed in. */
async function personOf(visit: Visit, account: CouncilAccount, oidc: CouncilAccounts): Promise<{ person: string } | { says: string }> {
  const { services, now, today } = visit;
  const { db, scheme } = services;
  const seen = { scheme: scheme.id, on: today, ...account };
  const owner = await ownerOfAccount(db, seen);
  if (!owner) return { says: UNKNOWN };
  const { person } = owner;
  const roles = oidc.rolesOf(account.groups);
  const says = owner.linked ? null : (whyNotLinked(owner, account, roles) ?? (await link(visit, seen, person)));
  if (says !== null) return { says };
  const offices = roles.map((role) => ({ id: randomUUID(), role, title: titleOf(roleLabels[role]) }));
  const until = addDays(today, OFFICE_DAYS);
  await followGroups(db, { scheme: scheme.id, person, at: now, on: today, until, roles: offices });
  const after = await ownerOfAccount(db, seen);
  return after?.staff ? { person } : { says: NO_ROLE };
}

const titleOf = (label: string) => `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
