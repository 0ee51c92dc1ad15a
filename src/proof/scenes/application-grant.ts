// An application and its start-up grant as one: every message between them is the one that the other sends.
import type { GrantContext } from '../../../machines/grant.context.ts';
import { type Alphabet, attemptsFrom, type Tries, type Try } from '../alphabet.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { grantTries } from '../alphabet-grant.ts';
import { make } from '../moves.ts';
import { reviewMoves } from '../outside.ts';
import type { Scene } from '../scene.ts';
import { begin, type StartStep } from '../start.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import { grantInert, grantView } from '../view-grant.ts';
import type { CaseNow, World } from '../world.ts';
import { application, decidedAs, grantAsked, onItsMeeting, stateOf } from './application-starts.ts';
import { resubmittedFrom } from './application-states.ts';
import { account } from './grant.ts';

const only = (tries: Alphabet, used: Alphabet): ReturnType<typeof attemptsFrom> =>
  attemptsFrom(
    { ...tries, ...used },
    Object.keys(tries).filter((command) => !Object.hasOwn(used, command)),
  );

const first =
  (tries: Alphabet, command: string): Tries =>
  (...on) =>
    (tries[command]?.(...on) ?? []).slice(0, 1);

const ofApplication = only(applicationTries, {
  withdraw: () => [['lead']],
  proposeDeadline: (...on) => (applicationTries.proposeDeadline?.(...on) ?? []).slice(0, 3),
  confirmDeadline: () => [['deciding']],
  proposeReinstatement: () => [['officer', { reason: 'text:reason' }]],
  confirmReinstatement: () => [['deciding']],
});

const onFirst = (data: object = {}): Try => ['officer', { condition: 1, ...data }];

const ofGrant = only(grantTries, {
  setConditions: first(grantTries, 'setConditions'),
  recordMet: () => [onFirst()],
  recordPaid: (_, { payments }: GrantContext) => (payments.length > 0 ? [['administrator', { payment: 1, reference: 'BACS-1' }]] : []),
});

const grantOf = ({ cases }: World) => Object.entries(cases).find(([, { workflow }]) => workflow === 'grant')?.[0] ?? '';

/** Messages under way inside are delivered. */
function delivered(world: World): World {
  let now = world;
  for (let next = now.underway[0]; next; next = now.underway[0])
    now = make(applicationAndGrant, now, { does: 'message', label: 'delivered', to: next.to }).world;
  return now;
}

/** The grant runs, with a payment that was authorised. */
function running(): World {
  const world = delivered(grantAsked(['a']));
  const grant = grantOf(world);
  const step = (command: string, as: 'lead' | 'officer' | 'deciding', data: object): StartStep => ({
    case: grant,
    do: `grant.${command}`,
    as,
    with: data,
  });
  return begin(world, [
    step('declareInterest', 'officer', { interest: 'none' }),
    step('declareInterest', 'deciding', { interest: 'none' }),
    step('setConditions', 'officer', { conditions: [{ criterion: 'a', evidence: 'text:evidence' }] }),
    step('giveBankDetails', 'lead', account),
    step('checkBankDetails', 'officer', { correct: true }),
    step('requestPayment', 'lead', { amount: '1000', purpose: 'text:purpose' }),
    step('authorisePayment', 'officer', { payment: 1 }),
  ]);
}

/** Decided at stage 2, with the grant running. */
function decided(isMet: boolean): World {
  const placed = onItsMeeting(resubmittedFrom(running(), isMet));
  return delivered(decidedAs(placed, isMet ? 'approve' : 'decline for what is not met'));
}

const attempts = (world: World, id: string, one: CaseNow) => (one.workflow === 'grant' ? ofGrant : ofApplication)(world, id, one);

const shared = {
  workflows: ['application', 'grant'],
  idOfOpened: () => application,
  isOver: (world: World) => ['waiting', 'submitted'].includes(stateOf(world)) && world.underway.length === 0,
  isPartial: true,
  same: {
    views: { application: applicationView, grant: grantView },
    inert: { application: applicationInert, grant: grantInert },
  },
  most: 20_000,
};

/** An application with its grant. */
export const applicationAndGrant: Scene = {
  ...shared,
  name: 'an application and its grant',
  about:
    'From the acceptance to stage 2, and from its decision on: conditions and payments, a lapse, a reinstatement, a withdrawal, a decline or an approval reach the other by their own messages, in any order.',
  starts: () => [grantAsked(['a']), running(), decided(true), decided(false)],
  same: { ...shared.same, distances: [28] },
  attempts,
};

/** The same under review. */
export const applicationAndGrantReviewed: Scene = {
  ...shared,
  name: 'an application and its grant under review',
  about:
    'A review of the offer, of the lapse or of the decline opens and ends in every way, while a payment is made and conditions fall due.',
  starts: () => [running(), decided(false)],
  attempts: (world, id, one) => attempts(world, id, one).filter(({ command }) => command === 'recordPaid'),
  outside: reviewMoves,
};
