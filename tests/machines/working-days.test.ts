import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidaysEnglandAndWales } from '../../machines/bank-holidays.ts';
import {
  addClearWorkingDays,
  addDays,
  addWorkingDays,
  clearWorkingDaysBetween,
  holidaySet,
  isWorkingDay,
  nextWorkingDay,
  subtractClearWorkingDays,
  workingDaysBetween,
} from '../../machines/calendar.ts';
import { civilDate } from '../support/civil-dates.ts';

const holidays = holidaySet(bankHolidaysEnglandAndWales.map(({ date }) => date));
const anyDay = civilDate('2016-01-01', '2029-12-31');
const fewDays = fc.integer({ min: 0, max: 60 });

/** The dates from one to another, neither included, that are weekdays by Temporal and no bank holiday. */
function workingDatesWithin(from: string, to: string): string[] {
  const found: string[] = [];
  for (let day = Temporal.PlainDate.from(from).add({ days: 1 }); Temporal.PlainDate.compare(day, to) < 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek <= 5 && !holidays.has(day.toString())) found.push(day.toString());
  }
  return found;
}

describe('working days (R5)', () => {
  test('weekends and bank holidays are none, other days are', () => {
    // Christmas week of 2027: Christmas Day is a Saturday, so Monday and Tuesday are its substitutes.
    const week = ['2027-12-24', '2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28', '2027-12-29'];
    expect(week.filter((date) => isWorkingDay(date, holidays))).toEqual(['2027-12-24', '2027-12-29']);
    expect(isWorkingDay('2027-12-27', holidaySet([]))).toBe(true);
  });

  test('the holidays are those passed in', () => {
    expect(isWorkingDay('2027-06-09', holidaySet(['2027-06-09']))).toBe(false);
    expect(nextWorkingDay('2027-06-08', holidaySet(['2027-06-09', '2027-06-10']))).toBe('2027-06-11');
  });

  test.each([
    ['Monday to Tuesday', '2027-06-07', '2027-06-08'],
    ['Friday to Monday', '2027-06-11', '2027-06-14'],
    ['Saturday to Monday', '2027-06-12', '2027-06-14'],
    ['Sunday to Monday', '2027-06-13', '2027-06-14'],
    ['over Easter 2027, with its clock change', '2027-03-25', '2027-03-30'],
    ['over Christmas 2027', '2027-12-24', '2027-12-29'],
    ['over the year end 2027 to 2028', '2027-12-31', '2028-01-04'],
    ['to 29 February', '2028-02-28', '2028-02-29'],
    ['over the bank holiday moved to a Friday in 2020', '2020-05-07', '2020-05-11'],
    ['on the Monday it was moved from', '2020-05-01', '2020-05-04'],
    ['over the Jubilee weekend 2022', '2022-06-01', '2022-06-06'],
  ])('the next working day, %s', (_, date, expected) => {
    expect(nextWorkingDay(date, holidays)).toBe(expected);
  });

  test('counting starts after the date and goes either way', () => {
    expect(addWorkingDays('2027-06-12', 0, holidays)).toBe('2027-06-12');
    expect(addWorkingDays('2027-06-07', 20, holidays)).toBe('2027-07-05');
    expect(addWorkingDays('2027-12-20', 10, holidays)).toBe('2028-01-06');
    expect(addWorkingDays('2028-01-06', -10, holidays)).toBe('2027-12-20');
    expect(addWorkingDays('2027-06-12', -1, holidays)).toBe('2027-06-11');
    expect(addWorkingDays('2027-06-14', -1, holidays)).toBe('2027-06-11');
  });

  test('every day from 2015 to 2030 agrees with a plain walk by Temporal', () => {
    for (let date = '2015-01-01'; date <= '2030-12-31'; date = addDays(date, 1)) {
      const plain = Temporal.PlainDate.from(date).dayOfWeek <= 5 && !holidays.has(date);
      if (isWorkingDay(date, holidays) !== plain) expect.fail(date);
    }
  });

  test('law: what is added is what lies between, and going back returns', () => {
    fc.assert(
      fc.property(anyDay, fewDays, (day, count) => {
        const start = nextWorkingDay(day, holidays);
        const end = addWorkingDays(start, count, holidays);
        expect(workingDaysBetween(start, end, holidays)).toBe(count);
        expect(workingDaysBetween(end, start, holidays)).toBe(0 - count);
        expect(addWorkingDays(end, -count, holidays)).toBe(start);
      }),
    );
  });

  test('law: a later day or a larger count never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, fewDays, fewDays, (day, days, count) => {
        const end = addWorkingDays(day, count + 1, holidays);
        expect(addWorkingDays(addDays(day, days), count + 1, holidays) >= end).toBe(true);
        expect(addWorkingDays(day, count + 2, holidays) > end).toBe(true);
        expect(isWorkingDay(end, holidays)).toBe(true);
      }),
    );
  });

  test('law: steps add up', () => {
    fc.assert(
      fc.property(anyDay, fewDays, fewDays, (day, first, second) => {
        const inSteps = addWorkingDays(addWorkingDays(day, first, holidays), second, holidays);
        expect(addWorkingDays(day, first + second, holidays)).toBe(inSteps);
      }),
    );
  });

  test('working days between count the second date and not the first', () => {
    expect(workingDaysBetween('2027-06-11', '2027-06-14', holidays)).toBe(1);
    expect(workingDaysBetween('2027-06-14', '2027-06-11', holidays)).toBe(-1);
    expect(workingDaysBetween('2027-06-12', '2027-06-13', holidays)).toBe(0);
    expect(workingDaysBetween('2027-06-13', '2027-06-12', holidays)).toBe(0);
    expect(workingDaysBetween('2027-06-14', '2027-06-14', holidays)).toBe(0);
  });
});

