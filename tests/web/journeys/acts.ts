// What people do on the pages, step by step, with whatever hand they have.
import type { Page } from 'playwright-core';
import { button, type Hand, link } from './hands.ts';

export const areas = ['Governance', 'Resources', 'Information', 'Projects', 'People', 'Premises'];

/** Begins a self-assessment from the desk, for the one organisation or the one that is chosen. */
export async function beginAssessment(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.go(link(page, 'Start a self-assessment'));
  await hand.type(page.getByLabel(/level/i), '1');
  await hand.go(button(page, 'Start a self-assessment'));
  await hand.go(link(page, 'Prepare the claims for the signatory'));
}

/** Says of every statement of the area on the page that it is met. */
export async function claimAll(hand: Hand): Promise<void> {
  const met = hand.page.getByRole('radio', { name: 'Met', exact: true });
  for (let index = 0; index < (await met.count()); index += 1) await hand.choose(met.nth(index));
}

/** Agrees with every claim of the area on the page that has no finding yet. */
export async function agreeWithAll(hand: Hand): Promise<void> {
  const agree = hand.page.getByRole('radio', { name: 'I agree', exact: true });
  for (let index = 0; index < (await agree.count()); index += 1) await hand.choose(agree.nth(index));
}

/** Declares what somebody's interests are, on the form for it. */
export async function declare(hand: Hand, interest: string | null): Promise<void> {
  const { page } = hand;
  await hand.choose(
    page.getByRole('radio', { name: interest === null ? 'I have no interest in this organisation' : 'I have an interest' }),
  );
  if (interest !== null) await hand.type(page.getByLabel('What the interest is'), interest);
  await hand.go(button(page, 'Declare your interests'));
}

/** Gives a reason about every criterion that is not met. */
export async function giveReasons(hand: Hand, words: { reason: string; next: string }): Promise<void> {
  const unmet = hand.page.locator('section.app-criterion').filter({ has: hand.page.locator('.govuk-tag--orange') });
  for (let index = 0; index < (await unmet.count()); index += 1) {
    const section = await unmet.nth(index).getAttribute('aria-labelledby');
    await giveReason(hand, String(section).replace('criterion-', ''), words);
  }
}

/** Gives a reason about a criterion on the form of a decision. */
export async function giveReason(
  hand: Hand,
  criterion: string,
  words: { reason: string; next: string; otherwise?: string },
): Promise<void> {
  const section = hand.page.locator(`section[aria-labelledby="criterion-${criterion}"]`);
  await hand.unfold(section.locator('summary'));
  await hand.type(section.getByLabel('Reason', { exact: true }), words.reason);
  await hand.type(section.getByLabel('What to do next'), words.next);
  if (words.otherwise === undefined) return;
  await hand.choose(section.getByRole('checkbox'));
  await hand.type(section.getByLabel('Why you find otherwise'), words.otherwise);
}

/** Fills in a date. */
export async function typeDate(hand: Hand, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  for (const [name, value] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const)
    await hand.type(hand.page.getByLabel(name, { exact: true }), value);
}

/** Records a decision: its reasons have been given. */
export async function decide(hand: Hand, outcome: string | RegExp): Promise<void> {
  const { page } = hand;
  await hand.choose(page.getByRole('radio', { name: outcome }));
  await hand.type(page.getByLabel('Alternatives considered, and why they were rejected'), 'The others were considered and do not fit.');
  await hand.type(page.getByLabel('Reasons for the public notice'), 'This is what the criteria as they stand lead to.');
  await hand.go(button(page, 'Record the decision'));
}

/** What the page says was done, or what is wrong. */
export const says = (page: Page) => page.locator('.govuk-notification-banner, .govuk-error-summary').first().textContent();
