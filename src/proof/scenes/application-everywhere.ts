// What may come in any state of an application: declarations, reviews, news of its grant, and corrected records.
import type { ApplicationContext } from '../../../machines/application.context.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { latestOffer, reasonOn, recordings, unmetNow } from '../alphabet-application.ts';
import { applicationTries } from '../alphabet-application-later.ts';
import { levelMoves, reviewMoves } from '../outside.ts';
import { personOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { gone, parts } from '../view.ts';
import { applicationInert, applicationView } from '../view-application.ts';
import { idOf, type Move, type World } from '../world.ts';
import { application, stateOf } from './application-starts.ts';
import { approvedOtherwise, everyState, stage3, withoutGrant } from './application-states.ts';

const same = { views: { application: applicationView }, inert: { application: applicationInert } };
const idOfOpened = () => application;

const declaring: Alphabet = Object.fromEntries(
  Object.keys(applicationTries).map((command) => [
    command,
    (): readonly Try[] => {
      if (command === 'declareInterest')
        return [
          ['holder2', { interest: 'none' }, 'none'],
          ['holder2', { interest: 'interest', nature: 'text:nature' }, 'interest'],
        ];
      if (command === 'acceptOffer') return [['lead', { grant: false }]];
      if (command === 'defer') return [['deciding', { reason: 'text:reason' }]];
      return command === 'recordDispensation' ? [['paid', { person: personOf('holder2'), reason: 'text:reason' }]] : [];
    },
  ]),
);

/** The grant's news, once each: it was under way while the application went on. */
function grantNews(world: World): Move[] {
  const told = (world.outside.told as string[] | undefined) ?? [];
  const grant = idOf('6', 1);
  const news = (command: string, data: object): Move => ({
    does: 'outside',
    label: `the grant tells: ${command}`,
    change: (now) => ({
      ...now,
      outside: { ...now.outside, told: [...told, command].sort() },
      underway: [...now.underway, { kind: 'send', to: application, command: `application.${command}`, data: data as never, about: {} }],
    }),
  });
  return [news('grantOpened', { grant }), news('grantPaid', { grant, on: world.today })].filter(
    ({ label }) => !told.some((one) => label.endsWith(one)),
  );
}

const hasCome = ({ outside }: World) => outside.told !== undefined || outside.asked !== undefined;
const hasDeclared = (world: World) =>
  (world.cases[application]?.snapshot.context as ApplicationContext | undefined)?.interests[personOf('holder2')] !== undefined;
const ofPeople = attemptsFrom(declaring);

/** The award waits for the end of a review (F11). */
const underReview = attemptsFrom(
  applicationTries,
  Object.keys(applicationTries).filter((command) => command !== 'countersign'),
);

/** What comes on one day, whatever the state: declarations, or news of others. */
export const applicationEverywhere: Scene = {
  name: 'a day of an application in each of its states',
  about: 'Interests are declared, reviews open and end, and the grant tells of itself, in every state, until the day is over.',
  workflows: ['application'],
  starts: () => everyState().map((world) => ({ ...world, outside: { ...world.outside, began: world.today } })),
  attempts: (world, id, one) => (hasCome(world) ? underReview(world, id, one) : ofPeople(world, id, one)),
  idOfOpened,
  outside: (world) => (hasDeclared(world) ? [] : [...reviewMoves(world), ...grantNews(world)]),
  isPartial: true,
  isOver: (world) => world.today !== world.outside.began,
  same: { ...same, views: { ...same.views, outside: parts({ began: gone('it is today') }) } },
  most: 30_000,
};

const others = Object.keys(applicationTries).filter(
  (command) => !/Correction$/.test(command) && !['countersign', 'award', 'issueAgreement'].includes(command),
);

const words = { alternatives: 'text:alternatives', publicReasons: 'text:public', mistake: 'text:mistake' };

const correcting: Alphabet = {
  ...applicationTries,
  proposeCorrection: (world, context: never, id, one) => [
    ...(applicationTries.proposeCorrection?.(world, context, id, one) ?? []),
    ...recordings(world, context, id)
      .filter(([, word]) => word === 'offer of the shortest time without grant')
      .map(([data, word]): Try => ['officer', { ...data, mistake: 'text:mistake' }, word]),
    [
      'officer',
      { outcome: 'offer', reasons: unmetNow(world, context, id).map(reasonOn), deadline: latestOffer(world), ...words },
      'offer to the last day without grant',
    ],
    ['officer', { outcome: 'decline', reasons: unmetNow(world, context, id).map(reasonOn), ...words }, 'decline for all that is not met'],
  ],
};

/** Where records are corrected beside the worlds of the offer, the approval and the decline. */
const corrected = [
  'resubmission',
  'supported',
  'lapse-pending',
  'agreement-issued',
  'agreement-overdue',
  'signed',
  'with-holder',
  'declined',
];

function correctedStarts(): World[] {
  const [alone] = withoutGrant();
  const given = (outside: World['outside']) => (alone ? [{ ...alone, outside: { ...alone.outside, ...outside } }] : []);
  return [
    ...[...everyState(), ...stage3(approvedOtherwise()), ...withoutGrant()].filter((world) => corrected.includes(stateOf(world))),
    ...given({ live: 'another' }),
    ...given({ grantPaid: true }),
  ];
}

/** Records corrected in force, in each state. */
export const applicationCorrectedLater: Scene = {
  name: 'a record that is corrected once it is in force',
  about:
    'While supported, before it lapses, at stage 3 and after a decline: proposed, confirmed or noticed, answered, recorded or dropped.',
  workflows: ['application'],
  starts: correctedStarts,
  isPartial: true,
  attempts: attemptsFrom(correcting, others),
  idOfOpened,
  outside: levelMoves,
  isOver: (world) => ['decided', 'lapsed', 'awarded'].includes(stateOf(world)),
  same,
  most: 40_000,
};
