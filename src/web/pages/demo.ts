// Only in a demonstration: become anybody of the pilot, and move the scheme's time on.
import { happenedSince, nextInDiary } from '../../../db/reads/demo-diary.ts';
import { listPeople } from '../../../db/reads/demo-people.ts';
import { isCivilDate, sayDate } from '../../../machines/calendar.ts';
import { type Role, roleLabels } from '../../../machines/roles.ts';
import { registered } from '../../engine/engine.ts';
import { sayDeadline } from '../deadline-words.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import type { Demo } from '../services.ts';
import { beginSession } from '../session.ts';
import { sayInstant } from '../spoken-date.ts';

const FARTHEST_DAYS = 400;
/** How many acts are told after the clock was moved. */
const MOST_TOLD = 60;

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
  const model = {
    title: 'Demonstration',
    errors,
    error: error ?? null,
    typed,
    groups,
    today: sayDate(visit.today),
    next: await nextOf(visit),
    told: await toldSince(visit),
  };
  return { page: 'demonstration', keep: 'nothing', ...(error === undefined ? {} : { status: 400 }), model };
}

/** The next day on which anything falls due, and what; null: nothing does. */
async function nextOf({ services, today }: Visit) {
  const lines = await nextInDiary(services.db, services.scheme.id, today);
  const [first] = lines;
  if (!first) return null;
  const due = lines.map(({ name, reference, place }) => `${sayDeadline(name)} (${place === null ? '' : `${place}, `}${reference})`);
  return { day: first.fires, said: sayDate(first.fires), due };
}

/** What happened by itself since the clock was moved; null: it was not. */
async function toldSince({ services, query }: Visit) {
  const since = query.since ?? '';
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(since) || Number.isNaN(Date.parse(since))) return null;
  const acts = await happenedSince(services.db, services.scheme.id, since, MOST_TOLD + 1);
  const lines = acts.slice(0, MOST_TOLD).map(({ case: id, at, command, workflow, reference, place }) => ({
    when: sayInstant(at),
    what: registered(services.engine, workflow)?.workflow.commands[command.slice(command.indexOf('.') + 1)]?.title ?? command,
    reference,
    place,
    href: pathTo(paths.case, { case: id }),
  }));
  return { lines, more: acts.length > MOST_TOLD };
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
  const since = visit.now;
  await demo.moveClock(until);
  return { go: `${paths.demo}?${new URLSearchParams({ since })}` };
}
