import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAtLondon, londonDate } from '../../machines/london-time.ts';

const HOUR = 3_600_000;
const FIRST = Temporal.Instant.from('2015-01-01T00:00:00Z').epochMilliseconds;
const LAST = Temporal.Instant.from('2036-01-01T00:00:00Z').epochMilliseconds;

function temporalDate(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO('Europe/London').toPlainDate().toString();
}

/** London's clock changes from 2015 to 2035, asked of the time zone database. */
function clockChanges(): Temporal.Instant[] {
  const changes: Temporal.Instant[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO('Europe/London');
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= LAST) return changes;
    changes.push(next.toInstant());
    at = next;
  }
}

describe('the date in London at an instant (R4)', () => {
  test.each([
    ['2027-03-28T00:30:00Z', '2027-03-28'],
    ['2027-03-27T23:59:59Z', '2027-03-27'],
    ['2027-03-28T22:59:59.999Z', '2027-03-28'],
    ['2027-03-28T23:00:00Z', '2027-03-29'],
    ['2027-10-30T23:00:00Z', '2027-10-31'],
    ['2027-10-30T22:59Z', '2027-10-30'],
    ['2027-10-31T23:30:00Z', '2027-10-31'],
    ['2027-12-31T23:59:59Z', '2027-12-31'],
    ['2028-02-28T23:59:59Z', '2028-02-28'],
    ['2027-06-30T23:00:00.000001Z', '2027-07-01'],
  ])('at %s it is %s', (instant, date) => {
    expect(londonDate(instant)).toBe(date);
  });

  test('every quarter of an hour in the four days around each clock change, 2015 to 2035', () => {
    const changes = clockChanges();
    expect(changes).toHaveLength(42);
    for (const change of changes) {
      for (let offset = -48 * HOUR; offset <= 48 * HOUR; offset += HOUR / 4) {
        const instant = change.add({ milliseconds: offset });
        if (londonDate(instant.toString()) !== temporalDate(instant)) expect.fail(instant.toString());
      }
    }
  });

  test('every day from 2015 to 2035, before and after both midnights', () => {
    const minutes = [0, 1, 30, 59, 60, 720, 1379, 1380, 1410, 1439];
    for (let day = FIRST; day < LAST; day += 24 * HOUR) {
      for (const minute of minutes) {
        const instant = Temporal.Instant.fromEpochMilliseconds(day + minute * 60_000);
        if (londonDate(instant.toString()) !== temporalDate(instant)) expect.fail(instant.toString());
      }
    }
  });

  test('the first year the rule holds for, and none before it', () => {
    expect(londonDate('1996-03-31T23:00:00Z')).toBe('1996-04-01');
    expect(londonDate('1996-10-26T23:00:00Z')).toBe('1996-10-27');
    expect(londonDate('1996-10-27T23:00:00Z')).toBe('1996-10-27');
    expect(() => londonDate('1995-12-31T23:00:00Z')).toThrow('from 1996 on');
    expect(() => instantAtLondon('1995-10-22', '12:00')).toThrow('from 1996 on');
  });

  test('text that is no UTC instant is refused with a sentence', () => {
    const noInstants = ['2027-03-28', '2027-03-28T00:30:00', '2027-03-28T00:30:00+01:00', '2027-02-29T00:00:00Z', '2027-03-28T24:00:00Z'];
    for (const text of [...noInstants, '2027-03-28 00:30:00Z', '2027-03-28T00:60:00Z', '2027-03-28T00:00:60Z', '', 'now']) {
      expect(() => londonDate(text), text).toThrow('This is not an instant: give date and time in UTC, like 2027-03-28T00:30:00Z.');
    }
  });
});

describe('the instant of a time in London (R4)', () => {
  test.each([
    ['2027-01-15', '09:00', '2027-01-15T09:00:00Z'],
    ['2027-06-30', '09:00', '2027-06-30T08:00:00Z'],
    ['2027-07-01', '00:00', '2027-06-30T23:00:00Z'],
    ['2028-01-01', '00:00', '2028-01-01T00:00:00Z'],
    ['2027-03-28', '00:59', '2027-03-28T00:59:00Z'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00Z'],
    ['2027-10-31', '00:59', '2027-10-30T23:59:00Z'],
    ['2027-10-31', '02:00', '2027-10-31T02:00:00Z'],
  ])('%s at %s is %s', (date, clock, instant) => {
    expect(instantAtLondon(date, clock)).toBe(instant);
  });

  test('a time in the hour skipped in March is read an hour later', () => {
    expect(instantAtLondon('2027-03-28', '01:30')).toBe('2027-03-28T01:30:00Z');
    expect(instantAtLondon('2027-03-28', '01:30')).toBe(instantAtLondon('2027-03-28', '02:30'));
  });

  test('of a time that comes twice in October the first is meant', () => {
    expect(instantAtLondon('2027-10-31', '01:30')).toBe('2027-10-31T00:30:00Z');
  });

  test('every quarter of an hour around each clock change, and four times every day, agree with Temporal', () => {
    const near = new Set(clockChanges().map((change) => temporalDate(change)));
    const wrong: string[] = [];
    for (let day = Temporal.PlainDate.from('2015-01-01'); day.year < 2036; day = day.add({ days: 1 })) {
      const stepMinutes = near.has(day.toString()) ? 15 : 360;
      for (let minute = 0; minute < 1440; minute += stepMinutes) {
        const time = Temporal.PlainTime.from('00:00').add({ minutes: minute });
        const expected = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).toInstant().toString();
        if (instantAtLondon(day.toString(), time.toString().slice(0, 5)) !== expected) wrong.push(expected);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('law: the date in London of that instant is the date asked for', () => {
    const minute = fc.integer({ min: 0, max: 21 * 365 * 1440 });
    fc.assert(
      fc.property(minute, (minutes) => {
        const [date = '', time = ''] = Temporal.PlainDateTime.from('2015-01-01T00:00').add({ minutes }).toString().split('T');
        expect(londonDate(instantAtLondon(date, time.slice(0, 5)))).toBe(date);
      }),
    );
  });

  test('malformed dates and times are refused with a sentence', () => {
    for (const clock of ['24:00', '9:00', '09:60', '09:00:00', '', 'noon']) {
      expect(() => instantAtLondon('2027-01-15', clock), clock).toThrow('This is not a time of day');
    }
    for (const date of ['2027-02-29', '2027-01-15T00:00:00Z', 'today']) {
      expect(() => instantAtLondon(date, '09:00'), date).toThrow('This is not a date');
    }
  });
});
