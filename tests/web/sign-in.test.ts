import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { paths } from '../../src/web/paths.ts';
import type { Note } from '../../src/web/services.ts';
import { testDatabases } from '../support/database.ts';
import { organisationId, seedWebSite, startWebSite, type Visitor, visitorOf, type WebSite } from './web-site.ts';

const lead = '00000000-0000-4000-8000-0000000000a1';
const officer = '00000000-0000-4000-8000-0000000000a2';
const erased = '00000000-0000-4000-8000-0000000000a3';

async function seedPeople(db: Db): Promise<void> {
  await db.rows(
    `insert into people (scheme_id, id, name, email, erased_at) values
       ('cech', $1::uuid, 'Lead, Barnies', 'lead@barnies.example', null),
       ('cech', $2::uuid, 'Franchise Officer 1', 'officer@council.example', null),
       ('cech', $3::uuid, 'Erased', null, '2026-01-01T00:00:00Z')`,
    [lead, officer, erased],
  );
  await db.rows(
    `insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on) values ('cech', $1::uuid, $1::uuid, $2::uuid, 'lead', '2026-01-01')`,
    [lead, organisationId],
  );
  await db.rows(
    `insert into role_holders (scheme_id, id, person_id, role, title, from_on) values ('cech', $1::uuid, $1::uuid, 'franchise-officer', 'Franchise Officer', '2026-01-01')`,
    [officer],
  );
}

