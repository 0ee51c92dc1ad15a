// The facts behind the decision table of the meeting. Dates and ids are illustrative, ours to be replaced.

import type { MeetingContext, MeetingFacts, MeetingOfYear } from '../../machines/meeting.context.ts';
import { meeting } from '../../machines/meeting.ts';
import { policySchema } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';
import type { Situation, TableFixtures } from '../support/decision-table.ts';
import { coverNamed } from '../support/situation-changes.ts';

const idOf = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;

/** The meeting of the second quarter of 2027, its three siblings, and applications. */
export const ids = {
  case: idOf('c2'),
  first: idOf('c1'),
  third: idOf('c3'),
  fourth: idOf('c4'),
  barnies: idOf('a1'),
  crewe: idOf('a2'),
  late: idOf('a3'),
};

const policy = policySchema.parse({});

/** A day well before 2027, on which its programme can be published. */
export const beforeTheYear = '2026-11-02';
/** A day on which the year has begun. */
export const yearBegun = '2027-01-04';
/** A day between the programme's publication and the cut-off. */
export const beforeCutOff = '2027-05-04';
/** A day between cut-off (25 May) and papers (7 June). */
export const afterCutOff = '2027-06-01';
/** The day of the meeting. */
export const meetingDay = '2027-06-15';

const sibling = (id: string, date: string): MeetingOfYear => ({ case: id, date, state: 'scheduled' });

const wholeYear: readonly MeetingOfYear[] = [
  sibling(ids.first, '2027-03-16'),
  sibling(ids.case, meetingDay),
  sibling(ids.third, '2027-09-14'),
  sibling(ids.fourth, '2027-12-14'),
];

/** The facts in the ordinary case: a whole year scheduled, and the third quarter's meeting published as a replacement. */
export const ordinaryFacts: MeetingFacts = {
  year: { meetings: wholeYear, firstProgrammeYear: false },
  programme: [
    { case: ids.case, date: meetingDay, cutOff: '2027-05-25', state: 'published' },
    { case: ids.third, date: '2027-09-14', cutOff: '2027-08-24', state: 'published' },
    { case: ids.fourth, date: '2027-12-14', cutOff: '2027-11-23', state: 'cancelled' },
  ],
};

const scheduled: MeetingContext = {
  date: meetingDay,
  cutOff: '2027-05-25',
  papersDue: '2027-06-07',
  closeBy: '2027-06-18',
  published: null,
  proposal: null,
  late: null,
  reason: null,
  replacement: null,
  items: {},
  others: {},
};

const published: MeetingContext = { ...scheduled, published: beforeTheYear };

/** A meeting in every state. The published one has nothing on its list. */
export const states = {
  scheduled: { state: 'scheduled', context: scheduled },
  published: { state: 'published', context: published },
  closed: { state: 'closed', context: { ...published, items: { [ids.barnies]: 'decided' } } },
  cancelled: { state: 'cancelled', context: { ...published, reason: 'text:reason' } },
  dropped: { state: 'dropped', context: scheduled },
} as const satisfies Readonly<Record<string, Snapshot<MeetingContext>>>;

const payloads: Readonly<Record<string, unknown>> = {
  schedule: { date: meetingDay },
  reschedule: { date: '2027-06-22', reason: 'text:reason' },
  cancel: { reason: 'text:reason' },
  list: { application: ids.late, organisation: idOf('0a'), date: meetingDay },
  settle: { application: ids.barnies, as: 'decided' },
  proposeLatePublication: { reason: 'text:late' },
  unpublished: { name: 'unpublished', due: '2026-12-01' },
  expireProposal: { name: 'expireProposal', due: '2027-01-18' },
  papers: { name: 'papers', due: '2027-05-25' },
  unclosed: { name: 'unclosed', due: '2027-06-18' },
};

const dates: Readonly<Record<string, string>> = {
  schedule: beforeTheYear,
  publish: beforeTheYear,
  publishWithYear: beforeTheYear,
  proposeLatePublication: yearBegun,
  confirmLatePublication: yearBegun,
  unpublished: '2026-12-01',
  expireProposal: '2027-01-19',
  close: meetingDay,
  papers: '2027-05-26',
  unclosed: '2027-06-19',
};

/** An act by a role on a date. */
export function actOf(role: Role, on: string, facts: MeetingFacts = ordinaryFacts): Act<MeetingFacts> {
  return {
    id: idOf('f1'),
    at: `${on}T10:00:00Z`,
    on,
    actor: { person: role === 'system' ? 'system' : idOf('ad'), roles: [role], interests: [] },
    subject: { case: ids.case },
    facts,
    policy,
  };
}

