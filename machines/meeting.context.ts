// What a decision meeting remembers, the facts its rules read, and the dates that hang on its date (D2).
import { addDays, addWorkingDays, quarterOf, subtractClearWorkingDays, yearOf } from './calendar.ts';
import type { listedWorkflows, meetingCommands, settledAs } from './meeting.commands.ts';
import { holidaysOf, type Policy } from './policy.ts';
import type { TextRef } from './text.ts';
import type { Proposal } from './two-people.ts';
import type { EventOf } from './workflow.ts';

/** What a case on the list is: its messages go to that workflow. */
export type ListedWorkflow = (typeof listedWorkflows)[number];

/** What became of an application on the list; 'listed' while it waits to be decided. */
export type ItemState = 'listed' | (typeof settledAs)[number];

/** A meeting as applications know it. Civil dates. */
export interface MeetingDates {
  readonly meeting: string;
  readonly date: string;
  readonly cutOff: string;
}

/** A decision meeting's memory. Civil dates; `date` is '' before the case is opened and never after. */
export interface MeetingContext {
  readonly date: string;
  /** The last day on which an application must be complete to be placed on it (D2). Once passed it stays. */
  readonly cutOff: string;
  /** The last day to publish its papers on (D2). */
  readonly papersDue: string;
  /** The last day on which it is closed without anybody being reminded. */
  readonly closeBy: string;
  /** The day its date was published; null before. */
  readonly published: string | null;
  /** The late publication of its year, proposed and waiting for a second person (P10). */
  readonly proposal: Proposal<{ readonly reason: TextRef }> | null;
  /** Why its year was published after it had begun (D1); null when it was not. Published, and kept for good. */
  readonly late: TextRef | null;
  /** Why it was moved last, or cancelled. Published. */
  readonly reason: TextRef | null;
  readonly replacement: MeetingDates | null;
  /** Case ids of applications and of franchises to be ended, with what became of each. */
  readonly items: Readonly<Record<string, ItemState>>;
  /** What an item is, by its case id, where it is not an application. */
  readonly others: Readonly<Record<string, Exclude<ListedWorkflow, 'application'>>>;
}

/** One meeting of a calendar year, in any state. */
export interface MeetingOfYear {
  /** Its case id. */
  readonly case: string;
  /** Its civil date (the typed column the listing fills as keyDate). */
  readonly date: string;
  /** Its machine state. */
  readonly state: 'scheduled' | 'published' | 'closed' | 'cancelled' | 'dropped';
}

/** One entry of the scheme's register 'programme': the reference is the meeting's case id, the rest is its data. */
export interface ProgrammeEntry {
  readonly case: string;
  readonly date: string;
  readonly cutOff: string;
  readonly state: 'published' | 'closed' | 'cancelled';
}

/** The facts of the decision meeting. */
export interface MeetingFacts {
  readonly year: {
    /** Every case of the workflow 'meeting' of the scheme whose date is in the same calendar year as this case's, itself included, by date. */
    readonly meetings: readonly MeetingOfYear[];
    /** Whether no entry of the scheme's register 'programme' has a `year` before this case's: the scheme's first, perhaps part, year (D1). */
    readonly firstProgrammeYear: boolean;
  };
  /** Every entry of the scheme's register 'programme' with a date of today or later, by date. */
  readonly programme: readonly ProgrammeEntry[];
}

/** Every command as the machine meets it. */
export type MeetingEvent = EventOf<typeof meetingCommands, MeetingFacts>;

export const emptyMeeting: MeetingContext = {
  date: '',
  cutOff: '',
  papersDue: '',
  closeBy: '',
  published: null,
  proposal: null,
  late: null,
  reason: null,
  replacement: null,
  items: {},
  others: {},
};

/** What must be unique: one meeting in each quarter of a year (D1), as 'meeting:2027-Q2'. */
export function quarterKey(date: string): string {
  return `meeting:${yearOf(date)}-Q${quarterOf(date)}`;
}

/** Whether two dates are in the same quarter of the same year. */
export function isSameQuarter(a: string, b: string): boolean {
  return quarterKey(a) === quarterKey(b);
}

/** The dates that follow from a meeting's date under a policy (D2). */
export function datesFor(date: string, policy: Policy): Pick<MeetingContext, 'date' | 'cutOff' | 'papersDue' | 'closeBy'> {
  const holidays = holidaysOf(policy);
  return {
    date,
    cutOff: addDays(date, -policy.cutOffDays),
    papersDue: subtractClearWorkingDays(date, policy.papersClearWorkingDays, holidays),
    closeBy: addWorkingDays(date, policy.closeMeetingWorkingDays, holidays),
  };
}

/** Whether the published cut-off's day is over: the day itself still counts (R4). One that nobody was told binds nobody. */
export function isCutOffPassed(context: MeetingContext, on: string): boolean {
  return context.published !== null && on > context.cutOff;
}

/** The applications that still wait to be decided. */
export function waitingItems(context: MeetingContext): string[] {
  return Object.keys(context.items).filter((item) => context.items[item] === 'listed');
}
