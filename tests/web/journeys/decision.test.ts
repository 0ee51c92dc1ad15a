// A decision with a declared interest: the holder withdraws, the deputy decides. With a mouse, and with the keyboard alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPglite } from '../../support/database.ts';
import { decide, declare, giveReasons, says, typeDate } from './acts.ts';
import { type Hand, keyboardOn, link, mouseOn } from './hands.ts';
import { type JourneySite, startJourneySite } from './journey-site.ts';

const { open } = testPglite();
let site: JourneySite;
beforeAll(async () => {
  site = await startJourneySite(await open());
}, 300_000);
afterAll(() => site?.stop());

describe.each([
  { means: 'a mouse', handOn: mouseOn, hub: /Lacey Green/ },
  { means: 'the keyboard alone', handOn: keyboardOn, hub: /The Georges/ },
])('a decision with $means', ({ handOn, hub }) => {
  it('is not made by a holder who has an interest; the deputy makes it', { timeout: 120_000 }, async () => {
    const [holder, deputy] = await Promise.all(
      ['Portfolio Holder for Communities', 'Portfolio Holder, deputy for this scheme'].map(async (name) => handOn(await site.be(name))),
    );
    if (!holder || !deputy) throw new Error('Nobody is there');
    const comeToDeclare = async (hand: Hand) => {
      await hand.go(link(hand.page, 'Papers'));
      await hand.go(hand.page.getByRole('link', { name: /^Declare your interests/ }).filter({ hasText: hub }));
    };
    await comeToDeclare(holder);
    await declare(holder, 'My brother is the treasurer.');
    expect(await holder.page.getByRole('link', { name: 'Record the decision' }).count()).toBe(0);
    await holder.unfold(holder.page.locator('summary').filter({ hasText: 'What you cannot do now' }));
    expect(await holder.page.locator('.app-barred').textContent()).toContain('You have an interest');

    await comeToDeclare(deputy);
    await declare(deputy, null);
    await deputy.go(link(deputy.page, 'Record the decision'));
    await giveReasons(deputy, { reason: 'It is not there yet, as the paper says.', next: 'Do what is missing.' });
    await typeDate(deputy, '2027-12-01');
    await decide(deputy, /^Offer support/);
    expect(await says(deputy.page)).toContain('Record the decision');
    expect(await deputy.page.getByText('Portfolio Holder, deputy for this scheme').count()).toBeGreaterThan(0);
    for (const { page } of [holder, deputy]) await page.context().close();
  });
});
