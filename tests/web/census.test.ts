// Every route, tried by everybody: who is not named in the access table does not get in, and a GET writes nothing whoever asks.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '../../db/api-tokens.ts';
import type { Db } from '../../db/database.ts';
import { emptyAssessment } from '../../machines/assessment.context.ts';
import { type Role, roles } from '../../machines/roles.ts';
import { paths } from '../../src/web/paths.ts';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/routes.ts';
import { hashOf, newToken } from '../../src/web/secret.ts';
import { beginSession } from '../../src/web/session.ts';
import { testDatabases } from '../support/database.ts';
import {
  NOW,
  openCase,
  organisationId,
  sampleServices,
  seedWebSite,
  startWebSite,
  type Visitor,
  visitorOf,
  type WebSite,
} from './web-site.ts';

const people = roles.filter((role) => role !== 'system' && role !== 'public');
const capacities: readonly Role[] = ['lead', 'contributor', 'signatory'];

/** Made-up values for the named parts of an address: what matters here is who is let through to the page, not what it finds. */
const addressOf = (path: string, caseId: string) =>
  path
    .replace(':case', caseId)
    .replace(':command', 'withdraw')
    .replace(':workflow', 'assessment')
    .replace(/:\w+/g, '00000000-0000-4000-8000-00000000ffff');

async function countRows(db: Db): Promise<Record<string, number>> {
  const tables = await db.rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = (await db.rows<{ n: number }>(`select count(*)::int as n from "${name}"`))[0]?.n ?? -1;
  return counts;
}

describe.each(testDatabases())('the census of routes on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  let caseId: string;
  const visitors = new Map<Role, Visitor>();
  /** A token of each, with the one role. */
  const tokens = new Map<Visitor, string>();

  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    caseId = await openCase(db, 'assessment');
    await db.rows(`update cases set organisation_id = $2::uuid, state = 'withdrawn', context = $3::text::jsonb where id = $1::uuid`, [
      caseId,
      organisationId,
      JSON.stringify(emptyAssessment),
    ]);
    await db.rows(
      `insert into policies (scheme_id, version, data, from_on, recorded_at, recorded_by) values ('cech', 1, '{}', '2020-01-01', $1::timestamptz, 'test')`,
      [NOW],
    );
    site = await startWebSite(db);
    const services = sampleServices(db);
    for (const role of people) {
      const id = randomUUID();
      await db.rows(`insert into people (scheme_id, id, name) values ('cech', $1::uuid, $2::text)`, [id, role]);
      await (capacities.includes(role)
        ? db.rows(
            `insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on) values ('cech', $1::uuid, $1::uuid, $2::uuid, $3::text, '2020-01-01')`,
            [id, organisationId, role],
          )
        : db.rows(
            `insert into role_holders (scheme_id, id, person_id, role, title, from_on) values ('cech', $1::uuid, $1::uuid, $2::text, $2::text, '2020-01-01')`,
            [id, role],
          ));
      const visitor = visitorOf(site);
      visitor.cookies.set('session', (await beginSession(services, id, { means: 'link', browser: 'test' })).value ?? '');
      visitors.set(role, visitor);
      const token = newToken();
      const expiresAt = '2027-01-01T00:00:00Z';
      const about = { scheme: 'cech', id: randomUUID(), person: id, name: role, roles: [role], at: NOW, expiresAt };
      await makeToken(db, { ...about, tokenHash: hashOf(token), scope: 'write' });
      tokens.set(visitor, token);
    }
  });
  afterAll(() => site.stop());

  const ask = async (visitor: Visitor, route: Route) => {
    const { method, path } = route;
    const address = addressOf(path, caseId);
    const answer = await (route.for ? call(visitor, route, address) : method === 'get' ? visitor.get(address) : visitor.post(address, {}));
    return { status: answer.status, to: answer.headers.get('Location') ?? '', body: await answer.text() };
  };
  /** As a program: with the token of the visitor, and no cookie. */
  const call = (visitor: Visitor, { method }: Route, address: string) => {
    const token = tokens.get(visitor);
    const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    return fetch(`${site.origin}${address}`, { method, headers, ...(method === 'post' ? { body: '{}' } : {}) });
  };
  const another = /is for people with another role/;

  const closed = routes.filter(({ who }) => !who.includes('public'));

  it.each(closed.filter((route) => !route.for))('$method $path asks the public to sign in', async (route) => {
    const { status, to } = await ask(visitorOf(site), route);
    expect([status, to.startsWith(`${paths.signIn}?next=`)]).toEqual([303, true]);
  });

  it.each(closed.filter((route) => route.for))(
    '$method $path asks a program without a token for one, also with a person’s cookie',
    async (route) => {
      const visitor = visitors.get('administrator');
      const cookie = { Cookie: `session=${visitor?.cookies.get('session')}` };
      for (const headers of [{}, cookie]) {
        const init = { method: route.method, headers: { ...headers, 'Content-Type': 'application/json' } };
        const answer = await fetch(`${site.origin}${addressOf(route.path, caseId)}`, {
          ...init,
          ...(route.method === 'post' ? { body: '{}' } : {}),
        });
        expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="hubs"']);
      }
    },
  );

  it.each(people)('%s gets in exactly where the table says so', async (role) => {
    const visitor = visitors.get(role);
    if (!visitor) throw new Error(`Nobody is ${role}`);
    const session = visitor.cookies.get('session') ?? '';
    for (const route of routes.filter(({ path }) => path !== paths.signOut && path !== paths.endSession)) {
      visitor.cookies.set('session', session);
      const { status, to, body } = await ask(visitor, route);
      const isLetIn = route.who.includes('public') || route.who.includes(role);
      expect([`${route.method} ${route.path}`, another.test(body)]).toEqual([`${route.method} ${route.path}`, !isLetIn]);
      if (isLetIn) expect([route.path, to.startsWith(`${paths.signIn}?`)]).toEqual([route.path, false]);
      expect(status === 500 ? `${route.method} ${route.path} failed` : '').toBe('');
    }
  });

  it('a GET writes nothing, whoever asks', { timeout: 120_000 }, async () => {
    const before = await countRows(db);
    const some = people.filter((role) => ['lead', 'validator', 'franchise-officer', 'administrator', 'portfolio-holder'].includes(role));
    const asking = [...some.flatMap((role) => visitors.get(role) ?? []), visitorOf(site)];
    for (const visitor of asking) for (const route of routes.filter(({ method }) => method === 'get')) await ask(visitor, route);
    expect(Object.keys(before)).toContain('journal');
    expect(await countRows(db)).toEqual(before);
  });

  it('the forms of officers are not for the organisation to read: they are filled with what is theirs alone', async () => {
    for (const command of ['notYetMet', 'freeWork', 'find', 'takeLead', 'signOff']) {
      const answer = await visitors.get('contributor')?.get(addressOf(paths.command, caseId).replace('withdraw', command));
      expect([command, answer?.status]).toEqual([command, 403]);
    }
    expect((await visitors.get('lead')?.get(addressOf(paths.command, caseId)))?.status).toBe(200);
  });

  it('another organisation’s case does not exist for an applicant, and neither do its commands and letters', async () => {
    const stranger = visitors.get('lead');
    const elsewhere = await openCase(db, 'assessment');
    for (const path of [paths.case, paths.command, paths.letter, paths.letterPdf]) {
      const answer = await stranger?.get(addressOf(path, elsewhere));
      expect([path, answer?.status]).toEqual([path, 404]);
    }
    const sent = await stranger?.post(addressOf(paths.command, elsewhere), {});
    expect(sent?.status).toBe(404);
  });
});
