// Applications in every state, played through the engine from the first draft. People, dates and texts are illustrative, ours to be replaced.
import type { ApplicationContext } from '../../machines/application.context.ts';
import type { ApplicationFacts } from '../../machines/application.facts.ts';
import { application } from '../../machines/application.ts';
import { weekdays } from '../../machines/core-offer.ts';
import { policySchema } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';

export type ApplicationSnapshot = Snapshot<ApplicationContext>;

const idOf = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;

/** Cases and organisations. */
export const ids = {
  case: idOf('a1'),
  organisation: idOf('01'),
  hub: idOf('11'),
  otherHub: idOf('12'),
  december: idOf('d4'),
  march: idOf('d1'),
  september: idOf('d3'),
  review: idOf('e1'),
  grant: idOf('f1'),
  reviews: ['e1', 'e2', 'e3', 'e4', 'e5'].map(idOf),
};

/** One person for each role, and the deputy, the Leader and a second signatory. */
export const people: Readonly<Record<string, string>> = {
  lead: idOf('b1'),
  contributor: idOf('b2'),
  signatory: idOf('b3'),
  'franchise-officer': idOf('c1'),
  'portfolio-holder': idOf('c2'),
  administrator: idOf('c3'),
  'head-of-paid-service': idOf('c4'),
  'engagement-officer': idOf('c7'),
  deputy: idOf('c5'),
  leader: idOf('c6'),
  system: 'system',
};

export const personOf = (role: string) => people[role] ?? idOf('ff');

export const policy = policySchema.parse({ priorityAreas: ['Barnies, Nantwich'] });

const everyDay = <T>(value: T) => Object.fromEntries(weekdays.map((day) => [day, value]));

/** What the hub says of itself: open on so many days, from 10 to 12. */
export const contentOf = (hoursADay: number) => ({
  venues: [{ name: 'text:venue', kind: 'own', confirmed: true, opening: everyDay([{ from: '10:00', to: `${10 + hoursADay}:00` }]) }],
  bookable: everyDay({ day: true, evening: false }),
  statements: { c: 'text:c', d: 'text:d', e: 'text:e', f: 'text:f', g: 'text:g' },
});

/** Level 1 in date, three meetings published, all three holders appointed, nothing before. */
export const ordinaryFacts: ApplicationFacts = {
  live: null,
  past: [],
  certificates: [{ reference: 'CECH-L1-0001', level: 1, from: '2026-09-01', until: '2029-08-31' }],
  organisation: { singleOfficerConfirmedOn: null },
  meetings: [
    { case: ids.december, date: '2026-12-09', cutOff: '2026-11-18', state: 'published' },
    { case: ids.march, date: '2027-03-10', cutOff: '2027-02-17', state: 'published' },
    { case: ids.september, date: '2027-09-08', cutOff: '2027-08-18', state: 'published' },
  ],
  holders: [
    { person: personOf('portfolio-holder'), appointment: 'deciding' },
    { person: personOf('deputy'), appointment: 'deputy' },
    { person: personOf('leader'), appointment: 'leader' },
  ],
  hub: { area: 'Barnies, Nantwich', locality: 'nantwich', grantPaid: false },
  franchisees: 2,
  openReview: null,
  members: (['lead', 'contributor', 'signatory'] as const).map((capacity) => ({
    person: personOf(capacity),
    capacity,
    from: '2020-01-01',
    until: null,
  })),
  submitted: contentOf(2) as ApplicationFacts['submitted'],
};

