// A franchised hub in the words of the public register (H5): where it is, when it is open, what it offers.
import type { PublishedVenue, RegisterRow } from '../../db/reads/register.ts';
import { sayDate } from '../../machines/calendar.ts';
import { type BookableSessions, bookableDays, minutesPerWeek, type Venue, weekdays } from '../../machines/core-offer.ts';
import { paths } from './paths.ts';
import { spokenTime } from './spoken-date.ts';

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MINUTES_IN_HOUR = 60;

/** A hub as pages show it. Dates are words; `hours` says how long it is open in a week, null when that is not kept. */
export interface ShownHub {
  readonly reference: string;
  readonly href: string;
  readonly name: string;
  readonly organisation: string;
  readonly place: string;
  readonly locality: string;
  readonly level: number | null;
  readonly since: string;
  readonly nextReview: string | null;
  readonly suspended: boolean;
  readonly hours: string | null;
}

/** One place's week. */
export interface ShownVenue {
  readonly name: string;
  readonly partner: boolean;
  readonly week: readonly { readonly weekday: string; readonly open: string }[];
}

/** What the list shows of a franchise. */
export function shownHub(row: RegisterRow): ShownHub {
  return {
    reference: row.reference,
    href: paths.registerEntry.replace(':reference', encodeURIComponent(row.reference)),
    name: row.hub,
    organisation: row.organisation,
    // Many addresses end with the town already.
    place: row.address.endsWith(row.town) ? row.address : `${row.address}, ${row.town}`,
    locality: row.locality,
    level: row.level,
    since: sayDate(row.since),
    nextReview: row.next_review && sayDate(row.next_review),
    suspended: row.state === 'suspended',
    hours: row.venues && sayHours(minutesPerWeek(row.venues.map(counted))),
  };
}

/** The places where the public is received, each with its week: those whose hours count (F2a). */
export function shownVenues(venues: readonly PublishedVenue[]): ShownVenue[] {
  return venues
    .filter((venue) => venue.kind === 'own' || venue.confirmed)
    .map((venue) => ({
      name: venue.name ?? 'The hub',
      partner: venue.kind === 'partner',
      week: weekdays.map((day, index) => ({ weekday: WEEKDAY_NAMES[index] ?? day, open: sayOpening(venue.opening[day] ?? []) })),
    }));
}

/** On how many days rooms can be booked, in words (F2b). */
export function sayBookable(bookable: RegisterRow['bookable']): string | null {
  if (!bookable) return null;
  const days = bookableDays(bookable as BookableSessions).either;
  return `on ${days === 1 ? '1 day' : `${days} days`} or evenings a week`;
}

function counted({ kind, confirmed, opening }: PublishedVenue): Venue {
  return { kind, confirmed, opening: opening as Venue['opening'] };
}

function sayHours(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_IN_HOUR);
  const rest = minutes % MINUTES_IN_HOUR;
  const said = hours === 1 ? '1 hour' : `${hours} hours`;
  return rest === 0 ? said : `${said} and ${rest} minutes`;
}

function sayOpening(openings: PublishedVenue['opening'][string]): string {
  if (openings.length === 0) return 'Closed';
  const spans = openings.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(({ from, to }) => `${spokenTime(from)} to ${sayClosing(to)}`);
  return new Intl.ListFormat('en-GB').format(spans);
}

/** Closing at the day's end is written '24:00'. */
function sayClosing(clock: string): string {
  return clock === '24:00' ? 'midnight' : spokenTime(clock);
}
