/**
 * The bank holidays of England and Wales (R5), 2015 to 2030: worked out by rule, then corrected by what was proclaimed.
 * Years to come are what the rules say today; a proclamation may add or move a day, which adds a line to the table below.
 */
import { addDays, type CivilDate, weekday } from './calendar.ts';
import { dayNumberOfParts, isoDateOf } from './day-number.ts';

/** One bank holiday. `known`: 'computed' by the yearly rules, or 'proclaimed' for that year alone. */
export interface BankHoliday {
  readonly date: CivilDate;
  readonly name: string;
  readonly known: 'computed' | 'proclaimed';
}

/** A royal proclamation: the holiday it made, and the computed one it took away when it moved one. */
interface Proclamation {
  readonly date: CivilDate;
  readonly name: string;
  readonly insteadOf?: CivilDate;
}

/** The years that `bankHolidaysEnglandAndWales` covers. Later dates count as ordinary until they are added. */
export const bankHolidayYears = { first: 2015, last: 2030 } as const;

const PROCLAIMED: readonly Proclamation[] = [
  { date: '2020-05-08', name: 'Early May bank holiday (VE Day)', insteadOf: '2020-05-04' },
  { date: '2022-06-02', name: 'Spring bank holiday', insteadOf: '2022-05-30' },
  { date: '2022-06-03', name: 'Platinum Jubilee bank holiday' },
  { date: '2022-09-19', name: 'Bank holiday for the State Funeral of Queen Elizabeth II' },
  { date: '2023-05-08', name: 'Bank holiday for the coronation of King Charles III' },
];

const MONDAY = 1;
const SATURDAY = 6;
const SUNDAY = 7;

function dateOf(year: number, month: number, day: number): CivilDate {
  return isoDateOf(dayNumberOfParts(year, month, day));
}

/** The first Monday on or after a date. */
function mondayFrom(date: CivilDate): CivilDate {
  return addDays(date, (MONDAY + 7 - weekday(date)) % 7);
}

/**
 * Easter Sunday of a Gregorian year: the Sunday after the paschal full moon. The moon's age at the year's start (the epact)
 * follows the 19-year cycle, corrected by century; the two earliest ages are moved by a day, as the tables of 1582 have it.
 */
export function easterSunday(year: number): CivilDate {
  const goldenNumber = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const droppedLeapDays = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const epact = (11 * goldenNumber + 20 + moonCorrection - droppedLeapDays) % 30;
  const moved = epact === 24 || (epact === 25 && goldenNumber > 11) ? epact + 1 : epact;
  const fullMoonInMarch = moved > 23 ? 74 - moved : 44 - moved;
  const fullMoon = addDays(dateOf(year, 3, 1), fullMoonInMarch - 1);
  return addDays(fullMoon, SUNDAY - (weekday(fullMoon) % 7));
}

/** New Year's Day, or the Monday after when it falls at a weekend. */
function newYear(year: number): BankHoliday {
  const day = dateOf(year, 1, 1);
  if (weekday(day) < SATURDAY) return computed(day, 'New Year’s Day');
  return computed(mondayFrom(day), 'New Year’s Day (substitute day)');
}

/** 25 and 26 December; a day of them at a weekend has a substitute on the next days that are neither weekend nor Boxing Day. */
function christmas(year: number): BankHoliday[] {
  const christmasDay = dateOf(year, 12, 25);
  const boxingDay = dateOf(year, 12, 26);
  const secondDay = dateOf(year, 12, 27);
  switch (weekday(christmasDay)) {
    case SATURDAY:
      return [computed(secondDay, 'Christmas Day (substitute day)'), computed(addDays(secondDay, 1), 'Boxing Day (substitute day)')];
    case SUNDAY:
      return [computed(boxingDay, 'Boxing Day'), computed(secondDay, 'Christmas Day (substitute day)')];
    default:
      return [computed(christmasDay, 'Christmas Day'), ...boxing(boxingDay)];
  }
}

/** Boxing Day after a Christmas Day on a weekday: itself, or the Monday after a Saturday. */
function boxing(day: CivilDate): BankHoliday[] {
  if (weekday(day) === SATURDAY) return [computed(mondayFrom(day), 'Boxing Day (substitute day)')];
  return [computed(day, 'Boxing Day')];
}

function computed(date: CivilDate, name: string): BankHoliday {
  return { date, name, known: 'computed' };
}

/** The eight bank holidays that the yearly rules give, in date order, before any proclamation for that year alone. */
export function computedBankHolidays(year: number): BankHoliday[] {
  const easter = easterSunday(year);
  return [
    newYear(year),
    computed(addDays(easter, -2), 'Good Friday'),
    computed(addDays(easter, 1), 'Easter Monday'),
    computed(mondayFrom(dateOf(year, 5, 1)), 'Early May bank holiday'),
    computed(mondayFrom(dateOf(year, 5, 25)), 'Spring bank holiday'),
    computed(mondayFrom(dateOf(year, 8, 25)), 'Summer bank holiday'),
    ...christmas(year),
  ];
}

/** The year's bank holidays in date order: the computed ones, with that year's proclamations carried out. */
function bankHolidaysOf(year: number): BankHoliday[] {
  const proclaimed = PROCLAIMED.filter(({ date }) => date.startsWith(`${year}-`));
  const kept = computedBankHolidays(year).filter(({ date }) => !proclaimed.some(({ insteadOf }) => insteadOf === date));
  const added = proclaimed.map(({ date, name }): BankHoliday => ({ date, name, known: 'proclaimed' }));
  return [...kept, ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function everyYear(): BankHoliday[] {
  const all: BankHoliday[] = [];
  for (let year = bankHolidayYears.first as number; year <= bankHolidayYears.last; year += 1) all.push(...bankHolidaysOf(year));
  return all;
}

/** Every bank holiday of England and Wales from 2015 to 2030, in date order (R5). */
export const bankHolidaysEnglandAndWales: readonly BankHoliday[] = everyYear();
