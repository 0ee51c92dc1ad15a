// A self-assessment in a browser from its first claim to the sign-off: with a mouse, and with the keyboard alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPglite } from '../../support/database.ts';
import { agreeWithAll, areas, beginAssessment, claimAll, declare, says } from './acts.ts';
import { button, keyboardOn, link, mouseOn } from './hands.ts';
import { type JourneySite, startJourneySite } from './journey-site.ts';

const { open } = testPglite();
let site: JourneySite;
beforeAll(async () => {
  site = await startJourneySite(await open());
}, 300_000);
afterAll(() => site?.stop());

describe.each([
  { means: 'a mouse', handOn: mouseOn, hub: 'Barnies', organisation: /Barnies/ },
  { means: 'the keyboard alone', handOn: keyboardOn, hub: 'Bromley Farm', organisation: /Bromley/ },
])('a self-assessment with $means', ({ handOn, hub, organisation }) => {
  it('is begun, filled in while it saves itself, prepared by one person and submitted by another', { timeout: 120_000 }, async () => {
    const lead = handOn(await site.be(`Lead, ${hub}`));
    await beginAssessment(lead);
    await lead.go(link(lead.page, 'Governance'));
    await lead.type(lead.page.getByRole('textbox', { name: /In your own words/ }).first(), 'Our rules are on the wall.');
    await lead.page.getByText(/^Saved at/).waitFor();
    for (const area of areas) {
      await lead.page.getByRole('heading', { name: area }).waitFor();
      await claimAll(lead);
      await lead.go(button(lead.page, 'Save and continue'));
    }
    expect(await lead.page.getByText('Every statement has an answer').count()).toBe(1);
    await lead.go(link(lead.page, 'Check your answers'));
    expect(await lead.page.getByText('Our rules are on the wall.').count()).toBe(1);
    await lead.go(button(lead.page, 'Prepare for the signatory'));

    const signatory = handOn(await site.be(`Signatory, ${hub}`));
    await signatory.go(link(signatory.page, /^Submit to CVS/));
    await signatory.go(button(signatory.page, 'Submit to CVS'));
    expect(await says(signatory.page)).toContain('Submit to CVS');
    for (const { page } of [lead, signatory]) await page.context().close();
  });

  it('is validated area by area, a question is asked back and answered, and the level signed off', { timeout: 120_000 }, async () => {
    const validator = handOn(await site.be('Validator, CVS 3'));
    const { page } = validator;
    await validator.go(link(page, 'Validation'));
    await validator.go(page.getByRole('button', { name: /Declare your interests in/ }).filter({ hasText: organisation }));
    await declare(validator, null);
    await validator.go(page.getByRole('button', { name: /Take it as lead/ }).filter({ hasText: organisation }));
    await validator.go(link(page, /Mine/));
    await validator.go(link(page, organisation));
    await validator.go(link(page, 'Governance'));
    for (const area of areas) {
      await validator.go(link(page, area));
      await validator.go(button(page, 'Take this area'));
      await agreeWithAll(validator);
      if (area !== 'People') {
        await validator.go(button(page, 'Send, and conclude this area'));
        expect(await says(page)).toContain('The area is concluded');
        continue;
      }
      await validator.choose(page.getByRole('radio', { name: 'Ask for more' }).first());
      await validator.type(page.getByLabel('What you need to see').first(), 'Who do people turn to when you are away?');
      await validator.go(button(page, 'Send findings and questions'));
    }

    const contributor = handOn(await site.be(`Contributor, ${hub}`));
    await contributor.go(link(contributor.page, /^Answer the validator/));
    await contributor.go(link(contributor.page, /^Answer now/));
    expect(await contributor.page.getByText('Who do people turn to when you are away?').count()).toBe(1);
    await contributor.type(contributor.page.getByRole('textbox', { name: /In your own words/ }), 'The deputy manager.');
    await contributor.go(button(contributor.page, 'Send the answer'));

    await validator.go(link(page, 'People'));
    expect(await page.getByText('The deputy manager.').count()).toBe(1);
    await agreeWithAll(validator);
    await validator.go(button(page, 'Send, and conclude this area'));
    await validator.go(page.locator('.govuk-breadcrumbs a').last());
    await validator.go(link(page, 'Sign the level off'));
    await validator.go(button(page, 'Sign the level off'));
    expect(await page.locator('dd').first().textContent()).toMatch(/signed off/i);
    await contributor.page.reload();
    expect(await contributor.page.getByRole('heading', { name: 'Certificate' }).count()).toBe(1);
    for (const each of [page, contributor.page]) await each.context().close();
  });
});
