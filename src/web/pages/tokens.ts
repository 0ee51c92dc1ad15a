// The programs that act in a person's name: their tokens, made here, shown once, revoked here. An administrator can revoke anybody's.
import { randomUUID } from 'node:crypto';
import { type ApiToken, listTokens, makeToken, revokeToken } from '../../../db/api-tokens.ts';
import { type Role, roleLabels } from '../../../machines/roles.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { hashOf, newToken } from '../secret.ts';
import { sayInstant } from '../spoken-date.ts';
import { signedIn } from './account.ts';

const title = 'Programs that act for you';
const breadcrumbs = [{ text: 'Your work', href: paths.desk }];
/** For how many days a token may be good. */
const terms = [30, 90, 365] as const;
const scopes = [
  { value: 'read', text: 'Read only' },
  { value: 'write', text: 'Read, and do what you can do' },
] as const;
const MOST_LETTERS = 60;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What was typed into the form that makes a token. */
interface Typed {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scope: string;
  readonly days: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const labelOf = (role: string) => roleLabels[role as Role] ?? role;

/** The person's tokens in force, and the form that makes one. */
export function tokens(visit: Visit): Promise<PageAnswer> {
  return page(visit, { id: randomUUID(), name: '', roles: signedIn(visit).roles, scope: 'read', days: '90' }, {}, null);
}

async function page(visit: Visit, typed: Typed, problems: Readonly<Record<string, string>>, made: string | null): Promise<PageAnswer> {
  const { person, roles, offices } = signedIn(visit);
  const list = (of: string | null) => listTokens(visit.services.db, { scheme: visit.services.scheme.id, person: of, at: visit.now });
  const own = await list(person);
  const ids = new Set(own.map(({ id }) => id));
  const others = offices.includes('administrator') ? (await list(null)).filter(({ id }) => !ids.has(id)) : [];
  const errors = Object.entries(problems).map(([field, says]) => ({ text: says, href: `#${field}` }));
  const model = {
    title,
    breadcrumbs,
    errors,
    problems: { name: problems.name ?? null, roles: problems.roles ?? null },
    made,
    own: own.map(shown),
    others: others.map(shown),
    id: typed.id,
    name: typed.name,
    roles: roles.map((role, n) => ({
      id: n === 0 ? 'roles' : `roles-${n}`,
      value: role,
      text: labelOf(role),
      chosen: typed.roles.includes(role),
    })),
    scopes: scopes.map((each) => ({ ...each, chosen: each.value === typed.scope })),
    terms: terms.map((days) => ({ days, chosen: String(days) === typed.days })),
  };
  return { page: 'tokens', model, keep: 'nothing', ...(errors.length > 0 ? { status: 400 } : {}) };
}

function shown({ id, owner, name, roles, scope, expiresAt, usedAt }: ApiToken) {
  return {
    id,
    owner,
    name,
    can: scopes.find(({ value }) => value === scope)?.text ?? scope,
    as: roles.map(labelOf).join(', '),
    until: sayInstant(expiresAt),
    used: usedAt === null ? 'Never' : sayInstant(usedAt),
  };
}

/** Makes a token and shows it this once. Sent twice, one is made, and the second answer cannot show it. */
export async function makeTokenByForm(visit: Visit): Promise<Answer> {
  const { person, roles } = signedIn(visit);
  const { services, now, body } = visit;
  const typed = typedIn(visit, roles);
  const problems = problemsOf(typed);
  if (Object.keys(problems).length > 0) return page(visit, typed, problems, null);
  const days = terms.find((term) => String(term) === typed.days) ?? terms[0];
  const secret = newToken();
  const isNew = await makeToken(services.db, {
    scheme: services.scheme.id,
    id: typed.id,
    tokenHash: hashOf(secret),
    person,
    name: typed.name,
    roles: typed.roles,
    scope: body.scope === 'write' ? 'write' : 'read',
    at: now,
    expiresAt: Temporal.Instant.from(now)
      .add({ hours: days * 24 })
      .toString(),
  });
  return isNew ? page(visit, { ...typed, id: randomUUID(), name: '' }, {}, secret) : { go: paths.tokens };
}

/** A role that the person does not hold is left out, not refused: no token has more than its person. */
function typedIn({ body }: Visit, held: readonly Role[]): Typed {
  const chosen: readonly unknown[] = Array.isArray(body.roles) ? body.roles : [body.roles];
  const id = text(body.id);
  return {
    id: uuid.test(id) ? id : randomUUID(),
    name: text(body.name),
    roles: held.filter((role) => chosen.includes(role)),
    scope: text(body.scope),
    days: text(body.days),
  };
}

function problemsOf({ name, roles }: Typed): Record<string, string> {
  const problems: Record<string, string> = {};
  if (name === '' || name.length > MOST_LETTERS || name.includes('\0') || !name.isWellFormed())
    problems.name = `Enter a name for the program, of ${MOST_LETTERS} letters or fewer`;
  if (roles.length === 0) problems.roles = 'Select at least one of your roles';
  return problems;
}

/** Revokes a token of the person, or for an administrator anybody's: from now on it opens nothing. */
export async function revokeTokenByForm(visit: Visit): Promise<Answer> {
  const { person, offices } = signedIn(visit);
  const id = text(visit.body.token);
  if (!uuid.test(id)) throw new HttpRefusal(400, 'Choose the token to revoke.');
  const whose = offices.includes('administrator') ? null : person;
  await revokeToken(visit.services.db, { scheme: visit.services.scheme.id, id, person: whose, by: person, at: visit.now });
  return { go: paths.tokens };
}
