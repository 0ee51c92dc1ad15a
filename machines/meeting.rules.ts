// The ordered rules of a decision meeting: why a command is refused, and what to do about it (D1, D2, D6).
import { addDays, isWorkingDay, quarterOf, sayDate, sayDays, subtractClearWorkingDays, yearOf } from './calendar.ts';
import type { meetingCommands } from './meeting.commands.ts';
import { isCutOffPassed, isSameQuarter, type MeetingContext, type MeetingFacts, waitingItems } from './meeting.context.ts';
import { holidaysOf } from './policy.ts';
import { whyNotConfirmed } from './two-people.ts';
import { ruleBook } from './workflow.ts';

const book = ruleBook<MeetingContext, MeetingFacts, typeof meetingCommands>();

/** Years ahead that a meeting can be scheduled for: a date beyond them is a slip of the keyboard. */
const YEARS_AHEAD = 2;

/** Whether the year's programme was published before, so that this meeting only fills a gap in it. */
function fillsGap(facts: MeetingFacts): boolean {
  return facts.year.meetings.some(({ state }) => state === 'published' || state === 'closed' || state === 'cancelled');
}

/** Whether the year had to be published before: it has begun, nothing of it is published, and it is not the scheme's first (D1). */
function isTooLate(context: MeetingContext, facts: MeetingFacts, on: string): boolean {
  return yearOf(on) >= yearOf(context.date) && !facts.year.firstProgrammeYear && !fillsGap(facts);
}

/** The quarters that need a meeting: all four before the year starts, once it has begun those after the present one (D1). */
function quartersNeeded(year: number, on: string): number[] {
  const from = yearOf(on) < year ? 1 : quarterOf(on) + 1;
  return [1, 2, 3, 4].filter((quarter) => quarter >= from);
}

function quartersMissing(context: MeetingContext, facts: MeetingFacts, on: string): number[] {
  const held = facts.year.meetings.filter(({ state }) => state === 'scheduled').map(({ date }) => quarterOf(date));
  return quartersNeeded(yearOf(context.date), on).filter((quarter) => !held.includes(quarter));
}

const publications = ['publish', 'proposeLatePublication', 'confirmLatePublication'] as const;

const publishing = [
  book.facts('D1c', publications, ({ context, act }) => {
    if (act.on < context.date) return null;
    return `The meeting’s date, ${sayDate(context.date)}, is not ahead any more. Remove the meeting and schedule another.`;
  }),
  book.facts('D1b', ['publish'], ({ context, facts, act }) => {
    if (!isTooLate(context, facts, act.on)) return null;
    return `The meetings of ${yearOf(context.date)} had to be published before that year began. Propose to publish the rest of the year late: another person confirms it, and the reason is published.`;
  }),
  book.facts('D1f', ['proposeLatePublication', 'confirmLatePublication'], ({ context, facts, act }) => {
    return isTooLate(context, facts, act.on) ? null : 'The meeting can be published without a second person. Publish the year’s meetings.';
  }),
  book.facts('D1a', publications, ({ context, facts, act }) => {
    if (fillsGap(facts)) return null;
    const missing = quartersMissing(context, facts, act.on).map((quarter) => `quarter ${quarter}`);
    if (missing.length === 0) return null;
    const named = new Intl.ListFormat('en-GB').format(missing);
    return `A year is published with one meeting in each quarter. Schedule a meeting in ${named} of ${yearOf(context.date)} first.`;
  }),
  book.facts('P10a', ['confirmLatePublication'], ({ context, act }) => {
    return whyNotConfirmed(context.proposal ?? undefined, act, 'the late publication');
  }),
];

