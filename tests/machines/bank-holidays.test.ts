import { describe, expect, test } from 'vitest';
import { bankHolidaysEnglandAndWales, bankHolidayYears, computedBankHolidays, easterSunday } from '../../machines/bank-holidays.ts';
import { addDays, isCivilDate, weekday } from '../../machines/calendar.ts';

/**
 * Written by hand from the published lists (and, for years to come, from a wall calendar), not by the code under test.
 * Month and day of each bank holiday, in order.
 */
const BY_HAND: Record<string, string> = {
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
};

/** Easter Sundays by hand, with the earliest and latest there can be and the two corrections of the lunar table. */
const EASTERS = [
  ...['2015-04-05', '2016-03-27', '2017-04-16', '2018-04-01', '2019-04-21', '2020-04-12', '2021-04-04', '2022-04-17'],
  ...['2023-04-09', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21'],
  ...['1818-03-22', '1943-04-25', '2038-04-25', '2008-03-23', '1981-04-19', '1954-04-18', '2049-04-18', '2076-04-19', '2000-04-23'],
];

function named(date: string): string | undefined {
  return bankHolidaysEnglandAndWales.find((holiday) => holiday.date === date)?.name;
}

describe('bank holidays of England and Wales (R5)', () => {
  test.each(Object.keys(BY_HAND))('%s has exactly the days of the published list, in order', (year) => {
    const dates = bankHolidaysEnglandAndWales.map(({ date }) => date).filter((date) => date.startsWith(year));
    expect(dates.map((date) => date.slice(5)).join(' ')).toBe(BY_HAND[year]);
  });

  test('2015 to 2030 and no other year, each day once, in order', () => {
    const dates = bankHolidaysEnglandAndWales.map(({ date }) => date);
    const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
    expect(years).toEqual(Array.from({ length: 16 }, (_, index) => 2015 + index));
    expect(bankHolidayYears).toEqual({ first: 2015, last: 2030 });
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates.every((date) => isCivilDate(date) && weekday(date) <= 5)).toBe(true);
  });

  test('what was proclaimed for one year alone is said so', () => {
    const proclaimed = bankHolidaysEnglandAndWales.filter(({ known }) => known === 'proclaimed').map(({ date }) => date);
    expect(proclaimed).toEqual(['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08']);
  });

  test('each day has the name it is published under', () => {
    expect(computedBankHolidays(2025).map(({ name }) => name)).toEqual([
      'New Year’s Day',
      'Good Friday',
      'Easter Monday',
      'Early May bank holiday',
      'Spring bank holiday',
      'Summer bank holiday',
      'Christmas Day',
      'Boxing Day',
    ]);
    expect(named('2020-05-08')).toBe('Early May bank holiday (VE Day)');
    expect(named('2022-06-02')).toBe('Spring bank holiday');
    expect(named('2022-06-03')).toBe('Platinum Jubilee bank holiday');
    expect(named('2022-09-19')).toBe('Bank holiday for the State Funeral of Queen Elizabeth II');
    expect(named('2023-05-08')).toBe('Bank holiday for the coronation of King Charles III');
  });

  test.each([
    ['New Year on a Saturday', '2022-01-03', 'New Year’s Day (substitute day)'],
    ['New Year on a Sunday', '2023-01-02', 'New Year’s Day (substitute day)'],
    ['Christmas on a Friday, Boxing Day on a Saturday', '2026-12-25', 'Christmas Day'],
    ['Boxing Day on a Saturday', '2026-12-28', 'Boxing Day (substitute day)'],
    ['Christmas on a Saturday', '2027-12-27', 'Christmas Day (substitute day)'],
    ['Boxing Day on a Sunday', '2027-12-28', 'Boxing Day (substitute day)'],
    ['Boxing Day on the Monday after a Christmas Sunday', '2022-12-26', 'Boxing Day'],
    ['Christmas on a Sunday', '2022-12-27', 'Christmas Day (substitute day)'],
  ])('a holiday at the weekend has its substitute: %s', (_, date, name) => {
    expect(named(date)).toBe(name);
  });

  test('a year has eight by rule, each on a weekday of its own', () => {
    for (let year = 1978; year <= 2200; year += 1) {
      const dates = computedBankHolidays(year).map(({ date }) => date);
      expect(new Set(dates).size, `${year}`).toBe(8);
      expect(dates, `${year}`).toEqual([...dates].sort());
      expect(
        dates.filter((date) => weekday(date) > 5),
        `${year}`,
      ).toEqual([]);
    }
  });
});

describe('Easter', () => {
  test.each(EASTERS)('Easter Sunday is %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });

  test('every year to 9999 agrees with the other well-known way to work it out', () => {
    for (let year = 1583; year <= 9999; year += 1) {
      if (easterSunday(year) !== easterByButcher(year)) expect.fail(`Easter ${year}`);
    }
  });

  test('every Easter is a Sunday from 22 March to 25 April, its Friday and Monday are holidays', () => {
    for (let year = 1583; year <= 4099; year += 1) {
      const easter = easterSunday(year);
      expect(weekday(easter), easter).toBe(7);
      expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25', easter).toBe(true);
    }
    const dates = computedBankHolidays(2027).map(({ date }) => date);
    expect(dates.slice(1, 3)).toEqual([addDays('2027-03-28', -2), addDays('2027-03-28', 1)]);
  });
});

/** The anonymous rule of 1876 (Butcher's): divisions only, no epact and no weekday. Letters as it is always printed. */
function easterByButcher(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(days / 31), (days % 31) + 1).toString();
}
