// Programs: who they act for, by the token in the Authorization header. A cookie is never looked at, so no other site can use one.
import { readToken } from '../../../db/api-tokens.ts';
import { londonDate } from '../../../machines/london-time.ts';
import { roles as everyRole } from '../../../machines/roles.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { Route } from '../route.ts';
import { hashOf } from '../secret.ts';
import type { Services } from '../services.ts';
import { type Visitor, visitorOf } from '../visitor.ts';

const REALM = 'Bearer realm="hubs"';

/**
 * The person a program acts for, in those of their roles that the token names and they still hold; null: no token was sent. Throws 401
 * for a token that opens nothing, 403 where it may only read.
 */
export async function programOf(
  authorization: string | undefined,
  services: Pick<Services, 'db' | 'scheme'>,
  route: Pick<Route, 'method'>,
  now: string,
): Promise<Visitor | null> {
  if (authorization === undefined) return null;
  const token = /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1];
  const holder =
    token && (await readToken(services.db, { scheme: services.scheme.id, tokenHash: hashOf(token), at: now, on: londonDate(now) }));
  if (!holder) throw unknownToken();
  if (route.method === 'post' && holder.scope !== 'write')
    throw new HttpRefusal(403, 'This token may only read. Make one that may write.', {
      headers: { 'WWW-Authenticate': `${REALM}, error="insufficient_scope", scope="write"` },
    });
  const within = everyRole.filter((role) => holder.within.includes(role));
  const mine = (names: readonly string[]) => within.filter((role) => names.includes(role));
  const memberships = holder.memberships
    .map((membership) => ({ ...membership, capacities: mine(membership.capacities) }))
    .filter(({ capacities }) => capacities.length > 0);
  const { person, name, office } = holder;
  const visitor = visitorOf({ session: holder.token, person, name, office, roles: mine(holder.roles), memberships, acting: null });
  const belongs = holder.memberships.map(({ organisation }) => organisation);
  return { ...visitor, program: { scope: holder.scope }, narrowed: { within, belongs } };
}

function unknownToken(): HttpRefusal {
  return new HttpRefusal(401, 'This token is not known, was revoked or is over. Make a new one on your account’s page.', {
    headers: { 'WWW-Authenticate': `${REALM}, error="invalid_token"` },
  });
}

/** Why a program is not let in: it sent no token, or its token has no role that may come here. */
export function refusedProgram(visitor: Visitor | null): HttpRefusal {
  if (visitor) return new HttpRefusal(403, 'This is for people with another role, or the token does not name that role.');
  return new HttpRefusal(401, 'Send a token: Authorization: Bearer …', { headers: { 'WWW-Authenticate': REALM } });
}
