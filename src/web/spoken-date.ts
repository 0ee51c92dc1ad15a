import { type CivilDate, sayDate, weekday } from '../../machines/calendar.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A date as people say it: 'Wednesday 9 December 2026'. */
export function spokenDate(date: CivilDate): string {
  return `${WEEKDAYS[weekday(date) - 1]} ${sayDate(date)}`;
}

/** A time of day, 'HH:MM', as people say it: '2pm', '9:30am', 'midday', 'midnight'. */
export function spokenTime(clock: string): string {
  if (clock === '12:00') return 'midday';
  if (clock === '00:00') return 'midnight';
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return `${hours % 12 || 12}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}${hours < 12 ? 'am' : 'pm'}`;
}

/** An instant in London as people say it: '9 December 2026 at 2:30pm'. */
export function sayInstant(instant: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
  return `${sayDate(there.toPlainDate().toString())} at ${spokenTime(there.toPlainTime().toString({ smallestUnit: 'minute' }))}`;
}

/** The time of day in London of an instant, as a clock shows it: '14:05'. */
export function sayTime(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainTime().toString({ smallestUnit: 'minute' });
}
