// Reminders before a last day.
import { addDays } from './calendar.ts';
import type { SetDeadline } from './effects.ts';

/** Reminders 'remind:N' on N days before the last day, those that still lie ahead (F9). */
export function reminders(lastDay: string, daysBefore: readonly number[], on: string): SetDeadline[] {
  return daysBefore
    .map((days): SetDeadline => ({ do: 'set-deadline', name: `remind:${days}`, due: addDays(lastDay, -days), fires: 'on' }))
    .filter(({ due }) => due > on);
}
