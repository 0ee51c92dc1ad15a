// A page that is for somebody was asked for by nobody in particular: ask them to sign in, and keep what they had typed.
import { keepForm } from '../../db/kept-forms.ts';
import { ownerOfSession } from '../../db/sessions.ts';
import { paths } from './paths.ts';
import type { Answer, Visit } from './route.ts';
import { hashOf, newSecret } from './secret.ts';
import { isWithin } from './throttle.ts';

const KEPT_HOURS = 24;
const perNetwork = { what: 'kept form, network', tries: 20, minutes: 15 } as const;

/** An address within this service to go to, or the home page: whatever else was given could lead anywhere. */
export function ownAddress(given: string | undefined): string {
  if (given === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given) || given.includes('\\')) return paths.home;
  const url = new URL(given, 'http://here.example');
  const path = `${url.pathname}${url.search}`;
  // '/..//elsewhere.example' is normalised to what a browser takes for another host.
  return url.host === 'here.example' && !path.startsWith('//') ? path : paths.home;
}

/** The way to sign in, coming back to `address` afterwards. */
export function signInAt(address: string, why?: string): string {
  return `${paths.signIn}?${new URLSearchParams({ next: address, ...(why === undefined ? {} : { why }) })}`;
}

/**
 * Sends to the sign-in page. A form that was sent is kept for a day under a secret that only this browser holds; a file is not: nothing
 * of it is read from somebody unknown, and its form has the address of its page.
 */
export async function askToSignIn(visit: Visit, sent: 'form' | 'file' | null): Promise<Answer> {
  const { services, now } = visit;
  if (sent !== 'form') return { go: signInAt(visit.address, sent ?? undefined) };
  const secret = newSecret();
  const session = visit.cookie('session');
  const scheme = services.scheme.id;
  const person = session === null ? null : await ownerOfSession(services.db, scheme, hashOf(session));
  // Who was signed in loses nothing; who never was cannot fill the database.
  if (person === null && !(await isWithin(visit, perNetwork, visit.network))) return { go: signInAt(paths.desk) };
  const expiresAt = Temporal.Instant.from(now).add({ hours: KEPT_HOURS }).toString();
  // What a program in the page had sent by itself is sent by a person now, who is answered with a page.
  const { by: _, ...body } = visit.body;
  await keepForm(services.db, { scheme, tokenHash: hashOf(secret), person, path: visit.address, body, at: now, expiresAt });
  return { go: signInAt(paths.kept, 'kept'), cookies: [{ name: 'kept', value: secret, maxAge: KEPT_HOURS * 3600 }] };
}
