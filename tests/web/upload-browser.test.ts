// The evidence library in a browser: a file whose connection breaks arrives all the same, once; and nothing stands in anybody's way.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { startChromium } from '../support/chromium.ts';
import { testPglite } from '../support/database.ts';
import { type PlannedSite, startPlannedSite } from './planned-site.ts';

const { open } = testPglite();
let db: Db;
let site: PlannedSite;
let browser: Browser;
let line: Server;
let origin: string;
let organisation: string;
/** While answers to an upload get lost on the line. A browser tries idle connections by itself first, so counting them says little. */
let losing = false;

/** A line between browser and service that can break after the service has heard everything. */
function startLine(port: number): Promise<Server> {
  const server = createServer((browserSide: Socket) => {
    const serviceSide = connect(port, '127.0.0.1');
    let isUpload = false;
    const cut = () => {
      browserSide.destroy();
      serviceSide.destroy();
    };
    for (const side of [browserSide, serviceSide]) side.on('error', cut).on('close', cut);
    browserSide.on('data', (bytes: Buffer) => {
      isUpload ||= bytes.toString('latin1').startsWith('POST ');
      serviceSide.write(bytes);
    });
    serviceSide.on('data', (bytes: Buffer) => {
      if (isUpload && losing) return cut();
      browserSide.write(bytes);
    });
  });
  return new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(server)));
}

beforeAll(async () => {
  db = await open();
  site = await startPlannedSite(db);
  line = await startLine(Number(new URL(site.origin).port));
  const address = line.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const desk = await (await (await site.be('Lead, Barnies')).get(paths.desk)).text();
  organisation = /\/organisations\/([0-9a-f-]+)\/evidence/.exec(desk)?.[1] ?? '';
  browser = await startChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  line?.close();
  await site?.stop();
});

/** A browser in which the lead is signed in. */
async function browserOf(settings: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await browser.newContext(settings);
  const value = (await site.be('Lead, Barnies')).cookies.get('session') ?? '';
  await context.addCookies([{ name: 'session', value, url: origin }]);
  return context;
}

async function fillIn(page: Page, title: string, content = `%PDF-1.7 ${title}`): Promise<void> {
  await page.goto(`${origin}${pathTo(paths.evidenceAdd, { organisation })}`);
  await page.setInputFiles('#file', { name: 'Minutes.pdf', mimeType: 'application/pdf', buffer: Buffer.from(content) });
  await page.getByLabel('Minutes of a meeting').check();
  await page.getByLabel('Title').fill(title);
}
const press = (page: Page) => page.getByRole('button', { name: 'Add to the library' }).click();
const titled = async (title: string) => (await db.rows('select id from evidence where title = $1::text', [title])).length;

describe('a file from a browser', () => {
  it('whose answer is lost is sent again by itself, and is there once', async () => {
    const context = await browserOf({ viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    await fillIn(page, 'Minutes of May');
    losing = true;
    await press(page);
    await page.getByText('It is tried again in a moment').waitFor();
    expect(await titled('Minutes of May')).toBe(1);
    losing = false;
    await page.waitForURL('**?done=added');
    expect(await titled('Minutes of May')).toBe(1);
    await context.close();
  });

  it('that is refused is said above the form, with a way to the field, and what was typed stays', async () => {
    const context = await browserOf({ viewport: { width: 375, height: 800 } });
    const page = await context.newPage();
    await fillIn(page, 'A program', 'MZ\u0000');
    await press(page);
    await page.locator('.govuk-error-summary:focus').waitFor();
    expect(await page.locator('.govuk-error-summary a').allTextContents()).toEqual([expect.stringMatching(/^The file is not of a kind/)]);
    expect([await page.getByLabel('Title').inputValue(), await titled('A program')]).toEqual(['A program', 0]);
    expect(await objections(page)).toEqual([]);
    await context.close();
  });

  it('arrives without scripts', async () => {
    const context = await browserOf({ javaScriptEnabled: false });
    const page = await context.newPage();
    await fillIn(page, 'Minutes without scripts');
    await press(page);
    await page.waitForURL('**?done=added');
    expect(await titled('Minutes without scripts')).toBe(1);
    await context.close();
  });
});

async function objections(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')}`));
}

describe.each([375, 1280])('the library’s pages at %i pixels', (width) => {
  it('have nothing that axe objects to, and fit the screen', async () => {
    const context = await browserOf({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const [document] = await db.rows<{ id: string }>('select id from evidence limit 1');
    const library = pathTo(paths.evidence, { organisation });
    for (const path of [library, `${library}/add`, `${library}/add?replaces=${document?.id}`, `${library}/${document?.id}`]) {
      await page.goto(`${origin}${path}`);
      expect([path, await objections(page)]).toEqual([path, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await context.close();
  });
});
