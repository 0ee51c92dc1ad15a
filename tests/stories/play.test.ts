import { describe, expect, it } from 'vitest';
import { caseIdIn, nameOfOpened } from '../../src/stories/story-names.ts';
import { administrator, play, problemOf, schedule, storyFolder } from './story-workshop.ts';

const write = storyFolder();
let files = 0;
const story = (steps: unknown[], more: object = {}) => {
  files += 1;
  return write(`story-${files}.json`, { story: 'A test', start: '2026-10-05', ...more, steps });
};
const publish = { as: administrator, do: 'meeting.publish', case: 'meeting' };
const gripp = { as: 'Lead, Barnies', for: 'Barnies', do: 'assessment.start', case: 'gripp', with: { targetLevel: 1 } };

describe('a story that goes as written', () => {
  it('accepts, refuses, repeats, looks and lets time pass', async () => {
    const told = await play(
      story([
        schedule,
        { ...publish, as: 'Lead, Barnies', expect: 'refused', rule: 'E2' },
        { ...publish, sawVersion: 7, expect: 'refused', rule: 'E3' },
        { ...publish, repeat: 2 },
        { ...gripp, at: '2026-10-06' },
        { case: 'gripp', state: 'draft', letters: [], deadlines: {}, claims: ['assessment:$organisation:Barnies:1'] },
        { until: '2026-12-31' },
        { case: 'meeting', letters: ['staff-stuck'] },
        { case: 'meeting', letters: [] },
      ]),
    );
    expect(told.filter(({ what }) => what === 'refused')).toHaveLength(2);
    expect(told.filter((each) => each.what === 'command' && each.repeated === 2)).toHaveLength(1);
    expect(told.some((each) => each.what === 'letter' && each.to === 'administrator')).toBe(true);
  });

  it('takes other people and other rules, and names things for what they are', async () => {
    const people = { 'Administrator, new': { roles: ['administrator'] } };
    const refused = { ...schedule, expect: 'refused', rule: 'D2a', as: 'Administrator, new', with: { date: '$date:2026-10-05 + 30 days' } };
    await play(story([refused], { people, policy: { cutOffDays: 60 } }));
    await play(story([{ ...refused, expect: undefined, rule: undefined }], { people }));
  });

  it('gives a clause for any rule of it', async () => {
    await play(story([schedule, publish, { ...schedule, case: 'second', with: { date: '2026-12-12' }, expect: 'refused', rule: 'D1' }]));
  });
});

