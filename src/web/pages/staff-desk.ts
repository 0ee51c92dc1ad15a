// The first page of somebody who works for the scheme: what is overdue, what is due today, what waits for them, what comes.
import { listCases } from '../../../db/reads/case-list.ts';
import { casesWaiting, type DueDay, daysDue, type WaitingCase } from '../../../db/reads/desk.ts';
import { addDays, sayDate } from '../../../machines/calendar.ts';
import { registered } from '../../engine/engine.ts';
import { sayDue } from '../case-words.ts';
import { sayDeadline } from '../deadline-words.ts';
import type { Turn } from '../desk/turn.ts';
import { askedOf, turnsFor, workflowsWatched } from '../desk/turns.ts';
import { registeredLately } from '../new-organisations.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, PageModel, Visit } from '../route.ts';
import { shownCase } from '../shown-case.ts';
import type { Visitor } from '../visitor.ts';

const MOST_OF_A_KIND = 8;
const MOST_DAYS = 60;
const DAYS_AHEAD = 14;
const RECENT = 10;

const blocks = [
  { id: 'overdue', title: 'Overdue' },
  { id: 'today', title: 'Due today' },
  { id: 'waiting', title: 'Waiting for you' },
  { id: 'soon', title: `In the next ${DAYS_AHEAD} days` },
] as const;
type Block = (typeof blocks)[number]['id'];

interface Row {
  readonly href: string;
  readonly reference: string;
  readonly about: string;
  readonly due: string | null;
  /** What comes first; null: nothing does. */
  readonly first: string | null;
}

/** Cases of one kind in one block; `more`: how many there are that are not shown. */
interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly more: number;
  readonly all: string;
}

/** Whom a case is about; one of the scheme's own is known by its date. */
function aboutOf({ hub, organisation, keyDate }: Pick<WaitingCase, 'hub' | 'organisation' | 'keyDate'>): string {
  const named = [hub, organisation].filter((each) => each !== null).join(', ');
  return named === '' && keyDate !== null ? sayDate(keyDate) : named;
}

const blockOf = (due: string | null, today: string): Block | null =>
  due === null || due > today ? null : due < today ? 'overdue' : 'today';

/** Where a row leads: the command's form, after the declaration where that is missing (P8). Validators work from the case's own pages. */
function doorOf({ workflow, command }: Turn, { id, declared }: WaitingCase): Pick<Row, 'href' | 'first'> {
  const to = (name: string) => pathTo(paths.command, { case: id, command: name });
  const page = workflow === 'assessment' ? pathTo(paths.case, { case: id }) : to(command);
  if (declared !== false || command === 'declareInterest') return { href: page, first: null };
  return { href: `${to('declareInterest')}?${new URLSearchParams({ next: page })}`, first: 'Declare your interests first' };
}

function waitingGroup(turn: Turn, rows: readonly WaitingCase[], total: number, today: string): Group {
  return {
    title: turn.says,
    rows: rows.map((row) => ({
      ...doorOf(turn, row),
      reference: row.reference,
      about: aboutOf(row),
      due: row.due === null ? null : sayDue(row.due, today),
    })),
    more: total - rows.length,
    all: `${paths.cases}?${new URLSearchParams({ workflow: turn.workflow })}`,
  };
}

/** What waits, by block and kind. */
function waitingGroups(
  turns: readonly Turn[],
  found: readonly WaitingCase[],
  today: string,
): Record<'overdue' | 'today' | 'waiting', Group[]> {
  const groups = { overdue: [] as Group[], today: [] as Group[], waiting: [] as Group[] };
  turns.forEach((turn, n) => {
    const own = found.filter((row) => row.n === n);
    const [first] = own;
    if (!first) return;
    const totals = { overdue: first.late, today: first.today, waiting: first.total - first.late - first.today };
    for (const block of ['overdue', 'today', 'waiting'] as const) {
      const rows = own.filter(({ due }) => (blockOf(due, today) ?? 'waiting') === block);
      if (totals[block] > 0) groups[block].push(waitingGroup(turn, rows, totals[block], today));
    }
  });
  return groups;
}

function dayGroup({ services, today }: Visit, days: readonly DueDay[], total: number): Group[] {
  if (days.length === 0) return [];
  const rows = days.map((day) => ({
    href: pathTo(paths.case, { case: day.id }),
    reference: `${registered(services.engine, day.workflow)?.workflow.title ?? day.workflow} ${day.reference}`,
    about: [sayDeadline(day.name), aboutOf(day)].filter((each) => each !== '').join(': '),
    due: sayDue(day.due, today),
    first: null,
  }));
  return [{ title: 'Dates in cases', rows, more: total - rows.length, all: paths.cases }];
}

/** The desk; `base` is what desks have in common. */
export async function staffDesk(visit: Visit, visitor: Visitor, base: PageModel): Promise<PageAnswer> {
  const { services, today } = visit;
  const { db, scheme } = services;
  const turns = turnsFor(visitor.offices);
  const found = await casesWaiting(db, { scheme: scheme.id, person: visitor.person, today, most: MOST_OF_A_KIND }, askedOf(turns));
  const watched = { until: addDays(today, DAYS_AHEAD), workflows: workflowsWatched(visitor.offices), most: MOST_DAYS };
  const days = await daysDue(db, { scheme: scheme.id, today, ...watched });
  const waiting = waitingGroups(turns, found, today);
  const { total = 0, late = 0, today: now = 0 } = days[0] ?? {};
  const daysIn = (block: Block) => days.filter(({ due }) => (blockOf(due, today) ?? 'soon') === block);
  const groups: Record<Block, Group[]> = {
    overdue: [...waiting.overdue, ...dayGroup(visit, daysIn('overdue'), late)],
    today: [...waiting.today, ...dayGroup(visit, daysIn('today'), now)],
    waiting: waiting.waiting,
    soon: dayGroup(visit, daysIn('soon'), total - late - now),
  };
  const shown = blocks.map((block) => {
    const held = groups[block.id];
    return { ...block, groups: held, total: held.reduce((sum, { rows, more }) => sum + rows.length + more, 0) };
  });
  const recent = await listCases(db, { scheme: scheme.id, closed: false, most: RECENT });
  return {
    page: 'staff-desk',
    model: {
      ...base,
      blocks: shown,
      idle: shown.every((block) => block.id === 'soon' || block.total === 0),
      recent: recent.map((row) => shownCase(visit, row, 'staff')),
      registered: await registeredLately(visit),
      // Who belongs to an organisation as well finds the way there; its cases are theirs as the organisation's, never as staff (P1).
      own: visitor.memberships.map(({ organisation, name }) => ({ name, href: pathTo(paths.organisation, { organisation }) })),
    },
  };
}
