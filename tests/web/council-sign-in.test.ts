// Staff sign in with the council's account (OpenID Connect), at an issuer run by the test: what is altered, over or unknown opens nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { councilAccounts } from '../../src/web/oidc.ts';
import { paths } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { type OidcTwin, startIssuer, type TwinClaims } from '../support/oidc-twin.ts';
import { type PlannedSite, startPlannedSite } from './planned-site.ts';
import { startWebSite, type Visitor, visitorOf, type WebSite } from './web-site.ts';

const client = { clientId: 'hubs', clientSecret: 'a secret of the test' };
const roles = [
  ['Hub officers', 'franchise-officer'],
  ['Hub officers', 'engagement-officer'],
  ['CVS', 'validator'],
] as const;
const publicUrl = 'http://hubs.example';

describe.each(testDatabases())('signing in with the council’s account on $driver', ({ open }) => {
  let db: Db;
  let site: PlannedSite;
  let without: WebSite;
  let issuer: OidcTwin;
  const configFor = (trustsEmails: boolean) => ({
    ...client,
    issuer: issuer.issuer,
    label: 'Sign in with your council account',
    groupsClaim: 'groups',
    roles,
    trustsEmails,
  });
  let now = '2026-11-25T10:00:00Z';
  let visitor: Visitor;

  beforeAll(async () => {
    db = await open();
    issuer = await startIssuer(client);
    site = await startPlannedSite(db, { oidc: councilAccounts(configFor(false), publicUrl), now: () => now });
    without = await startWebSite(db);
    for (const [id, name, email] of [
      ['00000000-0000-4000-8000-0000000000a1', 'Officer, new', 'new.officer@council.example'],
      ['00000000-0000-4000-8000-0000000000a2', 'Officer, other', 'other.officer@council.example'],
    ])
      await db.rows(`insert into people (scheme_id, id, name, email) values ('cech', $1::uuid, $2::text, $3::text)`, [id, name, email]);
  });
  afterAll(async () => {
    await without.stop();
    await site.stop();
    await issuer.stop();
  });
  beforeEach(async () => {
    now = '2026-11-25T10:00:00Z';
    visitor = visitorOf(site);
    for (const table of ['council_accounts', 'sessions', 'throttles']) await db.rows(`delete from ${table}`);
    await db.rows('delete from role_holders where from_groups');
  });

  const known = { sub: 'a1', email: 'New.Officer@council.example', email_verified: true, groups: ['Hub officers', 'Everybody'] };
  const begin = async (next: string = paths.cases) =>
    (await visitor.get(`${paths.councilSignIn}?next=${encodeURIComponent(next)}`)).headers.get('Location') ?? '';
  const comeBack = (query: URLSearchParams) => visitor.post(paths.councilCallback, Object.fromEntries(query));
  const signIn = async (claims: TwinClaims = known) => comeBack(await issuer.approve(await begin(), claims));
  const isIn = async () => (await visitor.get(paths.sessions)).status === 200;
  const officesOf = (person: string) =>
    db.rows<{ role: string; from: string; until: string | null }>(
      `select r.role, r.from_on as "from", r.until_on as until from role_holders r join people p on p.scheme_id = r.scheme_id and p.id = r.person_id
       where p.name = $1::text order by r.role`,
      [person],
    );

  it('signs in who is known, goes on to where they wanted, and gives the offices of their groups for thirty days', async () => {
    const address = new URL(await begin());
    expect(address.origin).toBe(issuer.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'hubs',
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}${paths.councilCallback}`,
    });
    const query = await issuer.approve(address.href, known);
    const page = await (await visitor.get(`${paths.councilCallback}?${query}`)).text();
    expect([await isIn(), page.includes(`name="code" value="${query.get('code')}"`)]).toEqual([false, true]);
    const answer = await comeBack(query);
    expect([answer.status, answer.headers.get('Location'), visitor.cookies.has('oidc'), await isIn()]).toEqual([
      303,
      paths.cases,
      false,
      true,
    ]);
    expect(await officesOf('Officer, new')).toEqual([
      { role: 'engagement-officer', from: '2026-11-25', until: '2026-12-25' },
      { role: 'franchise-officer', from: '2026-11-25', until: '2026-12-25' },
    ]);
    expect(await db.rows('select means from sessions')).toEqual([{ means: 'oidc' }]);
  });

  it('an answer is good once, in the browser that asked, for ten minutes', async () => {
    const query = await issuer.approve(await begin(), known);
    const cookie = visitor.cookies.get('oidc') ?? '';
    const stranger = visitorOf(site);
    expect((await stranger.post(paths.councilCallback, Object.fromEntries(query))).status).toBe(410);
    expect((await comeBack(query)).status).toBe(303);
    visitor = visitorOf(site);
    visitor.cookies.set('oidc', cookie);
    expect([(await comeBack(query)).status, await isIn()]).toEqual([410, false]);
    visitor.cookies.clear();
    const late = await issuer.approve(await begin(), known);
    now = '2026-11-25T10:11:00Z';
    expect([(await comeBack(late)).status, await isIn()]).toEqual([410, false]);
  });

  it('a cookie whose time was put forward no longer fits the answer', async () => {
    const query = await issuer.approve(await begin(), known);
    const [secret, drawn, next] = (visitor.cookies.get('oidc') ?? '').split('.');
    visitor.cookies.set('oidc', `${secret}.${Number(drawn) + 1}.${next}`);
    now = '2026-11-25T10:05:00Z';
    expect([(await comeBack(query)).status, await isIn()]).toEqual([410, false]);
  });

  it.each<[string, (query: URLSearchParams) => void, Partial<TwinClaims>]>([
    ['another state', (query) => query.set('state', 'x'), {}],
    ['a code nobody gave out', (query) => query.set('code', 'x'), {}],
    ['a refusal of the issuer', (query) => query.set('error', 'access_denied'), {}],
    ['another nonce', () => undefined, { nonce: 'x' }],
    ['a token that is over', () => undefined, { exp: 1_700_000_000 }],
    ['a token for another service', () => undefined, { aud: 'payroll' }],
    ['a token of another issuer', () => undefined, { iss: 'https://elsewhere.example' }],
  ])('opens nothing: %s', async (_, alter, claims) => {
    const query = await issuer.approve(await begin(), { ...known, ...claims });
    alter(query);
    const answer = await comeBack(query);
    expect([answer.status, await isIn(), await db.rows('select 1 from council_accounts')]).toEqual([410, false, []]);
    expect(site.logged()).not.toMatch(/officer@council/i);
  });

  it.each<[string, Partial<TwinClaims>, RegExp]>([
    ['nobody here has the address', { email: 'nobody@council.example' }, /is not known here/],
    ['no address is given', { email: undefined }, /is not known here/],
    ['the issuer denies the address', { email_verified: false }, /has not made sure of your e-mail address/],
    ['the issuer does not say whether the address is theirs', { email_verified: undefined }, /has not made sure/],
    ['no group gives a role', { groups: ['Everybody'] }, /has no role in this scheme/],
    ['groups are no list', { groups: { a: 'CVS' } }, /has no role in this scheme/],
  ])('says why, and signs nobody in: %s', async (_, claims, says) => {
    const answer = await signIn({ ...known, ...claims } as TwinClaims);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringMatching(says)]);
    expect([await isIn(), await officesOf('Officer, new')]).toEqual([false, []]);
  });

  it('staff of the scheme come in by their address alone only where the settings believe the issuer’s addresses, and keep the offices given here', async () => {
    const unsaid = { sub: 'f1', email: 'franchise.officer.1@council.example', groups: [] };
    const before = await officesOf('Franchise Officer 1');
    expect([(await signIn(unsaid)).status, await isIn()]).toEqual([403, false]);
    const believing = await startWebSite(db, { oidc: councilAccounts(configFor(true), publicUrl), now: () => now });
    try {
      visitor = visitorOf(believing);
      expect([(await signIn(unsaid)).status, await isIn()]).toEqual([303, true]);
    } finally {
      await believing.stop();
    }
    expect(await officesOf('Franchise Officer 1')).toEqual(before);
  });

  it('an account is one person’s for good: neither its new address nor another account under the old one reaches anybody else', async () => {
    await signIn();
    visitor = visitorOf(site);
    await signIn({ ...known, email: 'other.officer@council.example' });
    expect(await db.rows(`select p.name from sessions s join people p on p.scheme_id = s.scheme_id and p.id = s.person_id`)).toEqual([
      { name: 'Officer, new' },
      { name: 'Officer, new' },
    ]);
    visitor = visitorOf(site);
    const another = await signIn({ ...known, sub: 'a9' });
    expect([another.status, await another.text()]).toEqual([403, expect.stringMatching(/with another account/)]);
  });

  it('offices follow the groups: renewed at each sign-in, ended when a group is gone, each with its line on the record', async () => {
    await signIn();
    now = '2026-12-20T10:00:00Z';
    await signIn();
    expect(await officesOf('Officer, new')).toEqual([
      { role: 'engagement-officer', from: '2026-11-25', until: '2027-01-19' },
      { role: 'franchise-officer', from: '2026-11-25', until: '2027-01-19' },
    ]);
    now = '2026-12-21T10:00:00Z';
    await signIn({ ...known, groups: ['CVS'] });
    expect(await officesOf('Officer, new')).toEqual([
      { role: 'engagement-officer', from: '2026-11-25', until: '2026-12-20' },
      { role: 'franchise-officer', from: '2026-11-25', until: '2026-12-20' },
      { role: 'validator', from: '2026-12-21', until: '2027-01-20' },
    ]);
    const gone = await signIn({ ...known, groups: [] });
    expect([gone.status, (await officesOf('Officer, new')).map(({ role }) => role)]).toEqual([
      403,
      ['engagement-officer', 'franchise-officer'],
    ]);
    const acts = await db.rows<{ what: string }>(
      `select what from administrator_acts where details ->> 'by' = 'council-groups' order by id desc limit 4`,
    );
    expect(acts.map(({ what }) => what)).toEqual(['office-ended', 'office-given', 'office-ended', 'office-ended']);
  });

  it('asks the issuer’s userinfo where the token says too little', async () => {
    issuer.userinfo = { email: known.email, email_verified: true, groups: ['CVS'] };
    expect((await signIn({ sub: 'a1' })).status).toBe(303);
    issuer.userinfo = {};
    expect((await officesOf('Officer, new')).map(({ role }) => role)).toEqual(['validator']);
  });

  it('is led nowhere else, and offered only where it is set up', async () => {
    const query = await issuer.approve(await begin('//elsewhere.example'), known);
    expect((await comeBack(query)).headers.get('Location')).toBe(paths.home);
    visitor = visitorOf(site);
    expect(await (await visitor.get(paths.signIn)).text()).toContain('Sign in with your council account');
    const plain = visitorOf(without);
    expect(await (await plain.get(paths.signIn)).text()).not.toContain('council account');
    for (const path of [paths.councilSignIn, paths.councilCallback]) expect([path, (await plain.get(path)).status]).toEqual([path, 404]);
    expect((await plain.post(paths.councilCallback, {})).status).toBe(404);
  });

  it('says so where the issuer cannot be reached', async () => {
    const config = { ...client, issuer: 'http://127.0.0.1:9', label: 'x', groupsClaim: 'groups', roles: [], trustsEmails: false };
    const away = await startWebSite(db, { oidc: councilAccounts(config, publicUrl) });
    const answer = await visitorOf(away).get(paths.councilSignIn);
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(/cannot be reached/)]);
    expect(away.logged()).toContain('council sign-in cannot be reached');
    await away.stop();
  });

  it('a role that there is not is a wrong setting', () => {
    const config = {
      ...client,
      issuer: issuer.issuer,
      label: 'x',
      groupsClaim: 'groups',
      roles: [['Hub officers', 'lead']] as const,
      trustsEmails: false,
    };
    expect(() => councilAccounts(config, publicUrl)).toThrow(/OIDC_ROLES gives the role 'lead'/);
  });
});
