// The days on which deadlines are tried, and a situation moved to them: every date in it by the same number of days.
import { addDays, daysBetween } from '../../machines/calendar.ts';
import { instantAtLondon, londonDate } from '../../machines/london-time.ts';
import type { Situation } from '../support/decision-table.ts';

/** Last days that are easy to get wrong. London's midnight after a last day in summer is 23:00 UTC of that day. */
export const lastDays = {
  'an ordinary day': '2027-06-16',
  'the day before the clocks go forward': '2027-03-27',
  'the day on which the clocks go forward': '2027-03-28',
  'the day before the clocks go back': '2027-10-30',
  'the day on which the clocks go back': '2027-10-31',
  '28 February of a leap year': '2028-02-28',
  '29 February': '2028-02-29',
  'the last day of a year': '2027-12-31',
} as const;

const DATES = /\b\d{4}-\d\d-\d\d\b/g;

function moved<T>(value: T, days: number): T {
  if (typeof value === 'string') return value.replace(DATES, (date) => addDays(date, days)) as T;
  if (Array.isArray(value)) return value.map((item) => moved(item, days)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [moved(key, days), moved(item, days)])) as T;
}

/** The situation as it would be with `from` falling on `to`. The policy stays: its bank holidays are those of the calendar. */
export function movedTo(situation: Situation, from: string, to: string): Situation {
  const days = daysBetween(from, to);
  const { policy, ...act } = situation.act;
  const { snapshot, data } = situation;
  return { snapshot: moved(snapshot, days), data: moved(data, days), act: { ...moved(act, days), policy } };
}

/** The same at a time of day in London; the civil date is worked out from the instant, as the engine does. */
export function atLondon(situation: Situation, date: string, clock: string): Situation {
  const at = instantAtLondon(date, clock);
  return { ...situation, act: { ...situation.act, at, on: londonDate(at) } };
}
