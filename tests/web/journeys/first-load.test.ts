// What a first visit loads, and what comes out of a printer.
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../../support/chromium.ts';
import { testPglite } from '../../support/database.ts';
import { type JourneySite, startJourneySite } from './journey-site.ts';

const { open } = testPglite();
const MOST_BYTES = 200_000;
let site: JourneySite;
let browser: Browser;

beforeAll(async () => {
  site = await startJourneySite(await open());
  browser = await startChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Everything that a page asked for, with the bytes that came over the wire. */
async function loadedBy(page: Page, path: string): Promise<{ readonly from: string[]; readonly bytes: number }> {
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(`${site.origin}${path}`, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(answers.map((answer) => answer.request().sizes()));
  const bytes = sizes.reduce((sum, { responseHeadersSize, responseBodySize }) => sum + responseHeadersSize + responseBodySize, 0);
  return { from: [...new Set(answers.map((answer) => new URL(answer.url()).origin))], bytes };
}

describe('a first visit', () => {
  it.each([
    ['/', null],
    ['/sign-in', null],
    ['/desk', 'Lead, The Georges Community Centre'],
    ['/desk', 'Franchise Officer 1'],
  ])('to %s as %s loads less than 200 KB, and nothing from anywhere else', async (path, person) => {
    const context = await browser.newContext();
    if (person) await context.addCookies([{ name: 'session', value: await site.sessionOf(person), url: site.origin }]);
    const { from, bytes } = await loadedBy(await context.newPage(), path);
    expect(from).toEqual([site.origin]);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
    await context.close();
  });
});

describe('on paper', () => {
  it('a case and a letter are what they say, without what can only be clicked', async () => {
    const page = await site.be('Lead, The Georges Community Centre');
    await page.emulateMedia({ media: 'print' });
    const [letter] = await site.db.rows<{ id: string; number: string }>(
      `select l.case_id::text as id, l.number from letters l join cases c on c.id = l.case_id join hubs h on h.id = c.hub_id
       where h.name = $1::text and l.kind = 'application-acknowledged'`,
      ['The Georges Community Centre'],
    );
    for (const path of [`/cases/${letter?.id}`, `/cases/${letter?.id}/letters/${letter?.number}`]) {
      await page.goto(`${site.origin}${path}`);
      for (const clicked of ['.govuk-service-navigation', '.govuk-breadcrumbs', 'main button', '#next', '#next + .app-steps'])
        expect([clicked, await page.locator(clicked).locator('visible=true').count()]).toEqual([clicked, 0]);
      expect(await page.locator('main').textContent()).toContain('The Georges');
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(1000);
    }
    await page.context().close();
  });
});
