// A person's own sessions: which there are, and ending them.
import { readKeptForm } from '../../../db/kept-forms.ts';
import { endSessions, listSessions } from '../../../db/sessions.ts';
import { hiddenFields } from '../hidden-fields.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { hashOf } from '../secret.ts';
import { openSince } from '../session.ts';
import { sayInstant } from '../spoken-date.ts';
import type { Visitor } from '../visitor.ts';

const breadcrumbs = [{ text: 'Your work', href: paths.desk }];
const means: Readonly<Record<string, string>> = {
  link: 'by a link sent by e-mail',
  oidc: 'with the council’s account',
  demo: 'in the demonstration',
};

/** The person signed in. The access table lets nobody else come here. */
export function signedIn({ visitor }: Visit): Visitor {
  if (!visitor) throw new HttpRefusal(403, 'Sign in first.');
  return visitor;
}

/** Where the person is signed in. */
export async function sessions(visit: Visit): Promise<PageAnswer> {
  const { services, now } = visit;
  const { person, session } = signedIn(visit);
  const rows = await listSessions(services.db, { scheme: services.scheme.id, person, at: now, seenSince: openSince(now) });
  const list = rows.map(({ id, browser, openedAt, seenAt, ...row }) => ({
    id,
    browser,
    means: means[row.means] ?? row.means,
    opened: sayInstant(openedAt),
    seen: sayInstant(seenAt),
    own: id === session,
  }));
  return { page: 'sessions', model: { title: 'Where you are signed in', breadcrumbs, sessions: list, several: list.length > 1 } };
}

/** Ends one session of the person, or all others. */
export async function endSession(visit: Visit): Promise<Answer> {
  const { person, session } = signedIn(visit);
  const given = typeof visit.body.session === 'string' ? visit.body.session : '';
  const which = given === 'others' ? { except: session } : { id: given };
  if ('id' in which && !/^[0-9a-f-]{36}$/.test(which.id)) throw new HttpRefusal(400, 'Choose the session to end.');
  await endSessions(visit.services.db, visit.services.scheme.id, person, which, visit.now);
  return { go: paths.sessions };
}

/** Ends this session and removes its cookie. */
export async function signOut(visit: Visit): Promise<Answer> {
  const { services, visitor, now } = visit;
  if (visitor) await endSessions(services.db, services.scheme.id, visitor.person, { id: visitor.session }, now);
  return { go: paths.home, cookies: [{ name: 'session', value: null }] };
}

/** The form that was kept while its sender was signed out, ready to be sent as it is. Sending it twice is one act: it carries its command's id. */
export async function kept(visit: Visit): Promise<Answer> {
  const { services, now } = visit;
  const secret = visit.cookie('kept');
  const key = { scheme: services.scheme.id, tokenHash: hashOf(secret ?? ''), person: signedIn(visit).person, at: now };
  const form = secret === null ? null : await readKeptForm(services.db, key);
  if (!form)
    throw new HttpRefusal(
      404,
      'Nothing is kept for you here. If you sent a form some time ago, look at its case: it may have been sent already.',
    );
  const model = { title: 'Send what you typed', breadcrumbs, action: form.path, fields: hiddenFields(form.body) };
  return { page: 'kept', keep: 'nothing', model };
}
