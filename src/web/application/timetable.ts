// Opening hours and bookable sessions while they are typed (F2): read tolerantly, worked out here and nowhere else, said plainly.
import { content } from '../../../machines/application.content.ts';
import { bookableDays, minutesPerWeek, type Venue, type Weekday, weekdays } from '../../../machines/core-offer.ts';
import { type AskedOfHub, dayWords, sayHours } from '../case-parts/application-content.ts';
import { entriesOf } from '../command-form/payload.ts';

/** From and to as typed, in the form 'HH:MM' where they could be read. */
export interface OpeningTyped {
  readonly from: string;
  readonly to: string;
}

/** A venue as typed. */
export interface VenueTyped {
  readonly name: string;
  readonly kind: string;
  readonly confirmed: boolean;
  readonly opening: Readonly<Record<Weekday, readonly OpeningTyped[]>>;
}

export type BookableTyped = Readonly<Record<Weekday, { readonly day: boolean; readonly evening: boolean }>>;

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const perDay = <T>(of: (day: Weekday) => T) => Object.fromEntries(weekdays.map((day) => [day, of(day)])) as Record<Weekday, T>;

/** A time as people type it ('9', '9.30', '5pm', '17:00') as 'HH:MM'; what is no time stays as it was. */
export function readTime(typed: string): string {
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.]?(\d\d))?\s*([ap])?\.?m?\.?$/i.exec(typed.trim()) ?? [];
  if (hours === '' || Number(minutes) > 59 || Number(hours) > 24) return typed.trim();
  const twelve = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(twelve).padStart(2, '0')}:${minutes}`;
}

/** A closing time: midnight is the end of the day. */
const closing = (typed: string) => (readTime(typed) === '00:00' ? '24:00' : readTime(typed));

function openingsTyped(sent: unknown): OpeningTyped[] {
  return entriesOf(sent)
    .map((entry) => ({ from: readTime(text(at(entry, 'from'))), to: closing(text(at(entry, 'to'))) }))
    .filter(({ from, to }) => from !== '' || to !== '');
}

/** Venues out of a form or a draft. */
export function venuesTyped(sent: unknown): VenueTyped[] {
  return entriesOf(sent).map((venue) => ({
    name: text(at(venue, 'name')),
    kind: text(at(venue, 'kind')),
    confirmed: at(venue, 'confirmed') === true || text(at(venue, 'confirmed')) === 'yes',
    opening: perDay((day) => openingsTyped(at(at(venue, 'opening'), day))),
  }));
}

/** Sessions out of a form or a draft. */
export function bookableTyped(sent: unknown): BookableTyped {
  const ticked = (value: unknown) => value === true || text(value) === 'yes';
  return perDay((day) => ({ day: ticked(at(at(sent, day), 'day')), evening: ticked(at(at(sent, day), 'evening')) }));
}

/** An empty venue to begin with. */
export const noVenue: VenueTyped = { name: '', kind: '', confirmed: false, opening: perDay(() => []) };

/** The problems of venues by the ids of their fields, from the schema that the command has: one source of what is right. */
export function venueProblems(venues: readonly VenueTyped[]): Map<string, string> {
  const read = content.shape.venues.safeParse(venues.map((venue) => ({ ...venue, confirmed: venue.kind === 'own' || venue.confirmed })));
  const issues = read.success ? [] : read.error.issues;
  return new Map(issues.map(({ path, message }) => [path.length === 0 ? 'venues-0-name' : `venues-${path.join('-')}`, message]));
}

/** What was worked out, in words. */
export interface WorkedOut {
  readonly enough: boolean;
  readonly says: string;
  readonly more: string;
}

const clock = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** The hours a week of what can be read so far (F2a): a half-typed line counts for nothing. */
export function workOutHours(venues: readonly VenueTyped[], { hoursPerWeek }: AskedOfHub): WorkedOut {
  const readable = venues.map(
    (venue): Venue => ({
      kind: venue.kind === 'partner' ? 'partner' : 'own',
      confirmed: venue.confirmed,
      opening: perDay((day) => venue.opening[day].filter(({ from, to }) => clock.test(from) && clock.test(to) && from < to)),
    }),
  );
  const minutes = minutesPerWeek(readable);
  const short = hoursPerWeek * 60 - minutes;
  const waiting = readable.filter(({ kind, confirmed }) => kind === 'partner' && !confirmed).length;
  const uncounted =
    waiting === 0
      ? ''
      : ` ${waiting === 1 ? 'One partner has' : `${waiting} partners have`} not confirmed yet, so those hours are not counted.`;
  return {
    enough: short <= 0,
    says: `${sayHours(minutes)} a week`,
    more: `${short <= 0 ? `That is enough: ${hoursPerWeek} hours are asked for.` : `${hoursPerWeek} hours are asked for, so ${sayHours(short)} more.`}${uncounted}`,
  };
}

const wanted = {
  either: 'in the day or the evening',
  day: 'in the day',
  evening: 'in the evening',
  both: 'in the day and in the evening',
} as const;

/** How many days can be booked (F2b), and which are missing. */
export function workOutDays(sessions: BookableTyped, { bookableSession }: AskedOfHub): WorkedOut {
  const days = bookableDays(sessions)[bookableSession];
  const missing = weekdays.filter(
    (day) => bookableDays(perDay((each) => (each === day ? sessions[day] : { day: false, evening: false })))[bookableSession] === 0,
  );
  return {
    enough: days === 7,
    says: `${days} of 7 days can be booked ${wanted[bookableSession]}`,
    more: days === 7 ? 'That is what is asked for.' : `All 7 are asked for. Missing: ${missing.map((day) => dayWords[day]).join(', ')}.`,
  };
}
