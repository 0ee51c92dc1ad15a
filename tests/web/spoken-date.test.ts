import { describe, expect, it } from 'vitest';
import { spokenDate, spokenTime } from '../../src/web/spoken-date.ts';

describe('dates and times as people say them', () => {
  it.each([
    ['2026-12-09', 'Wednesday 9 December 2026'],
    ['2028-02-29', 'Tuesday 29 February 2028'],
    ['2027-01-03', 'Sunday 3 January 2027'],
  ])('%s is %s', (date, said) => expect(spokenDate(date)).toBe(said));

  it.each([
    ['14:00', '2pm'],
    ['09:30', '9:30am'],
    ['12:00', 'midday'],
    ['12:05', '12:05pm'],
    ['00:00', 'midnight'],
    ['00:15', '12:15am'],
  ])('%s is %s', (clock, said) => expect(spokenTime(clock)).toBe(said));
});
