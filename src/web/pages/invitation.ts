// An invitation to act for an organisation: looked at without harm, accepted once. Who is known here signs in first, so that a link that
// is good for a week is never a way into somebody's account; who is new says what they are called.
import { randomUUID } from 'node:crypto';
import { UniqueViolation } from '../../../db/errors.ts';
import { acceptInvitation, type OpenInvitation, readInvitation } from '../../../db/invitations.ts';
import { sayCapacities } from '../organisation/capacities.ts';
import { lineField, typedIn } from '../own-form.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { hashOf } from '../secret.ts';
import { beginSession } from '../session.ts';
import { signInAt } from '../sign-in-first.ts';
import { isWithin } from '../throttle.ts';

const MOST_LETTERS = 200;
const perLink = { what: 'invitation, network', tries: 60, minutes: 15 } as const;
const breadcrumbs = [{ text: 'Home', href: paths.home }];

const gone = (): PageAnswer => ({
  page: 'invitation-gone',
  status: 410,
  keep: 'nothing',
  model: { title: 'This invitation cannot be used', breadcrumbs },
});

function page({ visitor, body }: Visit, token: string, invitation: OpenInvitation, problem?: string): PageAnswer {
  const isNew = invitation.known === null;
  const isOwn = visitor !== null && visitor.person === invitation.known;
  const address = `${paths.invitation}?${new URLSearchParams({ token })}`;
  return {
    page: 'invitation',
    keep: 'nothing',
    ...(problem === undefined ? {} : { status: 400 }),
    model: {
      title: `Act for ${invitation.organisation}`,
      breadcrumbs,
      errors: problem === undefined ? [] : [{ text: problem, href: '#name' }],
      inviter: invitation.inviter,
      email: invitation.email,
      capacities: sayCapacities(invitation.capacities),
      token,
      // Somebody else is signed in here: they sign out first.
      other: visitor !== null && !isOwn ? visitor.name : null,
      signIn: !isNew && visitor === null ? signInAt(address) : null,
      ready: isOwn || (isNew && visitor === null),
      fields: isNew ? [lineField({ name: 'name', label: 'Your name' }, typedIn(body, problem === undefined ? {} : { name: problem }))] : [],
    },
  };
}

/** What an invitation says. */
export async function invitation(visit: Visit): Promise<Answer> {
  const token = visit.query.token ?? '';
  const open = await readInvitation(visit.services.db, visit.services.scheme.id, hashOf(token), visit.now);
  return open ? page(visit, token, open) : gone();
}

/** Accepts it. */
export async function accept(visit: Visit): Promise<Answer> {
  const { services, now, today, visitor, body } = visit;
  const token = typeof body.token === 'string' ? body.token : '';
  if (!(await isWithin(visit, perLink, visit.network))) return gone();
  const open = await readInvitation(services.db, services.scheme.id, hashOf(token), now);
  if (!open) return gone();
  const isNew = open.known === null;
  if (isNew ? visitor !== null : visitor?.person !== open.known) return page(visit, token, open);
  const name = typedIn(body).value('name');
  if (isNew && (name === '' || name.length > MOST_LETTERS)) return page(visit, token, open, 'Enter your name');
  const person = open.known ?? randomUUID();
  if (!(await isAccepted(visit, { tokenHash: hashOf(token), person, name: isNew ? name : null, on: today }))) return gone();
  const cookies = isNew ? [await beginSession(services, person, { means: 'link', browser: visit.browser })] : [];
  return { go: `${pathTo(paths.organisation, { organisation: open.organisationId })}?done=joined`, cookies };
}

/** Somebody who became known at the same moment signs in and accepts as who they are now. */
async function isAccepted(
  { services, now }: Visit,
  who: { readonly tokenHash: string; readonly person: string; readonly name: string | null; readonly on: string },
): Promise<boolean> {
  try {
    return await acceptInvitation(services.db, { scheme: services.scheme.id, at: now, ...who });
  } catch (error) {
    if (error instanceof UniqueViolation) return false;
    throw error;
  }
}