/** An act by a role on a date. */
export function actOf(role: Role, on: string, facts: Partial<ApplicationFacts> = {}): Act<ApplicationFacts> {
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

const assessed = (e: boolean) =>
  Object.fromEntries(['c', 'd', 'e', 'f', 'g'].map((one) => [one, { met: one !== 'e' || e, note: `text:note-${one}` }]));

/** A reason about a criterion. */
export const reasonOf = (criterion: string) => ({ criterion, reason: `text:reason-${criterion}`, next: `text:next-${criterion}` });

const words = { alternatives: 'text:alternatives', publicReasons: 'text:public', internalNotes: 'text:internal' };
const usual = { findsOtherwise: [], consulted: [], exempt: false };

/** The three decisions as they are ordinarily recorded. */
export const decisions = {
  offer: { outcome: 'offer', reasons: [reasonOf('a'), reasonOf('e')], deadline: '2027-09-30', grantPence: 150_000, ...words, ...usual },
  approve: { outcome: 'approve', reasons: [], ...words, ...usual },
  decline: { outcome: 'decline', reasons: [reasonOf('e')], ...words, ...usual },
};

type Sent = readonly [command: string, on: string, data?: unknown, as?: Role];

/** Plays commands that must all be accepted. */
export function play(from: ApplicationSnapshot | null, ...sent: readonly Sent[]): ApplicationSnapshot {
  let snapshot: Snapshot | null = from;
  for (const [type, on, data = {}, as] of sent) {
    const role = as ?? application.commands[type]?.who[0] ?? 'public';
    const result = step(application, snapshot, { type, data, act: actOf(role, on) });
    if (!result.ok) throw new Error(`${type} on ${on} was refused: ${result.refusal.rule} ${result.refusal.says}`);
    snapshot = result.snapshot;
  }
  if (!snapshot) throw new Error('nothing was played');
  return snapshot as ApplicationSnapshot;
}

const released = (kind: string, on: string): Sent => ['letterReleased', on, { kind, on }];
const fired = (name: string, due: string, on: string): Sent => [name, on, { name, due }];
const declaration = { declareInterest: { interest: 'none' } };

const draft = play(null, ['start', '2026-10-05']);
const prepared = play(draft, ['prepare', '2026-10-06', contentOf(2), 'contributor']);
const submitted = play(
  prepared,
  ['submit', '2026-10-08', { declaration: true }],
  ['declareInterest', '2026-10-08', declaration.declareInterest, 'franchise-officer'],
);
const returned = play(submitted, ['returnForInformation', '2026-10-12', { sections: [{ section: 'venues', question: 'text:question' }] }]);
const waiting = play(submitted, ['confirmComplete', '2026-10-20', { assessed: assessed(false), recommendation: 'text:recommendation' }]);
const onMeeting = play(waiting, ['place', '2026-10-21', { meeting: ids.december }]);
const placed = play(onMeeting, ['declareInterest', '2026-12-01', declaration.declareInterest, 'portfolio-holder']);
const decided = play(placed, ['decide', '2026-12-09', decisions.offer]);
const calledIn = play(decided, ['callIn', '2026-12-14', { reason: 'text:call-in' }]);
const offeredUnreleased = play(decided, fired('effective', '2026-12-17', '2026-12-17'));
const offered = play(offeredUnreleased, released('application-support-offered', '2026-12-17'));
const supported = play(offered, ['acceptOffer', '2027-01-05', { grant: true }]);
const resubmission = play(supported, ['prepare', '2027-06-01', contentOf(4), 'contributor']);
const lapsePending = play(supported, fired('passDeadline', '2027-09-30', '2027-10-01'));

const metInPart = play(resubmission, ['submit', '2027-06-10', { declaration: true }]);
const placedOnSeptember = (e: boolean) =>
  play(
    metInPart,
    ['confirmComplete', '2027-06-20', { assessed: assessed(e), recommendation: 'text:recommendation' }],
    ['place', '2027-06-21', { meeting: ids.september }],
  );
/** Stage 2 with (e) still not met, and with everything met. */
const placedAtStage2 = placedOnSeptember(false);
const placedAllMet = placedOnSeptember(true);
const declineDecided = play(placedAtStage2, ['decide', '2027-09-08', decisions.decline]);
const approvalDecided = play(placedAllMet, ['decide', '2027-09-08', decisions.approve]);
const approved = play(approvalDecided, fired('effective', '2027-09-16', '2027-09-16'));
const issuedUnreleased = play(approved, ['issueAgreement', '2027-09-17']);
const issued = play(issuedUnreleased, released('agreement-issued', '2027-09-17'));
const overdue = play(issued, fired('agreementDue', '2027-10-29', '2027-10-30'));
const secondPeriod = play(overdue, ['newSigningPeriod', '2027-11-01'], released('agreement-issued', '2027-11-01'));
const signed = play(issued, ['signAgreement', '2027-10-01']);
const withHolder = play(signed, ['referToHolder', '2027-10-04', { reason: 'text:refer' }]);
const unsignedWithHolder = play(overdue, ['referToHolder', '2027-11-02', { reason: 'text:refer' }]);

/** A case in every state but `new`. */
export const states: Readonly<Record<string, ApplicationSnapshot>> = {
  draft,
  prepared,
  submitted,
  returned,
  waiting,
  placed,
  held: { state: 'held', context: { ...placed.context, meeting: null, heldFrom: placed.context.meeting } },
  decided,
  'called-in': calledIn,
  offered,
  supported,
  resubmission,
  'lapse-pending': lapsePending,
  approved,
  'agreement-issued': issued,
  'agreement-overdue': overdue,
  signed,
  'with-holder': withHolder,
  awarded: play(signed, ['countersign', '2027-10-05', { criteriaMet: true }]),
  declined: play(declineDecided, fired('effective', '2027-09-16', '2027-09-16')),
  lapsed: play(lapsePending, fired('lapse', '2027-10-01', '2027-10-02')),
  'offer-lapsed': play(offered, fired('lapseOffer', '2027-01-14', '2027-01-15')),
  'offer-refused': play(offered, ['refuseOffer', '2027-01-05']),
  'approval-ended': play(withHolder, ['endApproval', '2027-10-06', { reasons: [reasonOf('b')], publicReasons: 'text:public' }]),
  'agreement-refused': play(issued, ['refuseAgreement', '2027-10-01']),
  withdrawn: play(submitted, ['withdraw', '2026-10-09']),
};

/** Cases in the same states that went another way. */
export const variants = {
  offeredUnreleased,
  placedAtStage2,
  placedAllMet,
  declineDecided,
  approvalDecided,
  issuedUnreleased,
  secondPeriod,
  unsignedWithHolder,
  preparedAtStage2: play(
    metInPart,
    ['returnForInformation', '2027-06-12', { sections: [{ section: 'e', question: 'text:question' }] }],
    ['prepare', '2027-06-14', contentOf(4), 'contributor'],
  ),
};
