// An application from the day an offer of support is in force until it is resubmitted, decided afresh or ends.
import { type Alphabet, attemptsFrom } from '../alphabet.ts';
import { meets } from '../alphabet-application.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { reviewMoves, reviewTaken } from '../outside.ts';
import type { Scene } from '../scene.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import { idOf, type Move, type Underway, type World } from '../world.ts';
import { application, offered, stateOf, supported, WITH_GRANT, WITHOUT_GRANT } from './application-starts.ts';

/** The grant, outside: it tells that it is open, and once that it was paid. */
function grantMoves(world: World): Move[] {
  const { grant, unpaid } = world.outside as { grant?: string; unpaid?: boolean };
  if (!grant || !unpaid) return [];
  const told: Underway = { kind: 'send', to: application, command: 'application.grantPaid', data: { grant, on: world.today }, about: {} };
  return [
    {
      does: 'outside',
      label: 'the grant is paid',
      change: (now) => ({ ...now, outside: { ...now.outside, unpaid: false }, underway: [...now.underway, told] }),
    },
  ];
}

function taken(world: World, message: Underway): World {
  if (message.command !== 'grant.open') return reviewTaken(world, message);
  const told: Underway = { kind: 'send', to: application, command: 'application.grantOpened', data: { grant: message.to }, about: {} };
  return { ...world, outside: { ...world.outside, grant: message.to, unpaid: true }, underway: [...world.underway, told] };
}

const same = { views: { application: applicationView }, inert: { application: applicationInert } };
const idOfOpened = (world: World) => idOf('a', world.serial + 1);

/** An offer until it is answered, withdrawn, corrected or lapsed for good. */
export const applicationOffered: Scene = {
  name: 'an offer of support until its answer',
  about:
    'Accepted, refused, lapsed and brought back, withdrawn or corrected by two people; a review of the decision or of the lapse opens and ends at any time.',
  workflows: ['application'],
  starts: () => [offered(WITH_GRANT), offered(WITHOUT_GRANT)],
  attempts: attemptsFrom(applicationTries),
  idOfOpened,
  outside: reviewMoves,
  taken: reviewTaken,
  isOver: (world) => ['supported', 'waiting', 'withdrawn', 'decided'].includes(stateOf(world)),
  same,
  most: 30_000,
};

const whileSupported: Alphabet = { ...applicationTries, prepare: () => [['lead', meets, 'all met']] };

/** Support until the resubmission. */
export const applicationSupported: Scene = {
  name: 'an application while it is supported',
  about:
    'The deadline moves, is missed, lapses and comes back; a review of the decision or of a lapse opens and ends at any time; a grant opens and is paid.',
  workflows: ['application'],
  starts: () => [
    supported(false),
    { ...taken({ ...supported(true), underway: [] }, { kind: 'open', to: idOf('6', 1), command: 'grant.open', data: {}, about: {} }) },
  ],
  attempts: attemptsFrom(whileSupported, ['proposeCorrection', 'confirmCorrection']),
  idOfOpened,
  outside: (world) => [...reviewMoves(world), ...grantMoves(world)],
  taken,
  isOver: (world) => ['submitted', 'waiting', 'withdrawn'].includes(stateOf(world)),
  same: { ...same, distances: [28, 29] },
  most: 60_000,
};
