import { describe, expect, it } from 'vitest';
import { bankHolidaysEnglandAndWales } from '../../machines/bank-holidays.ts';
import { type Timetables, timetablesBeforeSupport } from '../../seed/pilot-hubs.ts';
import { scheme } from '../../seed/scheme.ts';

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** F2 (a), counted afresh: minutes a week at venues that count. */
function accessMinutes({ access }: Timetables): number {
  return access.filter((each) => each.confirmed).reduce((sum, each) => sum + minutesOf(each.closes) - minutesOf(each.opens), 0);
}

const daysBookable = ({ bookable }: Timetables) => new Set(bookable.map((each) => each.weekday)).size;
const meetsCoreOffer = (timetables: Timetables) => accessMinutes(timetables) >= 20 * 60 && daysBookable(timetables) === 7;

function expectOnce(values: string[]): void {
  expect(values).toEqual([...new Set(values)]);
}

describe('the scheme of the council paper', () => {
  it('names the eight localities of §11.1.2 in its order, with SMASH spelled out', () => {
    expect(scheme.localities.map((each) => each.name)).toEqual([
      'Knutsford',
      'Wilmslow',
      'Macclesfield',
      'Congleton',
      'SMASH',
      'Crewe',
      'Nantwich',
      'Poynton',
    ]);
    expect(scheme.localities.find((each) => each.key === 'smash')?.spelledOut).toBe('Sandbach, Middlewich, Alsager and Haslington');
  });

  it('names the six pilot areas of §1.9 word for word, all of them priority areas', () => {
    expect(scheme.priorityAreas).toEqual([
      'Bromley Farm, Congleton',
      'Barnies, Crewe',
      'Lacey Green & Colshaw Farm, Wilmslow',
      'Longridge Estate, Knutsford',
      'Moss Rose Estate and South Park Pavilion, Macclesfield',
      'The Georges Community Centre, Crewe',
    ]);
    expect(scheme.hubs.every((hub) => hub.priorityArea)).toBe(true);
  });

  it('gives each hub a locality and an organisation that exist, and each organisation one hub', () => {
    const localities = new Set(scheme.localities.map((each) => each.key));
    for (const hub of scheme.hubs) expect(localities.has(hub.locality), hub.key).toBe(true);
    expect(scheme.hubs.map((hub) => hub.organisation)).toEqual(scheme.organisations.map((each) => each.key));
    expectOnce(scheme.hubs.map((hub) => hub.key));
  });

  it('marks as illustrative what the paper does not say', () => {
    for (const organisation of scheme.organisations) expect(organisation.name).toContain('(illustrative)');
    for (const hub of scheme.hubs) expect(hub.address, hub.key).toContain('(illustrative');
    expect(scheme.illustrative).toBe(true);
  });
});

describe('the timetables of the pilot hubs', () => {
  it.each(scheme.hubs.map((hub) => [hub.key, hub.timetables] as const))(
    '%s meets 20 hours a week and all seven days (F2)',
    (_, timetables) => {
      expect(accessMinutes(timetables)).toBeGreaterThanOrEqual(20 * 60);
      expect(daysBookable(timetables)).toBe(7);
    },
  );

  it.each(Object.entries(timetablesBeforeSupport))('%s fell short of F2 before support', (key, timetables) => {
    expect(scheme.hubs.map((hub) => hub.key)).toContain(key);
    expect(meetsCoreOffer(timetables)).toBe(false);
  });

  it('holds times as HH:MM, opening before closing, and never twice at one venue on one day', () => {
    for (const { access, bookable } of [...scheme.hubs.map((hub) => hub.timetables), ...Object.values(timetablesBeforeSupport)]) {
      for (const { opens, closes } of access) {
        for (const time of [opens, closes]) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect(minutesOf(opens)).toBeLessThan(minutesOf(closes));
      }
      expectOnce(access.map((each) => `${each.venue}, ${each.weekday}`));
      expectOnce(bookable.map((each) => `${each.weekday}, ${each.session}`));
    }
  });
});

describe('the programme of decision meetings (D1)', () => {
  const dates = scheme.programme.flatMap((year) => year.meetings.map((meeting) => meeting.date));

  it('holds every meeting on a Wednesday that is no bank holiday', () => {
    const bankHolidays = new Set(bankHolidaysEnglandAndWales.map((each) => each.date));
    for (const date of dates) {
      expect(Temporal.PlainDate.from(date).dayOfWeek, date).toBe(3);
      expect(bankHolidays.has(date), date).toBe(false);
    }
  });

  it('has one meeting in each quarter of a full year, and the last quarter alone of the part year the scheme starts in', () => {
    expect(scheme.programme.map(({ year, meetings }) => [year, meetings.map((each) => each.quarter)])).toEqual([
      [2026, [4]],
      [2027, [1, 2, 3, 4]],
      [2028, [1, 2, 3, 4]],
    ]);
    for (const { year, meetings } of scheme.programme) {
      for (const { date, quarter } of meetings) {
        const day = Temporal.PlainDate.from(date);
        expect([day.year, Math.ceil(day.month / 3)], date).toEqual([year, quarter]);
      }
    }
  });

  it('publishes a full year before it starts, and a part year before the cut-off of its first meeting', () => {
    for (const { year, publishedOn, meetings } of scheme.programme) {
      const firstCutOff = Temporal.PlainDate.from(meetings[0]?.date ?? '')
        .subtract({ days: 21 })
        .toString();
      expect(publishedOn < (meetings.length === 4 ? `${year}-01-01` : firstCutOff), String(year)).toBe(true);
    }
  });
});

describe('the people of the scheme', () => {
  const holding = (role: string) => scheme.people.filter((person) => person.holds.some((held) => held.role === role));

  it.each([
    ['franchise-officer', 2],
    ['engagement-officer', 1],
    ['validator', 3],
    ['portfolio-holder', 5],
    ['administrator', 1],
    ['head-of-paid-service', 1],
    ['cvs-representative', 1],
    ['lead', 6],
    ['contributor', 6],
    ['signatory', 6],
  ])('%s: %i', (role, count) => {
    expect(holding(role)).toHaveLength(count);
  });

  it('appoints one deciding holder, one deputy and the Leader (P2)', () => {
    const appointments = scheme.people.flatMap((person) => person.holds.flatMap((held) => held.appointment ?? []));
    expect(appointments.sort()).toEqual(['deciding', 'deputy', 'leader']);
  });

  it('gives each organisation a lead and a signatory who are two people (P6)', () => {
    for (const { key } of scheme.organisations) {
      const members = scheme.people.filter((person) => person.holds.some((held) => held.organisation === key));
      expect(members.flatMap((person) => person.holds.map((held) => held.role)).sort(), key).toEqual(['contributor', 'lead', 'signatory']);
      expectOnce(members.map((person) => person.key));
    }
  });

  it('uses no address that could reach anybody, and each once', () => {
    for (const { email } of scheme.people) expect(email).toMatch(/^[a-z0-9.]+@[a-z0-9-]+\.example$/);
    expectOnce(scheme.people.map((person) => person.email));
    expectOnce(scheme.people.map((person) => person.key));
  });

  it('names people by role', () => {
    expect(scheme.people.map((person) => person.name)).toEqual(
      expect.arrayContaining(['Lead, Barnies', 'Signatory, Barnies', 'Validator, CVS 1']),
    );
  });
});
