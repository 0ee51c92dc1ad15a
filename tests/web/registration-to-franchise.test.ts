// Done when (issue 5): a new hub from registration to its agreement and franchise without leaving the browser, each role acting through
// the pages that it is given, by the words on them. Nothing here knows an address but those that a person would type.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { paths } from '../../src/web/paths.ts';
import { testPglite } from '../support/database.ts';
import { type DemoSite, startDemoSite } from './demo-site.ts';
import { type Person, personAt } from './person.ts';

const areas = ['Governance', 'Resources', 'Information', 'Projects', 'People', 'Premises'];

describe('from registration to the franchise in a browser', () => {
  const { open } = testPglite();
  let db: Db;
  let site: DemoSite;
  const people = new Map<string, Person>();

  beforeAll(async () => {
    db = await open();
    site = await startDemoSite(db, '2026-10-05T08:00:00.000Z');
  });
  afterAll(() => site.stop());

  /** Somebody of the demonstration, at a browser of their own, on their first page. */
  async function be(name: string): Promise<Person> {
    const known = people.get(name);
    const person = known ?? personAt(site);
    people.set(name, person);
    // A session rests after two hours: the demonstration lets one be the same person again.
    await person.go(paths.demo);
    await person.press(`Be ${name}`);
    return person;
  }

  async function clockTo(day: string): Promise<void> {
    const somebody = personAt(site);
    await somebody.go(paths.demo);
    await somebody.press('Move the clock', { 'Or on to a day': day });
  }

  it('a new organisation’s hub comes to its agreement and franchise, every act done on a page', { timeout: 120_000 }, async () => {
    const administrator = await be('Administrator, decision meetings');
    await administrator.follow('Schedule a decision meeting');
    await administrator.press('Schedule a decision meeting', { 'Date of the meeting': '2026-12-09' });
    await administrator.follow('Publish the year’s meetings');
    await administrator.press('Publish the year’s meetings');

    const lead = personAt(site);
    await lead.go(paths.home);
    await lead.follow('Do you run a hub?');
    await lead.pressAll('See what to do', 'Yes');
    lead.sees('You can begin');
    await lead.follow('Register your organisation');
    await lead.press('Send the link', { 'Your e-mail address': 'lead@wheelock.example' });
    await lead.follow('use this link to sign in');
    await lead.press('Sign in', { 'Your name': 'Lead, Wheelock' });
    await lead.press('Register the organisation', {
      'Name of the organisation': 'Wheelock Hall Trust',
      'What kind of body is it?': 'Charity (trust or association)',
      'Charity or company number': '1123456',
      Address: 'Wheelock Hall, Sandbach',
      'Which part of the borough is it in?': 'SMASH',
      'E-mail address of the organisation': 'hall@wheelock.example',
      'Are you allowed to sign for the organisation?': 'No, somebody else signs',
    });
    lead.sees('Your organisation is registered');
    await lead.follow('Add your hub');
    await lead.press('Add the hub', {
      'Name of the hub': 'Wheelock Hub',
      'Is it one place or several?': 'One place',
      Address: 'Wheelock Hall, Crewe Road',
      'Town or village': 'Sandbach',
      'Which part of the borough is it in?': 'SMASH',
      'Is it in one of these areas?': 'None of these',
    });
    await lead.follow('Invite colleagues');
    await lead.press('Send the invitation', { 'Their e-mail address': 'signatory@wheelock.example', 'What will they do?': 'Signatory' });
    const signatory = personAt(site);
    people.set('Signatory, Wheelock', signatory);
    await signatory.go(lead.link('use this link to say yes'));
    await signatory.press('Say yes', { 'Your name': 'Signatory, Wheelock' });
    signatory.sees('You can act for this organisation now');

    // The self-assessment, and its sign-off by CVS.
    await lead.go(paths.desk);
    await lead.follow('Start a self-assessment');
    await lead.press('Start a self-assessment', {
      'Which one is it for?': 'Wheelock Hall Trust',
      Level: '1',
    });
    await lead.follow('Prepare the claims');
    for (const area of areas) {
      await lead.follow(area);
      await lead.pressAll('Save and go to the list', 'Met');
    }
    await lead.follow('Check your answers');
    await lead.press('Prepare for the signatory');
    await signatory.go(paths.desk);
    await signatory.follow('Submit to CVS');
    await signatory.press('Submit to CVS');

    const validator = await be('Validator, CVS 1');
    await validator.follow('Validation');
    await validator.follow('Declare your interests');
    await validator.press('Declare your interests', { 'Your interests': 'I have no interest in this organisation' });
    await validator.follow('Validation');
    await validator.press('Take it as lead');
    await validator.follow('Wheelock Hall Trust');
    for (const area of areas) {
      await validator.follow(area);
      await validator.press('Take this area');
      await validator.pressAll('Send, and conclude', 'I agree');
    }
    await validator.follow('Sign the level off');
    await validator.press('Sign the level off');

    // The application.
    await lead.go(paths.desk);
    await lead.follow('Start an application');
    await lead.press('Start an application', { 'Which one is it for?': 'Wheelock Hub, Sandbach' });
    await lead.follow('Prepare the application');
    await lead.follow('Opening hours');
    await lead.press('Monday’s hours on all weekdays', {
      'Name of the venue': 'Wheelock Hall',
      'Whose venue is it?': 'Ours',
      'Monday, opens at': '9',
      'Monday, closes at': '1pm',
    });
    lead.sees('20 hours a week');
    await lead.press('Save and go to the list');
    await lead.follow('Rooms');
    await lead.pressAll('Save and go to the list', 'Evening');
    for (const section of ['Promoting', 'Signposting', 'On-line access', 'IT for residents', 'Hub networks']) {
      await lead.follow(section);
      await lead.press('Save and go to the list', { 'In your own words': 'We do this every week, and show how in a leaflet.' });
    }
    await lead.follow('Check your answers');
    await lead.press('Prepare for the signatory');
    await signatory.go(paths.desk);
    await signatory.follow('Submit the application');
    await signatory.press('Submit', { 'What this application says is true, to the best of my knowledge': 'tick' });

    // Checked by the officer, placed on the meeting.
    const officer = await be('Franchise Officer 1');
    officer.sees('New organisations Wheelock Hall Trust');
    await officer.follow('APP-');
    await officer.press('Declare your interests', { 'Your interests': 'I have no interest in this organisation' });
    const found = ['c', 'd', 'e', 'f', 'g'].map((criterion) => [`data[assessed][${criterion}][note]`, 'Seen on a visit.']);
    await officer.pressAll('Confirm that it is complete', 'Yes', {
      ...Object.fromEntries(found),
      'Your recommendation to the portfolio holder': 'I recommend approval.',
    });
    await officer.follow('Place it on a decision meeting');
    await officer.press('Place it on a decision meeting', { Meeting: 'Wednesday 9 December 2026' });

    // Decided at the meeting; in force when nobody has called it in.
    await clockTo('2026-12-09');
    const holder = await be('Portfolio Holder for Communities');
    await holder.follow('APP-');
    await holder.press('Declare your interests', { 'Your interests': 'I have no interest in this organisation' });
    await holder.follow('Record the decision');
    await holder.press('Read the letter first', {
      'Your decision': 'Approve. The award of the franchise follows',
      'data[reasons][a][reason]': 'The hall is open every weekday.',
      'data[reasons][a][next]': 'Keep the hours on the door.',
      'Alternatives considered, and why they were rejected': 'To offer support. Everything is met already.',
      'Reasons for the public notice': 'The hub meets the whole core offer.',
    });
    holder.sees('Your application for Wheelock Hub is approved');
    await holder.press('Record the decision');
    holder.sees('Decided, not yet in force');
    await clockTo('2026-12-18');

    // The agreement: issued, signed, countersigned.
    await be('Franchise Officer 1');
    await officer.follow('APP-');
    await officer.press('Issue the franchise agreement');
    await clockTo('2026-12-19');
    await signatory.go(paths.desk);
    await signatory.press('Send the link', { 'Your e-mail address': 'signatory@wheelock.example' });
    await signatory.follow('use this link to sign in');
    await signatory.press('Sign in');
    await signatory.follow('Your application for Wheelock Hub is approved');
    signatory.sees('The hall is open every weekday.');
    await signatory.go(paths.desk);
    await signatory.follow('Sign the franchise agreement');
    await signatory.press('Sign the franchise agreement');
    await be('Franchise Officer 1');
    await officer.follow('APP-');
    await officer.press('Countersign the agreement', { 'Is the core offer met today?': 'Yes' });
    officer.sees('Franchise awarded');
    await clockTo('2026-12-21');

    await signatory.go(paths.home);
    await signatory.follow('Hubs that hold the franchise');
    await signatory.follow('Wheelock Hub');
    signatory.sees('Run by Wheelock Hall Trust');
    signatory.sees('20 hours a week');
    expect(site.troubles).toEqual([]);
  });
});
