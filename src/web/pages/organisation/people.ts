// Who acts for an organisation, and inviting others (P6). An invitation is a link by e-mail: single use, kept as a hash, good for a week.
import { randomUUID } from 'node:crypto';
import { makeInvitation, takeBackInvitation } from '../../../../db/invitations.ts';
import { type Colleague, type PendingInvitation, readColleagues, readInvitations } from '../../../../db/reads/organisation-entry.ts';
import { sayDate } from '../../../../machines/calendar.ts';
import { londonDate } from '../../../../machines/london-time.ts';
import { HttpRefusal } from '../../http-refusal.ts';
import { capacitiesIn, capacityOptions, sayCapacities } from '../../organisation/capacities.ts';
import {
  lastingOrganisation,
  type OwnOrganisation,
  organisationBreadcrumbs,
  ownOrganisation,
} from '../../organisation/own-organisation.ts';
import { choicesField, isEmail, isId, lineField, problemsOf, type Typed, typedIn } from '../../own-form.ts';
import { paths, pathTo } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { hashOf, newSecret } from '../../secret.ts';
import { isWithin } from '../../throttle.ts';

const DAYS = 7;
const perOrganisation = { what: 'invitations, organisation', tries: 20, minutes: 24 * 60 } as const;
/** Whoever registers several organisations sends no more of our mail to strangers by that. */
const perPerson = { what: 'invitations, person', tries: 20, minutes: 24 * 60 } as const;
const doneWords = new Map([
  ['invited', 'The invitation is on its way. It can be used for a week.'],
  ['taken-back', 'The invitation is taken back. Its link opens nothing any more.'],
  ['changed', 'What your colleague may do is changed.'],
]);

function shownColleague({ person, name, email, capacities }: Colleague, { entry, keeps }: OwnOrganisation, today: string) {
  const lasting = capacities.filter(({ until }) => until === null).map(({ capacity }) => capacity);
  const ending = capacities.filter(({ until }) => until !== null);
  return {
    name,
    email,
    says: lasting.length > 0 ? sayCapacities(lasting) : null,
    ending: ending.map(
      ({ capacity, until }) => `${sayCapacities([capacity])} until ${until === today ? 'the end of today' : sayDate(until ?? '')}`,
    ),
    change: keeps ? pathTo(paths.organisationPerson, { organisation: entry.id, person }) : null,
  };
}

function shownInvitation({ id, email, capacities, expiresAt }: PendingInvitation, { entry, keeps }: OwnOrganisation, now: string) {
  const until = sayDate(londonDate(expiresAt));
  return {
    email,
    says: `${sayCapacities(capacities)}. ${expiresAt > now ? `Can be used until ${until}` : `Was not used by ${until}: invite them again`}`,
    takeBack: keeps ? pathTo(paths.organisationInvitation, { organisation: entry.id, invitation: id }) : null,
  };
}

async function page(visit: Visit, own: OwnOrganisation, typed: Typed, shown: { id: string; link: string | null }): Promise<PageAnswer> {
  const { services, today, now, query } = visit;
  const key = [services.db, services.scheme.id, own.entry.id] as const;
  const people = await readColleagues(...key, today);
  const errors = Object.entries(typed.problems).map(([field, text]) => ({ text, href: `#${field}` }));
  return {
    page: 'organisation-people',
    keep: 'nothing',
    ...(errors.length > 0 ? { status: 400 } : {}),
    model: {
      title: 'Who acts for your organisation',
      breadcrumbs: organisationBreadcrumbs(own.entry),
      errors,
      done:
        shown.link === null
          ? (doneWords.get(query.done ?? '') ?? null)
          : 'In this demonstration the invitation is shown here, and not sent.',
      link: shown.link,
      alone: people.length === 1 && own.entry.singleOfficer === null,
      people: people.map((each) => shownColleague(each, own, today)),
      invitations: (await readInvitations(...key)).map((each) => shownInvitation(each, own, now)),
      invite: own.keeps ? pathTo(paths.organisationPeople, { organisation: own.entry.id }) : null,
      id: shown.id,
      fields: [
        lineField({ name: 'email', label: 'Their e-mail address' }, typed),
        choicesField({ name: 'capacities', label: 'What will they do?' }, typed, capacityOptions),
      ],
    },
  };
}

