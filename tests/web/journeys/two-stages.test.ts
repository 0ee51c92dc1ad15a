// One application from the offer of support to its approval, by way of a decline and a review; what decides is done in a browser.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPglite } from '../../support/database.ts';
import { decide, declare, giveReason, says, typeDate } from './acts.ts';
import { button, type Hand, link, mouseOn } from './hands.ts';
import { type JourneySite, longStory, startJourneySite } from './journey-site.ts';

const { open } = testPglite();
const hub = 'The Georges Community Centre';
/** What this journey does itself. Everything else of the story goes on as it is written. */
const byHand = [
  'application.decide',
  'application.declareInterest',
  'application.acceptOffer',
  'application.prepare',
  'application.submit',
];
let site: JourneySite;
let caseAddress: string;

beforeAll(async () => {
  site = await startJourneySite(await open());
  site.leaveOut((file, placed) => {
    if (!file.endsWith(longStory)) return false;
    if (placed.kind !== 'command') return true;
    const { do: type, as } = placed.step;
    return byHand.includes(type) || type === 'review.request' || (type === 'review.vote' && as === 'Portfolio Holder for Health');
  });
  const [row] = await site.db.rows<{ id: string }>(
    `select c.id::text from cases c join hubs h on h.id = c.hub_id where h.name = $1::text and workflow = 'application'`,
    [hub],
  );
  caseAddress = `${site.origin}/cases/${row?.id}`;
}, 300_000);
afterAll(() => site?.stop());

const be = async (name: string) => mouseOn(await site.be(name));
const leave = ({ page }: Hand) => page.context().close();
const state = async () =>
  (await site.db.rows<{ state: string }>('select state from cases where id = $1::uuid', [caseAddress.slice(-36)]))[0]?.state;

/** Declares no interest where that is still to be done, and opens the form of the decision. */
async function comeToDecision(hand: Hand, isDeclared = false): Promise<void> {
  await hand.page.goto(`${caseAddress}/paper`);
  if (!isDeclared) {
    await hand.go(link(hand.page, 'Declare your interests'));
    await declare(hand, null);
    await hand.page.goto(`${caseAddress}/paper`);
  }
  await hand.go(link(hand.page, 'Record the decision'));
}

it('is offered support and a grant, and the letter is read before the decision is recorded', { timeout: 60_000 }, async () => {
  const holder = await be('Portfolio Holder for Communities');
  const { page } = holder;
  await comeToDecision(holder);
  await giveReason(holder, 'c', { reason: 'What groups nearby offer is missing.', next: 'Ask three groups for their activities.' });
  await typeDate(holder, '2027-08-31');
  await holder.type(page.getByLabel('Start-up grant in pounds (optional)'), '1500');
  await holder.choose(page.getByRole('radio', { name: /^Offer support/ }));
  await holder.type(page.getByLabel('Alternatives considered, and why they were rejected'), 'To approve: a criterion is not met yet.');
  await holder.type(page.getByLabel('Reasons for the public notice'), 'Support is offered so that the hub can promote its neighbours too.');
  await holder.go(button(page, 'Read the letter first'));
  expect(await page.locator('.app-letter').textContent()).toContain('What groups nearby offer is missing.');
  await holder.go(button(page, 'Record the decision'));
  expect(await says(page)).toContain('Record the decision');
  await leave(holder);
});

it('accepts both, and has a grant', { timeout: 60_000 }, async () => {
  await site.play('2027-04-06');
  const lead = await be(`Lead, ${hub}`);
  await lead.go(link(lead.page, /^Accept the support offered/));
  await lead.choose(lead.page.getByRole('radio', { name: 'Yes' }));
  await lead.go(button(lead.page, 'Accept the support offered'));
  await site.play('2027-04-07');
  await leave(lead);
  const later = await be(`Lead, ${hub}`);
  await later.go(later.page.getByRole('link', { name: /grant/i }).first());
  expect(await later.page.locator('main').textContent()).toContain('£1,500');
  await leave(later);
});

