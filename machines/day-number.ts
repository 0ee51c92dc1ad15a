/**
 * The Gregorian calendar as whole numbers: a civil date is the count of days since 1 January 1970 (which is day 0).
 * Integer arithmetic only, because the calendar is asked on every command and by searches over whole state spaces.
 * Years 0001 to 9999: the four digits that make ISO dates sort as text.
 */

/** A date's parts: year 1..9999, month 1..12, day of the month 1..31. */
export interface CivilParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days from 1 January of year 1 to 1 January 1970. */
const DAYS_BEFORE_1970 = 719_162;
const MEAN_YEAR_IN_DAYS = 365.2425;
const LAST_YEAR = 9999;
/** 1 January 2000 and 31 December 2099. */
const FIRST_REMEMBERED = 10_957;
const LAST_REMEMBERED = 47_481;
const ZERO = 48;
const NINE = 57;
const DASH = 45;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function firstDayOfYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - DAYS_BEFORE_1970;
}

/** Days of the year before the month's first: the fraction spreads 367 days so that each month gets its 30 or 31; February is put right after. */
function daysBeforeMonth(year: number, month: number): number {
  const asIfFebruaryHad30 = Math.floor((367 * month - 362) / 12);
  if (month <= 2) return asIfFebruaryHad30;
  return asIfFebruaryHad30 - (isLeapYear(year) ? 1 : 2);
}

/** How many days a month has: 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of a year, month and day that are known to be a real date. */
export function dayNumberOfParts(year: number, month: number, day: number): number {
  return firstDayOfYear(year) + daysBeforeMonth(year, month) + day - 1;
}

/** The year, month and day of a day number. Throws a RangeError outside the years 0001 to 9999. */
export function partsOfDayNumber(number: number): CivilParts {
  let year = Math.floor((number + DAYS_BEFORE_1970) / MEAN_YEAR_IN_DAYS) + 1;
  // By the mean year a year never begins too early, but up to two days too late: step to the year that holds the day.
  if (number >= firstDayOfYear(year + 1)) year += 1;
  if (!(year >= 1 && year <= LAST_YEAR)) throw new RangeError('The date is outside the years 0001 to 9999.');
  const dayOfYear = number - firstDayOfYear(year);
  // Months have at most 31 days, so dividing by 32 is the month or the one before it.
  let month = Math.floor(dayOfYear / 32) + 1;
  if (month < 12 && dayOfYear >= daysBeforeMonth(year, month + 1)) month += 1;
  return { year, month, day: dayOfYear - daysBeforeMonth(year, month) + 1 };
}

/** The digits of text[from, to) as a number, or NaN when one of them is not a digit. */
export function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (!(code >= ZERO && code <= NINE)) return Number.NaN;
    value = value * 10 + code - ZERO;
  }
  return value;
}

/** The day number of an ISO date that starts at the text's first character, or NaN when there is no real date there. */
export function readDayNumber(text: string): number {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  const year = digitsOf(text, 0, 4);
  const month = digitsOf(text, 5, 7);
  const day = digitsOf(text, 8, 10);
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return real ? dayNumberOfParts(year, month, day) : Number.NaN;
}

/** Day of the week of a day number: 1 is Monday, 7 is Sunday. */
export function weekdayOfDayNumber(number: number): number {
  // Day 0 was a Thursday. 10 keeps the sum positive for days before 1970.
  return (((number % 7) + 10) % 7) + 1;
}

/** A number below 100 as two digits. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function writeIsoDate(number: number): string {
  const { year, month, day } = partsOfDayNumber(number);
  const fourDigits = year >= 1000 ? `${year}` : `${year}`.padStart(4, '0');
  return `${fourDigits}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The dates of this century, each written once: counting working days asks for the same few again and again. */
const written: (string | undefined)[] = new Array(LAST_REMEMBERED - FIRST_REMEMBERED + 1).fill(undefined);

/** The ISO date ('2027-01-31') of a day number. Throws a RangeError outside the years 0001 to 9999. */
export function isoDateOf(number: number): string {
  if (number < FIRST_REMEMBERED || number > LAST_REMEMBERED) return writeIsoDate(number);
  const known = written[number - FIRST_REMEMBERED];
  if (known !== undefined) return known;
  const date = writeIsoDate(number);
  written[number - FIRST_REMEMBERED] = date;
  return date;
}
