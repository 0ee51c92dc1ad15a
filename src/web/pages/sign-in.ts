// Signing in by a link sent by e-mail. The answer never tells whether an address is known.
import { z } from 'zod';
import { endSessions } from '../../../db/sessions.ts';
import { makeLink, ownerOfLink, useLink } from '../../../db/sign-in-links.ts';
import { paths } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { hashOf, newSecret } from '../secret.ts';
import { beginSession } from '../session.ts';
import { ownAddress } from '../sign-in-first.ts';
import { isWithin } from '../throttle.ts';

const LINK_MINUTES = 15;
const perAddress = { what: 'sign-in link, e-mail', tries: 5, minutes: 15 } as const;
const perNetwork = { what: 'sign-in link, network', tries: 30, minutes: 15 } as const;
const perLink = { what: 'sign-in, network', tries: 60, minutes: 15 } as const;

const breadcrumbs = [{ text: 'Home', href: paths.home }];
const email = z.string().trim().max(254).pipe(z.email());

const whys = new Map([
  ['file', 'You were signed out because nothing was sent for a while. Sign in, then choose the file again: it was not sent.'],
  ['kept', 'You were signed out because nothing was sent for a while. What you typed is kept: sign in, and you can send it as it is.'],
]);

function form(visit: Visit, typed = '', error?: string): PageAnswer {
  const next = ownAddress(typeof visit.body.next === 'string' ? visit.body.next : (visit.query.next ?? paths.desk));
  const errors = error === undefined ? [] : [{ text: error, href: '#email' }];
  const why = whys.get(visit.query.why ?? '') ?? null;
  const { demo, oidc } = visit.services;
  return {
    page: 'sign-in',
    ...(error === undefined ? {} : { status: 400 }),
    keep: 'nothing',
    model: {
      title: 'Sign in',
      breadcrumbs,
      errors,
      next,
      typed,
      error: error ?? null,
      why,
      demo: demo !== null,
      oidc: oidc?.label ?? null,
    },
  };
}

/** The page to sign in. Who is signed in already goes on. */
export function signIn(visit: Visit): Answer {
  return visit.visitor ? { go: ownAddress(visit.query.next ?? paths.desk) } : form(visit);
}

/** Sends a link to the address, if somebody has it; says the same either way, in the same time: the sending is not waited for. */
export async function askForLink(visit: Visit): Promise<Answer> {
  const typed = typeof visit.body.email === 'string' ? visit.body.email : '';
  const read = email.safeParse(typed);
  if (!read.success) return form(visit, typed, 'Enter an e-mail address in the form name@organisation.org.uk');
  const next = ownAddress(typeof visit.body.next === 'string' ? visit.body.next : paths.desk);
  const within = [await isWithin(visit, perNetwork, visit.network), await isWithin(visit, perAddress, read.data)];
  if (within.every(Boolean)) visit.services.later(() => sendLink(visit, read.data, next));
  return {
    page: 'sign-in-sent',
    keep: 'nothing',
    model: { title: 'Check your e-mail', breadcrumbs, typed: read.data, minutes: LINK_MINUTES, demo: visit.services.demo !== null },
  };
}

async function sendLink({ services, now }: Visit, address: string, next: string): Promise<void> {
  const secret = newSecret();
  const expiresAt = Temporal.Instant.from(now).add({ minutes: LINK_MINUTES }).toString();
  const made = await makeLink(services.db, { scheme: services.scheme.id, email: address, tokenHash: hashOf(secret), at: now, expiresAt });
  if (!made) return;
  const link = `${services.publicUrl}${paths.signInLink}?${new URLSearchParams({ token: secret, next })}`;
  const model = { link, minutes: LINK_MINUTES, scheme: services.scheme.name };
  await services.post({ to: made.email, subject: `Sign in to ${services.scheme.name}`, template: 'sign-in', model }, now);
}

/** What a link opens: a button. Looking uses nothing up, since mail scanners look, too. */
export async function openLink(visit: Visit): Promise<Answer> {
  const token = visit.query.token ?? '';
  const next = ownAddress(visit.query.next ?? paths.desk);
  const owner = await ownerOfLink(visit.services.db, visit.services.scheme.id, hashOf(token), visit.now);
  if (!owner) return linkGone();
  return { page: 'sign-in-link', keep: 'nothing', model: { title: 'Sign in', breadcrumbs, name: owner.name, token, next } };
}

/** Signs in, once per link, under a new session. */
export async function followLink(visit: Visit): Promise<Answer> {
  const token = typeof visit.body.token === 'string' ? visit.body.token : '';
  if (!(await isWithin(visit, perLink, visit.network))) return linkGone();
  const person = await useLink(visit.services.db, visit.services.scheme.id, hashOf(token), visit.now);
  if (person === null) return linkGone();
  if (visit.visitor)
    await endSessions(visit.services.db, visit.services.scheme.id, visit.visitor.person, { id: visit.visitor.session }, visit.now);
  const cookie = await beginSession(visit.services, person, { means: 'link', browser: visit.browser });
  return { go: ownAddress(typeof visit.body.next === 'string' ? visit.body.next : paths.desk), cookies: [cookie] };
}

function linkGone(): PageAnswer {
  return {
    page: 'sign-in-gone',
    status: 410,
    keep: 'nothing',
    model: { title: 'This link cannot be used', breadcrumbs, minutes: LINK_MINUTES },
  };
}
