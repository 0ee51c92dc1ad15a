// As-of-date runs through the whole engine: the same commands on the day before a last day, on it and on the day after, played on a
// database with the workers' deadlines, letters and messages (R4). The step alone is tried on every limit in limits.test.ts.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../machines/calendar.ts';
import { play, storyFolder } from '../stories/story-workshop.ts';
import { lastDays } from './days.ts';

const write = storyFolder();
const rehearsals = join(import.meta.dirname, '..', '..', 'seed', 'stories', 'rehearsals');
const claims = { $file: join(import.meta.dirname, '..', '..', 'seed', 'stories', 'level-1', 'claims.json') };

/** The days that an organisation has to answer a validator (G6). */
const ANSWER_DAYS = 28;
const validator = 'Validator, CVS 1';
const area = 'information';
const statement = 'information.1.4';

interface Tried {
  readonly hub: string;
  /** When the organisation answers, and by which rule it is refused. */
  readonly at: string;
  readonly refused?: string;
}

/** A self-assessment whose validator asks for more so many days before the last day. */
function asked({ hub }: Tried, on: string) {
  const one = { case: `${hub}: gripp` };
  return [
    { at: addDays(on, -3), as: `Lead, ${hub}`, for: hub, do: 'assessment.start', ...one, with: { targetLevel: 1 } },
    { as: `Lead, ${hub}`, do: 'assessment.prepare', ...one, with: { claims } },
    { at: addDays(on, -2), as: `Signatory, ${hub}`, do: 'assessment.submit', ...one },
    { at: on, as: validator, do: 'assessment.declareInterest', ...one, with: { interest: 'none' } },
    { as: validator, do: 'assessment.takeLead', ...one },
    { as: validator, do: 'assessment.takeArea', ...one, with: { area } },
    {
      as: validator,
      do: 'assessment.askForMore',
      ...one,
      with: { area, statements: [{ statement, question: 'Please send your notice.' }] },
    },
  ];
}

function answered({ hub, at, refused }: Tried) {
  const more = refused ? { expect: 'refused', rule: refused } : {};
  const said = { statement, claim: 'met', comment: 'It is attached.', evidence: [{ link: 'https://documents.example/notice.pdf' }] };
  return { at, as: `Lead, ${hub}`, do: 'assessment.answer', case: `${hub}: gripp`, with: { area, claims: [said] }, ...more };
}

const found = (hub: string, at: string, more: object = {}) => ({
  at,
  as: validator,
  do: 'assessment.find',
  case: `${hub}: gripp`,
  with: { area, findings: [{ statement, result: 'agree' }] },
  ...more,
});

describe('an answer to a validator, from the question to the finding (G6)', { timeout: 120_000 }, () => {
  const days = [
    'an ordinary day',
    'the day on which the clocks go forward',
    'the day on which the clocks go back',
    '29 February',
    'the last day of a year',
  ] as const;

  it.each(days)('counts on the day before its last day and on it, and not on the day after: %s', async (name) => {
    const last = lastDays[name];
    const after = addDays(last, 1);
    const before = { hub: 'Barnies', at: `${addDays(last, -1)} 12:00` };
    const onTheDay = { hub: 'Bromley Farm', at: `${last} 23:59` };
    const late = { hub: 'Longridge Estate', at: `${after} 00:00`, refused: 'G6' };
    const all = [before, onTheDay, late];
    const on = addDays(last, -ANSWER_DAYS);
    const start = addDays(on, -3);
    const told = await play(
      ...all.map((one, at) => {
        const steps = [...asked(one, on), answered(one)];
        // Nothing is found while the organisation may still answer.
        const isLate = 'refused' in one;
        const waiting = isLate ? [found(one.hub, `${last} 23:59`, { expect: 'refused', rule: 'G6' })] : [];
        const looking = { case: `${one.hub}: gripp`, state: 'validating' };
        const steady = [...steps.slice(0, -1), ...waiting, ...steps.slice(-1), found(one.hub, isLate ? `${after} 00:01` : one.at), looking];
        return write(`${name.replaceAll(' ', '-')}-${at}.json`, { story: `Answered ${one.at}`, start, steps: steady });
      }),
    );
    const rules = told.flatMap((each) => (each.what === 'refused' ? [each.rule] : []));
    expect(rules).toHaveLength(2);
  });
});

describe('a meeting that moves across the day on which a grant’s condition is due (S2, D6)', { timeout: 120_000 }, () => {
  it('moves no date of the grant: evidence counts on its day and not after, and the grant stops while the application waits', async () => {
    const told = await play(join(rehearsals, 'meeting-moved.json'));
    const refused = told.flatMap((each) => (each.what === 'refused' ? [each.rule] : []));
    expect(refused).toEqual(['S4e']);
    const subjects = told.flatMap((each) => (each.what === 'letter' ? [each.subject] : []));
    expect(subjects.filter((subject) => subject.startsWith('Your start-up grant') && subject.endsWith('has stopped'))).toHaveLength(1);
    expect(subjects.filter((subject) => subject.startsWith('The date for your application'))).toHaveLength(1);
  });
});
