import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { paths } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { publishFranchise, seedFranchisedHubs } from './franchised-hubs.ts';
import { organisation, seedWebSite, startWebSite, type WebSite } from './web-site.ts';

describe.each(testDatabases())('H5: the public register on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    await seedFranchisedHubs(db);
    site = await startWebSite(db);
  });
  afterAll(() => site.stop());

  /** Status and what a reader sees, without tags and doubled spaces. */
  async function read(path: string, at: WebSite = site): Promise<[status: number, says: string]> {
    const answer = await fetch(`${at.origin}${path}`);
    const main = (await answer.text()).split('<main')[1]?.split('</main>')[0] ?? '';
    return [
      answer.status,
      main
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/ ,/g, ','),
    ];
  }

  const entry = (reference: string) => read(`/register/${reference}`);

  it('names the town once where the address ends with it', async () => {
    await db.rows("update hubs set address = address || ', Nantwich' where address = 'Hub Lane (illustrative)'");
    const [, says] = await read(paths.register);
    await db.rows("update hubs set address = 'Hub Lane (illustrative)' where address = 'Hub Lane (illustrative), Nantwich'");
    expect(says).toContain('Place Hub Lane (illustrative), Nantwich');
    expect(says).not.toContain('Nantwich, Nantwich');
  });

  it('lists the franchises in force, with place, hours, level and since when; none that ended or has not begun', async () => {
    const [status, page] = await read(paths.register);
    expect(status).toBe(200);
    expect(page).toContain('2 hubs hold the franchise of Cheshire East Community Hubs');
    expect(page).toContain(
      'Barnies (illustrative) Place Hub Lane (illustrative), Nantwich Open 43 hours and 15 minutes a week Quality standard GRIPP Level 2 Franchise since 1 February 2026',
    );
    expect(page).toContain('The Mill (illustrative) Suspended Place');
    expect(page).not.toContain('Old Hall');
    expect(page).not.toContain('New Barn');
    expect(page.indexOf('Barnies')).toBeLessThan(page.indexOf('The Mill'));
  });

  it('shows of one hub who runs it, where, its certificate, its week, its offer and its next review', async () => {
    const [status, page] = await entry('FR-ACT1-0001');
    expect(status).toBe(200);
    expect(page).toContain(`Run by ${organisation} Place Hub Lane (illustrative), Nantwich Locality Nantwich`);
    expect(page).toContain('GRIPP Level 2, certificate CECH-1AST-DAY0, valid until 25 November 2026');
    expect(page).toContain('Franchise Held since 1 February 2026 Next review 1 February 2027 Reference FR-ACT1-0001');
    expect(page).toContain('Monday 9am to 12:30pm and 1:30pm to 5pm Tuesday');
    expect(page).toContain('Saturday 10am to midday Sunday Closed');
    expect(page).toContain('Library (illustrative), a network partner');
    expect(page).toContain('Rooms can be booked for groups on 6 days or evenings a week.');
    expect(page).toContain('IT available for residents');
  });

  it('counts and shows the hours of a partner only once that partner has confirmed them (F2)', async () => {
    expect((await entry('FR-ACT1-0001'))[1]).not.toContain('Unconfirmed hall');
  });

  it('says plainly that a franchise is suspended, that no level is in date, and that hours are not kept', async () => {
    const [status, page] = await entry('FR-SVSP-0002');
    expect(status).toBe(200);
    expect(page).toContain('The franchise of this hub is suspended at the moment.');
    expect(page).toContain('Quality standard No level in date');
    expect(page).toContain('Franchise Suspended. Held since 1 February 2026');
    expect(page).toContain('The opening hours are not kept here any more.');
    expect((await entry('FR-ACT1-0001'))[1]).not.toContain('suspended');
  });

  it('names no certificate whose last day is over', async () => {
    const later = await startWebSite(db, { now: () => '2026-11-26T10:00:00Z' });
    const [, page] = await read('/register/FR-ACT1-0001', later);
    await later.stop();
    expect(page).not.toContain('CECH-1AST-DAY0');
    expect(page).toContain('GRIPP Level 2');
  });

  it.each(['FR-0VER-0003', 'FR-S00N-0004', 'FR-N0NE-0000', '%00', "'"])('has no page for %s', async (reference) => {
    expect((await entry(reference))[0]).toBe(404);
  });

  it('shows nothing of another scheme, and says what to expect when nobody holds the franchise', async () => {
    await db.rows(`insert into schemes (id, name, lead_partner, settings) values ('other', 'Other', 'Other', '{}') on conflict do nothing`);
    const other = await startWebSite(db, { scheme: { ...site.scheme, id: 'other' } });
    expect((await read(paths.register, other))[1]).toContain('No hub holds the franchise at the moment.');
    expect((await read('/register/FR-ACT1-0001', other))[0]).toBe(404);
    await other.stop();
  });

  it('treats what an organisation calls itself as words, never as markup', async () => {
    await publishFranchise(db, { reference: 'FR-X', hub: '<script>alert(1)</script>', state: 'active', level: 1, nextReview: null });
    for (const path of [paths.register, '/register/FR-X'])
      expect(await (await fetch(`${site.origin}${path}`)).text()).not.toContain('<script>alert');
  });
});
