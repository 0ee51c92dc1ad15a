import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExportedCase, exportedCases, exportedJournal } from '../../db/pilot-export.ts';
import { londonDate } from '../../machines/london-time.ts';
import { pilotHubs, type Timetables, timetablesBeforeSupport } from '../../seed/pilot-hubs.ts';
import { pilotStoryFiles } from '../../seed/pilot-stories.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { verify } from '../../src/engine/verify.ts';
import { registry } from '../../src/engine/workflows.ts';
import { type Chronicle, newChronicle, writeDown } from '../../src/stories/chronicle.ts';
import { decisionRecord } from '../../src/stories/decision-records.ts';
import { hubResults, type PilotFacts, pilotPage } from '../../src/stories/pilot-page.ts';
import { playStories } from '../../src/stories/play-stories.ts';
import { openRehearsal, type Rehearsal } from '../../src/stories/rehearsal.ts';
import { type ReadStory, readStories } from '../../src/stories/story-file.ts';
import { compareFacts, everyFact } from '../proof/journalled.ts';
import { testPglite } from '../support/database.ts';
import { whatIfOfThePilot } from '../what-if/pilot-answers.ts';

describe('the pilot’s eighteen months', () => {
  const { open } = testPglite();
  let chronicle: Chronicle;
  let rehearsal: Rehearsal;
  let stories: ReadStory[];
  let cases: ExportedCase[];

  beforeAll(async () => {
    stories = readStories(pilotStoryFiles);
    rehearsal = await openRehearsal(await open(), stories, registry);
    chronicle = newChronicle();
    await playStories(rehearsal, stories, (told) => writeDown(chronicle, rehearsal, told));
    cases = await exportedCases(rehearsal.bench.engine.db, rehearsal.bench.engine.scheme);
  }, 120_000);

  const facts = (): PilotFacts => ({
    chronicle,
    cases,
    stories,
    hubs: rehearsal.world.hubs,
    outcomeOf: ({ state }) => state,
    decisions: [],
    span: { from: '2026-10-01', until: londonDate(rehearsal.now) },
  });

  const hubId = (name: string) => rehearsal.world.hubs.find((hub) => hub.name === name)?.id;
  /** The hubs, in order, that have a case of that workflow in one of those states. */
  const hubsWhere = (workflow: string, ...states: string[]) =>
    rehearsal.world.hubs
      .filter(({ id }) => cases.some((one) => one.workflow === workflow && one.hub_id === id && states.includes(one.state)))
      .map(({ name }) => name);

  it('takes each of the six hubs the way its story tells', () => {
    expect(hubResults(facts()).map(({ hub, outcome }) => [hub, outcome])).toEqual([
      ['Bromley Farm', 'awarded'],
      ['Barnies', 'awarded'],
      ['Lacey Green & Colshaw Farm', 'supported'],
      ['Longridge Estate', 'withdrawn'],
      ['Moss Rose Estate and South Park Pavilion', 'lapsed'],
      ['The Georges Community Centre', 'awarded'],
    ]);
  });

  it('promise 2: the search of the proof derives from cases every fact that the database gives', async () => {
    const changed = (of: 'people' | 'policy') => Object.assign({}, ...stories.map(({ story }) => story[of]));
    const plan = planScheme({ start: stories[0]?.story.start ?? '', people: changed('people'), policy: changed('policy') });
    const { said, differences } = await compareFacts(rehearsal.bench.engine.db, plan, ['2027-03-01', londonDate(rehearsal.now)]);
    expect(differences).toEqual([]);
    // Nothing is judged in the pilot while a review of an application is open, and no second year of the scheme is reviewed.
    const empty = everyFact().filter((fact) => !said.get(fact));
    expect(empty.sort()).toEqual(['application openReview', 'grant openReview', 'scheme-review nextOpened']);
  }, 60_000);

  it('covers what a pilot must: evidence asked for, not yet met, deferral, a moved meeting, a call-in, the deputy deciding', async () => {
    const { db, scheme } = rehearsal.bench.engine;
    const commands = (await exportedJournal(db, scheme)).map(({ command }) => command);
    const needed = [
      'askForMore',
      'notYetMet',
      'signOff',
      'defer',
      'reschedule',
      'meetingMoved',
      'callIn',
      'confirmCallIn',
      'refuseOffer',
      'lapse',
      'confirmDeadline',
    ];
    expect(commands).toEqual(expect.arrayContaining(needed));
    expect(hubsWhere('application', 'declined', 'offer-refused')).toEqual(['Lacey Green & Colshaw Farm', 'Longridge Estate']);
    expect(chronicle.decisions.map(({ decision }) => `${decision.stage} ${decision.outcome} ${decision.appointment}`).sort()).toEqual([
      '1 approve deciding',
      '1 offer deciding',
      '1 offer deciding',
      '1 offer deciding',
      '1 offer deciding',
      '1 offer deciding',
      '1 offer deciding',
      '1 offer deputy',
      '2 approve deciding',
      '2 approve deputy',
      '2 decline deciding',
      '2 decline deciding',
    ]);
  });

  it('covers what follows a decision: grants paid, waived, repaid and written off, a review that sends back, franchises suspended and back', async () => {
    const { db, scheme } = rehearsal.bench.engine;
    const journal = await exportedJournal(db, scheme);
    const ways = new Map<string, string[]>();
    for (const { case_id, command } of journal) ways.set(case_id, [...(ways.get(case_id) ?? []), command]);
    const ofWorkflow = (workflow: string) => cases.filter((one) => one.workflow === workflow);
    const commandsOf = (workflow: string) => ofWorkflow(workflow).flatMap(({ id }) => ways.get(id) ?? []);

    expect(hubsWhere('grant', 'completed')).toEqual(['Barnies']);
    expect(commandsOf('grant')).toEqual(expect.arrayContaining(['recordNotMet', 'recordMet', 'waive', 'recordPaid', 'conditionDue']));
    expect(hubsWhere('grant', 'repaid')).toEqual(['Moss Rose Estate and South Park Pavilion']);
    expect(hubsWhere('grant', 'written-off')).toEqual(['Longridge Estate']);
    expect(hubsWhere('review', 'sent-back')).toEqual(['The Georges Community Centre']);
    expect(hubsWhere('franchise', 'active')).toEqual(['Bromley Farm', 'Barnies', 'The Georges Community Centre']);
    expect(commandsOf('franchise')).toEqual(
      expect.arrayContaining(['answerItems', 'submitReturn', 'recordFindings', 'judgeLine', 'confirmSuspension', 'confirmLifting']),
    );
    expect(commandsOf('application')).toEqual(
      expect.arrayContaining(['withdraw', 'reviewClosed', 'agreementDue', 'newSigningPeriod', 'grantOpened', 'grantPaid']),
    );
    expect(hubsWhere('assessment', 'expired')).toEqual(['Bromley Farm']);
    expect(ofWorkflow('assessment').filter(({ hub_id, state }) => hub_id === hubId('Bromley Farm') && state === 'signed-off')).toHaveLength(
      1,
    );
    expect(
      ofWorkflow('application')
        .filter(({ hub_id }) => hub_id === hubId('Lacey Green & Colshaw Farm'))
        .map(({ state }) => state),
    ).toEqual(['declined', 'supported']);
    expect(ofWorkflow('grant').some(({ hub_id }) => hub_id === hubId('Lacey Green & Colshaw Farm'))).toBe(false);
    expect(ofWorkflow('scheme-review').map(({ state }) => state)).toEqual(['closed']);
  });

  it('folds to what is stored, entry by entry (promises 2 and 10)', async () => {
    const found = await verify(rehearsal.bench.engine);
    expect(found.faults).toEqual([]);
    expect(found.entries).toBeGreaterThan(300);
  });

  it('makes a page that asks nothing of the network and tells of every hub', () => {
    const page = pilotPage(facts());
    expect(page.match(/(?:src|href)="(?!letters\/|decisions\/|journal\.jsonl|#|data:)[^"]*"/g)).toBeNull();
    expect(page).not.toMatch(/@import|url\(|<script/);
    for (const { key } of pilotHubs) expect(page).toContain(`id="${key}"`);
  });

  it('shows a reminder of the morning above the answer of that day, and names whom a letter is to in words', () => {
    const page = pilotPage(facts());
    expect(page).toMatch(/Reminder: please answer our offer of support by 22 April 2027<.*\n<p>The organisation accepts the support/);
    // A letter stands below the act that it answers, though both bear the same instant.
    expect(page).not.toMatch(/We have your application for .*\n<p>The signatory submits/);
    expect(page).not.toContain('>franchise-officer<');
  });

  it('states in the record what an interest is, in the words of who declared it (D4, P8)', async () => {
    const interested = chronicle.decisions.find(({ decision }) => Object.values(decision.interests).some(({ nature }) => nature !== null));
    if (!interested) throw new Error('Nobody in the pilot declares an interest.');
    const record = await decisionRecord(rehearsal, interested, { scheme: 'CECH', hub: 'H', organisation: 'O', reference: 'APP-1' });
    expect(record).toContain('The interest: A member of my family');
  });

  it('keeps notes for the file out of the decision record (D9)', async () => {
    const noted = chronicle.decisions.find(({ decision }) => decision.internalNotes !== null);
    if (!noted) throw new Error('No decision of the pilot has a note for the file.');
    const place = { scheme: 'CECH', hub: 'Barnies', organisation: 'Barnies Community Trust', reference: 'APP-1' };
    const record = await decisionRecord(rehearsal, noted, place);
    expect(record).toContain('The centre is open to the public for 15 hours a week');
    expect(record).not.toContain('café rota');
  });

  whatIfOfThePilot(() => rehearsal.bench.engine);
});

describe('what the pilot hubs say in their applications', () => {
  const days = { mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday', fri: 'friday', sat: 'saturday', sun: 'sunday' } as const;
  type Day = keyof typeof days;
  interface Content {
    readonly venues: readonly {
      readonly name: string;
      readonly confirmed: boolean;
      readonly opening: Record<Day, { from: string; to: string }[]>;
    }[];
    readonly bookable: Record<Day, { day: boolean; evening: boolean }>;
  }
  const short = Object.keys(days) as Day[];
  const accessIn = ({ venues }: Content) =>
    venues.flatMap(({ name, confirmed, opening }) =>
      short.flatMap((day) => opening[day].map(({ from, to }) => `${name} ${confirmed} ${days[day]} ${from}-${to}`)),
    );
  const bookableIn = ({ bookable }: Content) =>
    short.flatMap((day) =>
      (['day', 'evening'] as const).filter((session) => bookable[day][session]).map((session) => `${days[day]} ${session}`),
    );
  const access = (timetables: Timetables) =>
    timetables.access.map((each) => `${each.venue} ${each.confirmed} ${each.weekday} ${each.opens}-${each.closes}`);
  const bookable = (timetables: Timetables) => timetables.bookable.map(({ weekday, session }) => `${weekday} ${session}`);
  const now = Object.fromEntries(pilotHubs.map(({ key, timetables }) => [key, timetables]));
  const before = timetablesBeforeSupport;

  it.each([
    ['bromley-farm', now['bromley-farm']],
    ['barnies-1', before.barnies],
    ['barnies-2', now.barnies],
    ['lacey-green-and-colshaw-farm-1', before['lacey-green-and-colshaw-farm']],
    ['lacey-green-and-colshaw-farm-2', before['lacey-green-and-colshaw-farm']],
    ['longridge-estate', before['longridge-estate']],
    ['moss-rose-and-south-park', before['moss-rose-and-south-park']],
    ['the-georges-community-centre', now['the-georges-community-centre']],
  ])('agrees with the timetables of the scheme: %s', (name, timetables) => {
    if (!timetables) throw new Error(`The scheme has no timetables for ${name}.`);
    const file = join(import.meta.dirname, '..', '..', 'seed', 'stories', 'applications', `${basename(name)}.json`);
    const content = JSON.parse(readFileSync(file, 'utf8')) as Content;
    expect(accessIn(content).sort()).toEqual(access(timetables).sort());
    expect(bookableIn(content).sort()).toEqual(bookable(timetables).sort());
  });
});