const onDay = (on: string) => (situation: Situation) => ({ ...situation, act: { ...situation.act, on, at: `${on}T10:00:00Z` } });
const withData = (data: Readonly<Record<string, unknown>>) => (situation: Situation) => ({
  ...situation,
  data: { ...(situation.data as object), ...data },
});
const withContext = (context: Partial<MeetingContext>) => (situation: Situation) => {
  const { snapshot } = situation;
  return snapshot
    ? { ...situation, snapshot: { ...snapshot, context: { ...(snapshot.context as MeetingContext), ...context } } }
    : situation;
};
const withYear = (year: Partial<MeetingFacts['year']>) => (situation: Situation) => {
  const facts = situation.act.facts as MeetingFacts;
  return { ...situation, act: { ...situation.act, facts: { ...facts, year: { ...facts.year, ...year } } } };
};

const proposedBy = (by: string) => withContext({ proposal: { by, on: yearBegun, expires: '2027-01-18', data: { reason: 'text:late' } } });

const withoutQuarter = (id: string) => withYear({ meetings: wholeYear.filter((one) => one.case !== id) });

export const fixtures: TableFixtures = {
  workflow: meeting,
  states,
  ordinary: (_state, command, role) => ({ data: payloads[command] ?? {}, act: actOf(role, dates[command] ?? beforeCutOff) }),
  named: {
    'quarter missing': withoutQuarter(ids.fourth),
    'year begun': onDay(yearBegun),
    'last day of the old year': onDay('2026-12-31'),
    'first programme year': withYear({ firstProgrammeYear: true }),
    'past quarter missing': withoutQuarter(ids.first),
    'rest of the year missing': withoutQuarter(ids.third),
    'programme published': withYear({ meetings: wholeYear.map((one) => (one.case === ids.first ? { ...one, state: 'published' } : one)) }),
    'only this one': withYear({ meetings: wholeYear.filter((one) => one.case === ids.case) }),
    'late publication proposed': proposedBy(idOf('b1')),
    'late publication proposed by the same person': proposedBy(idOf('ad')),
    ...coverNamed,
    'last day to confirm': onDay('2027-01-18'),
    'day after the last to confirm': onDay('2027-01-19'),
    'published late with its year': withData({ late: 'text:late' }),
    'day of the meeting': onDay(meetingDay),
    'day after the meeting': onDay('2027-06-16'),
    'day before the meeting': onDay('2027-06-14'),
    'cut-off passed': onDay(afterCutOff),
    'after the papers': onDay('2027-06-09'),
    'a Saturday': withData({ date: '2027-06-19' }),
    'a bank holiday': withData({ date: '2027-05-31' }),
    'too soon': withData({ date: '2026-11-20' }),
    'soonest date': withData({ date: '2026-11-23' }),
    'far year': withData({ date: '2206-06-15' }),
    'other quarter': withData({ date: '2027-07-01' }),
    'same date': withData({ date: meetingDay }),
    'cut-off would be over': withData({ date: '2027-05-24' }),
    'earlier date': withData({ date: '2027-06-10' }),
    'earlier date without time for papers': withData({ date: '2027-06-08' }),
    'next day': withData({ date: '2027-06-16' }),
    'with replacement': withData({ replacement: ids.third }),
    'last day for its papers': onDay('2027-09-06'),
    'day after its papers': onDay('2027-09-07'),
    'replaced by itself': withData({ replacement: ids.case }),
    'replaced by a cancelled one': withData({ replacement: ids.fourth }),
    'one waiting': withContext({ items: { [ids.barnies]: 'listed', [ids.crewe]: 'withdrawn' } }),
    'one ending waiting': withContext({ items: { [ids.crewe]: 'listed' }, others: { [ids.crewe]: 'franchise' } }),
    'an ending': withData({ workflow: 'franchise' }),
    'one decided': withContext({ items: { [ids.barnies]: 'decided', [ids.crewe]: 'listed' } }),
    'one deferred': withContext({ items: { [ids.barnies]: 'deferred' } }),
    'all settled': withContext({ items: { [ids.barnies]: 'decided', [ids.crewe]: 'held' } }),
    'told an old date': withData({ date: '2027-06-08' }),
    'not told a date': (situation) => ({ ...situation, data: { application: ids.late } }),
    'cut-off moved since': withData({ due: '2027-05-18' }),
    'asked for again after the cut-off': withData({ due: '2027-06-01' }),
    'closing day moved since': withData({ due: '2027-06-11' }),
  },
};
