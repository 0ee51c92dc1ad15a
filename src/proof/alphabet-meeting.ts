// What people try on a decision meeting.
import { addDays, isWorkingDay } from '../../machines/calendar.ts';
import type { MeetingContext } from '../../machines/meeting.context.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { upcomingMeetings } from './facts-shared.ts';
import type { World } from './world.ts';

type Context = MeetingContext;

const why = { reason: 'text:reason' };

/** It is moved once: a second move does nothing that the first did not. */
function moves(_: World, context: Context): Try[] {
  const weekend =
    [5, 6, 7, 8, 9, 10, 11].map((days) => addDays(context.date, -days)).find((day) => !isWorkingDay(day, new Set())) ?? context.date;
  return [
    ...(context.reason === null ? [['administrator', { date: addDays(context.date, 7), ...why }, 'a week on'] as const] : []),
    ['administrator', { date: addDays(context.date, 120), ...why }, 'into another quarter'],
    ['administrator', { date: context.date, ...why }, 'the same day'],
    ['administrator', { date: weekend, ...why }, 'a weekend'],
  ];
}

function cancellations(world: World, _: Context, id: string): Try[] {
  const other = upcomingMeetings(world).find((one) => one.case !== id && one.state === 'published');
  return [
    ['administrator', why, 'without another'],
    ['administrator', { ...why, replacement: other?.case ?? id }, other ? 'for another' : 'for itself'],
  ];
}

/** Everything that people may send to a decision meeting. */
export const meetingTries: Alphabet = {
  schedule: () => [],
  publish: () => [['administrator']],
  proposeLatePublication: () => [['administrator', why]],
  confirmLatePublication: () => [['administrator'], ['deciding']],
  reschedule: moves,
  cancel: cancellations,
  drop: () => [['administrator']],
  close: () => [['administrator']],
};
