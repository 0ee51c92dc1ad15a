import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  compareDates,
  daysBetween,
  holidaySet,
  isCivilDate,
  isWorkingDay,
  quarterOf,
  sayDate,
} from '../../machines/calendar.ts';

const noHolidays = holidaySet([]);

describe('what is a date', () => {
  test('real days are dates', () => {
    for (const text of ['2027-01-31', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '1970-01-01']) {
      expect(isCivilDate(text), text).toBe(true);
    }
  });

  test('days the calendar does not have are not', () => {
    const unreal = ['2027-02-29', '1900-02-29', '2100-02-29', '2028-02-30', '2027-04-31', '2027-06-31', '2027-09-31', '2027-11-31'];
    for (const text of [...unreal, '2027-01-32', '2027-00-10', '2027-13-10', '2027-10-00', '0000-01-01']) {
      expect(isCivilDate(text), text).toBe(false);
    }
  });

  test('other spellings are not', () => {
    const other = [
      '',
      '2027-1-31',
      '27-01-31',
      '2027/01/31',
      '20270131',
      '2027-01-31T00:00:00Z',
      ' 2027-01-31',
      '2027-01-31 ',
      '31-01-2027',
    ];
    for (const text of [...other, '2027-01-3١', '-027-01-31', '2027-01-3', '2027-0a-31', '+2027-01-1', '12027-01-31', '2027-01-3\n']) {
      expect(isCivilDate(text), text).toBe(false);
    }
  });

  test('exactly the texts that Temporal takes as dates', () => {
    const fourDigits = fc.integer({ min: 1, max: 9999 }).map((year) => `${year}`.padStart(4, '0'));
    const twoDigits = fc.integer({ min: 0, max: 35 }).map((value) => `${value}`.padStart(2, '0'));
    fc.assert(
      fc.property(fourDigits, twoDigits, twoDigits, (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        expect(isCivilDate(text)).toBe(temporalTakes(text));
      }),
    );
  });

  test('a malformed date is refused with a sentence', () => {
    const sentence = '2027-02-29 is not a day of the calendar: give a real day as year-month-day, like 2027-01-31.';
    expect(() => addDays('2027-02-29', 1)).toThrow(new RangeError(sentence));
    const attempts = [
      () => daysBetween('2027-01-01', 'x'),
      () => daysBetween('x', '2027-01-01'),
      () => addMonths('2027-1-1', 1),
      () => compareDates('2027-01-01', ''),
      () => isWorkingDay('today', noHolidays),
      () => addWorkingDays('2027-01-01T00:00:00Z', 1, noHolidays),
      () => holidaySet(['2027-12-27', '2027-12-32']),
      () => quarterOf('2027'),
      () => sayDate('30 November 2027'),
    ];
    for (const attempt of attempts) expect(attempt, attempt.toString()).toThrow(RangeError);
  });

  test('a refusal does not repeat text that may be personal', () => {
    expect(() => addDays('Lead, Barnies', 1)).toThrow(/^This is not a date: /);
  });

  test('broken numbers and years past the calendar are refused', () => {
    for (const count of [0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addDays('2027-01-01', count)).toThrow('must be a whole number');
      expect(() => addMonths('2027-01-01', count)).toThrow('must be a whole number');
      expect(() => addWorkingDays('2027-01-01', count, noHolidays)).toThrow('must be a whole number');
    }
    expect(() => addDays('9999-12-31', 1)).toThrow('outside the years 0001 to 9999');
    expect(() => addDays('0001-01-01', -1)).toThrow('outside the years 0001 to 9999');
    expect(() => addMonths('9999-12-01', 1)).toThrow('outside the years 0001 to 9999');
    expect(() => addMonths('0001-01-31', -1)).toThrow('outside the years 0001 to 9999');
    expect(() => addDays('2027-01-01', Number.MAX_SAFE_INTEGER)).toThrow('outside the years 0001 to 9999');
  });
});

function temporalTakes(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