/** The people, the invitations that are open, and the form for another. */
export async function colleagues(visit: Visit): Promise<PageAnswer> {
  return page(visit, await ownOrganisation(visit), typedIn({}), { id: randomUUID(), link: null });
}

/** Invites somebody. The answer is the same whether the address is known here or not; sent twice, it is one invitation. */
export async function invite(visit: Visit): Promise<Answer> {
  const own = await lastingOrganisation(visit);
  const typed = typedIn(visit.body);
  const id = isId(typed.value('id')) ? typed.value('id') : randomUUID();
  const [email, capacities] = [typed.value('email'), capacitiesIn(typed.values('capacities'))];
  const here = await readColleagues(visit.services.db, visit.services.scheme.id, own.entry.id, visit.today);
  const isHere = here.some((each) => each.email?.toLowerCase() === email.toLowerCase());
  const tests = {
    email: !isEmail(email)
      ? 'Enter an e-mail address in the form name@organisation.org.uk'
      : isHere
        ? 'This person acts for your organisation already. Change what they may do in the list'
        : null,
    capacities: capacities.length === 0 ? 'Select what they will do' : null,
  };
  const problems = problemsOf(tests);
  if (Object.keys(problems).length > 0) return page(visit, own, typedIn(visit.body, problems), { id, link: null });
  const within = [await isWithin(visit, perOrganisation, own.entry.id), await isWithin(visit, perPerson, own.visitor.person)];
  if (!within.every(Boolean)) throw new HttpRefusal(429, 'Many people were invited today. Invite the next ones tomorrow.');
  const link = await send(visit, own, { id, email, capacities });
  if (link !== null && visit.services.demo) return page(visit, own, typedIn({}), { id: randomUUID(), link });
  return { go: `${pathTo(paths.organisationPeople, { organisation: own.entry.id })}?done=invited` };
}

async function send(
  visit: Visit,
  own: OwnOrganisation,
  asked: { id: string; email: string; capacities: string[] },
): Promise<string | null> {
  const { services, now } = visit;
  const { entry, visitor } = own;
  const secret = newSecret();
  const expiresAt = Temporal.Instant.from(now)
    .add({ hours: DAYS * 24 })
    .toString();
  const doer = { scheme: services.scheme.id, person: visitor.person, at: now };
  const isNew = await makeInvitation(services.db, doer, { ...asked, organisation: entry.id, tokenHash: hashOf(secret), expiresAt });
  if (!isNew) return null;
  const path = `${paths.invitation}?${new URLSearchParams({ token: secret })}`;
  const model = {
    link: `${services.publicUrl}${path}`,
    inviter: visitor.name,
    organisation: entry.name,
    scheme: services.scheme.name,
    capacities: sayCapacities(asked.capacities),
    until: sayDate(londonDate(expiresAt)),
  };
  services.later(() => services.post({ to: asked.email, subject: `Act for ${entry.name}`, template: 'invitation', model }, now));
  return path;
}

/** Takes an invitation back. */
export async function takeBack(visit: Visit): Promise<Answer> {
  const { services, params, now } = visit;
  const own = await lastingOrganisation(visit);
  const id = params.invitation ?? '';
  if (!isId(id)) throw new HttpRefusal(404, 'There is no such invitation. Find it in the list.');
  await takeBackInvitation(services.db, { scheme: services.scheme.id, person: own.visitor.person, at: now }, own.entry.id, id);
  return { go: `${pathTo(paths.organisationPeople, { organisation: own.entry.id })}?done=taken-back` };
}
