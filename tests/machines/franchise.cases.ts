// Franchises in every state, played through the engine from the opening. People, dates and texts are illustrative, ours to be replaced.
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import type { FranchiseFacts } from '../../machines/franchise.facts.ts';
import { franchise } from '../../machines/franchise.ts';
import { policySchema } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';

export type FranchiseSnapshot = Snapshot<FranchiseContext>;

const idOf = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;

/** Cases and organisations. */
export const ids = {
  case: idOf('f1'),
  application: idOf('a1'),
  organisation: idOf('01'),
  hub: idOf('11'),
  march: idOf('d1'),
  june: idOf('d2'),
  review: idOf('e1'),
};

/** One person for each role, and the deputy and the Leader. */
export const people: Readonly<Record<string, string>> = {
  lead: idOf('b1'),
  contributor: idOf('b2'),
  signatory: idOf('b3'),
  'franchise-officer': idOf('c1'),
  'portfolio-holder': idOf('c2'),
  administrator: idOf('c3'),
  'head-of-paid-service': idOf('c4'),
  deputy: idOf('c5'),
  leader: idOf('c6'),
  'engagement-officer': idOf('c7'),
  system: 'system',
};

export const personOf = (role: string) => people[role] ?? idOf('ff');

export const policy = policySchema.parse({});

/** Level 1 in date, two meetings published, all three holders appointed. */
export const ordinaryFacts: FranchiseFacts = {
  certificates: [{ reference: 'CECH-L1-0001', level: 1, from: '2026-09-01', until: '2029-08-31' }],
  organisation: { singleOfficerConfirmedOn: null },
  meetings: [
    { case: ids.march, date: '2028-03-14', cutOff: '2028-02-22', state: 'published' },
    { case: ids.june, date: '2028-06-13', cutOff: '2028-05-23', state: 'published' },
  ],
  members: (['lead', 'contributor', 'signatory'] as const).map((capacity) => ({
    person: personOf(capacity),
    capacity,
    from: '2026-01-01',
    until: null,
  })),
  holders: [
    { person: personOf('portfolio-holder'), appointment: 'deciding' },
    { person: personOf('deputy'), appointment: 'deputy' },
    { person: personOf('leader'), appointment: 'leader' },
  ],
};

/** The level ran out at the end of March 2027. */
export const expired: FranchiseFacts['certificates'] = [{ reference: 'CECH-L1-0001', level: 1, from: '2024-04-01', until: '2027-03-31' }];

/** An act by a role on a date. */
export function actOf(role: Role, on: string, facts: Partial<FranchiseFacts> = {}): Act<FranchiseFacts> {
  return {
    id: '1b4e28ba-2fa1-41d2-883f-b9a761bde3fb',
    at: `${on}T09:00:00Z`,
    on,
    actor: { person: personOf(role), roles: [role], interests: [] },
    subject: { case: ids.case, organisation: ids.organisation, hub: ids.hub },
    facts: { ...ordinaryFacts, ...facts },
    policy,
  };
}

export const reasonOf = (topic: string) => ({ topic, reason: `text:reason-${topic}`, next: `text:next-${topic}` });

/** The reference of every decision in these cases. */
export const reference = 'DN-B9A7-61BD-E3FB';

const words = { alternatives: 'text:alternatives', publicReasons: 'text:public', internalNotes: 'text:internal' };
const usual = { consulted: [], exempt: false };

/** What is ordinarily sent with each command. */
export const payloads = {
  open: { application: ids.application, revision: 2, startsOn: '2027-01-20' },
  offerItems: { items: ['networks'] },
  answerItems: { answers: [{ item: 'induction', answer: 'taken-up' }] },
  prepareReturn: {
    activities: 'text:activities',
    difference: 'text:difference',
    visitsPerWeek: 120,
    hoursPerWeek: 24.5,
    changes: 'text:changes',
  },
  submitReturn: { declaration: true },
  continues: { findings: 'text:findings', recommendation: 'continue', plan: [] },
  improve: {
    findings: 'text:findings',
    recommendation: 'improve',
    plan: [
      { action: 'text:action', measure: 'text:measure', owner: 'text:owner', help: 'text:help', due: '2028-03-31' },
      { action: 'text:action-2', measure: 'text:measure', owner: 'text:owner', help: 'text:help', due: '2028-05-31' },
    ],
  },
  end: { findings: 'text:findings', recommendation: 'end', plan: [] },
  judgeLine: { line: 1, met: true, note: 'text:note' },
  giveTime: { until: '2028-05-31', reason: 'text:time' },
  closeGround: { ground: 'end-recommended', reason: 'text:closed' },
  proposeSuspension: { reasons: [reasonOf('review')], wayBack: 'text:way-back', backBy: '2028-06-30' },
  proposeLifting: { reason: 'text:lift' },
  proposeEnding: { reasons: [reasonOf('review')], report: 'text:report' },
  placeEnding: { meeting: ids.march },
  decideToEnd: { outcome: 'end', reasons: [reasonOf('review')], ...words, ...usual },
  decideToContinue: { outcome: 'continue', reasons: [], ...words, ...usual },
  leave: { on: '2028-06-30' },
  reviewOpened: { review: ids.review, decision: reference, on: '2028-04-03' },
} as const;

