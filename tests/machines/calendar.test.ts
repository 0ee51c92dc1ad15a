import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  earlierOf,
  laterOf,
  quarterOf,
  sayDate,
  sayDays,
  weekday,
  yearOf,
} from '../../machines/calendar.ts';
import { civilDate } from '../support/civil-dates.ts';

describe('days', () => {
  test('every day from 1890 to 2110 agrees with Temporal: the next day, its weekday, year and quarter', () => {
    let expected = Temporal.PlainDate.from('1890-01-01');
    let date = '1890-01-01';
    const wrong: string[] = [];
    while (expected.year < 2111) {
      const { year, month, dayOfWeek } = expected;
      const agrees = date === expected.toString() && weekday(date) === dayOfWeek && yearOf(date) === year;
      if (!agrees || quarterOf(date) !== Math.floor((month + 2) / 3)) wrong.push(date);
      expected = expected.add({ days: 1 });
      date = addDays(date, 1);
    }
    expect(wrong).toEqual([]);
    expect(date).toBe('2111-01-01');
  });

  test('every year end of the calendar', () => {
    for (let year = 1; year < 9999; year += 1) {
      const last = `${String(year).padStart(4, '0')}-12-31`;
      const first = `${String(year + 1).padStart(4, '0')}-01-01`;
      if (addDays(last, 1) !== first || addDays(first, -1) !== last) expect.fail(`the year's end after ${last}`);
    }
  });

  test('any distance agrees with Temporal', () => {
    fc.assert(
      fc.property(civilDate('0001-01-01', '9999-12-31'), civilDate('0001-01-01', '9999-12-31'), (from, to) => {
        const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(from, days)).toBe(to);
      }),
    );
  });

  test('comparing dates is comparing their text', () => {
    fc.assert(
      fc.property(civilDate('1990-01-01', '2060-12-31'), civilDate('1990-01-01', '2060-12-31'), (a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(compareDates(earlier, later)).toBeLessThanOrEqual(0);
        expect([earlierOf(a, b), laterOf(a, b)]).toEqual([earlier, later]);
        expect(Math.sign(compareDates(a, b))).toBe(a < b ? -1 : Number(a > b));
      }),
    );
  });
});

describe('months (R4)', () => {
  test.each([
    ['2026-11-30', 12, '2027-11-30'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2027-02-28', 12, '2028-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2027-03-31', 1, '2027-04-30'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-01'],
    ['2027-05-15', 0, '2027-05-15'],
    ['2026-11-30', 36, '2029-11-30'],
    ['2029-02-28', -12, '2028-02-28'],
    ['2099-02-28', 12, '2100-02-28'],
    ['2096-02-29', 48, '2100-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('any number of months from any day agrees with Temporal', () => {
    fc.assert(
      fc.property(civilDate('1000-01-01', '2999-12-31'), fc.integer({ min: -1500, max: 1500 }), (date, months) => {
        expect(addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
      }),
    );
  });

  test('every day of a leap year and the year after, 1 to 36 months on, agrees with Temporal', () => {
    for (let date = '2028-01-01'; date < '2030-01-01'; date = addDays(date, 1)) {
      const day = Temporal.PlainDate.from(date);
      for (let months = 1; months <= 36; months += 1) {
        if (addMonths(date, months) !== day.add({ months }).toString()) expect.fail(`${date} and ${months} months`);
      }
    }
  });
});

describe('words', () => {
  test('a date is said in plain words', () => {
    expect(sayDate('2027-11-30')).toBe('30 November 2027');
    const months = Array.from({ length: 12 }, (_, index) => sayDate(addMonths('2028-01-01', index)).split(' ')[1]);
    expect(months.join(' ')).toBe('January February March April May June July August September October November December');
  });

  test('one day is singular', () => {
    expect([sayDays(0), sayDays(1), sayDays(28), sayDays(5, 'clear working day')]).toEqual([
      '0 days',
      '1 day',
      '28 days',
      '5 clear working days',
    ]);
    expect(sayDays(1, 'working day')).toBe('1 working day');
  });
});
