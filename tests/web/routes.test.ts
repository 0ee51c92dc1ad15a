import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { roles } from '../../machines/roles.ts';
import { createApp } from '../../src/web/app.ts';
import { paths } from '../../src/web/paths.ts';
import { routes } from '../../src/web/routes.ts';
import { testDatabases, testPglite } from '../support/database.ts';
import { seedFranchisedHubs } from './franchised-hubs.ts';
import { sampleServices, seedWebSite, startWebSite, type WebSite } from './web-site.ts';

/** What the public may look at. */
const publicPages = routes.filter(
  ({ method, who, path }) =>
    method === 'get' &&
    who.includes('public') &&
    !([paths.demo, paths.signInLink, paths.invitation, paths.councilSignIn, paths.councilCallback] as string[]).includes(path),
);

/** Where a route answers on the seeded site. */
const addressOf = (path: string) =>
  path
    .replace('certificates/:reference', 'certificates/CECH-4Q7T-Z0XM')
    .replace(':reference', 'FR-ACT1-0001')
    .replace(':workflow', 'application')
    .replace(':operation', 'applicationDecide');

const addresses = [...routes.map((route) => addressOf(route.path)), `${paths.certificates}?reference=CECH-4Q7T-Z0XM`, '/nowhere'];

/** The method and path of everything Express would answer, our files aside. */
function mounted(app: Express): string[] {
  const stack: unknown = Reflect.get(app.router, 'stack');
  if (!Array.isArray(stack)) throw new Error('Express keeps its routes elsewhere now.');
  return stack.flatMap((layer: { route?: { path: string; methods: Record<string, boolean> } }) => {
    return layer.route ? Object.keys(layer.route.methods).map((method) => `${method} ${layer.route?.path}`) : [];
  });
}

async function countRows(db: Db): Promise<Record<string, number>> {
  const tables = await db.rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.rows<{ n: number; at: number }>(`select count(*)::int as n from "${name}"`);
    counts[name] = row?.n ?? -1;
  }
  return counts;
}

describe('the route table is the access table', () => {
  const { open } = testPglite();

  it('holds every route that Express answers, once', async () => {
    const app = createApp(sampleServices(await open()));
    const listed = routes.map((route) => `${route.method} ${route.path}`);
    const refusals = [...new Set(routes.map((route) => `_all ${route.path}`))];
    expect(new Set(listed).size).toBe(routes.length);
    expect(mounted(app).sort()).toEqual([...listed, ...refusals].sort());
  });

  it.each(routes)('says who may use $method $path', ({ who }) => {
    expect(who.length).toBeGreaterThan(0);
    for (const role of who) expect(roles).toContain(role);
  });

  it('names every address of the service in one place', () => {
    const written: readonly string[] = Object.values(paths);
    for (const route of routes) expect(written).toContain(route.path);
  });
});

describe.each(testDatabases())('every route on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    await seedFranchisedHubs(db);
    site = await startWebSite(db);
  });
  afterAll(() => site.stop());

  it('writes nothing on a GET', async () => {
    const before = await countRows(db);
    for (const address of addresses) await (await fetch(`${site.origin}${address}`)).text();
    expect(Object.keys(before)).toContain('journal');
    expect(await countRows(db)).toEqual(before);
  });

  it.each(publicPages)('answers $path, to a HEAD request as well', async ({ path }) => {
    expect((await fetch(`${site.origin}${addressOf(path)}`)).status).toBe(200);
    const head = await fetch(`${site.origin}${addressOf(path)}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s where the table has only GET, and says what is allowed', async (method) => {
    const answer = await fetch(`${site.origin}${paths.meetings}`, { method });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });
});
