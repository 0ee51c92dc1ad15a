// Laws of the calendar that no single date shows: how months add up, how clear days are working days, and that London's days meet (R4, R5).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidaysEnglandAndWales } from '../../machines/bank-holidays.ts';
import {
  addClearWorkingDays,
  addDays,
  addMonths,
  addWorkingDays,
  clearWorkingDaysBetween,
  daysBetween,
  holidaySet,
  nextWorkingDay,
  subtractClearWorkingDays,
  workingDaysBetween,
} from '../../machines/calendar.ts';
import { instantAtLondon, londonDate } from '../../machines/london-time.ts';
import { civilDate } from '../support/civil-dates.ts';

const holidays = holidaySet(bankHolidaysEnglandAndWales.map(({ date }) => date));
const anyDay = civilDate('2016-01-01', '2029-12-31');
const fewMonths = fc.integer({ min: 0, max: 60 });
const fewDays = fc.integer({ min: 0, max: 40 });
const seed = 20_261_122;
const law = (name: string, property: fc.IProperty<never>) => test(name, () => fc.assert(property, { seed, numRuns: 300 }));
const dayOf = (date: string) => Number(date.slice(8));

describe('months (R4)', () => {
  law(
    'steps add up from a day that every month has; from a later one they never end later, and at most three days earlier',
    fc.property(anyDay, fewMonths, fewMonths, (day, first, second) => {
      const inSteps = addMonths(addMonths(day, first), second);
      const atOnce = addMonths(day, first + second);
      if (dayOf(day) <= 28) expect(inSteps).toBe(atOnce);
      expect(daysBetween(inSteps, atOnce)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(inSteps, atOnce)).toBeLessThanOrEqual(3);
    }) as never,
  );

  law(
    'a later day or more months never end earlier',
    fc.property(anyDay, fewDays, fewMonths, (day, later, months) => {
      expect(addMonths(addDays(day, later), months) >= addMonths(day, months)).toBe(true);
      expect(addMonths(day, months + 1) > addMonths(day, months)).toBe(true);
    }) as never,
  );

  law(
    'going back returns to the day, or to the last that the month shares with it',
    fc.property(anyDay, fewMonths, (day, months) => {
      const there = addMonths(day, months);
      const back = addMonths(there, -months);
      expect(back.slice(0, 7)).toBe(day.slice(0, 7));
      expect(dayOf(back)).toBe(Math.min(dayOf(day), dayOf(there)));
    }) as never,
  );

  law(
    'twelve months are the same day of the next year, but for 29 February',
    fc.property(anyDay, (day) => {
      const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
      expect(addMonths(day, 12)).toBe(day.endsWith('-02-29') ? next.replace('-29', '-28') : next);
    }) as never,
  );
});

describe('working and clear working days (R5)', () => {
  law(
    'clear days end with the working day after as many',
    fc.property(anyDay, fewDays, (day, count) => {
      expect(addClearWorkingDays(day, count, holidays)).toBe(addWorkingDays(day, count + 1, holidays));
      expect(subtractClearWorkingDays(day, count, holidays)).toBe(addWorkingDays(day, -count - 1, holidays));
    }) as never,
  );

  law(
    'from a working day, clear days forth and back return; the day before is too late and the day after soon enough',
    fc.property(anyDay, fewDays, (day, count) => {
      const meeting = nextWorkingDay(day, holidays);
      const papers = subtractClearWorkingDays(meeting, count, holidays);
      expect(addClearWorkingDays(papers, count, holidays)).toBe(meeting);
      expect(clearWorkingDaysBetween(papers, addDays(meeting, 1), holidays)).toBeGreaterThanOrEqual(count);
      expect(clearWorkingDaysBetween(addDays(papers, 1), meeting, holidays)).toBeLessThanOrEqual(count);
    }) as never,
  );

  law(
    'distances add up, and between working days they turn about',
    fc.property(anyDay, fewDays, fewDays, (a, first, second) => {
      const between = (from: string, to: string) => workingDaysBetween(from, to, holidays);
      const b = addDays(a, first);
      const c = addDays(b, second);
      expect(between(a, b) + between(b, c)).toBe(between(a, c));
      const [d, e] = [nextWorkingDay(a, holidays), nextWorkingDay(c, holidays)];
      expect(between(d, e) + between(e, d)).toBe(0);
    }) as never,
  );
});

describe('London’s days (R4)', () => {
  test('each ends where the next begins, and has 24 hours, 23 or 25, from 2015 to 2035', () => {
    const odd: string[] = [];
    for (let day = '2015-01-01'; day < '2036-01-01'; day = addDays(day, 1)) {
      const [begins, ends] = [instantAtLondon(day, '00:00'), instantAtLondon(addDays(day, 1), '00:00')];
      const lastSecond = Temporal.Instant.from(ends).subtract({ seconds: 1 }).toString();
      if (londonDate(begins) !== day || londonDate(lastSecond) !== day || londonDate(ends) !== addDays(day, 1)) expect.fail(day);
      const hours = Temporal.Instant.from(begins).until(ends).total('hours');
      if (hours !== 24) odd.push(`${day} ${hours}`);
    }
    expect(odd).toHaveLength(42);
    expect(odd.every((each) => /-03-\d\d 23$|-10-\d\d 25$/.test(each))).toBe(true);
  });

  law(
    'an instant’s date is that of the clock it shows there',
    fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(londonDate(instantAtLondon(day, clock))).toBe(day);
    }) as never,
  );
});
