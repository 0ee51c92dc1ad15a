// Cover (P7): who stands in for whom, entered and ended by an administrator. What may be lent is judged where the command line has it judged.
import { randomUUID } from 'node:crypto';
import { coversFrom, type NamedCover } from '../../../../db/covers.ts';
import { officePeople } from '../../../../db/reads/offices.ts';
import { sayDate } from '../../../../machines/calendar.ts';
import { type CoverReason, coverReasons } from '../../../../machines/lending.ts';
import { type Appointment, deciderWords, type Role, roleLabels } from '../../../../machines/roles.ts';
import { endCover, enterCover } from '../../../engine/covers.ts';
import { Refusal } from '../../../errors.ts';
import { paths } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { signedIn } from '../account.ts';
import { isCivilDate, summaryOf, typed } from './typed.ts';

const lendingFor = ['leave', 'absence', 'vacancy', 'workload'] as const satisfies readonly CoverReason[];
const endingFor = ['back', 'mistake'] as const satisfies readonly CoverReason[];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const upperFirst = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const reasonOf = <R extends CoverReason>(codes: readonly R[], given: string) => codes.find((code) => code === given);

function sayOffice(role: string, appointment: string | null): string {
  if (appointment !== null && Object.hasOwn(deciderWords, appointment)) return deciderWords[appointment as Appointment];
  return Object.hasOwn(roleLabels, role) ? roleLabels[role as Role] : role;
}

function shownCover(cover: NamedCover, today: string) {
  const { id, lenderName, borrowerName, role, appointment, from, until } = cover;
  const says = `${borrowerName} for ${lenderName}, as ${sayOffice(role, appointment)}, ${sayDate(from)} to ${sayDate(until)}`;
  return { id, says, begun: from <= today, today, until };
}

type Problems = Readonly<Record<string, string>>;

/** The offices that somebody can be stood in for, each with its person: what is over is left out. */
async function officesToLend({ services, today }: Visit) {
  const people = await officePeople(services.db, services.scheme.id);
  const offices = people.flatMap(({ id: person, name, offices: held }) =>
    held
      .filter(({ until, role }) => (until === null || until >= today) && role !== 'head-of-paid-service')
      .map(({ id, role, appointment }) => ({ id, person, role, appointment, text: `${name}: ${sayOffice(role, appointment)}` })),
  );
  return { people, offices };
}

async function page(visit: Visit, problems: Problems = {}): Promise<PageAnswer> {
  const { services, today, body } = visit;
  const { people, offices } = await officesToLend(visit);
  const at = (name: string) => ({ value: typed(body, name), error: problems[name] ?? null });
  const choose = (name: string, all: readonly { readonly value: string; readonly text: string }[]) => ({
    ...at(name),
    options: all.map((each) => ({ ...each, chosen: each.value === typed(body, name) })),
  });
  const reasons = (codes: readonly CoverReason[]) => codes.map((code) => ({ value: code, text: upperFirst(coverReasons[code]) }));
  const model = {
    title: 'Who stands in for whom',
    breadcrumbs: [
      { text: 'Administration', href: paths.administration },
      { text: 'People and their offices', href: paths.administrationPeople },
    ],
    errors: summaryOf(problems),
    covers: (await coversFrom(services.db, services.scheme.id, today)).map((each) => ({
      ...shownCover(each, today),
      error: problems[`end-${each.id}`] ?? null,
    })),
    endings: reasons(endingFor),
    office: choose(
      'office',
      offices.map(({ id, text }) => ({ value: id, text })),
    ),
    borrower: choose(
      'borrower',
      people.map(({ id, name }) => ({ value: id, text: name })),
    ),
    from: at('from'),
    until: at('until'),
    reason: choose('reason', reasons(lendingFor)),
  };
  return { page: 'administration-cover', ...(Object.keys(problems).length > 0 ? { status: 400 } : {}), keep: 'nothing', model };
}

/** What is lent today or later, and the form to lend a role. */
export function cover(visit: Visit): Promise<PageAnswer> {
  return page(visit);
}

/** What the rules say against it is shown at the field; everything else is thrown. */
async function refusedAt(work: () => Promise<void>, field: string): Promise<Problems | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { [field]: error.says };
    throw error;
  }
}

/** Lends a role for a time. */
export async function lendByForm(visit: Visit): Promise<Answer> {
  const { services, body, now } = visit;
  const office = (await officesToLend(visit)).offices.find(({ id }) => id === typed(body, 'office'));
  const [borrower, from, until] = [typed(body, 'borrower'), typed(body, 'from'), typed(body, 'until')];
  const reason = reasonOf(lendingFor, typed(body, 'reason'));
  const problems = {
    ...(office ? {} : { office: 'Select who is stood in for, and as what' }),
    ...(uuid.test(borrower) ? {} : { borrower: 'Select who stands in' }),
    ...(isCivilDate(from) ? {} : { from: 'Enter the first day' }),
    ...(isCivilDate(until) ? {} : { until: 'Enter the last day' }),
    ...(reason ? {} : { reason: 'Select why' }),
  };
  if (!office || !reason || Object.keys(problems).length > 0) return page(visit, problems);
  const loan = { lender: office.person, borrower, role: office.role, appointment: office.appointment, from, until };
  const entry = { by: signedIn(visit).person, at: now, reason };
  const refused = await refusedAt(() => enterCover(services.db, services.scheme.id, randomUUID(), loan, entry), 'office');
  return refused ? page(visit, refused) : { go: paths.administrationCover };
}

/** Ends a cover with a last day, or takes back one that has not begun. */
export async function endCoverByForm(visit: Visit): Promise<Answer> {
  const { services, body, now } = visit;
  const [which, lastDay] = [typed(body, 'which'), typed(body, 'lastDay')];
  const reason = reasonOf(endingFor, typed(body, 'reason'));
  const field = `end-${which}`;
  const isBack = body.lastDay === undefined;
  if (!uuid.test(which) || !reason || (!isBack && !isCivilDate(lastDay)))
    return page(visit, { [field]: 'Select why, and enter the last day' });
  const entry = { by: signedIn(visit).person, at: now, reason };
  const refused = await refusedAt(() => endCover(services.db, services.scheme.id, which, isBack ? null : lastDay, entry), field);
  return refused ? page(visit, refused) : { go: paths.administrationCover };
}
