// Signing in by a link sent by e-mail. The answer never tells whether an address is known: one that nobody has gets a link, too, and who
// follows it says what they are called and goes on to register their organisation.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { UniqueViolation } from '../../../db/errors.ts';
import { endSessions } from '../../../db/sessions.ts';
import { makeLink, type Newcomer, ownerOfLink, useLink } from '../../../db/sign-in-links.ts';
import { lineField, typedIn } from '../own-form.ts';
import { paths } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { hashOf, newSecret } from '../secret.ts';
import { beginSession } from '../session.ts';
import { ownAddress } from '../sign-in-first.ts';
import { isWithin } from '../throttle.ts';

const LINK_MINUTES = 15;
const MOST_LETTERS = 200;
const perAddress = { what: 'sign-in link, e-mail', tries: 5, minutes: 15 } as const;
const perNetwork = { what: 'sign-in link, network', tries: 30, minutes: 15 } as const;
/** Nobody sends our mail to strangers at will. */
const perStranger = { what: 'sign-in link, strangers of a network', tries: 20, minutes: 60 } as const;
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
      oidc: oidc && { label: oidc.label, href: `${paths.councilSignIn}?${new URLSearchParams({ next })}` },
    },
  };
}

/** The page to sign in. Who is signed in already goes on. */
export function signIn(visit: Visit): Answer {
  return visit.visitor ? { go: ownAddress(visit.query.next ?? paths.desk) } : form(visit);
}

/** Sends a link to the address; says the same whoever has it, in the same time: the sending is not waited for. */
export async function askForLink(visit: Visit): Promise<Answer> {
  const typed = typeof visit.body.email === 'string' ? visit.body.email : '';
  const read = email.safeParse(typed);
  if (!read.success) return form(visit, typed, 'Enter an e-mail address in the form name@organisation.org.uk');
  const next = ownAddress(typeof visit.body.next === 'string' ? visit.body.next : paths.desk);
  const within = [await isWithin(visit, perNetwork, visit.network), await isWithin(visit, perAddress, read.data)];
  const isSent = within.every(Boolean);
  const { demo, later } = visit.services;
  // A demonstration sends no e-mail: there the link is shown, to whoever could be anybody anyway.
  const shown = isSent && demo ? await sendLink(visit, read.data, next) : null;
  if (isSent && !demo) later(async () => void (await sendLink(visit, read.data, next)));
  return {
    page: 'sign-in-sent',
    keep: 'nothing',
    model: { title: 'Check your e-mail', breadcrumbs, typed: read.data, minutes: LINK_MINUTES, demo: demo !== null, shown },
  };
}

async function sendLink(visit: Visit, address: string, next: string): Promise<string | null> {
  const { services, now } = visit;
  const secret = newSecret();
  const expiresAt = Temporal.Instant.from(now).add({ minutes: LINK_MINUTES }).toString();
  const orNew = await isWithin(visit, perStranger, visit.network);
  const asked = { scheme: services.scheme.id, email: address, tokenHash: hashOf(secret), at: now, expiresAt, orNew };
  const made = await makeLink(services.db, asked);
  if (!made) return null;
  const path = `${paths.signInLink}?${new URLSearchParams({ token: secret, next })}`;
  const model = { link: `${services.publicUrl}${path}`, minutes: LINK_MINUTES, scheme: services.scheme.name };
  const template = made.person === null ? 'sign-in-new' : 'sign-in';
  await services.post({ to: made.email, subject: `Sign in to ${services.scheme.name}`, template, model }, now);
  return path;
}

/** What a link opens: a button, and for who is new the question of their name. Looking uses nothing up, since mail scanners look, too. */
export function openLink(visit: Visit): Promise<Answer> {
  return linkPage(visit, visit.query.token ?? '', ownAddress(visit.query.next ?? paths.desk));
}

async function linkPage(visit: Visit, token: string, next: string, problem?: string): Promise<Answer> {
  const owner = await ownerOfLink(visit.services.db, visit.services.scheme.id, hashOf(token), visit.now);
  if (!owner) return linkGone();
  const field = lineField({ name: 'name', label: 'Your name' }, typedIn(visit.body, problem === undefined ? {} : { name: problem }));
  return {
    page: 'sign-in-link',
    keep: 'nothing',
    ...(problem === undefined ? {} : { status: 400 }),
    model: {
      title: owner.name === null ? 'Tell us who you are' : 'Sign in',
      breadcrumbs,
      errors: problem === undefined ? [] : [{ text: problem, href: '#name' }],
      name: owner.name,
      email: owner.email,
      fields: owner.name === null ? [field] : [],
      token,
      next,
    },
  };
}

/** Signs in, once per link, under a new session. */
export async function followLink(visit: Visit): Promise<Answer> {
  const { services, now, body, visitor } = visit;
  const token = typeof body.token === 'string' ? body.token : '';
  const next = ownAddress(typeof body.next === 'string' ? body.next : paths.desk);
  if (!(await isWithin(visit, perLink, visit.network))) return linkGone();
  const owner = await ownerOfLink(services.db, services.scheme.id, hashOf(token), now);
  const name = typedIn(body).value('name');
  if (owner?.name === null && (name === '' || name.length > MOST_LETTERS)) return linkPage(visit, token, next, 'Enter your name');
  const newcomer = owner?.name === null ? { id: randomUUID(), name } : null;
  const person = await used(visit, token, newcomer);
  if (person === null) return linkGone();
  if (visitor) await endSessions(services.db, services.scheme.id, visitor.person, { id: visitor.session }, now);
  return { go: next, cookies: [await beginSession(services, person, { means: 'link', browser: visit.browser })] };
}

/** Of two links to one new address that are followed at the same moment, one makes the person; the other signs in who is there then. */
async function used({ services, now }: Visit, token: string, newcomer: Newcomer | null): Promise<string | null> {
  const use = () => useLink(services.db, services.scheme.id, hashOf(token), now, newcomer);
  try {
    return await use();
  } catch (error) {
    if (error instanceof UniqueViolation) return use();
    throw error;
  }
}

function linkGone(): PageAnswer {
  return {
    page: 'sign-in-gone',
    status: 410,
    keep: 'nothing',
    model: { title: 'This link cannot be used', breadcrumbs, minutes: LINK_MINUTES },
  };
}
