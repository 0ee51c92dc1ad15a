// A start-up grant whose application lies outside: its money, its conditions, and how its application ends.
import { type Alphabet, attemptsFrom } from '../alphabet.ts';
import { grantTries } from '../alphabet-grant.ts';
import { deadlineMoves, endMoves, grant, hubMoves, oneReview, reinstated } from '../outside-application.ts';
import { system } from '../people.ts';
import type { Scene } from '../scene.ts';
import { begin, type StartStep } from '../start.ts';
import { grantInert, grantView } from '../view-grant.ts';
import { type World, worldOn } from '../world.ts';
import { grantAsked } from './application-starts.ts';

const none = { interest: 'none' };

/** Opened by its application, which then lies outside; with everybody's interests declared. */
export function opened(criteria: readonly string[], outside: object = {}): World {
  const asked = grantAsked(criteria);
  const opening = asked.underway.find(({ command }) => command === 'grant.open');
  const { deadline = '' } = (opening?.data ?? {}) as { deadline?: string };
  const alone: World = {
    ...worldOn(asked.today, { application: { deadline, outcome: null }, ...outside }),
    ...(asked.trail ? { trail: asked.trail } : {}),
  };
  return begin(alone, [
    { case: grant, do: 'grant.open', as: system, with: opening?.data },
    { drop: true },
    ...(['deciding', 'deputy'] as const).map((as): StartStep => ({ case: grant, do: 'grant.declareInterest', as, with: none })),
  ]);
}

const settings = (criteria: readonly string[]): StartStep => ({
  case: grant,
  do: 'grant.setConditions',
  as: 'officer',
  with: { conditions: criteria.map((criterion) => ({ criterion, evidence: 'text:evidence' })) },
});

export const account = { accountName: 'text:name', sortCode: '12-34-56', accountNumber: '12345678', lastFour: '5678' };
export const banked: readonly StartStep[] = [
  { case: grant, do: 'grant.giveBankDetails', as: 'lead', with: account },
  { case: grant, do: 'grant.checkBankDetails', as: 'officer', with: { correct: true } },
];
const requested: readonly StartStep[] = [
  { case: grant, do: 'grant.requestPayment', as: 'lead', with: { amount: '1000', purpose: 'text:purpose' } },
];
export const authorised: readonly StartStep[] = [
  ...requested,
  { case: grant, do: 'grant.authorisePayment', as: 'officer', with: { payment: 1 } },
];
export const paid: readonly StartStep[] = [
  ...authorised,
  { case: grant, do: 'grant.recordPaid', as: 'administrator', with: { payment: 1, reference: 'BACS-1' } },
];

/** Running, with checked bank details and these further steps. */
export const running = (criteria: readonly string[], steps: readonly StartStep[] = []): World =>
  begin(opened(criteria), [settings(criteria), ...banked, ...steps]);

const shared = {
  workflows: ['grant'],
  idOfOpened: () => grant,
  same: { views: { grant: grantView }, inert: { grant: grantInert } },
  most: 40_000,
};

/** Recovery has a world of its own. */
const inConsidering = (world: World) => world.cases[grant]?.snapshot.state === 'considering';

const settingRight = ['proposeCorrection', 'confirmCorrection', 'declareInterest', 'recordDispensation', 'askAgain'];
const bank = ['giveBankDetails', 'checkBankDetails', 'witnessBankDetails'];

/** One way of setting its conditions: how else they can be set is the world of conditions. */
const moneyTries: Alphabet = { ...grantTries, setConditions: (...on) => (grantTries.setConditions?.(...on) ?? []).slice(0, 1) };

/** Bank details and payments. */
export const grantPaid: Scene = {
  ...shared,
  name: 'a grant and its payments',
  about:
    'Conditions set, bank details given, checked and witnessed; two payments requested, authorised, refused and made; completed, given up or missed.',
  starts: () => [opened(['a']), opened(['a'], { singleOfficer: '2026-01-01' })],
  attempts: attemptsFrom(moneyTries, [...settingRight, 'submitEvidence', 'recordNotMet', 'proposeRecovery']),
  isOver: inConsidering,
};

/** What becomes of the money. */
export const grantRecovered: Scene = {
  ...shared,
  name: 'a grant and its recovery',
  about: 'A condition is missed or the application lapses with money paid; repayment and writing off by two people, waiving.',
  starts: () => [running(['a'], paid), running(['a'], authorised)],
  attempts: attemptsFrom(grantTries, [...settingRight, ...bank, 'requestPayment', 'giveUp', 'submitEvidence']),
  outside: endMoves(['lapsed']),
};

const notMoney = [...bank, 'declareInterest', 'recordDispensation', 'requestPayment', 'refusePayment', 'askAgain'];

/** Two conditions. */
export const grantConditions: Scene = {
  ...shared,
  name: 'a grant and its conditions',
  about: 'Two conditions are set, shown, found and waived, with a payment that waits.',
  starts: () => [opened(['a', 'e']), running(['a', 'e'], requested)],
  attempts: attemptsFrom(grantTries, [...notMoney, 'proposeCorrection', 'confirmCorrection']),
};

/** Corrections, with a deadline that moves. */
export const grantCorrected: Scene = {
  ...shared,
  name: 'a grant whose conditions are corrected',
  about: 'One condition is corrected by two people, another is waived; the deadline moves, and a review opens and ends.',
  starts: () => [running(['a', 'e'], [{ case: grant, do: 'grant.waive', as: 'deciding', with: { condition: 2, reason: 'text:reason' } }])],
  same: { ...shared.same, distances: [28] },
  attempts: attemptsFrom(grantTries, [...notMoney, 'recordMet']),
  outside: (world) => [...deadlineMoves(world), ...oneReview(world)],
};

/** Who acts for the council in it. */
export const grantInterested: Scene = {
  ...shared,
  name: 'who decides on a grant',
  about: 'Interests declared and dispensations given; evidence, waiving, and asking to be looked at again.',
  starts: () => [running(['a'], requested)],
  attempts: attemptsFrom(grantTries, [...bank, 'proposeCorrection', 'confirmCorrection', 'giveUp', 'requestPayment', 'refusePayment']),
  isOver: inConsidering,
};

/** How its application ends. */
export const grantSettled: Scene = {
  ...shared,
  name: 'a grant and the end of its application',
  about:
    'Approved, declined, lapsed or withdrawn, and back by a reinstatement or a review; paid in part, authorised, or not paid; another grant takes a hub that is free.',
  starts: () => [opened(['a']), running(['a']), running(['a'], paid)],
  attempts: attemptsFrom(grantTries, [
    ...[...settingRight, ...bank, 'requestPayment', 'recordNotMet', 'waive', 'complete'],
    ...['proposeRecovery', 'submitEvidence', 'setConditions'],
  ]),
  isOver: inConsidering,
  outside: (world) => [
    ...endMoves(['approved', 'declined', 'lapsed', 'withdrawn'])(world),
    ...reinstated(world),
    ...oneReview(world),
    ...hubMoves(world),
  ],
};
