// An application from its first draft until it waits for a meeting, and who may act on it.

import type { ApplicationContext } from '../../../machines/application.context.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { allMet } from '../alphabet-application.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { levelMoves } from '../outside.ts';
import { actorOf, alsoAs, hub, interested, type Office, organisation, personOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { begin, certified } from '../start.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import { type Move, type World, worldOn } from '../world.ts';
import { application, drafted, onItsMeeting, stateOf, submitting, waitingToBePlaced } from './application-starts.ts';

const same = { views: { application: applicationView }, inert: { application: applicationInert } };
const idOfOpened = () => application;
const none = { interest: 'none' };
const some = { interest: 'interest', nature: 'text:nature' };

const drafting: Alphabet = {
  ...applicationTries,
  declareInterest: () => [
    ['officer', none, 'none'],
    ['officer', some, 'interest'],
    ['officer', { interest: 'interest' }, 'interest unsaid'],
    [alsoAs('lead', 'franchise-officer'), none, 'none'],
  ],
  recordDispensation: () => [['paid', { person: personOf('officer'), reason: 'text:reason' }, 'the officer']],
  confirmComplete: () => [
    ['officer', allMet],
    [alsoAs('lead', 'franchise-officer'), allMet],
    [interested('officer'), allMet],
  ],
};

const opening = (): Move[] => [
  {
    does: 'opening',
    label: 'application start',
    command: 'application.start',
    data: {},
    actor: actorOf('lead'),
    about: { organisation, hub },
  },
];

/** Until it waits for a meeting. */
export const applicationPrepared: Scene = {
  name: 'an application until it is complete',
  about: 'Prepared, submitted, returned with questions, by the right people; the level comes and goes; the officer declares interests.',
  workflows: ['application'],
  starts: () => [
    worldOn('2027-01-04'),
    certified(worldOn('2027-01-04')),
    certified(worldOn('2027-01-04', { singleOfficer: '2026-01-01' })),
  ],
  openings: (world) => (world.cases[application] ? [] : opening()),
  attempts: attemptsFrom(drafting),
  idOfOpened,
  outside: levelMoves,
  isOver: (world) => ['waiting', 'withdrawn'].includes(stateOf(world)),
  same,
  most: 20_000,
};

const deciders: readonly Office[] = ['deciding', 'deputy', 'leader', 'holder1'];
const approval = { outcome: 'approve', alternatives: 'text:alternatives', publicReasons: 'text:public' };

const turns: Alphabet = {
  ...applicationTries,
  withdraw: () => [],
  defer: () => [],
  declareInterest: () =>
    deciders
      .flatMap((who): Try[] => [
        [who, none, 'none'],
        [who, some, 'interest'],
      ])
      .concat([[alsoAs('signatory', 'portfolio-holder'), none, 'none']]),
  recordDispensation: () =>
    (['deciding', 'deputy', 'leader'] as const).map((who): Try => ['paid', { person: personOf(who), reason: 'text:reason' }, who]),
  decide: () => [
    ...deciders.map((who): Try => [who, approval]),
    [interested('deciding'), approval],
    [{ ...actorOf('signatory'), roles: ['signatory', 'portfolio-holder'], appointment: 'deciding' }, approval],
    [{ ...actorOf('officer'), roles: ['franchise-officer', 'portfolio-holder'] }, approval],
    [
      { ...actorOf('deputy'), cover: [{ role: 'portfolio-holder', appointment: 'deciding', for: personOf('deciding') }] },
      approval,
      'for the deciding holder',
    ],
  ],
};

/** On its meeting's day, with no holder's interests declared, first and after a review sent a decision back. */
function undeclared(sentBack: ApplicationContext['sentBack']): World {
  const world = onItsMeeting(waitingToBePlaced(true, ['officer']));
  if (!sentBack) return world;
  const one = world.cases[application];
  if (!one) throw new Error('The application is not there.');
  const context = { ...(one.snapshot.context as ApplicationContext), sentBack };
  return { ...world, cases: { [application]: { ...one, snapshot: { ...one.snapshot, context } } } };
}

/** The deciding holder is an officer, too, and reported on it. */
function reportedByHolder(): World {
  const reporter = alsoAs('deciding', 'franchise-officer');
  const submitted = begin(drafted(['deciding', 'officer']), submitting(true).slice(0, 2));
  return onItsMeeting(begin(submitted, [{ case: application, do: 'application.confirmComplete', as: reporter, with: allMet }]));
}

/** Whose turn it is to decide. */
export const applicationDeciders: Scene = {
  name: 'who decides an application',
  about: 'Every way in which three holders declare interests and are given dispensations, first and after a review sent the decision back.',
  workflows: ['application'],
  starts: () => [
    undeclared(null),
    reportedByHolder(),
    undeclared({ kind: 'decision', directions: null, mustNotDecide: [personOf('deciding'), personOf('holder1')] }),
  ],
  attempts: attemptsFrom(turns),
  idOfOpened,
  isOver: (world) => stateOf(world) === 'decided',
  same,
  most: 20_000,
};
