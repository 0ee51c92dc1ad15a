// Reviews in every state, played through the engine from the request. People, dates and texts are illustrative, ours to be replaced.
import { policySchema } from '../../machines/policy.ts';
import type { ReviewContext } from '../../machines/review.context.ts';
import type { Candidate, ReviewableDecision, ReviewFacts } from '../../machines/review.facts.ts';
import { review } from '../../machines/review.ts';
import type { Role } from '../../machines/roles.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';

export type ReviewSnapshot = Snapshot<ReviewContext>;

const idOf = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;

/** Cases, and the reference of the decision reviewed. */
export const ids = { case: idOf('e1'), about: idOf('a1'), other: idOf('a2'), organisation: idOf('01'), hub: idOf('11') };
export const reference = 'DEC-0001';

/** One person for each role, the other candidates, and those who had a part in the case. */
export const people = {
  lead: idOf('b1'),
  signatory: idOf('b3'),
  administrator: idOf('c3'),
  'engagement-officer': idOf('c7'),
  'franchise-officer': idOf('c1'),
  'portfolio-holder': idOf('d1'),
  secondHolder: idOf('d2'),
  thirdHolder: idOf('d3'),
  'cvs-representative': idOf('d4'),
  secondCvs: idOf('d5'),
  decider: idOf('d6'),
  adviser: idOf('d7'),
  earlierDecider: idOf('d8'),
  interested: idOf('d9'),
  system: 'system',
} as const;

export const personOf = (role: string): string => (people as Readonly<Record<string, string>>)[role] ?? idOf('ff');

export const policy = policySchema.parse({});

/** The last day to ask is 20 July 2027. */
export const decision: ReviewableDecision = {
  case: ids.about,
  workflow: 'application',
  reference,
  kind: 'decision',
  on: '2027-06-15',
  reviewBy: '2027-07-20',
  by: [people.decider],
  involved: [people.adviser],
  remitted: false,
  reviewed: false,
};

/** An earlier decision in the same case: who made it had a part in the case too (P3). */
const earlier: ReviewableDecision = {
  ...decision,
  reference: 'DEC-0000',
  on: '2026-12-09',
  reviewBy: '2027-01-14',
  by: [people.earlierDecider],
  involved: [],
};

const holder = (person: string): Candidate => ({ person, roles: ['portfolio-holder'], did: [], interests: [] });
const representative = (person: string): Candidate => ({ person, roles: ['cvs-representative'], did: [], interests: [] });

export const ordinaryFacts: ReviewFacts = {
  decisions: [earlier, decision],
  // The case reviewed may still be live itself: an offer of support under review is.
  liveApplications: [ids.about],
  members: (['lead', 'signatory'] as const).map((capacity) => ({ person: people[capacity], capacity, from: '2026-01-01', until: null })),
  candidates: [
    holder(people['portfolio-holder']),
    holder(people.secondHolder),
    holder(people.thirdHolder),
    representative(people['cvs-representative']),
    representative(people.secondCvs),
    holder(people.decider),
    holder(people.adviser),
    holder(people.earlierDecider),
    { ...holder(people.interested), interests: ['member'] },
  ],
};

/** An act by a role, or by a named person in a role, on a date. */
export function actOf(role: Role, on: string, person: string = personOf(role), facts: ReviewFacts = ordinaryFacts): Act<ReviewFacts> {
  return {
    id: idOf('f1'),
    at: `${on}T10:00:00Z`,
    on,
    actor: { person, roles: [role], interests: [] },
    subject: { case: ids.case, organisation: ids.organisation, hub: ids.hub },
    facts,
    policy,
  };
}

/** Carries out a command that must be accepted. */
export function send(snapshot: ReviewSnapshot | null, type: string, data: unknown, act: Act<ReviewFacts>) {
  const result = step(review, snapshot, { type, data, act });
  if (!result.ok) throw new Error(`${type} was refused: ${result.refusal.rule} ${result.refusal.says}`);
  return { snapshot: result.snapshot as ReviewSnapshot, effects: result.effects, context: result.snapshot.context as ReviewContext };
}

export const request = {
  about: ids.about,
  workflow: 'application',
  decision: reference,
  grounds: ['reasons', 'information'],
  explanation: 'text:explanation',
};

/** The three members of the ordinary panel. */
export const members = [
  { person: people['portfolio-holder'], seat: 'portfolio-holder' },
  { person: people.secondHolder, seat: 'portfolio-holder' },
  { person: people['cvs-representative'], seat: 'cvs-representative' },
] as const;

const asked = send(null, 'request', request, actOf('lead', '2027-07-12')).snapshot;
const seated = members.reduce((now, member) => send(now, 'appoint', member, actOf('administrator', '2027-07-14')).snapshot, asked);
const declared = members.reduce(
  (now, { person, seat }) => send(now, 'declareInterest', { interest: 'none' }, actOf(seat, '2027-07-16', person)).snapshot,
  seated,
);
const hearingSet = send(declared, 'setHearing', { date: '2027-08-10' }, actOf('administrator', '2027-07-20')).snapshot;
const present = members.map(({ person }) => person);
const heard = send(hearingSet, 'recordHeld', { present }, actOf('administrator', '2027-08-10')).snapshot;
/** A request on paper, received on 12 July. */
export const paper = { received: '2027-07-12', signedBy: people.lead, form: { act: 'request', ...request } };
const keyed = send(null, 'keyPaper', paper, actOf('franchise-officer', '2027-07-22', people.adviser)).snapshot;
const late = send(null, 'request', { ...request, late: 'text:late' }, actOf('lead', '2027-07-28')).snapshot;

/** Votes of all three; the directions are the panel's. */
export function outcomeOf(votes: readonly ('stands' | 'send-back')[], from: ReviewSnapshot = heard): ReviewSnapshot {
  return votes.reduce((now, vote, index) => {
    const member = members[index] ?? members[0];
    const directions = vote === 'send-back' ? { directions: `text:directions-${index}` } : {};
    const data = { vote, reasons: `text:vote-${index}`, ...directions };
    return send(now, 'vote', data, actOf(member.seat, '2027-08-12', member.person)).snapshot;
  }, from);
}

/** Before anybody is appointed. */
export const unseated = asked;
/** Appointed, and nobody has declared. */
export const undeclared = seated;

/** A review in every state. The panel of `appointing` is complete and has declared. */
export const states = {
  keyed,
  late,
  appointing: declared,
  'hearing-set': hearingSet,
  voting: heard,
  stands: outcomeOf(['stands', 'send-back', 'stands']),
  'sent-back': outcomeOf(['send-back', 'stands', 'send-back']),
  overtaken: send(declared, 'caseEnded', { outcome: 'withdrawn', on: '2027-07-19' }, actOf('system', '2027-07-19')).snapshot,
  withdrawn: send(declared, 'withdraw', { confirm: true }, actOf('lead', '2027-07-19')).snapshot,
  'not-confirmed': send(keyed, 'expirePaper', { name: 'expirePaper', due: '2027-08-05' }, actOf('system', '2027-08-06')).snapshot,
  'late-refused': send(late, 'refuseLate', { reason: 'text:reason' }, actOf('administrator', '2027-08-02')).snapshot,
} as const satisfies Readonly<Record<string, ReviewSnapshot>>;
