// The decision meetings in the words of their page.
import type { ProgrammeRow } from '../../db/reads/programme.ts';
import { type CivilDate, yearOf } from '../../machines/calendar.ts';
import { spokenDate } from './spoken-date.ts';

/** A meeting as pages show it; dates are words except `on`, which is for machines. */
export interface ShownMeeting {
  readonly on: CivilDate;
  readonly date: string;
  readonly cutOff: string;
  readonly papers: string;
  readonly quarter: string;
  readonly standing: Standing;
  /** The cut-off's day is over: applications go to the next meeting. */
  readonly listClosed: boolean;
  readonly reason: string | null;
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

const QUARTERS = ['January to March', 'April to June', 'July to September', 'October to December'] as const;

/** The first meeting still to come, today's included, or undefined when none is published. */
export function nextMeeting(rows: readonly ProgrammeRow[], today: CivilDate): ShownMeeting | undefined {
  const row = nextRow(rows, today);
  return row && shown(row, row, today);
}

/** The programme by year: this year and later in order, earlier ones latest first. */
export function programmeYears(rows: readonly ProgrammeRow[], today: CivilDate): { coming: ProgrammeYear[]; past: ProgrammeYear[] } {
  const next = nextRow(rows, today);
  const years = [...Map.groupBy(rows, (row) => row.year)].map(([year, meetings]) => ({
    year,
    meetings: meetings.map((row) => shown(row, next, today)),
  }));
  const thisYear = yearOf(today);
  return {
    coming: years.filter(({ year }) => year >= thisYear).sort((a, b) => a.year - b.year),
    past: years.filter(({ year }) => year < thisYear).sort((a, b) => b.year - a.year),
  };
}

function nextRow(rows: readonly ProgrammeRow[], today: CivilDate): ProgrammeRow | undefined {
  return rows.filter((row) => row.state === 'published' && row.date >= today).sort((a, b) => (a.date < b.date ? -1 : 1))[0];
}

function shown(row: ProgrammeRow, next: ProgrammeRow | undefined, today: CivilDate): ShownMeeting {
  return {
    on: row.date,
    date: spokenDate(row.date),
    cutOff: spokenDate(row.cut_off),
    papers: spokenDate(row.papers_due),
    quarter: QUARTERS[row.quarter - 1] ?? '',
    standing: standingOf(row, next, today),
    listClosed: row.cut_off < today,
    reason: row.reason,
    replacedBy: row.replaced_by && spokenDate(row.replaced_by),
  };
}

function standingOf(row: ProgrammeRow, next: ProgrammeRow | undefined, today: CivilDate): Standing {
  if (row.state === 'cancelled') return { says: 'Cancelled', colour: 'red', ahead: false, cancelled: true };
  if (row.state === 'closed' || row.date < today) return { says: 'Held', colour: 'grey', ahead: false, cancelled: false };
  if (row.meeting === next?.meeting) return { says: 'Next meeting', colour: 'teal', ahead: true, cancelled: false };
  return { says: 'Planned', colour: 'blue', ahead: true, cancelled: false };
}