/** How a review ended. */
export const closing = (outcome: string, mustNotDecide: readonly string[] = []) => ({
  review: ids.review,
  decision: reference,
  on: '2028-05-03',
  outcome,
  directions: outcome === 'sent-back' ? 'text:directions' : null,
  mustNotDecide,
});

type Sent = readonly [command: string, on: string, data?: unknown, as?: Role, facts?: Partial<FranchiseFacts>];

/** Plays commands that must all be accepted. */
export function play(from: FranchiseSnapshot | null, ...sent: readonly Sent[]): FranchiseSnapshot {
  let snapshot: Snapshot | null = from;
  for (const [type, on, data = {}, as, facts] of sent) {
    const role = as ?? franchise.commands[type]?.who[0] ?? 'public';
    const result = step(franchise, snapshot, { type, data, act: actOf(role, on, facts) });
    if (!result.ok) throw new Error(`${type} on ${on} was refused: ${result.refusal.rule}: ${result.refusal.says}`);
    snapshot = result.snapshot;
  }
  return snapshot as FranchiseSnapshot;
}

const none = { interest: 'none' };
const fired = (name: string, due: string) => ({ name, due });

const active = play(
  null,
  ['open', '2027-01-20', payloads.open],
  ['offerItems', '2027-01-21', { items: ['induction', 'branding'] }],
  ['declareInterest', '2027-01-22', none, 'portfolio-holder'],
);
const attention = play(active, ['reviewDue', '2028-01-21', fired('reviewDue', '2028-01-20')]);
const proposed = play(attention, ['proposeSuspension', '2028-01-26', payloads.proposeSuspension]);
const suspended = play(
  proposed,
  ['confirmSuspension', '2028-01-27'],
  ['letterReleased', '2028-01-28', { kind: 'franchise-suspended', on: '2028-01-28' }],
);
const endingProposed = play(attention, ['proposeEnding', '2028-01-28', payloads.proposeEnding]);
const endingPlaced = play(endingProposed, ['placeEnding', '2028-02-02', payloads.placeEnding]);
const endingDecided = play(endingPlaced, ['decideEnding', '2028-03-14', payloads.decideToEnd]);
const ended = play(
  endingDecided,
  ['effective', '2028-03-22', fired('effective', '2028-03-22')],
  ['letterReleased', '2028-03-23', { kind: 'franchise-ending-decided', on: '2028-03-23' }],
);

/** A case in every state. */
export const states = {
  active,
  attention,
  suspended,
  'ending-proposed': endingProposed,
  'ending-placed': endingPlaced,
  'ending-decided': endingDecided,
  'ending-called-in': play(endingDecided, ['callIn', '2028-03-16', { reason: 'text:call-in' }]),
  ended,
  left: play(attention, ['leave', '2028-01-25', { on: '2028-02-29' }], ['leaves', '2028-03-01', fired('leaves', '2028-02-29')]),
} as const satisfies Readonly<Record<string, FranchiseSnapshot>>;

/** Other courses that named fixtures need. */
export const variants = {
  proposed,
  liftingProposed: play(suspended, ['proposeLifting', '2028-01-31', payloads.proposeLifting]),
  suspensionReviewed: play(suspended, ['reviewOpened', '2028-02-01', { ...payloads.reviewOpened, on: '2028-02-01' }]),
  endingReviewed: play(ended, ['reviewOpened', '2028-04-03', payloads.reviewOpened]),
} as const;
