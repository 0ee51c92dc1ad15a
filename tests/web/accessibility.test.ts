// Every page in a browser, at the width of a telephone and of a desk screen: what axe finds, and what it does not look for.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { paths } from '../../src/web/paths.ts';
import { startChromium } from '../support/chromium.ts';
import { testPglite } from '../support/database.ts';
import { seedFranchisedHubs } from './franchised-hubs.ts';
import { seedWebSite, startWebSite, type WebSite } from './web-site.ts';

const { open } = testPglite();
const contexts = new Map<number, BrowserContext>();
let browser: Browser;
let site: WebSite;
let broken: WebSite;

beforeAll(async () => {
  const db: Db = await open();
  await seedWebSite(db);
  await seedFranchisedHubs(db);
  site = await startWebSite(db);
  broken = await startWebSite({ ...db, rows: () => Promise.reject(new Error('no')) });
  browser = await startChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await broken?.stop();
});

const pages: readonly string[] = [
  paths.home,
  paths.meetings,
  paths.certificates,
  `${paths.certificates}?reference=wrong`,
  `${paths.certificates}?reference=CECH-4Q7T-Z0XM`,
  `${paths.certificates}?reference=CECH-0VER-0000`,
  `${paths.certificates}?reference=CECH-9999-9999`,
  paths.register,
  '/register/FR-ACT1-0001',
  '/register/FR-SVSP-0002',
  '/register/FR-N0NE-0000',
  paths.howItWorks,
  '/how-it-works/application',
  '/how-it-works/meeting',
  '/how-it-works/nothing',
  paths.accessibility,
  paths.privacy,
  paths.cookies,
  '/nowhere',
];

/** A new page in the width's one context; `complaints` fills with what the browser's console calls an error. */
async function withPage<T>(width: number, look: (page: Page, complaints: string[]) => Promise<T>): Promise<T> {
  const context = contexts.get(width) ?? (await browser.newContext({ viewport: { width, height: 800 } }));
  contexts.set(width, context);
  const page = await context.newPage();
  try {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // A page that answers 400 or 404 is reported as such: that is what it is meant to answer.
      if (message.type() === 'error' && !message.text().includes('the server responded with a status of')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return await look(page, complaints);
  } finally {
    await page.close();
  }
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')}`));
}

describe.each([375, 1280])('at %i pixels', (width) => {
  it.each(pages)('%s has nothing that axe objects to, fits the screen, and breaks no rule of the browser', async (path) => {
    await withPage(width, async (page, complaints) => {
      await page.goto(`${site.origin}${path}`);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.locator('h1').count()).toBe(1);
      expect(complaints).toEqual([]);
    });
  });

  it('the page that says something failed is accessible too', async () => {
    await withPage(width, async (page) => {
      await page.goto(`${broken.origin}${paths.meetings}`);
      expect(await page.locator('h1').textContent()).toContain('Sorry');
      expect(await violations(page)).toEqual([]);
    });
  });
});

describe('with a keyboard', () => {
  it('the first stop skips to the content', async () => {
    await withPage(1280, async (page) => {
      await page.goto(site.origin);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main-content');
    });
  });

  it('a mistake in the form takes the reader to the summary and from there to the field, which holds what was typed', async () => {
    await withPage(375, async (page) => {
      await page.goto(`${site.origin}${paths.certificates}`);
      await page.getByLabel('Certificate reference').fill('wrong');
      await page.keyboard.press('Enter');
      await page.waitForURL('**reference=wrong');
      await page.waitForFunction(`document.activeElement?.classList.contains('govuk-error-summary')`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('reference');
      expect(await page.getByLabel('Certificate reference').inputValue()).toBe('wrong');
    });
  });
});

describe('without scripts', () => {
  it('the navigation is open and the form works', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.getByRole('link', { name: 'Check a certificate' }).click();
    await page.getByLabel('Certificate reference').fill('4q7t z0xm');
    await page.getByRole('button', { name: 'Check this certificate' }).click();
    expect(await page.locator('h1').textContent()).toBe('This certificate is valid');
    await context.close();
  });
});