const moving = [
  book.facts('D6b', ['reschedule'], ({ context, act }) => {
    if (act.on <= context.date) return null;
    return `The meeting’s date, ${sayDate(context.date)}, has passed. If it was held, close it; if not, cancel it so that its applications move on.`;
  }),
  book.payload('D6a', ['reschedule'], ({ context, data }) => {
    if (isSameQuarter(context.date, data.date)) return null;
    return `A meeting moves within its quarter: quarter ${quarterOf(context.date)} of ${yearOf(context.date)}. Choose a date in it, or cancel the meeting with a replacement.`;
  }),
  book.payload('D6c', ['reschedule'], ({ context, data }) => {
    return data.date === context.date ? `The meeting is on ${sayDate(context.date)} already. Choose another date.` : null;
  }),
  book.payload('D2b', ['reschedule'], ({ context, data, act }) => {
    const { papersClearWorkingDays } = act.policy;
    const papersDue = subtractClearWorkingDays(data.date, papersClearWorkingDays, holidaysOf(act.policy));
    // Moved to a later date, papers that are out already stay out long enough.
    if (data.date > context.date || papersDue >= act.on) return null;
    return `Papers are published at least ${sayDays(papersClearWorkingDays, 'clear working day')} before the meeting. Choose a later date.`;
  }),
];

const dates = [
  book.payload('D1e', ['schedule'], ({ data, act }) => {
    const last = yearOf(act.on) + YEARS_AHEAD;
    return yearOf(data.date) > last ? `Choose a date no later than the end of ${last}.` : null;
  }),
  book.payload('D1d', ['schedule', 'reschedule'], ({ data, act }) => {
    if (isWorkingDay(data.date, holidaysOf(act.policy))) return null;
    return `${sayDate(data.date)} is at a weekend or a bank holiday. Choose a working day.`;
  }),
  book.payload('D2a', ['schedule', 'reschedule'], ({ command, context, data, act }) => {
    const first = addDays(act.on, act.policy.cutOffDays);
    // A cut-off that has passed stays passed (D2), so only one that is still ahead must stay ahead.
    if (data.date >= first || (command === 'reschedule' && isCutOffPassed(context, act.on))) return null;
    return `The cut-off for applications is ${sayDays(act.policy.cutOffDays)} before the meeting and must not be over. Choose ${sayDate(first)} or later.`;
  }),
];

const ending = [
  book.facts('D6d', ['cancel'], ({ context }) => {
    const decided = Object.values(context.items).some((item) => item === 'decided' || item === 'deferred');
    return decided ? 'Applications were decided or deferred at this meeting, so it was held. Close it when every item is settled.' : null;
  }),
  book.payload('D6g', ['cancel'], ({ data, facts, act }) => {
    if (!data.replacement) return null;
    const found = facts.programme.find((entry) => entry.case === data.replacement);
    if (found?.state === 'published' && found.date > act.on && found.case !== act.subject.case) return null;
    return 'The replacement must be another published meeting that is still ahead. Choose one from the programme, or leave it out.';
  }),
  book.payload('D2c', ['cancel'], ({ context, data, facts, act }) => {
    const found = facts.programme.find((entry) => entry.case === data.replacement);
    if (!found || waitingItems(context).length === 0) return null;
    const papersDue = subtractClearWorkingDays(found.date, act.policy.papersClearWorkingDays, holidaysOf(act.policy));
    if (act.on <= papersDue) return null;
    return `The papers of the meeting on ${sayDate(found.date)} had to be out by ${sayDate(papersDue)}. Choose a later meeting, or leave it out.`;
  }),
  book.facts('D6e', ['close'], ({ context, act }) => {
    return act.on < context.date ? `The meeting is on ${sayDate(context.date)}. Close it on that day or later.` : null;
  }),
  book.facts('D6f', ['close'], ({ context }) => {
    const waiting = waitingItems(context).length;
    if (waiting === 0) return null;
    const says = waiting === 1 ? '1 application on the list is' : `${waiting} applications on the list are`;
    return `${says} neither decided, deferred, held nor withdrawn. Record what became of each first.`;
  }),
];

/** The rules in the order in which they are asked: facts before payloads, and the most telling sentence first. */
export const meetingRules = [...publishing, ...moving, ...dates, ...ending];
