import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationCommands } from '../../machines/application.commands.ts';
import { bookableDays, coreOffer, criteriaMet, minutesPerWeek, type Opening, type Venue, weekdays } from '../../machines/core-offer.ts';
import { contentOf } from './application.cases.ts';

const none = Object.fromEntries(weekdays.map((day) => [day, [] as Opening[]])) as unknown as Venue['opening'];
const venue = (opening: Partial<Venue['opening']>, more: Partial<Venue> = {}): Venue => ({
  kind: 'own',
  confirmed: false,
  opening: { ...none, ...opening },
  ...more,
});
const met = { c: true, d: true, e: true, f: true, g: true };
const measures = { hoursPerWeek: 20, bookableSession: 'either' } as const;

describe('F2 (a): hours of access a week', () => {
  it('adds up openings within a day and over the week', () => {
    const opening = [
      { from: '09:00', to: '12:30' },
      { from: '14:00', to: '24:00' },
    ];
    expect(minutesPerWeek([venue({ mon: opening, sun: [{ from: '00:00', to: '00:01' }] })])).toBe(210 + 600 + 1);
  });

  it('counts time open at two places once', () => {
    const morning = venue({ tue: [{ from: '09:00', to: '13:00' }] });
    const later = venue({ tue: [{ from: '11:00', to: '15:00' }] });
    const within = venue({ tue: [{ from: '10:00', to: '11:00' }] });
    expect(minutesPerWeek([morning, later, within])).toBe(360);
  });

  it('counts a partner’s hours once the partner has confirmed them, and the hub’s own at once', () => {
    const opening = { wed: [{ from: '09:00', to: '10:00' }] };
    expect(minutesPerWeek([venue(opening, { kind: 'partner' })])).toBe(0);
    expect(minutesPerWeek([venue(opening, { kind: 'partner', confirmed: true })])).toBe(60);
    expect(minutesPerWeek([venue(opening)])).toBe(60);
  });

  it('is the number of minutes of the week in which somewhere is open, whatever the openings', () => {
    const clock = fc
      .integer({ min: 0, max: 1440 })
      .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
    const opening = fc
      .tuple(clock, clock)
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from, to }));
    const venues = fc.array(fc.record({ mon: fc.array(opening, { maxLength: 3 }), sat: fc.array(opening, { maxLength: 3 }) }), {
      maxLength: 4,
    });
    const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    const minutesOf = (day: string, { from, to }: Opening) =>
      Array.from({ length: minute(to) - minute(from) }, (_, after) => `${day} ${minute(from) + after}`);
    fc.assert(
      fc.property(venues, (weeks) => {
        const all = weeks.flatMap(({ mon, sat }) => [
          ...mon.flatMap((one) => minutesOf('mon', one)),
          ...sat.flatMap((one) => minutesOf('sat', one)),
        ]);
        expect(minutesPerWeek(weeks.map((week) => venue(week)))).toBe(new Set(all).size);
      }),
    );
  });

  it('is met at exactly 20 hours and not a minute less', () => {
    const days = bookableDays(contentOf(2).bookable as never);
    expect(criteriaMet({ minutesPerWeek: 1200, bookableDays: days }, met, measures).a).toBe(true);
    expect(criteriaMet({ minutesPerWeek: 1199, bookableDays: days }, met, measures).a).toBe(false);
  });
});

describe('F2 (b): premises bookable 7 days or evenings a week', () => {
  const week = (day: number, evening: number) =>
    Object.fromEntries(weekdays.map((name, at) => [name, { day: at < day, evening: at >= 7 - evening }])) as never;
  const isMet = (day: number, evening: number, bookableSession: 'either' | 'day' | 'evening' | 'both') =>
    criteriaMet({ minutesPerWeek: 0, bookableDays: bookableDays(week(day, evening)) }, met, { hoursPerWeek: 20, bookableSession }).b;

  it('by policy a session in the day, in the evening, either or both on each of 7 days', () => {
    expect([isMet(4, 3, 'either'), isMet(3, 3, 'either')]).toEqual([true, false]);
    expect([isMet(7, 0, 'day'), isMet(6, 7, 'day')]).toEqual([true, false]);
    expect([isMet(0, 7, 'evening'), isMet(7, 6, 'evening')]).toEqual([true, false]);
    expect([isMet(7, 7, 'both'), isMet(7, 6, 'both')]).toEqual([true, false]);
  });
});

describe('F2: the criteria', () => {
  it('are the six of the core offer and active membership of the networks', () => {
    expect(coreOffer.map(({ id }) => id).join('')).toBe('abcdefg');
  });

  it('(c) to (g) are as people found them', () => {
    const computed = { minutesPerWeek: 0, bookableDays: { either: 0, day: 0, evening: 0, both: 0 } };
    expect(criteriaMet(computed, { ...met, e: false }, measures)).toEqual({ ...met, e: false, a: false, b: false });
  });
});

describe('what an application says of its hub', () => {
  const messages = (data: unknown) => {
    const parsed = applicationCommands.prepare.data.safeParse(data);
    return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  };
  const withMonday = (monday: unknown) => {
    const content = contentOf(2);
    return { ...content, venues: content.venues.map((one) => ({ ...one, opening: { ...one.opening, mon: monday } })) };
  };

  it('is refused with the sentence of the field', () => {
    expect(messages(contentOf(2))).toEqual([]);
    expect(messages({ ...contentOf(2), venues: [] })).toEqual(['venues: Enter at least one venue']);
    expect(messages(withMonday([{ from: '1:00', to: '24:01' }]))).toEqual([
      'venues.0.opening.mon.0.from: Enter a time as hours and minutes, like 09:30',
      'venues.0.opening.mon.0.to: Enter a time as hours and minutes, like 09:30',
    ]);
    expect(messages(withMonday([{ from: '12:00', to: '12:00' }]))).toEqual([
      'venues.0.opening.mon.0.to: The closing time must be after the opening time',
    ]);
  });
});
