/**
 * Civil dates in, civil dates out (R4, R5): months, working days, clear days. Instants are london-time.ts's affair.
 * Pure: no clock; the bank holidays are passed in. Dates are ISO text ('2027-01-31'), so `a < b` on two of them
 * means earlier, in code and in SQL alike. Whatever is not a date throws a RangeError with a sentence.
 */
import { dayNumberOfParts, daysInMonth, isoDateOf, partsOfDayNumber, readDayNumber, weekdayOfDayNumber } from './day-number.ts';

/** A day in Europe/London as ISO text, year-month-day, like '2027-01-31' (R4). Years 0001 to 9999. */
export type CivilDate = string;

/** The bank holidays to leave out when counting working days (R5). Days that are not in it are taken as ordinary. */
export type Holidays = ReadonlySet<string>;

const SATURDAY = 6;
const DATE_LENGTH = 10;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Whether the text is a real day written as year-month-day. */
export function isCivilDate(text: string): boolean {
  return text.length === DATE_LENGTH && !Number.isNaN(readDayNumber(text));
}

function dayNumber(date: CivilDate): number {
  const number = date.length === DATE_LENGTH ? readDayNumber(date) : Number.NaN;
  // Only what looks like a date is repeated: other text may be somebody's name in the wrong box.
  if (Number.isNaN(number)) {
    const what = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date} is not a day of the calendar` : 'This is not a date';
    throw new RangeError(`${what}: give a real day as year-month-day, like 2027-01-31.`);
  }
  return number;
}

function wholeNumber(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError('A number of days or months must be a whole number.');
  return count;
}

function countOfDays(count: number): number {
  if (wholeNumber(count) < 0) throw new RangeError('A number of clear working days cannot be below 0.');
  return count;
}

/** The dates as a set to pass to the functions below. Throws a RangeError when one is not a date. */
export function holidaySet(dates: Iterable<CivilDate>): Holidays {
  const holidays = new Set<string>();
  for (const date of dates) {
    dayNumber(date);
    holidays.add(date);
  }
  return holidays;
}

/** The date `days` calendar days after (before, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return isoDateOf(dayNumber(date) + wholeNumber(days));
}

/** Calendar days from the first date to the second: 0 on the same day, negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The same day of the month, `months` later (earlier, when negative); the month's last day when it has no such day (R4):
 * 12 months from 30 November 2026 is 30 November 2027, from 29 February 2028 it is 28 February 2029.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOfDayNumber(dayNumber(date));
  const monthsFromYear0 = year * 12 + month - 1 + wholeNumber(months);
  const newYear = Math.floor(monthsFromYear0 / 12);
  const newMonth = monthsFromYear0 - newYear * 12 + 1;
  return isoDateOf(dayNumberOfParts(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))));
}

/** For sorting: negative when the first is earlier, 0 on the same day, positive when it is later. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return dayNumber(a) - dayNumber(b);
}

/** The earlier of two dates. */
export function earlierOf(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) <= 0 ? a : b;
}

/** The later of two dates. */
export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) >= 0 ? a : b;
}

/** The calendar year. */
export function yearOf(date: CivilDate): number {
  return partsOfDayNumber(dayNumber(date)).year;
}

/** The quarter of the calendar year, 1 to 4 (D1). */
export function quarterOf(date: CivilDate): number {
  return Math.ceil(partsOfDayNumber(dayNumber(date)).month / 3);
}

/** The day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(date: CivilDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

function isWorking(number: number, holidays: Holidays): boolean {
  return weekdayOfDayNumber(number) < SATURDAY && !holidays.has(isoDateOf(number));
}

/** Working days from the day number `first` to `last`, both counted; 0 when last is before first. */
function countWorking(first: number, last: number, holidays: Holidays): number {
  let count = 0;
  for (let number = first; number <= last; number += 1) if (isWorking(number, holidays)) count += 1;
  return count;
}

/** Whether the day is neither at a weekend nor a bank holiday (R5). */
export function isWorkingDay(date: CivilDate, holidays: Holidays): boolean {
  return weekday(date) < SATURDAY && !holidays.has(date);
}

/**
 * The `count`-th working day after the date (before it, when negative); 0 is the date itself, even at a weekend.
 * The date itself never counts (R5).
 */
export function addWorkingDays(date: CivilDate, count: number, holidays: Holidays): CivilDate {
  const step = wholeNumber(count) < 0 ? -1 : 1;
  let number = dayNumber(date);
  for (let left = Math.abs(count); left > 0; ) {
    number += step;
    if (isWorking(number, holidays)) left -= 1;
  }
  return isoDateOf(number);
}

/** The first working day after the date, never the date itself (R5, F9). */
export function nextWorkingDay(date: CivilDate, holidays: Holidays): CivilDate {
  return addWorkingDays(date, 1, holidays);
}

/**
 * Working days from the first date to the second, the second counted and the first not, so that for a working day `to`
 * addWorkingDays(from, workingDaysBetween(from, to)) is `to`. Negative when the second is earlier.
 */
export function workingDaysBetween(from: CivilDate, to: CivilDate, holidays: Holidays): number {
  const start = dayNumber(from);
  const end = dayNumber(to);
  if (start <= end) return countWorking(start + 1, end, holidays);
  // Taken from 0, since a minus sign would make -0 of none.
  return 0 - countWorking(end, start - 1, holidays);
}

/** Clear working days between two dates: both ends left out (R5). 0 when the second is not after the first. */
export function clearWorkingDaysBetween(from: CivilDate, to: CivilDate, holidays: Holidays): number {
  return countWorking(dayNumber(from) + 1, dayNumber(to) - 1, holidays);
}

/**
 * The first working day that leaves `count` clear working days after the date (R5, D7). Published on Monday, 5 clear
 * days are Tuesday to Monday: effective on the Tuesday. Always a working day.
 */
export function addClearWorkingDays(date: CivilDate, count: number, holidays: Holidays): CivilDate {
  return addWorkingDays(date, countOfDays(count) + 1, holidays);
}

/**
 * The last working day that leaves `count` clear working days before the date (R5, D2): the last to publish papers on.
 * Publishing at the weekend that follows leaves as many; a guard that should allow it asks clearWorkingDaysBetween.
 */
export function subtractClearWorkingDays(date: CivilDate, count: number, holidays: Holidays): CivilDate {
  return addWorkingDays(date, -countOfDays(count) - 1, holidays);
}

/** The date in words for letters and refusals: '30 November 2027'. */
export function sayDate(date: CivilDate): string {
  const { year, month, day } = partsOfDayNumber(dayNumber(date));
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A number of days in words: '1 day', '28 days', '5 clear working days' with the unit 'clear working day'. */
export function sayDays(count: number, unit = 'day'): string {
  return `${wholeNumber(count)} ${unit}${count === 1 ? '' : 's'}`;
}
