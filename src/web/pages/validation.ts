// The validators' queue: what nobody has, what is mine, what waits for an organisation, what is overdue; taken and given back from the list.
import { randomUUID } from 'node:crypto';
import { namesOfPeople } from '../../../db/reads/case-names.ts';
import { type QueuedAssessment, readValidationQueue } from '../../../db/reads/validation-queue.ts';
import { daysBetween, sayDate, sayDays } from '../../../machines/calendar.ts';
import { sayDue } from '../case-words.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';
import { isHeldBy, isIn, isOverdue, matches, type QueueFilter, queueGroups } from '../validation/queue.ts';
import { signedIn } from './account.ts';

const MOST = 500;
const AGES = [7, 14, 28] as const;
const groupWords = { unassigned: 'Unassigned', mine: 'Mine', waiting: 'Waiting for the organisation', overdue: 'Overdue' } as const;

const number = (typed: string | undefined) => (/^\d{1,3}$/.test(typed ?? '') ? Number(typed) : null);

/** The queue page. */
export async function validation(visit: Visit): Promise<PageAnswer> {
  const { services, query, today } = visit;
  const { person } = signedIn(visit);
  const all = await readValidationQueue(services.db, services.scheme.id, MOST);
  const filter: QueueFilter = { locality: query.locality || null, level: number(query.level), days: number(query.days) };
  const group = queueGroups.find((each) => each === query.show) ?? 'unassigned';
  const found = all.filter((row) => matches(row, filter, today));
  const leads = all.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  const names = new Map((await namesOfPeople(services.db, services.scheme.id, leads, today)).map(({ id, name }) => [id, name]));
  const kept = { locality: query.locality ?? '', level: query.level ?? '', days: query.days ?? '' };
  const model = {
    title: 'Validation',
    path: paths.validation,
    groups: queueGroups.map((each) => ({
      text: groupWords[each],
      total: found.filter((row) => isIn(each, row, person, today)).length,
      href: `${paths.validation}?${new URLSearchParams({ ...kept, show: each })}`,
      current: each === group,
    })),
    show: group,
    heading: groupWords[group],
    ...choices(all, filter),
    rows: found.filter((row) => isIn(group, row, person, today)).map((row) => shownRow(visit, row, person, names)),
    back: visit.address,
  };
  return { page: 'validation', model };
}

/** What the filters offer: only what is in the queue. */
function choices(all: readonly QueuedAssessment[], filter: QueueFilter) {
  const places = new Map(all.flatMap(({ localities }) => localities.map(({ id, name }) => [id, name] as const)));
  const levels = [...new Set(all.map(({ level }) => level))].sort();
  return {
    localities: [...places].map(([value, text]) => ({ value, text, chosen: value === filter.locality })),
    levels: levels.map((level) => ({ value: String(level), text: `Level ${level}`, chosen: level === filter.level })),
    ages: AGES.map((days) => ({ value: String(days), text: `${days} days or more`, chosen: days === filter.days })),
  };
}

function shownRow({ today, address }: Visit, row: QueuedAssessment, person: string, names: ReadonlyMap<string, string>) {
  const areas = Object.values(row.areas);
  const mine = areas.filter(({ validator, status }) => validator === person && status !== 'concluded').length;
  const declared = row.declarations[person] ?? null;
  const answer = row.replyBy ?? areas.flatMap(({ asked }) => (asked ? [asked.due] : [])).sort()[0] ?? null;
  const door = (command: string) => `${pathTo(paths.command, { case: row.id, command })}?${new URLSearchParams({ next: address })}`;
  return {
    href: pathTo(paths.case, { case: row.id }),
    organisation: row.organisation,
    reference: row.reference,
    level: `Level ${row.level}`,
    place: row.localities.map(({ name }) => name).join(', ') || 'No hub yet',
    age: row.submitted ? sayAge(row.submitted, today) : '',
    respond: row.responded || row.respondBy === null ? null : sayDue(row.respondBy, today),
    late: isOverdue(row, today),
    answer: answer === null ? null : sayDate(answer),
    lead: sayLead(row.lead, person, names),
    progress: `${areas.filter(({ status }) => status === 'concluded').length} of ${areas.length} areas concluded`,
    mine: mine === 0 ? null : `${sayDays(mine, 'area')} of yours to do`,
    version: row.version,
    declare: declared === null ? door('declareInterest') : null,
    barred: declared === 'interest',
    take: declared === 'none' && row.lead === null ? pathTo(paths.command, { case: row.id, command: 'takeLead' }) : null,
    giveBack: isHeldBy(row, person) ? door('stepBack') : null,
    takeId: randomUUID(),
  };
}

function sayAge(submitted: string, today: string): string {
  const days = daysBetween(submitted, today);
  return days === 0 ? 'Sent today' : `Sent on ${sayDate(submitted)}, ${sayDays(days)} ago`;
}

function sayLead(lead: string | null, person: string, names: ReadonlyMap<string, string>): string {
  if (lead === null) return 'Nobody leads it';
  return lead === person ? 'You lead it' : `Led by ${names.get(lead) ?? 'somebody'}`;
}
