// A section's fields for its template: the timetable of each venue, the sessions of each day, or one text.
import { coreOffer, weekdays } from '../../../machines/core-offer.ts';
import { dayWords } from '../case-parts/application-content.ts';
import { type BookableTyped, noVenue, type OpeningTyped, type VenueTyped } from './timetable.ts';

const LEAST_ROWS = 2;

/** Venues as fields; at least one, with room for another opening on each day. */
export function venueFields(venues: readonly VenueTyped[], problems: ReadonlyMap<string, string>) {
  const shown = venues.length === 0 ? [noVenue] : venues;
  return shown.map((venue, index) => {
    const id = `venues-${index}`;
    const name = `venues[${index}]`;
    const problem = (key: string) => problems.get(`${id}-${key}`) ?? null;
    return {
      id,
      name,
      number: index + 1,
      removable: shown.length > 1,
      venue: venue.name,
      nameError: problem('name'),
      kindError: problem('kind'),
      own: venue.kind === 'own',
      partner: venue.kind === 'partner',
      confirmed: venue.confirmed,
      copy: `copy-${index}`,
      remove: `remove-${index}`,
      days: weekdays.map((day) => ({
        day: dayWords[day],
        rows: rowsOf(venue.opening[day], `${id}-opening-${day}`, `${name}[opening][${day}]`, problems),
      })),
    };
  });
}

function rowsOf(openings: readonly OpeningTyped[], id: string, name: string, problems: ReadonlyMap<string, string>) {
  const count = Math.min(6, Math.max(LEAST_ROWS, openings.length + 1));
  return Array.from({ length: count }, (_, n) => {
    const { from, to } = openings[n] ?? { from: '', to: '' };
    const row = `${id}-${n}`;
    return {
      id: row,
      name: `${name}[${n}]`,
      again: n > 0,
      from,
      to,
      error: problems.get(`${row}-from`) ?? problems.get(`${row}-to`) ?? problems.get(row) ?? null,
    };
  });
}

/** The sessions of the week as fields. */
export function bookableFields(sessions: BookableTyped) {
  return weekdays.map((day) => ({ id: `bookable-${day}`, name: `bookable[${day}]`, text: dayWords[day], ...sessions[day] }));
}

/** What a statement is about, in the paper's words. */
export function criterionOf(section: string): string {
  return coreOffer.find(({ id }) => id === section)?.words ?? '';
}
