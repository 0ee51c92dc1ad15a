import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assets, stylesWithoutGovUkBrand } from '../../src/web/assets.ts';
import { testPglite } from '../support/database.ts';
import { startWebSite, type WebSite } from './web-site.ts';

const { open } = testPglite();
let site: WebSite;
beforeAll(async () => {
  site = await startWebSite(await open());
});
afterAll(() => site.stop());

/** The status for a browser that kept a copy; not by fetch, which adds a header that asks for a fresh one. */
function statusWhenKept(url: string, etag: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'If-None-Match': etag } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}

const links = Object.values(assets().links);

describe('the files that pages load', () => {
  it.each(links)('%s may be kept for ever, because its address changes with it', async (href) => {
    const answer = await fetch(`${site.origin}${href}`);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(href).toMatch(/^\/assets\/[0-9a-f]{16}\//);
    const squeezed = await fetch(`${site.origin}${href}`, { headers: { 'Accept-Encoding': 'br' } });
    const plain = await fetch(`${site.origin}${href}`, { headers: { 'Accept-Encoding': 'identity' } });
    expect(squeezed.headers.get('Content-Encoding')).toBe('br');
    expect(plain.headers.get('Content-Encoding')).toBeNull();
    expect(await squeezed.text()).toBe(await plain.text());
  });

  it('hold neither GOV.UK’s typeface nor its crest', async () => {
    const marks = /GDS Transport|@font-face|crest|Calvert|url\(/i;
    expect(assets().all.flatMap(({ plain, href }) => (marks.test(plain.toString()) ? [href] : []))).toEqual([]);
  });

  it('are cut from a stylesheet only while the cut is complete', () => {
    expect(stylesWithoutGovUkBrand('a{font-family:GDS Transport,arial,sans-serif}')).toBe('a{font-family:arial,sans-serif}');
    expect(() => stylesWithoutGovUkBrand('a{font-family:"GDS Transport"}')).toThrow('GDS Transport');
    expect(() => stylesWithoutGovUkBrand('a{background:url(/assets/images/other.svg)}')).toThrow('url(');
  });

  it('start the behaviour of the version that is served', async () => {
    const start = assets().all.find((each) => each.href === assets().links.start);
    const imported = /from '(.+)'/.exec(start?.plain.toString() ?? '')?.[1];
    expect((await fetch(`${site.origin}${imported}`)).headers.get('Content-Type')).toContain('text/javascript');
  });
});

describe('a page', () => {
  it('may be stored but is asked for again, and costs nothing when it has not changed', async () => {
    const first = await fetch(`${site.origin}/cookies`);
    expect(first.headers.get('Cache-Control')).toBe('no-cache');
    expect(await statusWhenKept(`${site.origin}/cookies`, first.headers.get('ETag') ?? '')).toBe(304);
    expect(await statusWhenKept(`${site.origin}/cookies`, '"another"')).toBe(200);
  });
});
