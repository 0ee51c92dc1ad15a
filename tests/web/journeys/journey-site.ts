// Where the journeys take place: three hubs before their decision meeting of March 2027, and a browser in which anybody is signed in.
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Db } from '../../../db/client.ts';
import { startChromium } from '../../support/chromium.ts';
import { type PlayedSite, startPlayedSite } from './played-site.ts';

/** The story whose application goes through both stages and a review. */
export const longStory = 'the-georges.json';
const names = [longStory, 'lacey-green-and-colshaw-farm.json', 'moss-rose-and-south-park.json'];
const files = names.map((name) => join(import.meta.dirname, '../../../seed/stories', name));
/** An hour before the meeting. */
const BEFORE = '2027-03-17T13:00:00Z';

/** A site and a browser for it. */
export interface JourneySite extends PlayedSite {
  /** A page of a browser in which somebody is signed in; null: nobody. */
  be(person: string | null, options?: BrowserContextOptions): Promise<Page>;
}

/** Plays the stories up to the meeting. */
export async function startJourneySite(db: Db): Promise<JourneySite> {
  const site = await startPlayedSite(db, files);
  await site.play(BEFORE);
  const browser: Browser = await startChromium();
  return {
    ...site,
    stop: async () => {
      await browser.close();
      await site.stop();
    },
    be: async (person, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, ...options });
      if (person !== null) await context.addCookies([{ name: 'session', value: await site.sessionOf(person), url: site.origin }]);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(`${site.origin}/desk`);
      return page;
    },
  };
}
