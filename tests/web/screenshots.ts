// Takes pictures of the main pages at two widths for docs/pages.md: npm run screenshots. With `whole`, whole pages into out/screenshots.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openDb } from '../../db/client.ts';
import { pilotStoryFiles } from '../../seed/pilot-stories.ts';
import { startChromium } from '../support/chromium.ts';
import { areas, beginAssessment, claimAll, declare } from './journeys/acts.ts';
import { button, link, mouseOn } from './journeys/hands.ts';
import { type PlayedSite, startPlayedSite } from './journeys/played-site.ts';
import { finderIn, type Pictured, pictured } from './page-pictures.ts';
import { smallPng } from './small-png.ts';

const whole = process.argv.includes('whole');
const root = join(import.meta.dirname, '../..');
const folder = join(root, whole ? 'out' : 'docs', 'screenshots');
const sizes = [
  { name: 'desk', width: 1120, height: 1200 },
  { name: 'phone', width: 375, height: 1000 },
] as const;
/** An hour before the decision meeting of March. */
const MOMENT = '2027-03-17T13:00:00Z';

async function signedIn(browser: Browser, site: PlayedSite, who: string | null, size: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: size.width, height: size.height } });
  if (who !== null) await context.addCookies([{ name: 'session', value: await site.sessionOf(who), url: site.origin }]);
  return context.newPage();
}

/** A form that somebody is in the middle of. */
async function begin(browser: Browser, site: PlayedSite, who: string): Promise<void> {
  const hand = mouseOn(await signedIn(browser, site, who, sizes[0]));
  await hand.page.goto(`${site.origin}/desk`);
  await beginAssessment(hand);
  await hand.go(link(hand.page, 'Governance'));
  await hand.page.getByRole('radio', { name: 'Met', exact: true }).first().check();
  await hand.go(button(hand.page, 'Save and go to the list'));
  await hand.page.context().close();
}

/** A self-assessment that a validator works on. */
async function submitAndTake(browser: Browser, site: PlayedSite, hub: string): Promise<void> {
  const be = async (who: string) => {
    const hand = mouseOn(await signedIn(browser, site, who, sizes[0]));
    await hand.page.goto(`${site.origin}/desk`);
    return hand;
  };
  const lead = await be(`Lead, ${hub}`);
  await beginAssessment(lead);
  await lead.go(link(lead.page, 'Governance'));
  for (const _ of areas) {
    await claimAll(lead);
    await lead.go(button(lead.page, 'Save and continue'));
  }
  await lead.go(link(lead.page, 'Check your answers'));
  await lead.go(button(lead.page, 'Prepare for the signatory'));
  const signatory = await be(`Signatory, ${hub}`);
  await signatory.go(link(signatory.page, /^Submit to CVS/));
  await signatory.go(button(signatory.page, 'Submit to CVS'));
  const validator = await be('Validator, CVS 3');
  await validator.go(link(validator.page, 'Validation'));
  await validator.go(button(validator.page, /Declare your interests in/));
  await declare(validator, null);
  await validator.go(button(validator.page, /Take it as lead/));
  await validator.page.goto(`${site.origin}${await finderIn(site.db)('assessment', 'validating', '/areas/governance')}`);
  await validator.go(button(validator.page, 'Take this area'));
  for (const { page } of [lead, signatory, validator]) await page.context().close();
}

async function take(browser: Browser, site: PlayedSite, { name, who, path, then }: Pictured): Promise<void> {
  const address = typeof path === 'string' ? path : await path(finderIn(site.db));
  for (const size of sizes) {
    const page = await signedIn(browser, site, who, size);
    const answer = await page.goto(`${site.origin}${address}`);
    if (answer?.status() !== 200) throw new Error(`${address} answers ${who}: ${answer?.status()}`);
    await then?.(page);
    const picture = await page.screenshot({ fullPage: whole });
    writeFileSync(join(folder, `${name}-${size.name}.png`), whole ? picture : smallPng(picture));
    await page.context().close();
  }
}

/** The document that shows them. */
function pagesDocument(): string {
  const parts = pictured.map(({ title, pages }) => {
    const shown = pages.map(({ name, caption, who }) => {
      const pictures = sizes.map((size) => `<img src="screenshots/${name}-${size.name}.png" width="${size.width / 2}" alt="">`);
      return `**${caption}** ${who === null ? 'Anybody sees this.' : `Here: ${who}.`}\n\n${pictures.join(' ')}`;
    });
    return `## ${title}\n\n${shown.join('\n\n')}`;
  });
  return `# The main pages\n\nTaken by \`npm run screenshots\` an hour before a decision meeting in the middle of the pilot, on a desk screen and on a telephone. Everybody and everything in them is made up.\n\n${parts.join('\n\n')}\n`;
}

const db = await openDb();
const site = await startPlayedSite(db, pilotStoryFiles);
const browser = await startChromium();
try {
  await site.play(MOMENT);
  await begin(browser, site, 'Lead, Bromley Farm');
  await submitAndTake(browser, site, 'Longridge Estate');
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  for (const each of pictured.flatMap(({ pages }) => pages)) await take(browser, site, each);
  if (!whole) writeFileSync(join(root, 'docs', 'pages.md'), pagesDocument());
  process.stdout.write(`Pictures of the main pages are in ${folder}.\n`);
} finally {
  await browser.close();
  await site.stop();
  await db.close();
}
