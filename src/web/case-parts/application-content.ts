// What an organisation says of its hub, in full: opening hours and what they add up to, bookable sessions, and its statements (F2).
import { bookableDays, coreOffer, minutesPerWeek, type Venue, type Weekday, weekdays } from '../../../machines/core-offer.ts';
import { cell, type Fold, line, type Part, part } from './part.ts';
import type { Sayings } from './sayings.ts';

/** The content of a submission, with references for texts. */
export interface ApplicationContent {
  readonly venues: readonly (Venue & { readonly name: string })[];
  readonly bookable: Readonly<Record<Weekday, { readonly day: boolean; readonly evening: boolean }>>;
  readonly statements: Readonly<Record<'c' | 'd' | 'e' | 'f' | 'g', string>>;
}

/** What the hours and sessions are held against. */
export interface AskedOfHub {
  readonly hoursPerWeek: number;
  readonly bookableSession: 'either' | 'day' | 'evening' | 'both';
}

export const dayWords = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const satisfies Record<Weekday, string>;

/** The sections of an application as people name them (F3). */
export const sectionWords: Readonly<Record<string, string>> = {
  venues: 'Opening hours',
  bookable: 'Rooms that can be booked',
  c: 'Promoting local services',
  d: 'Signposting',
  e: 'On-line access and support',
  f: 'IT for residents and professionals',
  g: 'Hub networks',
};

/** Minutes as hours: '22 hours', '20½' is never written: '20 hours 30 minutes'. */
export function sayHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const whole = `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return rest === 0 ? whole : `${whole} ${rest} minutes`;
}

const sessions = ({ day, evening }: { readonly day: boolean; readonly evening: boolean }) =>
  day && evening ? 'Day and evening' : day ? 'Day' : evening ? 'Evening' : 'Not bookable';

function venueFold(venue: ApplicationContent['venues'][number], say: Sayings): Fold {
  const whose =
    venue.kind === 'own' ? 'own venue' : venue.confirmed ? 'partner, hours confirmed' : 'partner, hours not confirmed: not counted';
  const lines = weekdays.map((day) =>
    line(dayWords[day], venue.opening[day].map(({ from, to }) => `${from} to ${to}`).join(', ') || 'Closed'),
  );
  return { title: `${say.text(venue.name)} (${whose})`, lines };
}

const verdict = (met: boolean) => ({ tag: { text: met ? 'Enough' : 'Not enough', colour: met ? 'green' : 'red' } }) as const;

/** The parts of the content. `title` says which content it is: a revision, or what is prepared. */
export function contentParts(content: ApplicationContent, say: Sayings, title: string, asked: AskedOfHub): Part[] {
  const minutes = minutesPerWeek(content.venues);
  const days = bookableDays(content.bookable)[asked.bookableSession];
  const words = new Map(coreOffer.map(({ id, words: said }) => [id, said]));
  return [
    part('content', title, {
      lines: [
        line('Public access each week', sayHours(minutes), {
          ...verdict(minutes >= asked.hoursPerWeek * 60),
          aside: `worked out from the hours below; ${asked.hoursPerWeek} hours are asked for`,
        }),
        line('Days that can be booked', `${days} of 7`, { ...verdict(days === 7), aside: 'worked out from the sessions below' }),
        ...(['c', 'd', 'e', 'f', 'g'] as const).map((id) =>
          line(sectionWords[id] ?? id, say.text(content.statements[id]), { aside: words.get(id) ?? null }),
        ),
      ],
      folds: content.venues.map((venue) => venueFold(venue, say)),
    }),
    part('bookable', 'Rooms that can be booked', {
      table: {
        caption: 'Sessions that groups can book, by day',
        head: ['Day', 'Can be booked'],
        rows: weekdays.map((day) => [cell(dayWords[day]), cell(sessions(content.bookable[day]))]),
      },
    }),
  ];
}
