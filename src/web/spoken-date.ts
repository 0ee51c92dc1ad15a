import { type CivilDate, sayDate, weekday } from '../../machines/calendar.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A date as people say it: 'Wednesday 9 December 2026'. */
export function spokenDate(date: CivilDate): string {
  return `${WEEKDAYS[weekday(date) - 1]} ${sayDate(date)}`;
}