it('resubmits with what changed, and is declined at stage 2', { timeout: 60_000 }, async () => {
  await site.play('2027-07-13');
  const contributor = await be(`Contributor, ${hub}`);
  const { page } = contributor;
  await contributor.go(link(page, /^Prepare the application/));
  await contributor.go(page.locator('a[href$="/sections/c"]'));
  await contributor.type(page.getByLabel('In your own words'), 'One timetable with three groups nearby, in print and on the screen.');
  await contributor.go(button(page, 'Save and go to the list'));
  await contributor.go(link(page, 'Check your answers and send it'));
  await contributor.go(button(page, 'Prepare for the signatory'));
  await leave(contributor);

  const signatory = await be(`Signatory, ${hub}`);
  await signatory.go(link(signatory.page, /^Submit the application/));
  await signatory.choose(signatory.page.getByRole('checkbox', { name: /What this application says is true/ }));
  await signatory.go(button(signatory.page, 'Submit'));
  await leave(signatory);

  await site.play('2027-09-08T13:30:00Z');
  const holder = await be('Portfolio Holder for Communities');
  await comeToDecision(holder, true);
  const otherwise = 'The timetable in the papers lists the centre’s own activities only.';
  await giveReason(holder, 'c', {
    reason: 'Nothing of what the neighbours offer is in it.',
    next: 'Put theirs into one timetable.',
    otherwise,
  });
  await decide(holder, /^Decline/);
  await leave(holder);
  expect(await state()).toBe('decided');
});

it('asks for a review, whose panel sends the decision back', { timeout: 60_000 }, async () => {
  await site.play('2027-09-27');
  const lead = await be(`Lead, ${hub}`);
  const { page } = lead;
  await lead.go(link(page, 'Ask for a review'));
  await lead.choose(page.getByRole('radio').first());
  await lead.choose(page.getByRole('checkbox', { name: 'Information was not considered' }));
  await lead.type(page.getByLabel('Tell us what happened'), 'The decision speaks of the timetable of January, not of the one of July.');
  await lead.go(button(page, 'Ask for a review'));
  const review = page.url();
  site.rehearsal.cases.set(review.slice(-36), 'The Georges: review');
  await leave(lead);

  await site.play('2027-10-20');
  const member = await be('Portfolio Holder for Health');
  await member.page.goto(review);
  await member.go(link(member.page, 'Record your vote'));
  await member.choose(member.page.getByRole('radio', { name: 'Send it back' }));
  await member.type(member.page.getByLabel('Reasons for your vote'), 'The second timetable was in the papers and nobody speaks of it.');
  await member.type(member.page.getByLabel('Directions for the fresh decision'), 'Decide on the timetable of July.');
  await member.go(button(member.page, 'Record your vote'));
  expect(await says(member.page)).toContain('Record your vote');
  await leave(member);
});

it('is decided afresh by the deputy, not by who decided before, and approved', { timeout: 60_000 }, async () => {
  await site.play('2027-12-08T14:30:00Z');
  const [holder, deputy] = [await be('Portfolio Holder for Communities'), await be('Portfolio Holder, deputy for this scheme')];
  const reason = { reason: 'The timetable of July lists three groups nearby.', next: 'Keep their page up to date.' };
  await comeToDecision(holder, true);
  await giveReason(holder, 'c', reason);
  await decide(holder, /^Approve/);
  expect(await says(holder.page)).toContain('set aside');
  await comeToDecision(deputy);
  await giveReason(deputy, 'c', reason);
  await decide(deputy, /^Approve/);
  await Promise.all([leave(holder), leave(deputy)]);

  await site.play('2027-12-22');
  expect(await state()).toBe('approved');
  const signatory = await be(`Signatory, ${hub}`);
  expect(await signatory.page.getByRole('link', { name: /has been approved|is approved|approved/i }).count()).toBeGreaterThan(0);
  await leave(signatory);
});
