import { describe, expect, it } from 'vitest';
import { type Policy, policySchema } from '../../machines/policy.ts';
import { type Difference, divergence } from '../../src/what-if/divergence.ts';
import { reconsider } from '../../src/what-if/refused.ts';
import { type RecordedCase, replay } from '../../src/what-if/replay.ts';
import { recordedPledge } from '../support/pledge-workflow.ts';

// The policy of the day: 28 days to answer, reminders 14 and 3 days before, at most £2,000.
const own = policySchema.parse({});

function under(recorded: RecordedCase, change: Partial<Policy>, until = '2027-03-31'): Difference[] {
  const conditions = (policy: Policy) => ({ judgedBy: () => policy, inForce: () => policy, until });
  return divergence(replay(recorded, conditions(own)), replay(recorded, conditions({ ...own, ...change })));
}

const made = ['2027-01-04', 'make', { pence: 150_000 }] as const;
const reminded = (on: string, days: number) => [on, 'remind', { name: `remind:${days}`, due: on }, { mood: 'kind' }] as const;
// Made on 4 January: 28 days are over at the end of 1 February.
const answered = recordedPledge(made, reminded('2027-01-18', 14), ['2027-01-22', 'answer']);
const lapsed = recordedPledge(
  made,
  reminded('2027-01-18', 14),
  reminded('2027-01-29', 3),
  ['2027-02-02', 'lapse', { name: 'lapse', due: '2027-02-01' }],
  ['2027-02-04', 'forget', { name: 'forget', due: '2027-02-04' }],
);

describe('a recorded case under a changed policy', () => {
  it.each([
    ['answered', answered],
    ['lapsed', lapsed],
  ])('goes as recorded where nothing that it rests on changes: %s', (_, recorded) => {
    expect(under(recorded, {})).toEqual([]);
    expect(under(recorded, { answerDays: 3, cutOffDays: 5 })).toEqual([]);
  });

  it('has its deadline fire on its new date, before what was recorded later', () => {
    const [first, last, ...more] = under(answered, { offerDays: 14 });
    expect(more).toEqual([]);
    expect(first).toMatchObject({ on: '2027-01-04', command: 'make', ending: null });
    expect(first?.values).toContainEqual({ what: 'answerBy', was: '2027-02-01', would: '2027-01-18', reminder: false });
    expect(last).toMatchObject({
      seq: null,
      on: '2027-01-19',
      command: 'lapse',
      ending: {
        kind: 'fired',
        due: '2027-01-18',
        state: 'lapsed',
        wasState: 'open',
        recorded: { on: '2027-01-22', command: 'answer', state: 'answered' },
        next: [{ on: '2027-01-21', command: 'forget', state: 'forgotten' }],
      },
    });
  });

  it('is only dated otherwise where the people still acted in time: on the last day, and not the day after', () => {
    expect(under(answered, { offerDays: 18 }).map(({ ending }) => ending)).toEqual([null]);
    expect(under(answered, { offerDays: 17 }).at(-1)).toMatchObject({ on: '2027-01-22', ending: { kind: 'fired', due: '2027-01-21' } });
  });

  it('has a deadline that comes later, with its new date, where the record has it fire', () => {
    expect(under(lapsed, { offerDays: 40 }).at(-1)).toMatchObject({
      seq: 4,
      on: '2027-02-02',
      ending: { kind: 'not-due', wasState: 'lapsed', state: 'open', now: '2027-02-13' },
    });
  });

  it('fires what would be due by the end of the record, and nothing after it', () => {
    const waiting = recordedPledge(made, reminded('2027-01-18', 14));
    expect(under(waiting, { offerDays: 20 }, '2027-01-24').at(-1)?.ending).toBeNull();
    expect(under(waiting, { offerDays: 20 }, '2027-01-25').at(-1)).toMatchObject({
      on: '2027-01-25',
      ending: { kind: 'fired', recorded: null },
    });
  });

  it('is refused by a rule, with its sentence, and goes no further', () => {
    const again = recordedPledge(made, ['2027-01-05', 'ask', {}, { mood: 'kind' }], ['2027-01-22', 'answer']);
    expect(under(again, { deferralsMost: 0 })).toMatchObject([
      {
        seq: 2,
        ending: { kind: 'refused', rule: 'F15a', says: 'Nobody may ask again. Wait for the answer.', state: 'open', wasState: 'open' },
      },
    ]);
  });

  it('goes on with the nearest payload where the rule that refuses has one, and says by which rule', () => {
    expect(under(answered, { grantCapPence: 100_000 })).toMatchObject([
      {
        seq: 1,
        refusals: [{ rule: 'S1a', says: 'That is too much. Enter less.' }],
        values: [{ what: 'pence', was: 150_000, would: 100_000 }],
        ending: null,
      },
    ]);
  });

  it('says other days of reminders once, and does not stop where nobody knows the facts of one', () => {
    const quiet = recordedPledge(made, ['2027-01-22', 'answer']);
    const [only, ...more] = under(quiet, { offerReminderDays: [20] }, '2027-01-22');
    expect(more).toEqual([]);
    expect(only?.values.map(({ what, was, would }) => [what, was, would])).toEqual([
      ['deadline.remind:14', '2027-01-18', null],
      ['deadline.remind:3', '2027-01-29', null],
      ['deadline.remind:20', null, '2027-01-12'],
    ]);
  });

  it('leaves to the record the order of what is due on one day: the first may clear the others', () => {
    const happened = replay(lapsed, { judgedBy: () => own, inForce: () => own, until: '2027-03-31' });
    expect(happened.map(({ seq, command }) => `${seq} ${command}`)).toEqual(['1 make', '2 remind', '3 remind', '4 lapse', '5 forget']);
  });
});

describe('a refused command under a changed policy', () => {
  const again = recordedPledge(made, ['2027-01-08', 'ask', {}, { mood: 'kind' }], ['2027-01-22', 'answer']);
  const none = { ...own, deferralsMost: 0 };
  const bench = {
    recorded: again,
    happened: replay(again, { judgedBy: () => own, inForce: () => own, until: '2027-01-22' }),
    policy: none,
    changed: (policy: Policy) => ({ ...policy, deferralsMost: 2 }),
    values: [{ name: 'deferralsMost' as const, rule: 'F15', title: 'Times a decision may be deferred', value: 2 }],
    actors: new Map(again.entries.map(({ actor }) => [actor.person, actor])),
  };
  const row = {
    case_id: again.id,
    command: 'pledge.ask',
    person: '00000000-0000-4000-8000-0000000000aa',
    rule: 'F15a',
    says: 'Nobody may ask again. Wait for the answer.',
    at: '2027-01-05T09:00:00Z',
  };

  it('is said where a rule on facts would no longer refuse it', () => {
    expect(
      reconsider({ ...bench, actors: new Map([[row.person, { person: row.person, roles: ['lead'], interests: [] }]]) }, row),
    ).toMatchObject({
      command: 'ask',
      on: '2027-01-05',
      rule: 'F15a',
      certain: true,
    });
  });

  it('is not said where the recorded refusal cannot be made again, or stays', () => {
    expect(reconsider({ ...bench, policy: own }, row)).toBeNull();
    expect(reconsider({ ...bench, changed: (policy) => policy }, row)).toBeNull();
  });
});
