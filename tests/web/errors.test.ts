import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { paths } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { seedWebSite, startWebSite, type WebSite } from './web-site.ts';

const asProgram = { headers: { Accept: 'application/json' } };

describe.each(testDatabases())('when something goes wrong on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  let broken: WebSite;
  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    site = await startWebSite(db);
    broken = await startWebSite({
      ...db,
      rows: () => db.rows(`select secret_column from publications where reference = $1::text`, ['CECH-4Q7T-Z0XM']),
    });
  });
  afterAll(async () => {
    await site.stop();
    await broken.stop();
  });

  it('shows a page for an unknown address, in the scheme’s own layout', async () => {
    const answer = await fetch(`${site.origin}/nowhere`);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([404, 'no-store']);
    expect(html).toContain('Page not found');
    expect(html).toContain('Cheshire East Community Hubs');
  });

  it('answers a program with problem details', async () => {
    const answer = await fetch(`${site.origin}/nowhere`, asProgram);
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Page not found',
      status: 404,
      detail: 'There is no page at this address.',
    });
  });

  it('refuses an address that cannot be read as the visitor’s mistake, not as ours', async () => {
    const answer = await fetch(`${site.origin}/assets/%E0%A4%A`);
    expect([404, 400]).toContain(answer.status);
    expect(await answer.text()).not.toContain('decode');
  });

  it('shows neither SQL nor stack of a failure, but a reference under which the log has it', async () => {
    const answer = await fetch(`${broken.origin}${paths.meetings}`);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([500, 'no-store']);
    expect(html).not.toMatch(/secret_column|select|publications|\.ts:|at .*\(/);
    const reference = answer.headers.get('X-Request-Id') ?? 'none';
    expect(html).toContain(reference);
    const line = broken
      .logged()
      .split('\n')
      .find((each) => each.includes(reference) && each.includes('something failed'));
    expect(line).toContain('secret_column');
    expect(line).not.toContain('CECH-4Q7T-Z0XM');
  });

  it('tells a program the same, with the reference', async () => {
    const answer = await fetch(`${broken.origin}${paths.meetings}`, asProgram);
    expect(await answer.json()).toMatchObject({ status: 500, reference: answer.headers.get('X-Request-Id') });
  });

  it('logs method, route, status and time of a request, and nothing that says who asked or what for', async () => {
    const asked = await fetch(`${site.origin}${paths.certificates}?reference=Jo+Bloggs+of+Crewe`, {
      headers: { 'User-Agent': 'Browser of Jo', Cookie: 'who=Jo', Referer: `${site.origin}/?q=Jo` },
    });
    await (await fetch(`${site.origin}/people/Jo-Bloggs`)).text();
    await asked.text();
    const lines = site
      .logged()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const line = lines.find((each) => each.request === asked.headers.get('X-Request-Id'));
    expect(Object.keys(line ?? {}).sort()).toEqual(['level', 'method', 'ms', 'msg', 'request', 'route', 'status', 'time']);
    expect(line).toMatchObject({ method: 'GET', route: '/certificates', status: 400 });
    expect(site.logged()).not.toMatch(/Jo|127\.0\.0\.1|reference=/);
  });
});
