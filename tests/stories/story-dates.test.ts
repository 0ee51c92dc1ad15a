import { describe, expect, it } from 'vitest';
import { storyDay, storyInstant } from '../../src/stories/story-dates.ts';

const holidays = new Set(['2026-12-25', '2026-12-28']);

describe('the dates of a story', () => {
  it('are nine in the morning in London unless a time is given (R4)', () => {
    expect(storyInstant('2026-12-09', holidays)).toBe('2026-12-09T09:00:00Z');
    expect(storyInstant('2027-06-30', holidays)).toBe('2027-06-30T08:00:00Z');
    expect(storyInstant('2027-06-30 14:30', holidays)).toBe('2027-06-30T13:30:00Z');
  });

  it('add days and working days, one after the other (R5)', () => {
    expect(storyDay('2026-12-24 + 3 days', holidays)).toBe('2026-12-27');
    expect(storyDay('2026-12-24 + 1 working day', holidays)).toBe('2026-12-29');
    expect(storyInstant('2026-12-24 + 1 day + 2 working days 16:00', holidays)).toBe('2026-12-30T16:00:00Z');
  });

  it('are refused when they do not exist or are written otherwise', () => {
    for (const wrong of ['9 December 2026', '2026-12-9', '2026-02-29', '2026-12-09 25:00', '2026-12-09 + two days', ''])
      expect(() => storyDay(wrong, holidays), wrong).toThrow(RangeError);
  });
});
