import { readProgramme } from '../../../db/reads/programme.ts';
import { paths } from '../paths.ts';
import { nextMeetings, programmeYears } from '../programme.ts';
import type { PageAnswer, Visit } from '../route.ts';
import { spokenTime } from '../spoken-date.ts';

/** The programme of decision meetings, this year's and what comes after it first (D1, D2). */
export async function meetings({ services, today }: Visit): Promise<PageAnswer> {
  const rows = await readProgramme(services.db, services.scheme.id);
  const model = {
    title: 'Decision meetings',
    startsAt: spokenTime(services.scheme.meetingTime),
    path: paths.meetings,
    breadcrumbs: [{ text: 'Home', href: paths.home }],
    next: nextMeetings(rows, today).next ?? null,
    years: programmeYears(rows, today),
    empty: rows.length === 0,
  };
  return { page: 'meetings', model };
}
