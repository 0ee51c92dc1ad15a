import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import { routes } from '../../src/web/routes.ts';
import { testPglite } from '../support/database.ts';
import { seedWebSite, startWebSite, type WebSite } from './web-site.ts';

const { open } = testPglite();
let site: WebSite;
let production: WebSite;

beforeAll(async () => {
  const db = await open();
  await seedWebSite(db);
  site = await startWebSite(db);
  production = await startWebSite(db, { secure: true, requestsPerMinute: 3 });
});
afterAll(async () => {
  await site.stop();
  await production.stop();
});

function post(headers: Record<string, string>): Promise<Response> {
  return fetch(`${site.origin}${paths.meetings}`, { method: 'POST', headers });
}

describe('what every answer carries', () => {
  const addresses = [...routes.map((route) => route.path), '/nowhere', `${paths.certificates}?reference=`];

  it.each(addresses)('%s loads our own files only, is framed by nobody and sets no cookie', async (address) => {
    const { headers } = await fetch(`${site.origin}${address}`);
    const policy = headers.get('Content-Security-Policy')?.split(';') ?? [];
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(headers.get('X-Powered-By')).toBeNull();
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('has nothing inline that the policy would block', async () => {
    for (const address of addresses) {
      const html = await (await fetch(`${site.origin}${address}`)).text();
      expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=|javascript:/i);
    }
  });

  it('keeps browsers on https where the service is reached by it, and only there', async () => {
    const secure = (await fetch(`${production.origin}${paths.health}`)).headers;
    expect(secure.get('Strict-Transport-Security')).toContain('max-age=31536000');
    expect(secure.get('Content-Security-Policy')).toContain('upgrade-insecure-requests');
    const plain = (await fetch(`${site.origin}${paths.health}`)).headers;
    expect(plain.get('Strict-Transport-Security')).toBeNull();
    expect(plain.get('Content-Security-Policy')).not.toContain('upgrade-insecure-requests');
  });
});

describe('requests made by another site', () => {
  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://elsewhere.example' },
    { Origin: 'null' },
  ])('are refused before any page sees them: %o', async (headers) => {
    expect((await post(headers)).status).toBe(403);
  });

  it('are told from our own and from those of programs', async () => {
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(405);
    expect((await post({ Origin: site.origin })).status).toBe(405);
    expect((await post({})).status).toBe(405);
  });
});

describe('too many requests from one address', () => {
  it('are refused with the time to wait, while files and health checks still answer', async () => {
    const seen = [];
    for (let request = 0; request < 4; request += 1) seen.push((await fetch(`${production.origin}${paths.home}`)).status);
    expect(seen).toEqual([200, 200, 200, 429]);
    const refused = await fetch(`${production.origin}${paths.home}`);
    expect(refused.headers.get('Retry-After')).toBe('60');
    expect(await refused.text()).toContain('Wait a minute and try again');
    expect((await fetch(`${production.origin}${paths.ready}`)).status).toBe(200);
  });
});