describe.each(testDatabases())('signing in on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  let now: string;
  let posted: Note[];
  let errands: Promise<void>[];
  let somebody: Visitor;

  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    await seedPeople(db);
    site = await startWebSite(db, {
      now: () => now,
      post: async (note) => void posted.push(note),
      later: (work) => void errands.push(work()),
    });
  });
  afterAll(() => site.stop());
  beforeEach(async () => {
    now = '2026-11-25T10:00:00Z';
    posted = [];
    errands = [];
    somebody = visitorOf(site);
    await db.rows('delete from throttles');
  });

  /** Asks for a link and answers its address within the site, or undefined when none was sent. */
  async function linkFor(email: string, next?: string): Promise<string | undefined> {
    await (await somebody.post(paths.signIn, { email, ...(next === undefined ? {} : { next }) })).text();
    await Promise.all(errands);
    const link: unknown = posted.at(-1)?.model.link;
    return typeof link === 'string' ? link.replace('http://hubs.example', '') : undefined;
  }

  async function follow(link: string | undefined): Promise<Response> {
    const query = new URL(link ?? '', 'http://x.example').searchParams;
    return somebody.post(paths.signInLink, { token: query.get('token') ?? '', next: query.get('next') ?? '' });
  }

  it('a link by e-mail signs in, once', async () => {
    const link = await linkFor('LEAD@barnies.example');
    expect(posted[0]).toMatchObject({ to: 'lead@barnies.example', template: 'sign-in' });
    const page = await (await somebody.get(link ?? '')).text();
    expect(page).toContain('sign in as Lead, Barnies');
    const answer = await follow(link);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, paths.desk]);
    expect(await (await somebody.get(paths.desk)).text()).toContain('Lead, Barnies');
    const again = visitorOf(site);
    somebody = again;
    expect((await follow(link)).status).toBe(410);
    expect(again.cookies.size).toBe(0);
  });

  it('looking at a link, as mail scanners do, does not use it up', async () => {
    const link = await linkFor('lead@barnies.example');
    for (let looks = 0; looks < 3; looks += 1) expect((await visitorOf(site).get(link ?? '')).status).toBe(200);
    expect((await follow(link)).status).toBe(303);
  });

  it('a link is too old after 15 minutes', async () => {
    const link = await linkFor('lead@barnies.example');
    now = '2026-11-25T10:15:00Z';
    expect((await somebody.get(link ?? '')).status).toBe(410);
    expect((await follow(link)).status).toBe(410);
  });

  it('of two who follow one link at the same moment, one is signed in', async () => {
    const link = await linkFor('lead@barnies.example');
    const answers = await Promise.all([follow(link), follow(link)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  });

  it('the answer never tells whether an address is known', async () => {
    const known = await (await somebody.post(paths.signIn, { email: 'lead@barnies.example' })).text();
    const unknown = await (await somebody.post(paths.signIn, { email: 'nobody@barnies.example' })).text();
    await Promise.all(errands);
    expect(posted.map(({ to, template }) => [to, template])).toEqual([
      ['lead@barnies.example', 'sign-in'],
      ['nobody@barnies.example', 'sign-in-new'],
    ]);
    expect(unknown.replaceAll('nobody@', 'lead@')).toBe(known);
    expect(unknown).not.toContain('token=');
  });

  it('the address of a stranger whose link is over is forgotten when the next link is asked for', async () => {
    await linkFor('never.came@hall.example');
    await db.rows(`update sign_in_links set expires_at = '2026-01-01T00:00:00Z' where email = 'never.came@hall.example'`);
    await linkFor('lead@barnies.example');
    expect(await db.rows(`select 1 from sign_in_links where email = 'never.came@hall.example'`)).toEqual([]);
  });

  it('who is new says what they are called, once, and is led on to register', async () => {
    const link = await linkFor('new@hall.example');
    const second = await linkFor('NEW@hall.example');
    expect(await (await somebody.get(link ?? '')).text()).toContain('You are new here, with the address new@hall.example');
    const nameless = await follow(link);
    expect([nameless.status, (await nameless.text()).includes('Enter your name')]).toEqual([400, true]);
    const token = (address: string | undefined) => new URL(address ?? '', 'http://x.example').searchParams.get('token') ?? '';
    const answers = await Promise.all(
      [link, second].map((each) => somebody.post(paths.signInLink, { token: token(each), name: 'Lead, the hall', next: paths.desk })),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await db.rows(`select name from people where email ilike 'new@hall.example'`)).toEqual([{ name: 'Lead, the hall' }]);
    expect((await somebody.get(paths.desk)).headers.get('Location')).toBe(paths.registration);
    expect((await somebody.get(paths.cases)).status).toBe(403);
    expect((await somebody.post(paths.signInLink, { token: token(link), name: 'Lead, the hall' })).status).toBe(410);
    expect(JSON.stringify(await db.rows('select * from sign_in_links where used_at is not null'))).not.toContain('hall.example');
  });

  it('an address that is none is said to be none, and stays in its box', async () => {
    const answer = await somebody.post(paths.signIn, { email: 'lead at barnies' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('Enter an e-mail address in the form name@organisation.org.uk');
    expect(page).toContain('value="lead at barnies"');
  });

  it('after five links for one address in a quarter of an hour no further one is sent, and the answer is the same', async () => {
    for (let n = 0; n < 7; n += 1) expect((await somebody.post(paths.signIn, { email: 'lead@barnies.example' })).status).toBe(200);
    await Promise.all(errands);
    expect(posted.length).toBe(5);
    now = '2026-11-25T10:16:00Z';
    await linkFor('lead@barnies.example');
    expect(posted.length).toBe(6);
  });

  it('tokens are kept as hashes: who reads the database can sign in as nobody', async () => {
    const link = await linkFor('lead@barnies.example');
    await follow(link);
    const token = new URL(link ?? '', 'http://x.example').searchParams.get('token') ?? '';
    const cookie = somebody.cookies.get('session') ?? '';
    expect(token.length).toBeGreaterThan(40);
    expect(cookie.length).toBeGreaterThan(40);
    const kept = JSON.stringify([await db.rows('select * from sign_in_links'), await db.rows('select * from sessions')]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(cookie);
    expect(site.logged()).not.toContain(token);
  });

  it.each([
    '/..//evil.example/x',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/a/..//evil.example?x',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/ok\r\nX: y',
  ])('after signing in nobody is led elsewhere: %s', async (next) => {
    const answer = await follow(await linkFor('lead@barnies.example', next));
    expect(answer.headers.get('Location')).toBe(paths.home);
  });

  it('every sign-in has a new cookie, and each session ends by itself: after two hours of rest, or twelve in all', async () => {
    await follow(await linkFor('lead@barnies.example'));
    const first = somebody.cookies.get('session');
    await follow(await linkFor('lead@barnies.example'));
    expect(somebody.cookies.get('session')).not.toBe(first);
    for (let hour = 11; hour < 22; hour += 1) {
      now = `2026-11-25T${hour}:30:00Z`;
      expect((await somebody.get(paths.desk)).status).toBe(200);
    }
    now = '2026-11-25T22:00:00Z';
    expect((await somebody.get(paths.desk)).status).toBe(303);
  });

  it('a session of which nothing was heard for two hours is over', async () => {
    await follow(await linkFor('lead@barnies.example'));
    now = '2026-11-25T12:00:01Z';
    expect((await somebody.get(paths.desk)).headers.get('Location')).toBe(`${paths.signIn}?next=%2Fdesk`);
  });

  it('a person sees their sessions and ends them; nobody ends another’s', async () => {
    await db.rows('delete from sessions');
    await follow(await linkFor('lead@barnies.example'));
    const mine = somebody;
    somebody = visitorOf(site);
    await follow(await linkFor('officer@council.example'));
    const [officers] = await db.rows<{ id: string }>('select id from sessions where person_id = $1::uuid', [officer]);
    await mine.post(paths.endSession, { session: officers?.id ?? '' });
    expect((await somebody.get(paths.desk)).status).toBe(200);
    const [own] = await db.rows<{ id: string }>('select id from sessions where person_id = $1::uuid', [lead]);
    await mine.post(paths.endSession, { session: own?.id ?? '' });
    expect((await mine.get(paths.desk)).status).toBe(303);
  });

  it('signing out ends the session itself, not only the cookie', async () => {
    await follow(await linkFor('lead@barnies.example'));
    const cookie = somebody.cookies.get('session') ?? '';
    await somebody.post(paths.signOut, {});
    expect(somebody.cookies.has('session')).toBe(false);
    somebody.cookies.set('session', cookie);
    expect((await somebody.get(paths.desk)).status).toBe(303);
  });

  it('a role that has ended opens nothing any more', async () => {
    await follow(await linkFor('officer@council.example'));
    expect((await somebody.get(paths.cases)).status).toBe(200);
    await db.rows(`update role_holders set until_on = '2026-11-24' where person_id = $1::uuid`, [officer]);
    expect((await somebody.get(paths.cases)).status).toBe(403);
    await db.rows(`update role_holders set until_on = null where person_id = $1::uuid`, [officer]);
  });

  it('what was typed when the session was over is kept, for that person in that browser alone', async () => {
    await follow(await linkFor('lead@barnies.example'));
    now = '2026-11-25T13:00:00Z';
    const form = { commandId: '00000000-0000-4000-8000-0000000000f1', 'data[reason]': 'An hour’s <b>work</b>' };
    const address = '/cases/00000000-0000-4000-8000-0000000000c1/do/withdraw';
    const answer = await somebody.post(address, form);
    expect(answer.headers.get('Location')).toContain(`${paths.signIn}?next=%2Fkept`);
    const kept = somebody.cookies.get('kept') ?? '';
    await follow(await linkFor('lead@barnies.example', paths.kept));
    const page = await (await somebody.get(paths.kept)).text();
    expect(page).toContain(`action="${address}"`);
    expect(page).toContain('name="data[reason]" value="An hour’s &lt;b&gt;work&lt;/b&gt;"');
    somebody = visitorOf(site);
    await follow(await linkFor('officer@council.example'));
    somebody.cookies.set('kept', kept);
    expect((await somebody.get(paths.kept)).status).toBe(404);
  });

  it('the demonstration’s doors are shut where it is none', async () => {
    expect((await somebody.get(paths.demo)).status).toBe(404);
    expect((await somebody.post(paths.demoPerson, { person: lead })).status).toBe(404);
    expect((await somebody.post(paths.demoClock, { days: '7' })).status).toBe(404);
    expect(somebody.cookies.size).toBe(0);
  });
});
