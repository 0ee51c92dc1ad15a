// How a story writes dates: a day, what to add to it, and the time of day in London.
import { addDays, addWorkingDays } from '../../machines/calendar.ts';
import { instantAtLondon } from '../../machines/london-time.ts';

const MOMENT = /^(\d{4}-\d{2}-\d{2})((?: *\+ *\d+ (?:working )?days?)*)(?: +(\d{2}:\d{2}))?$/;
const ADDED = /\+ *(\d+) (working )?days?/g;
/** The time of day of a step that gives none. */
const MORNING = '09:00';

/** '2026-10-05', '2026-10-05 + 3 days', '2026-10-05 + 2 working days' as a civil date. Throws a RangeError saying what was expected. */
export function storyDay(text: string, holidays: ReadonlySet<string>): string {
  return read(text, holidays).day;
}

/** The same with a time of day, '2026-10-05 + 3 days 14:30', as a UTC instant; without a time it is 09:00 in London. */
export function storyInstant(text: string, holidays: ReadonlySet<string>): string {
  const { day, clock } = read(text, holidays);
  return instantAtLondon(day, clock ?? MORNING);
}

function read(text: string, holidays: ReadonlySet<string>): { day: string; clock: string | undefined } {
  const parts = MOMENT.exec(text.trim());
  const first = parts?.[1];
  if (first === undefined) throw new RangeError('a date such as "2026-10-05", "2026-10-05 14:30" or "2026-10-05 + 3 working days"');
  let day = first;
  try {
    for (const [, count, working] of (parts?.[2] ?? '').matchAll(ADDED)) {
      day = working ? addWorkingDays(day, Number(count), holidays) : addDays(day, Number(count));
    }
    instantAtLondon(day, parts?.[3] ?? MORNING);
  } catch {
    throw new RangeError('a date and time that exist');
  }
  return { day, clock: parts?.[3] };
}
