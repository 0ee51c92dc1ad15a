// What comes between: the session is over, the page goes back, is sent twice or open twice, the connection is lost, there is no JavaScript.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPglite } from '../../support/database.ts';
import { beginAssessment, claimAll, says } from './acts.ts';
import { button, link, mouseOn } from './hands.ts';
import { type JourneySite, startJourneySite } from './journey-site.ts';

const { open } = testPglite();
const lead = 'Lead, Longridge Estate';
let site: JourneySite;
let tasks: string;

beforeAll(async () => {
  site = await startJourneySite(await open());
  const hand = mouseOn(await site.be(lead));
  await beginAssessment(hand);
  tasks = hand.page.url();
  await hand.page.context().close();
}, 300_000);
afterAll(() => site?.stop());

/** Somebody on the page of an area. */
async function inArea(area: string, person = lead) {
  const hand = mouseOn(await site.be(person));
  await hand.page.goto(tasks);
  await hand.go(link(hand.page, area));
  return { ...hand, words: hand.page.getByRole('textbox', { name: /In your own words/ }).first() };
}

describe('somebody who is typing', () => {
  it('and whose session is over signs in again, and sends what was typed', { timeout: 60_000 }, async () => {
    const { page, words, ...hand } = await inArea('Governance');
    await hand.type(words, 'Our rules are on the wall.');
    await site.db.rows('update sessions set ends_at = opened_at');
    await hand.go(button(page, 'Save and continue'));
    expect(await page.locator('main').textContent()).toMatch(/signed out/);
    await hand.type(page.getByLabel('Your e-mail address'), 'lead@longridge-estate.example');
    await hand.go(button(page, 'Send the link'));
    await page.goto(String(site.notes.at(-1)?.model.link).replace('http://hubs.example', site.origin));
    await hand.go(button(page, 'Sign in'));
    await hand.go(button(page, 'Send it now'));
    await page.goBack();
    await page.goto(tasks);
    await hand.go(link(page, 'Governance'));
    expect(await words.inputValue()).toBe('Our rules are on the wall.');
    await page.context().close();
  });

  it('and loses the connection is told, and it is saved when the connection is back', { timeout: 60_000 }, async () => {
    const { page, words, ...hand } = await inArea('Resources');
    await page.context().setOffline(true);
    await hand.type(words, 'The accounts are with the treasurer.');
    await page.getByText(/^Not saved yet/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^Saved at/).waitFor();
    await page.reload();
    expect(await words.inputValue()).toBe('The accounts are with the treasurer.');
    await page.context().close();
  });

  it('finds it again after going back', { timeout: 60_000 }, async () => {
    const { page, words, ...hand } = await inArea('Information');
    await hand.type(words, 'A leaflet for every visitor.');
    await hand.go(button(page, 'Save and continue'));
    await page.goBack();
    expect(await words.inputValue()).toBe('A leaflet for every visitor.');
    // And what is typed there now is saved on top of it, not refused as an old page.
    await hand.type(words, 'A leaflet and a website.');
    await hand.go(button(page, 'Save and continue'));
    expect(await page.locator('.govuk-error-summary').count()).toBe(0);
    await page.context().close();
  });

  it('in two tabs is shown both versions, and loses neither', { timeout: 60_000 }, async () => {
    const first = await inArea('Projects');
    const second = await inArea('Projects', 'Contributor, Longridge Estate');
    await first.type(first.words, 'A lunch club.');
    await first.go(button(first.page, 'Save and continue'));
    await second.type(second.words, 'A repair café.');
    await second.go(button(second.page, 'Save and continue'));
    const page = await second.page.locator('main').textContent();
    expect([await says(second.page), page?.includes('A lunch club.')]).toEqual([
      expect.stringContaining(`${lead} saved this area while you were typing`),
      true,
    ]);
    expect(await second.words.inputValue()).toBe('A repair café.');
    for (const hand of [first, second]) await hand.page.context().close();
  });
});

describe('a form', () => {
  const count = async () => Number((await site.db.rows<{ n: number }>('select count(*)::int as n from journal'))[0]?.n);

  it('that is sent twice is one act', { timeout: 60_000 }, async () => {
    const hand = mouseOn(await site.be('Lead, Barnies'));
    const { page } = hand;
    await hand.go(link(page, 'Start a self-assessment'));
    await hand.type(page.getByLabel(/level/i), '1');
    const before = await count();
    // The second press takes the place of the first one's navigation, which then counts as broken off: what arrives in the end is awaited.
    const arrived = page.waitForEvent('framenavigated', (frame) => frame.url().includes('/cases/'));
    await Promise.all([arrived, button(page, 'Start a self-assessment').dblclick()]);
    await page.waitForLoadState();
    expect(await count()).toBe(before + 1);
    await page.context().close();
  });

  it('that is open in two tabs is refused in the second with a sentence, with all that was typed', { timeout: 60_000 }, async () => {
    const hand = mouseOn(await site.be('Franchise Officer 2'));
    const { page } = hand;
    const [row] = await site.db.rows<{ id: string }>(
      `select id::text from cases where workflow = 'application' and state = 'placed' limit 1`,
    );
    const [first, second] = [page, await page.context().newPage()];
    for (const tab of [first, second]) await tab.goto(`${site.origin}/cases/${row?.id}/do/declareInterest`);
    for (const tab of [first, second]) await tab.getByRole('radio', { name: 'I have no interest in this organisation' }).check();
    for (const tab of [first, second]) await mouseOn(tab).go(button(tab, 'Declare your interests'));
    expect(await says(second)).toMatch(/changed|moved|since/i);
    expect(await second.getByRole('radio', { name: 'I have no interest in this organisation' }).isChecked()).toBe(true);
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('a self-assessment is filled in, saved and prepared', { timeout: 60_000 }, async () => {
    const hand = mouseOn(await site.be('Lead, Bromley Farm', { javaScriptEnabled: false, viewport: { width: 375, height: 800 } }));
    const { page } = hand;
    await beginAssessment(hand);
    await hand.go(link(page, 'Governance'));
    for (let area = 1; area <= 6; area += 1) {
      await claimAll(hand);
      await hand.go(button(page, 'Save and continue'));
    }
    await hand.go(link(page, 'Check your answers'));
    await hand.go(button(page, 'Prepare for the signatory'));
    expect(await says(page)).toContain('Prepare the claims');
    await page.context().close();
  });
});
