// An organisation's application section by section, and hours and days worked out while they are typed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { readTime, venueProblems, venuesTyped, workOutDays, workOutHours } from '../../src/web/application/timetable.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { hiddenField, type PlannedSite, startPlannedSite } from './planned-site.ts';
import type { Visitor } from './web-site.ts';

const asked = { hoursPerWeek: 20, bookableSession: 'either' } as const;
const typed = (opening: object, more: object = {}) => venuesTyped([{ name: 'Hall', kind: 'own', opening, ...more }]);

describe('times as people type them', () => {
  it.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['5pm', '17:00'],
    ['12 pm', '12:00'],
    ['12am', '00:00'],
    ['5:15 p.m.', '17:15'],
    ['17:00', '17:00'],
    ['soon', 'soon'],
    ['9:75', '9:75'],
  ])('%s is %s', (given, time) => {
    expect(readTime(given)).toBe(time);
  });

  it('a place that closes at midnight closes at the end of its day', () => {
    expect(venueProblems(typed({ fri: [{ from: '8pm', to: '00:00' }] })).size).toBe(0);
  });
});

describe('what a timetable comes to', () => {
  it('says how much is missing, and leaves half-typed lines out', () => {
    const { enough, says, more } = workOutHours(typed({ mon: [{ from: '9', to: '1pm' }], tue: [{ from: '9', to: '' }] }), asked);
    expect([enough, says, more]).toEqual([false, '4 hours a week', '20 hours are asked for, so 16 hours more.']);
  });

  it('does not count a partner who has not confirmed, and says so', () => {
    const { more } = workOutHours(typed({ mon: [{ from: '9', to: '17' }] }, { kind: 'partner' }), asked);
    expect(more).toBe('20 hours are asked for, so 20 hours more. One partner has not confirmed yet, so those hours are not counted.');
  });

  it('names the days on which nothing can be booked', () => {
    const all = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => [day, { day: true, evening: false }]));
    const six = workOutDays({ ...all, sun: { day: false, evening: false } } as never, asked);
    expect([six.enough, six.says, six.more]).toEqual([
      false,
      '6 of 7 days can be booked in the day or the evening',
      'All 7 are asked for. Missing: Sunday.',
    ]);
  });
});

describe.each(testDatabases())('an application in the pages on $driver', ({ open }) => {
  let db: Db;
  let site: PlannedSite;
  let lead: Visitor;
  let caseId: string;
  const section = (name: string) => pathTo(paths.applicationSection, { case: caseId, section: name });
  const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
  const hall = {
    'venues[0][name]': 'Hall',
    'venues[0][kind]': 'own',
    'venues[0][opening][mon][0][from]': '9',
    'venues[0][opening][mon][0][to]': '1pm',
  };

  beforeAll(async () => {
    db = await open();
    site = await startPlannedSite(db);
    lead = await site.be('Lead, Barnies');
    const address = pathTo(paths.open, { workflow: 'application', command: 'start' });
    const about = /name="about" value="([^"]+)"/.exec(await read(lead, address))?.[1] ?? '';
    const begun = await lead.post(address, { commandId: randomUUID(), about });
    caseId = begun.headers.get('Location')?.split('/').at(-1) ?? '';
  });
  afterAll(() => site.stop());

  it('works hours out on the server while they are typed, and keeps nothing of it', async () => {
    const answer = await lead.post(pathTo(paths.applicationCompute, { case: caseId }), hall);
    expect(await answer.json()).toMatchObject({ enough: false, says: '4 hours a week' });
    expect(await db.rows('select part from drafts')).toEqual([]);
  });

  it('without a script a button does the same, and another gives every weekday Monday’s hours', async () => {
    expect(await (await lead.post(section('venues'), { ...hall, version: '0', go: 'work-out' })).text()).toContain('4 hours a week');
    expect(await (await lead.post(section('venues'), { ...hall, version: '0', go: 'copy-0' })).text()).toContain('20 hours a week');
    expect(await db.rows('select part from drafts')).toEqual([]);
  });

  it('keeps what was typed even where something is wrong with it, and says what', async () => {
    const wrong = { ...hall, 'venues[0][opening][mon][0][to]': '8', version: '0', go: 'save' };
    const html = await (await lead.post(section('venues'), wrong)).text();
    expect(html).toContain('The closing time must be after the opening time');
    expect(await read(lead, section('venues'))).toContain('value="08:00"');
    const again = await lead.post(section('venues'), { ...hall, version: hiddenField(html, 'version'), go: 'save' });
    expect(again.headers.get('Location')).toContain(pathTo(paths.application, { case: caseId }));
  });

  it('is prepared once every section is there; the signatory is told why it cannot be submitted without a level (F1)', async () => {
    const check = pathTo(paths.applicationCheck, { case: caseId });
    await lead.post(section('bookable'), { version: '0', 'bookable[mon][day]': 'yes' });
    for (const name of ['c', 'd', 'e', 'f']) await lead.post(section(name), { version: '0', statement: `We do ${name}.` });
    expect(await read(lead, check)).toContain('1 section left');
    await lead.post(section('g'), { version: '0', statement: 'We go to every meeting.' });
    const html = await read(lead, check);
    const form = { commandId: hiddenField(html, 'commandId'), saw: hiddenField(html, 'saw') };
    expect((await lead.post(check, { ...form, act: 'prepare' })).headers.get('Location')).toContain('done=prepare');
    expect(await db.rows(`select part from drafts where content <> 'null'::jsonb`)).toEqual([]);
    const signatory = await site.be('Signatory, Barnies');
    const page = await read(signatory, check);
    expect([page.includes('We go to every meeting.'), page.includes('GRIPP Level 1')]).toEqual([true, true]);
  });

  it('is nobody else’s', async () => {
    const stranger = await site.be('Lead, Bromley Farm');
    for (const path of [paths.application, paths.applicationCheck])
      expect([path, (await stranger.get(pathTo(path, { case: caseId }))).status]).toEqual([path, 404]);
    expect((await stranger.post(section('c'), { version: '0' })).status).toBe(404);
    expect((await stranger.post(pathTo(paths.applicationCompute, { case: caseId }), hall)).status).toBe(404);
  });
});