describe('a story that goes otherwise', () => {
  const wrong = [
    [
      'a refusal nobody expected',
      [{ ...schedule, as: 'Lead, Barnies' }],
      /step 1 \(line \d+\)\n {2}expected: accepted\n {2}got: {6}refused by E2/,
    ],
    [
      'an acceptance nobody expected',
      [{ ...schedule, expect: 'refused', rule: 'D1' }],
      /expected: refused by D1\n {2}got: {6}accepted: the case is now Scheduled, not published \("scheduled"\)/,
    ],
    [
      'another rule',
      [{ ...schedule, as: 'Lead, Barnies', expect: 'refused', rule: 'D1' }],
      /expected: refused by D1\n {2}got: {6}refused by E2/,
    ],
    [
      'another state',
      [schedule, { case: 'meeting', state: 'published' }],
      /step 2 .*\n {2}expected: state: Published \("published"\)\n {2}got: {6}state: Scheduled, not published \("scheduled"\)/,
    ],
    ['other letters', [schedule, { case: 'meeting', letters: ['papers-due'] }], /expected: letters: papers-due\n {2}got: {6}letters: none/],
    ['other deadlines', [schedule, { case: 'meeting', deadlines: { close: '2026-12-09' } }], /expected: deadlines: close 2026-12-09/],
    [
      'other claims',
      [gripp, { case: 'gripp', claims: [] }],
      /expected: claims: none\n {2}got: {6}claims: assessment:\$organisation:Barnies/,
    ],
    ['a case nobody opened', [publish], /expected: a case opened earlier in the story/],
    ['a case opened twice', [schedule, schedule], /expected: a new name for the case/],
    ['a person nobody knows', [{ ...schedule, as: 'Lead, Barny' }], /expected: the name of a person, one of: .*Lead, Barnies/],
    ['a hub nobody knows', [{ ...gripp, for: 'Barny' }], /expected: the name of a hub or an organisation, one of: .*Barnies/],
    ['a command nobody takes', [{ ...schedule, do: 'meeting.plan' }], /expected: a command that/],
    [
      'a case named in the data that is not open',
      [{ ...schedule, with: { date: '$case:metting' } }],
      /expected: the name of a case that is open: there is none yet/,
    ],
    ['a date that is none', [{ ...schedule, at: 'tomorrow' }], /expected: a date such as .*\n {2}got: {6}"tomorrow"/],
    ['a step that goes back in time', [schedule, { until: '2026-10-04' }], /step 2 .*\n {2}expected: a time not before/],
    ['a state nobody knows', [schedule, { case: 'meeting', state: 'publishd' }], /expected: state: "publishd"\n/],
    [
      'a field nobody takes',
      [{ ...schedule, with: { date: '2026-12-09', plase: 'Crewe' } }],
      /expected: only the fields date in "with" of meeting.schedule\n {2}got: {6}"plase"/,
    ],
    [
      'a field nobody takes, within another, beside a refusal that is expected',
      [
        gripp,
        {
          as: 'Lead, Barnies',
          do: 'assessment.prepare',
          case: 'gripp',
          with: { claims: [{ statement: 'a', claim: 'met', remark: 'x' }] },
          expect: 'refused',
        },
      ],
      /expected: only the fields statement, claim, .*comment, .*in "with", at claims\.0 of assessment\.prepare\n {2}got: {6}"remark"/,
    ],
    ['fields where none are taken', [schedule, { ...publish, with: { year: 2027 } }], /expected: no fields in "with" of meeting.publish/],
    ['a field that is malformed', [{ ...schedule, with: { date: 'soon' } }], /got: {6}refused by E6: date: /],
  ] as const;

  it.each(wrong)('names step, expected and got: %s', async (_, steps, says) => {
    expect(await problemOf(() => play(story([...steps])))).toMatch(says);
  });

  it('names what is wrong with its people and its policy', async () => {
    const nobody = { people: { 'Lead, new': { roles: ['lead'] } } };
    expect(await problemOf(() => play(story([schedule], nobody)))).toContain('an "organisation" for Lead, new');
    const role = { people: { 'Clerk, new': { roles: ['clerk'] } } };
    expect(await problemOf(() => play(story([schedule], role)))).toMatch(/a role of a person in "people": lead, .*\n {2}got: {6}"clerk"/);
    expect(await problemOf(() => play(story([schedule], { policy: { cutOffDayz: 3 } })))).toContain('got:      "cutOffDayz"');
  });
});

describe('what a step causes', () => {
  it('waits where the step says so, until the next has been done', async () => {
    const dates = ['2027-03-10', '2027-06-09', '2027-09-08', '2027-12-08'];
    const meeting = (date: string, command: string, more: object = {}) => ({
      as: administrator,
      do: `meeting.${command}`,
      case: `meeting of ${date}`,
      ...more,
    });
    const scheduled = dates.map((date) => meeting(date, 'schedule', { at: '2026-12-01', with: { date } }));
    const publish = meeting('2027-03-10', 'publish', { waits: true });
    const waiting = { case: 'meeting of 2027-06-09', state: 'scheduled' };
    const arrived = { case: 'meeting of 2027-06-09', state: 'published' };
    await play(story([...scheduled, publish, waiting, { until: '2026-12-01 10:00' }, arrived]));
    expect(await problemOf(() => play(story([...scheduled, { ...publish, waits: false }, waiting])))).toContain('expected: state');
  });
});

describe('what a story calls things that other cases made', () => {
  it('names a case after the one that opened it, and counts on', () => {
    const cases = new Map([['1', 'Barnies: application']]);
    expect(nameOfOpened(cases, 'Barnies: application', 'grant')).toBe('Barnies: application > grant');
    cases.set('2', 'Barnies: application > grant').set('3', 'Barnies: application > grants for all');
    expect(nameOfOpened(cases, 'Barnies: application', 'grant')).toBe('Barnies: application > grant 2');
    expect(caseIdIn(cases, 'Barnies: application > grant')).toBe('2');
  });

  it('stops at an outcome that is not there', async () => {
    const request = {
      at: '2026-10-07',
      as: 'Lead, Barnies',
      for: 'Barnies',
      do: 'review.request',
      case: 'review',
      with: {
        about: '$case:gripp',
        workflow: 'assessment',
        decision: '$outcome:gripp',
        grounds: ['reasons'],
        explanation: 'We do not understand the result.',
      },
    };
    const problem = await problemOf(() => play(story([{ ...gripp, at: '2026-10-06' }, request])));
    expect(problem).toMatch(/expected: a case with an outcome that can be reviewed\n {2}got: {6}"\$outcome:gripp"/);
  });
});