describe('clear working days (R5)', () => {
  test.each([
    ['Monday to the Tuesday after next Monday', '2027-06-07', '2027-06-15'],
    ['from a Friday', '2027-06-11', '2027-06-21'],
    ['from a Sunday', '2027-06-13', '2027-06-21'],
    ['over Christmas and New Year', '2027-12-20', '2027-12-30'],
    ['over Easter and the clock change of 2027', '2027-03-22', '2027-04-01'],
    ['over 29 February', '2028-02-24', '2028-03-03'],
  ])('a decision published, effective 5 clear working days later (D7): %s', (_, published, effective) => {
    expect(addClearWorkingDays(published, 5, holidays)).toBe(effective);
    expect(clearWorkingDaysBetween(published, effective, holidays)).toBe(5);
  });

  test.each([
    ['a Tuesday meeting', '2027-06-15', '2027-06-07'],
    ['a Monday meeting', '2027-06-14', '2027-06-04'],
    ['a Thursday meeting after Easter', '2027-04-01', '2027-03-22'],
    ['a meeting after New Year', '2028-01-06', '2027-12-24'],
  ])('papers 5 clear working days before the meeting (D2): %s', (_, meeting, latest) => {
    expect(subtractClearWorkingDays(meeting, 5, holidays)).toBe(latest);
    expect(clearWorkingDaysBetween(latest, meeting, holidays)).toBe(5);
  });

  test('papers at the weekend after the last working day still leave 5', () => {
    expect(clearWorkingDaysBetween('2027-06-06', '2027-06-14', holidays)).toBe(5);
    expect(clearWorkingDaysBetween('2027-06-07', '2027-06-14', holidays)).toBe(4);
  });

  test('no clear days on the same day, the next, or backwards', () => {
    expect(clearWorkingDaysBetween('2027-06-07', '2027-06-07', holidays)).toBe(0);
    expect(clearWorkingDaysBetween('2027-06-07', '2027-06-08', holidays)).toBe(0);
    expect(clearWorkingDaysBetween('2027-06-25', '2027-06-07', holidays)).toBe(0);
    expect(addClearWorkingDays('2027-06-11', 0, holidays)).toBe('2027-06-14');
    expect(() => addClearWorkingDays('2027-06-11', -1, holidays)).toThrow('cannot be below 0');
    expect(() => subtractClearWorkingDays('2027-06-11', -1, holidays)).toThrow('cannot be below 0');
  });

  test('law: exactly that many lie strictly between, and the neighbouring working day does not leave them', () => {
    fc.assert(
      fc.property(anyDay, fewDays, (day, count) => {
        const after = addClearWorkingDays(day, count, holidays);
        const before = subtractClearWorkingDays(day, count, holidays);
        expect(workingDatesWithin(day, after)).toHaveLength(count);
        expect(workingDatesWithin(before, day)).toHaveLength(count);
        expect(clearWorkingDaysBetween(day, after, holidays)).toBe(count);
        expect(clearWorkingDaysBetween(before, day, holidays)).toBe(count);
        if (count > 0) {
          expect(clearWorkingDaysBetween(day, addWorkingDays(after, -1, holidays), holidays)).toBe(count - 1);
          expect(clearWorkingDaysBetween(addWorkingDays(before, 1, holidays), day, holidays)).toBe(count - 1);
        }
      }),
    );
  });
});
