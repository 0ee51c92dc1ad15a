// Grants in every state, played through the engine from their opening. People, dates, amounts and texts are illustrative, ours to be replaced.
import type { GrantContext } from '../../machines/grant.context.ts';
import type { GrantFacts } from '../../machines/grant.facts.ts';
import { grant } from '../../machines/grant.ts';
import { policySchema } from '../../machines/policy.ts';
import type { Role } from '../../machines/roles.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';

export type GrantSnapshot = Snapshot<GrantContext>;

const idOf = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;

/** Cases, organisation and hub. */
export const ids = {
  case: idOf('61'),
  application: idOf('a1'),
  organisation: idOf('01'),
  hub: idOf('11'),
  review: idOf('91'),
  other: idOf('92'),
};

/** One person for each role, and a second franchise officer, the deputy and the Leader. */
const people: Readonly<Record<string, string>> = {
  lead: idOf('b1'),
  contributor: idOf('b2'),
  signatory: idOf('b3'),
  'franchise-officer': idOf('c1'),
  'portfolio-holder': idOf('c2'),
  administrator: idOf('c3'),
  'head-of-paid-service': idOf('c4'),
  deputy: idOf('c5'),
  leader: idOf('c6'),
  'second officer': idOf('c7'),
  'engagement-officer': idOf('c8'),
  system: 'system',
};

export const personOf = (role: string) => people[role] ?? idOf('ff');

export const policy = policySchema.parse({});

