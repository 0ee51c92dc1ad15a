// The decision meetings in the words of their page.
import type { ProgrammeRow } from '../../db/reads/programme.ts';
import { type CivilDate, compareDates, yearOf } from '../../machines/calendar.ts';
import { spokenDate } from './spoken-date.ts';

/** A meeting as pages show it; dates are words except `on`, which is for machines (and `day`, not `date`: that is a helper's name). */
export interface ShownMeeting {
  readonly on: CivilDate;
  readonly day: string;
  readonly cutOff: string;
  readonly papers: string;
  readonly standing: Standing;
  /** The cut-off's day is over: applications go to the next meeting. */
  readonly listClosed: boolean;
  readonly reason: string | null;
  readonly late: string | null;
  readonly replacedBy: string | null;
}

/** Where a meeting stands, in words and in the colour of its tag. */
interface Standing {
  readonly says: 'Next meeting' | 'Planned' | 'Held' | 'Cancelled';
  readonly colour: string;
  /** Still to come, so that its dates are something to act on. */
  readonly ahead: boolean;
  readonly cancelled: boolean;
}

/** A calendar year's meetings. */
export interface ProgrammeYear {
  readonly year: number;
  readonly meetings: readonly ShownMeeting[];
}

/** The first meeting still to come, today's included, and the first one that an application completed today goes to (F3). */
export function nextMeetings(
  rows: readonly ProgrammeRow[],
  today: CivilDate,
): { next: ShownMeeting | undefined; open: ShownMeeting | undefined } {
  const next = nextRow(rows, today);
  const open = ahead(rows, today).find((row) => row.cut_off >= today);
  return { next: next && shown(next, next, today), open: open && shown(open, next, today) };
}

/** The programme by year: this year and later in order, then earlier ones, latest first. */
export function programmeYears(rows: readonly ProgrammeRow[], today: CivilDate): ProgrammeYear[] {
  const next = nextRow(rows, today);
  const years = [...Map.groupBy(rows, (row) => row.year)].map(([year, meetings]) => ({
    year,
    meetings: meetings.map((row) => shown(row, next, today)),
  }));
  const thisYear = yearOf(today);
  const coming = years.filter(({ year }) => year >= thisYear).sort((a, b) => a.year - b.year);
  const past = years.filter(({ year }) => year < thisYear).sort((a, b) => b.year - a.year);
  return [...coming, ...past];
}

function nextRow(rows: readonly ProgrammeRow[], today: CivilDate): ProgrammeRow | undefined {
  return ahead(rows, today)[0];
}

function ahead(rows: readonly ProgrammeRow[], today: CivilDate): ProgrammeRow[] {
  return rows.filter((row) => row.state === 'published' && row.date >= today).sort((a, b) => compareDates(a.date, b.date));
}

function shown(row: ProgrammeRow, next: ProgrammeRow | undefined, today: CivilDate): ShownMeeting {
  return {
    on: row.date,
    day: spokenDate(row.date),
    cutOff: spokenDate(row.cut_off),
    papers: spokenDate(row.papers_due),
    standing: standingOf(row, next, today),
    listClosed: row.cut_off < today,
    reason: row.reason,
    late: row.late,
    replacedBy: row.replaced_by && spokenDate(row.replaced_by),
  };
}

function standingOf(row: ProgrammeRow, next: ProgrammeRow | undefined, today: CivilDate): Standing {
  if (row.state === 'cancelled') return { says: 'Cancelled', colour: 'red', ahead: false, cancelled: true };
  if (row.state === 'closed' || row.date < today) return { says: 'Held', colour: 'grey', ahead: false, cancelled: false };
  if (row.meeting === next?.meeting) return { says: 'Next meeting', colour: 'teal', ahead: true, cancelled: false };
  return { says: 'Planned', colour: 'blue', ahead: true, cancelled: false };
}
