// Only in a demonstration: become anybody of the pilot, and move the scheme's time on.
import { listPeople } from '../../../db/reads/demo-people.ts';
import { isCivilDate, sayDate } from '../../../machines/calendar.ts';
import { type Role, roleLabels } from '../../../machines/roles.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import type { Demo } from '../services.ts';
import { beginSession } from '../session.ts';

const FARTHEST_DAYS = 400;

function demoOf({ services }: Visit): Demo {
  if (!services.demo) throw new HttpRefusal(404, 'There is no page at this address.');
  return services.demo;
}

const labelOf = (role: string) => roleLabels[role as Role] ?? role;

async function page(visit: Visit, error?: string, typed = ''): Promise<PageAnswer> {
  demoOf(visit);
  const rows = await listPeople(visit.services.db, visit.services.scheme.id, visit.today);
  const groups = [...new Set(rows.map(({ place }) => place))].map((place) => ({
    place: place ?? 'The council, CVS and panels',
    people: rows
      .filter((row) => row.place === place)
      .map(({ id, name, roles }) => ({ id, name, roles: [...new Set(roles.map(labelOf))].join(', ') })),
  }));
  const errors = error === undefined ? [] : [{ text: error, href: '#until' }];
  const model = { title: 'Demonstration', errors, error: error ?? null, typed, groups, today: sayDate(visit.today) };
  return { page: 'demonstration', keep: 'nothing', ...(error === undefined ? {} : { status: 400 }), model };
}

/** Who one can be, and what day it is. */
export function demonstration(visit: Visit): Promise<PageAnswer> {
  return page(visit);
}

/** Signs in as the person chosen. */
export async function becomePerson(visit: Visit): Promise<Answer> {
  demoOf(visit);
  const person = typeof visit.body.person === 'string' ? visit.body.person : '';
  const rows = await listPeople(visit.services.db, visit.services.scheme.id, visit.today);
  if (!rows.some(({ id }) => id === person)) throw new HttpRefusal(400, 'Choose one of the people listed.');
  return { go: paths.desk, cookies: [await beginSession(visit.services, person, { means: 'demo', browser: visit.browser })] };
}

/** Moves the clock to a day, or on by some days; everything due until then happens in its order. */
export async function moveClock(visit: Visit): Promise<Answer> {
  const demo = demoOf(visit);
  const days = typeof visit.body.days === 'string' && /^\d{1,3}$/.test(visit.body.days) ? Number(visit.body.days) : null;
  const typed = typeof visit.body.until === 'string' ? visit.body.until.trim() : '';
  const until = days === null ? typed : Temporal.PlainDate.from(visit.today).add({ days }).toString();
  if (!isCivilDate(until)) return page(visit, 'Enter a date, like 2027-06-30', typed);
  if (until <= visit.today) return page(visit, 'The clock only moves forward: enter a later date', typed);
  if (Temporal.PlainDate.from(visit.today).until(until).days > FARTHEST_DAYS)
    return page(visit, 'Move the clock by about a year at most', typed);
  await demo.moveClock(until);
  return { go: paths.demo };
}
