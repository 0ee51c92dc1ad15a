/**
 * The core offer (F2; A1 "Franchise Criteria") as data, and what of it can be worked out from a submission.
 * Criteria (a) and (b) are computed from timetables; (c) to (f) and (g), the networks, are assessed by people.
 */
import type { Policy } from './policy.ts';

/** The criteria of the core offer and of membership, in the paper's order and words. */
export const coreOffer = [
  { id: 'a', words: 'At least 20 hours a week of access for the public, at the centre or through a network arrangement' },
  {
    id: 'b',
    words: 'Premises available for communities and local organisations to book for group activities on 7 days or evenings a week',
  },
  {
    id: 'c',
    words: 'Promotion of all local community services and activities, with a timetable of those at the venue and within the network',
  },
  { id: 'd', words: 'Signposting and links to a range of public information and services' },
  { id: 'e', words: 'On-line access and support or training' },
  { id: 'f', words: 'IT available for residents, and for professionals to hot-desk' },
  { id: 'g', words: 'Active membership of the local and borough hub networks, with attendance at meetings and training' },
] as const;

/** A criterion that a decision can cite: one of the core offer, or the GRIPP level. */
export type Criterion = (typeof coreOffer)[number]['id'] | 'level';

/** The criteria that people assess; (a) and (b) are computed. */
export const assessedCriteria = ['c', 'd', 'e', 'f', 'g'] as const satisfies readonly Criterion[];
export type AssessedCriterion = (typeof assessedCriteria)[number];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Open from and to, 'HH:MM' on the same day; `to` may be '24:00'. */
export interface Opening {
  readonly from: string;
  readonly to: string;
}

/** A place where the public is received. A partner's hours count once that partner has confirmed them. */
export interface Venue {
  readonly kind: 'own' | 'partner';
  readonly confirmed: boolean;
  readonly opening: Readonly<Record<Weekday, readonly Opening[]>>;
}

/** Whether the premises can be booked in the day and in the evening of each weekday. */
export type BookableSessions = Readonly<Record<Weekday, { readonly day: boolean; readonly evening: boolean }>>;

/** How many of the 7 days can be booked, counted in each of the ways that policy may ask for. */
export type BookableDays = Readonly<Record<Policy['bookableSession'], number>>;

const MINUTES_IN_HOUR = 60;
const DAYS_IN_WEEK = 7;

function minuteOfDay(clock: string): number {
  return Number(clock.slice(0, 2)) * MINUTES_IN_HOUR + Number(clock.slice(3));
}

/** Minutes of one day covered by at least one of the openings: time open at two places counts once. */
function minutesCovered(openings: readonly Opening[]): number {
  const spans = openings
    .map(({ from, to }) => ({ from: minuteOfDay(from), to: minuteOfDay(to) }))
    .sort((one, other) => one.from - other.from);
  let covered = 0;
  let reached = 0;
  for (const span of spans) {
    const from = Math.max(span.from, reached);
    if (span.to > from) covered += span.to - from;
    reached = Math.max(reached, span.to);
  }
  return covered;
}

/** Minutes a week in which the public is received at the centre or a confirmed partner's venue (F2a). */
export function minutesPerWeek(venues: readonly Venue[]): number {
  const counted = venues.filter((venue) => venue.kind === 'own' || venue.confirmed);
  return weekdays.reduce((sum, day) => sum + minutesCovered(counted.flatMap((venue) => venue.opening[day])), 0);
}

/** The days of the week on which the premises can be booked, each way of counting (F2b). */
export function bookableDays(sessions: BookableSessions): BookableDays {
  const count = (test: (session: BookableSessions[Weekday]) => boolean) => weekdays.filter((day) => test(sessions[day])).length;
  return {
    either: count(({ day, evening }) => day || evening),
    day: count(({ day }) => day),
    evening: count(({ evening }) => evening),
    both: count(({ day, evening }) => day && evening),
  };
}

/** What was worked out from a submission's timetables. */
export interface Computed {
  readonly minutesPerWeek: number;
  readonly bookableDays: BookableDays;
}

/** The measures that (a) and (b) are held against: the policy's, or those an offer froze (F8). */
export type Measures = Pick<Policy, 'hoursPerWeek' | 'bookableSession'>;

/** Which criteria of the core offer are met: (a), (b) computed against the measures, the others as people found them. */
export function criteriaMet(
  computed: Computed,
  assessed: Readonly<Record<AssessedCriterion, boolean>>,
  measures: Measures,
): Record<Exclude<Criterion, 'level'>, boolean> {
  return {
    a: computed.minutesPerWeek >= measures.hoursPerWeek * MINUTES_IN_HOUR,
    b: computed.bookableDays[measures.bookableSession] === DAYS_IN_WEEK,
    ...assessed,
  };
}
