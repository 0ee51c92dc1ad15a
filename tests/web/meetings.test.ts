import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { paths } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { publishMeeting, seedWebSite, startWebSite } from './web-site.ts';

/** What a reader sees, without tags and doubled spaces. */
async function read(db: Db, path: string, now = '2026-11-25T10:00:00Z', id = 'cech'): Promise<string> {
  const site = await startWebSite(db, { now: () => now });
  const scoped = id === 'cech' ? site : await startWebSite(db, { now: () => now, scheme: { ...site.scheme, id } });
  const html = await (await fetch(`${scoped.origin}${path}`)).text();
  await site.stop();
  if (scoped !== site) await scoped.stop();
  return (html.split('<main')[1]?.split('</main>')[0] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe.each(testDatabases())('the programme on $driver', ({ open }) => {
  let db: Db;
  let empty: Db;
  beforeAll(async () => {
    db = await open();
    empty = await open();
    await seedWebSite(db);
  });

  it('says the dates as people do, with the closing date and the papers of what is to come (D2), and the time', async () => {
    const page = await read(db, paths.meetings);
    expect(page).toContain(
      'Wednesday 9 December 2026 Next meeting Applications complete by Wednesday 18 November 2026 (passed) Papers published by Tuesday 1 December 2026',
    );
    expect(page).toContain('Wednesday 9 September 2026 Held');
    expect(page).not.toContain('19 August 2026');
    expect(page).toContain('Meetings start at 2pm.');
  });

  it('says why a meeting is cancelled or moved, and what replaces it (D6)', async () => {
    const page = await read(db, paths.meetings);
    expect(page).toContain('Wednesday 10 March 2027 Cancelled Why: The council is in its period before an election.');
    expect(page).toContain('Its applications go to the meeting on Wednesday 16 June 2027 instead.');
    expect(page).toContain('Moved to this date: The hall is used for the count of an election on 9 June.');
  });

  it('keeps the day of the cut-off and of the meeting until they are over, in London’s time (R4)', async () => {
    expect(await read(db, paths.meetings, '2026-11-18T23:59:59Z')).not.toContain('(passed)');
    expect(await read(db, paths.meetings, '2026-11-19T00:00:00Z')).toContain('(passed)');
    expect(await read(db, paths.meetings, '2027-06-16T22:59:59Z')).toContain('Wednesday 16 June 2027 Next meeting');
    expect(await read(db, paths.meetings, '2027-06-16T23:00:00Z')).toContain('Wednesday 16 June 2027 Held');
  });

  it('shows this year first and years gone by last', async () => {
    const page = await read(db, paths.meetings, '2027-01-04T10:00:00Z');
    expect(page.indexOf(' 2027 ')).toBeLessThan(page.indexOf(' 2026 '));
  });

  it('shows on the home page the next meeting, and the one that applications now go to (F3)', async () => {
    const page = await read(db, paths.home);
    expect(page).toContain(
      'Next decision meeting Wednesday 9 December 2026 The closing date for this meeting was Wednesday 18 November 2026.',
    );
    expect(page).toContain('The next to apply for is on Wednesday 16 June 2027 : applications must be complete by Wednesday 26 May 2027');
    expect(await read(db, paths.home, '2026-11-18T12:00:00Z')).toContain('Applications must be complete by Wednesday 18 November 2026');
  });

  it('says what to expect when nothing is published, and when nothing is to come', async () => {
    expect(await read(empty, paths.meetings)).toContain('No meetings are published yet.');
    expect(await read(empty, paths.home)).toContain('No date is published at the moment.');
    expect(await read(db, paths.meetings, '2030-01-01T10:00:00Z')).toContain('No meeting to come is published at the moment.');
  });

  it('shows nothing of another scheme', async () => {
    expect(await read(db, paths.meetings, undefined, 'other')).toContain('No meetings are published yet.');
  });

  it('says why a year was published late (D1)', async () => {
    const late = 'The programme was overlooked in the autumn.';
    await publishMeeting(db, { date: '2029-03-07', cutOff: '2029-02-14', papersDue: '2029-02-27', late });
    expect(await read(db, paths.meetings)).toContain(`Published late: ${late}`);
  });

  it('treats a reason as words, never as markup', async () => {
    const reason = '<script>alert(1)</script> & "quoted"';
    await publishMeeting(db, { date: '2028-03-08', cutOff: '2028-02-16', papersDue: '2028-02-29', state: 'cancelled', reason });
    const site = await startWebSite(db);
    const html = await (await fetch(`${site.origin}${paths.meetings}`)).text();
    await site.stop();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;');
    expect(html).not.toContain('<script>');
  });
});