/** The application is open, nothing is under review, all three holders are appointed. */
export const ordinaryFacts: GrantFacts = {
  application: { deadline: '2027-09-30', outcome: null },
  openReview: null,
  hubGrant: null,
  organisation: { singleOfficerConfirmedOn: null },
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

/** An act by a role on a date. */
export function actOf(role: Role, on: string, facts: Partial<GrantFacts> = {}, person = personOf(role)): Act<GrantFacts> {
  return {
    id: '1b4e28ba-2fa1-41d2-883f-b9a761bde3fb',
    at: `${on}T09:00:00Z`,
    on,
    actor: { person, roles: [role], interests: [] },
    subject: { case: ids.case, organisation: ids.organisation, hub: ids.hub },
    facts: { ...ordinaryFacts, ...facts },
    policy,
  };
}

/** An award of £1,500 for the criteria (a) and (e), with a stage 2 deadline of 30 September 2027. */
export const opening = { application: ids.application, pence: 150_000, deadline: '2027-09-30', criteria: ['a', 'e'] };

/** Condition 1 is due with the stage 2 deadline, the others on days of their own. */
export const threeConditions = {
  conditions: [
    { criterion: 'a', evidence: 'text:evidence-1' },
    { criterion: 'e', evidence: 'text:evidence-2', due: '2027-06-30' },
    { criterion: 'e', evidence: 'text:evidence-3', due: '2027-08-31' },
  ],
};

/** Condition 1 asked for the wrong evidence, and a month too late. */
export const correctionOf1 = { condition: 1, evidence: 'text:corrected', due: '2027-08-31', reason: 'text:mistake' };

export const evidenceFor = (condition: number) => ({ condition, words: 'text:words', documents: [], links: [] });
export const bankDetails = { accountName: 'text:name', sortCode: 'text:sort', accountNumber: 'text:number', lastFour: '1234' };
export const request = (amount: string, conditions: readonly number[] = []) => ({ amount, conditions, purpose: 'text:purpose' });

export type Sent = readonly [command: string, on: string, data?: unknown, as?: Role, person?: string];

/** Plays commands that must all be accepted. */
export function play(from: GrantSnapshot | null, ...sent: readonly Sent[]): GrantSnapshot {
  let snapshot: Snapshot | null = from;
  for (const [type, on, data = {}, as, person] of sent) {
    const role = as ?? grant.commands[type]?.who[0] ?? 'public';
    const result = step(grant, snapshot, { type, data, act: actOf(role, on, {}, person ?? personOf(role)) });
    if (!result.ok) throw new Error(`${type} on ${on} was refused: ${result.refusal.rule} ${result.refusal.says}`);
    snapshot = result.snapshot;
  }
  if (!snapshot) throw new Error('nothing was played');
  return snapshot as GrantSnapshot;
}

export const fired = (name: string, due: string, on: string): Sent => [name.split(':')[0] ?? '', on, { name, due }];
export const released = (on: string): Sent => ['letterReleased', on, { kind: 'grant-stopped', on }];
const none = { interest: 'none' };

const opened = play(null, ['open', '2027-01-05', opening], ['declareInterest', '2027-01-06', none, 'portfolio-holder']);
const conditionsSet = play(opened, ['setConditions', '2027-01-12', threeConditions]);

/** Three payments: one requested that depends on condition 3, which is met; one authorised; one paid. Of £1,500, £500 is free. */
const underWay = play(
  conditionsSet,
  ['giveBankDetails', '2027-01-14', bankDetails, 'contributor'],
  ['checkBankDetails', '2027-01-15', { correct: true }, 'signatory'],
  ['submitEvidence', '2027-01-20', evidenceFor(3), 'contributor'],
  ['recordMet', '2027-01-21', { condition: 3 }],
  ['requestPayment', '2027-01-25', request('500.00', [3]), 'lead'],
  ['requestPayment', '2027-01-25', request('300'), 'lead'],
  ['requestPayment', '2027-01-25', request('200'), 'lead'],
  ['authorisePayment', '2027-01-26', { payment: 2 }],
  ['authorisePayment', '2027-01-26', { payment: 3 }],
  ['recordPaid', '2027-01-28', { payment: 3, reference: 'BACS-0001' }],
);
const running = play(underWay, ['submitEvidence', '2027-02-01', evidenceFor(2), 'contributor']);
const missedUnreleased = play(underWay, fired('conditionDue:2', '2027-06-30', '2027-07-01'));
const stopped = play(missedUnreleased, released('2027-07-01'));
const consideringFirst = play(stopped, fired('consider', '2027-07-29', '2027-07-30'));
const proposal = { outcome: 'repayment', amount: '300.00', by: '2027-12-31', reason: 'text:reason' };
const considering = play(
  consideringFirst,
  ['recordPaid', '2027-07-30', { payment: 2, reference: 'BACS-0002' }],
  ['proposeRecovery', '2027-08-02', proposal],
);
const recovering = play(considering, ['confirmRecovery', '2027-08-03']);
const writeOff = { outcome: 'write-off', reason: 'text:reason' };

/** A grant in which every condition is satisfied and £700 of £1,500 was paid. */
const allSettled = play(
  running,
  ['recordMet', '2027-02-02', { condition: 2 }],
  ['waive', '2027-02-02', { condition: 1, reason: 'text:waived' }],
  ['refusePayment', '2027-02-02', { payment: 1, reason: 'text:reason', next: 'text:next' }],
  ['recordPaid', '2027-02-02', { payment: 2, reference: 'BACS-0002' }],
);

const declinedEarly = (from: GrantSnapshot) =>
  play(
    from,
    ['applicationSettled', '2027-03-01', { outcome: 'declined', on: '2027-03-01' }],
    released('2027-03-01'),
    ['applicationSettled', '2027-03-02', { outcome: 'declined', on: '2027-03-01', releasedOn: '2027-03-02' }],
    fired('consider', '2027-03-30', '2027-03-31'),
  );
const endedUnpaid = declinedEarly(conditionsSet);
const lateReview: Sent = ['reviewOpened', '2027-04-10', { review: ids.review, on: '2027-04-10' }];

/** A case in every state but `new`. */
export const states: Readonly<Record<string, GrantSnapshot>> = {
  open: opened,
  running,
  stopped,
  considering,
  recovering,
  completed: play(allSettled, ['complete', '2027-02-03']),
  repaid: play(recovering, ['recordRepayment', '2027-09-01', { amount: '300', reference: 'RCPT-1' }]),
  'written-off': play(considering, ['proposeRecovery', '2027-08-03', writeOff], ['confirmRecovery', '2027-08-04']),
  'ended-unpaid': endedUnpaid,
};

const declined: Sent = ['applicationSettled', '2027-07-05', { outcome: 'declined', on: '2027-07-05' }];

/** Cases in the same states that went another way. */
export const variants = {
  conditionsSet,
  underWay,
  allSettled,
  missedUnreleased,
  consideringFirst,
  /** Stopped because the application was declined; the letters are released, no condition is missed. */
  declined: play(running, declined, released('2027-07-05'), [
    'applicationSettled',
    '2027-07-06',
    { outcome: 'declined', on: '2027-07-05', releasedOn: '2027-07-06' },
  ]),
  /** The same before the application's own letter is released. */
  declinedUnreleased: play(running, declined, released('2027-07-05')),
  /** Stopped before its conditions were set. */
  stoppedUnset: play(opened, declined, released('2027-07-05')),
  /** The decline is under review since 12 July. */
  underReview: play(running, declined, released('2027-07-05'), ['reviewOpened', '2027-07-12', { review: ids.review, on: '2027-07-12' }]),
  /** A running grant whose founding decision is under review since 1 February. */
  runningUnderReview: play(running, ['reviewOpened', '2027-02-01', { review: ids.review, on: '2027-02-01' }]),
  /** Recovery of a declined application's grant is considered, with a review open, and repayment is asked for. */
  consideringDeclined: play(
    running,
    ['recordPaid', '2027-02-03', { payment: 2, reference: 'BACS-0002' }],
    ...([declined, released('2027-07-05')] as const),
    ['applicationSettled', '2027-07-06', { outcome: 'declined', on: '2027-07-05', releasedOn: '2027-07-06' }],
    fired('consider', '2027-08-03', '2027-08-04'),
    ['proposeRecovery', '2027-08-05', proposal],
    ['reviewOpened', '2027-08-06', { review: ids.review, on: '2027-08-06' }],
  ),
  gaveUp: play(
    opened,
    ['giveUp', '2027-01-20'],
    ['applicationSettled', '2027-03-01', { outcome: 'declined', on: '2027-03-01' }],
    lateReview,
  ),
  /** Ended with the application, nothing paid: the decline is under a late review since 10 April. */
  endedUnderReview: play(endedUnpaid, lateReview),
  endedUnset: play(declinedEarly(opened), lateReview),
  /** Ended because condition 2 was missed, nothing paid, while the application goes on. */
  endedOnlyMissed: play(
    conditionsSet,
    fired('conditionDue:2', '2027-06-30', '2027-07-01'),
    released('2027-07-01'),
    fired('consider', '2027-07-29', '2027-07-30'),
  ),
  /** Given up while its conditions ran. */
  gaveUpRunning: play(conditionsSet, ['giveUp', '2027-02-08']),
  /** Ended because a condition was missed; the application was declined only afterwards. */
  endedMissed: play(
    conditionsSet,
    fired('conditionDue:2', '2027-06-30', '2027-07-01'),
    released('2027-07-01'),
    fired('consider', '2027-07-29', '2027-07-30'),
    ['applicationSettled', '2027-08-01', { outcome: 'declined', on: '2027-08-01' }],
  ),
  recoveringUnderReview: play(recovering, ['reviewOpened', '2027-08-06', { review: ids.review, on: '2027-08-06' }]),
};
