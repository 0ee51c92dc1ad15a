// People and their dated offices (P7): who holds what, from when to when; adding somebody, giving an office, ending one. Every act is recorded.
import { randomUUID } from 'node:crypto';
import { addPersonAs, endOfficeAs, giveOfficeAs } from '../../../../db/administration.ts';
import { UniqueViolation } from '../../../../db/errors.ts';
import { administratorActs, lentRoles, type Office, officePeople } from '../../../../db/reads/offices.ts';
import { sayDate } from '../../../../machines/calendar.ts';
import { type Role, roleLabels } from '../../../../machines/roles.ts';
import { isEmail } from '../../own-form.ts';
import { paths } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { sayInstant } from '../../spoken-date.ts';
import { staffRoles } from '../../visitor.ts';
import { signedIn } from '../account.ts';
import { doerOf, isCivilDate, summaryOf, typed } from './typed.ts';

const appointments = { deciding: 'Deciding holder', deputy: 'Deputy', leader: 'Leader' } as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const breadcrumbs = [{ text: 'Administration', href: paths.administration }];
const actWords: Readonly<Record<string, string>> = {
  'person-added': 'Added',
  'office-given': 'Gave an office to',
  'office-ended': 'Ended an office of',
  'incident-closed': 'Closed an incident',
  'work-resumed': 'Set work going again',
};

const sayRole = (role: string) => {
  const label = Object.hasOwn(roleLabels, role) ? roleLabels[role as Role] : role;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
};

function sayOffice({ role, appointment, title, from, until }: Office, today: string) {
  const span = until === null ? `since ${sayDate(from)}` : `${sayDate(from)} to ${sayDate(until)}`;
  const held = appointment === null ? sayRole(role) : `${sayRole(role)}, ${appointments[appointment as keyof typeof appointments]}`;
  return { title, held, span: from > today ? span.replace('since', 'from') : span, past: until !== null && until < today };
}

type Problems = Readonly<Record<string, string>>;

async function page(visit: Visit, problems: Problems = {}): Promise<PageAnswer> {
  const { services, today, body } = visit;
  const key = [services.db, services.scheme.id] as const;
  const { person: own } = signedIn(visit);
  const people = await officePeople(...key);
  const at = (name: string) => ({ value: typed(body, name), error: problems[name] ?? null });
  const options = (chosen: string, all: readonly (readonly [string, string])[]) =>
    all.map(([value, text]) => ({ value, text, chosen: value === chosen }));
  const model = {
    title: 'People and their offices',
    breadcrumbs,
    errors: summaryOf(problems),
    today,
    people: people.map(({ id, name, email, offices }) => ({
      name,
      email,
      offices: offices.map((office) => ({
        ...sayOffice(office, today),
        id: office.id,
        ends: (office.until === null || office.until > today) && id !== own,
      })),
    })),
    cover: (await lentRoles(...key, today)).map(({ lender, borrower, role, from, until }) => ({
      says: `${borrower} for ${lender}, as ${sayRole(role).toLowerCase()}, ${sayDate(from)} to ${sayDate(until)}`,
    })),
    name: at('name'),
    email: at('email'),
    whom: {
      ...at('whom'),
      options: options(
        typed(body, 'whom'),
        // Anybody can come in under any name: the address tells who it is.
        people.map(({ id, name, email }) => [id, email === null ? name : `${name} (${email})`]),
      ),
    },
    role: {
      ...at('role'),
      options: options(
        typed(body, 'role'),
        staffRoles.map((role) => [role, sayRole(role)]),
      ),
    },
    appointment: { ...at('appointment'), options: options(typed(body, 'appointment'), Object.entries(appointments)) },
    office: at('office'),
    from: at('from'),
    acts: (await administratorActs(...key, 30)).map(({ at: when, by, what, about, details }) => ({
      says: `${actWords[what] ?? what}${about === null ? '' : ` ${about}`}${typeof details.title === 'string' ? `: ${details.title}` : ''}`,
      who: `${details.by === 'council-groups' ? 'The council’s groups' : by}, ${sayInstant(when)}`,
    })),
  };
  return { page: 'administration-people', ...(Object.keys(problems).length > 0 ? { status: 400 } : {}), keep: 'nothing', model };
}

/** The people of the scheme with their offices. */
export function people(visit: Visit): Promise<PageAnswer> {
  return page(visit);
}

/** Adds a person. They hold nothing until an office is given to them. */
export async function addPerson(visit: Visit): Promise<Answer> {
  const [name, email] = [typed(visit.body, 'name'), typed(visit.body, 'email')];
  const problems = {
    ...(name === '' || name.length > 200 ? { name: 'Enter the person’s name' } : {}),
    ...(isEmail(email) ? {} : { email: 'Enter an e-mail address, such as name@council.example' }),
  };
  if (Object.keys(problems).length > 0) return page(visit, problems);
  try {
    await addPersonAs(visit.services.db, doerOf(visit), { id: randomUUID(), name, email });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return page(visit, { email: 'Somebody with this e-mail address is known already. Look for them in the list' });
  }
  return { go: paths.administrationPeople };
}

const holderOnly = 'An appointment belongs to a portfolio holder. Leave it out';
const pastStays = 'Enter today or a later day: past records keep the offices of their day';

/** Who is to get an office: somebody known, and not oneself. */
async function whyNotWhom(visit: Visit, whom: string): Promise<Problems> {
  if (whom === signedIn(visit).person) return { whom: 'Nobody gives themselves an office. Ask another administrator' };
  const people = await officePeople(visit.services.db, visit.services.scheme.id);
  return people.some(({ id }) => id === whom) ? {} : { whom: 'Select the person' };
}

/** Gives an office from a day on. Nobody gives themselves one: another administrator does. */
export async function giveOffice(visit: Visit): Promise<Answer> {
  const { body, services, today } = visit;
  const at = (name: string) => typed(body, name);
  const fits = at('appointment') === '' || (at('role') === 'portfolio-holder' && Object.hasOwn(appointments, at('appointment')));
  const titled = at('office') !== '' && at('office').length <= 200;
  const problems = {
    ...(await whyNotWhom(visit, at('whom'))),
    ...(staffRoles.some((one) => one === at('role')) ? {} : { role: 'Select the role' }),
    ...(fits ? {} : { appointment: holderOnly }),
    ...(titled ? {} : { office: 'Enter the title that records and letters show' }),
    ...(isCivilDate(at('from')) && at('from') >= today ? {} : { from: pastStays }),
  };
  if (Object.keys(problems).length > 0) return page(visit, problems);
  await giveOfficeAs(services.db, doerOf(visit), {
    id: randomUUID(),
    person: at('whom'),
    role: at('role'),
    appointment: at('appointment') || null,
    title: at('office'),
    from: at('from'),
  });
  return { go: paths.administrationPeople };
}

/** Ends an office with its last day. Nobody ends their own, so that the scheme keeps an administrator. */
export async function endOffice(visit: Visit): Promise<Answer> {
  const { body, services, today } = visit;
  const [which, until] = [typed(body, 'which'), typed(body, 'until')];
  if (!uuid.test(which) || !isCivilDate(until) || until < today)
    return page(visit, { [`until-${which}`]: 'Enter the last day of the office: today or later' });
  const ended = await endOfficeAs(services.db, doerOf(visit), which, until);
  if (!ended)
    return page(visit, {
      [`until-${which}`]: 'This office cannot be ended on that day: it is ended already, begins later, or is your own',
    });
  return { go: paths.administrationPeople };
}
