/**
 * Europe/London's date and clock (R4), worked out and not looked up, so that the answer is the same on any machine.
 * British Summer Time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
 * That has been so since 1996; earlier instants are refused. A later change of the law changes this file.
 */
import type { CivilDate } from './calendar.ts';
import { dayNumberOfParts, digitsOf, isoDateOf, partsOfDayNumber, readDayNumber, twoDigits, weekdayOfDayNumber } from './day-number.ts';

const FIRST_YEAR = 1996;
const MINUTES_IN_HOUR = 60;
const MINUTES_IN_DAY = 1440;
const LAST_HOUR = 23;
/** Minutes after midnight, by London's clock, at which the hour ends that is skipped in March and comes twice in October. */
const CHANGE_ENDS = 120;
/** A UTC instant: seconds and their fraction may be left out. */
const INSTANT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The last Sunday of March or October, both of which have 31 days, as a day number. */
function lastSunday(year: number, month: 3 | 10): number {
  const last = dayNumberOfParts(year, month, 31);
  return last - (weekdayOfDayNumber(last) % 7);
}

function yearKnown(number: number): number {
  const { year } = partsOfDayNumber(number);
  if (year < FIRST_YEAR) throw new RangeError(`London's time is known here from ${FIRST_YEAR} on: give a later date.`);
  return year;
}

function readDay(text: string, refusal: string): number {
  const number = readDayNumber(text);
  if (Number.isNaN(number)) throw new RangeError(refusal);
  return number;
}

/**
 * The civil date in London at a UTC instant like '2027-03-28T00:30:00Z'.
 * In summer London's new day begins at 23:00 UTC, so only the last hour of the UTC day can belong to the next date.
 * Throws a RangeError for other text, an instant without Z, and years before 1996.
 */
export function londonDate(instant: string): CivilDate {
  const refusal = 'This is not an instant: give date and time in UTC, like 2027-03-28T00:30:00Z.';
  if (!INSTANT.test(instant)) throw new RangeError(refusal);
  const number = readDay(instant, refusal);
  const year = yearKnown(number);
  if (digitsOf(instant, 11, 13) < LAST_HOUR) return isoDateOf(number);
  const summer = number >= lastSunday(year, 3) && number < lastSunday(year, 10);
  return isoDateOf(summer ? number + 1 : number);
}

/**
 * The UTC instant ('2027-06-30T08:00:00Z') at which London's clock shows a time ('09:00') on a date.
 * A time in the hour skipped in March is read an hour later, as if the clock had not moved yet; of a time that comes
 * twice in October the first is meant. A deadline ends with its day (R4): at '00:00' of the day after it.
 * Throws a RangeError when date or time is malformed, and for years before 1996.
 */
export function instantAtLondon(date: CivilDate, clock: string): string {
  const number = readDay(date.length === 10 ? date : '', 'This is not a date: give a real day as year-month-day, like 2027-01-31.');
  if (!CLOCK.test(clock)) throw new RangeError('This is not a time of day: give hours and minutes, like 09:00 or 17:30.');
  const year = yearKnown(number);
  const wall = number * MINUTES_IN_DAY + digitsOf(clock, 0, 2) * MINUTES_IN_HOUR + digitsOf(clock, 3, 5);
  const summerFrom = lastSunday(year, 3) * MINUTES_IN_DAY + CHANGE_ENDS;
  const summerTo = lastSunday(year, 10) * MINUTES_IN_DAY + CHANGE_ENDS;
  return isoInstant(wall - (wall >= summerFrom && wall < summerTo ? MINUTES_IN_HOUR : 0));
}

function isoInstant(minutes: number): string {
  const day = Math.floor(minutes / MINUTES_IN_DAY);
  const minuteOfDay = minutes - day * MINUTES_IN_DAY;
  const hour = Math.floor(minuteOfDay / MINUTES_IN_HOUR);
  return `${isoDateOf(day)}T${twoDigits(hour)}:${twoDigits(minuteOfDay - hour * MINUTES_IN_HOUR)}:00Z`;
}
