// Sessions: opened at sign-in under a fresh secret, read with each request, over after a time of rest or a day's work.
import { randomUUID } from 'node:crypto';
import { openSession, readSession, type SignedIn } from '../../db/sessions.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Cookie } from './cookies.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Services } from './services.ts';

/** A session nobody used for this long is over: long enough for a self-assessment with the kettle on. */
const IDLE = { hours: 2 } as const;
/** And it ends after this long whatever happens. */
const LONGEST = { hours: 12 } as const;

const ago = (instant: string, time: { hours: number }) => Temporal.Instant.from(instant).subtract(time).toString();

/** Since when a session must have been used to be still open at that instant. */
export function openSince(at: string): string {
  return ago(at, IDLE);
}

/** Opens a session for a person and answers its cookie. Every sign-in draws a new secret: an old cookie never becomes anybody's. */
export async function beginSession(
  services: Pick<Services, 'db' | 'scheme' | 'now'>,
  person: string,
  how: { readonly means: 'link' | 'oidc' | 'demo'; readonly browser: string },
): Promise<Cookie> {
  const secret = newSecret();
  const at = services.now();
  await openSession(services.db, {
    scheme: services.scheme.id,
    id: randomUUID(),
    tokenHash: hashOf(secret),
    person,
    means: how.means,
    browser: how.browser.slice(0, 200),
    at,
    endsAt: Temporal.Instant.from(at).add(LONGEST).toString(),
  });
  return { name: 'session', value: secret };
}

/** Who is signed in by that cookie at this moment; null: nobody. */
export async function signedInBy(services: Pick<Services, 'db' | 'scheme'>, secret: string | null, at: string): Promise<SignedIn | null> {
  if (secret === null) return null;
  return readSession(services.db, {
    scheme: services.scheme.id,
    tokenHash: hashOf(secret),
    at,
    on: londonDate(at),
    seenSince: openSince(at),
  });
}
