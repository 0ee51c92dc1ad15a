// What may come in any state of a grant: declarations, a review and news of its application; and evidence on paper (S4, P9).

import { addDays } from '../../../machines/calendar.ts';
import type { GrantContext } from '../../../machines/grant.context.ts';
import type { Actor } from '../../../machines/workflow.ts';
import { type Alphabet, attemptsFrom, type Try } from '../alphabet.ts';
import { grantTries } from '../alphabet-grant.ts';
import { confirmingTries, isFirstPaper, keyed } from '../alphabet-paper.ts';
import { deadlineMoves, grant, oneReview } from '../outside-application.ts';
import { type Office, personOf, system } from '../people.ts';
import type { Scene } from '../scene.ts';
import { begin, type StartStep } from '../start.ts';
import { gone, parts } from '../view.ts';
import { grantInert, grantView } from '../view-grant.ts';
import { idOf, type Move, type World } from '../world.ts';
import { authorised, banked, opened, paid, running } from './grant.ts';

type Context = GrantContext;

const why = { reason: 'text:reason' };
const same = { views: { grant: grantView }, inert: { grant: grantInert } };
const shared = { workflows: ['grant'], idOfOpened: () => grant, isPartial: true };

const step = (command: string, as: Office | Actor, data: unknown = {}): StartStep => ({
  case: grant,
  do: `grant.${command}`,
  as,
  with: data,
});

/** Its application lapsed, and the letter on the stop is out. */
function stopped(world: World): World {
  const lapsed: World = {
    ...world,
    outside: { ...world.outside, application: { ...(world.outside.application as object), outcome: 'lapsed', isReleased: true } },
  };
  return begin(lapsed, [
    step('applicationSettled', system, { outcome: 'lapsed', on: world.today }),
    { release: true },
    step('applicationSettled', system, { outcome: 'lapsed', on: world.today, releasedOn: world.today }),
  ]);
}

const considered = (world: World): World => begin(stopped(world), [{ fire: 'consider', of: grant }, { drop: true }]);

function decided(world: World, data: object): World {
  return begin(considered(world), [
    step('proposeRecovery', 'officer', { ...data, ...why }),
    step('confirmRecovery', 'deciding'),
    { drop: true },
  ]);
}

/** A second payment, asked for and authorised. */
const again = [
  step('requestPayment', 'lead', { amount: '500', purpose: 'text:purpose' }),
  step('authorisePayment', 'officer', { payment: 2 }),
];

const later = (world: World) => `${Number(world.today.slice(0, 4)) + 2}${world.today.slice(4)}`;

/** A grant in each of its states. */
function everyState(): World[] {
  const withMoney = running(['a'], paid);
  const recovering = decided(withMoney, { outcome: 'repayment', amount: '1000.00', by: later(withMoney) });
  return [
    ...[opened(['a']), running(['a']), withMoney, stopped(withMoney), stopped(opened(['a'])), considered(withMoney), recovering],
    begin(recovering, [step('recordRepayment', 'administrator', { amount: '1000.00', reference: 'BACS-2' })]),
    decided(withMoney, { outcome: 'write-off' }),
    considered(running(['a'])),
    considered(opened(['a'])),
    considered(running(['a'], authorised)),
    considered(running(['a'], [...paid, ...again])),
    ...[ended(withMoney), recoveringFrom(ended(withMoney)), ended(ownDay()), recoveringFrom(ended(ownDay()))],
    begin(running(['a']), [step('giveUp', 'lead')]),
  ];
}

const declaring: Alphabet = Object.fromEntries(
  Object.keys(grantTries).map((command) => [
    command,
    (): readonly Try[] => {
      if (command === 'declareInterest') return [['holder2', { interest: 'interest', nature: 'text:nature' }, 'interest']];
      if (command === 'recordDispensation') return [['paid', { person: personOf('holder2'), ...why }]];
      if (command === 'refusePayment')
        return [1, 2].map((payment): Try => ['officer', { payment, ...why, next: 'text:next' }, `${payment}`]);
      return command === 'askAgain' ? [['lead', { words: 'text:words' }]] : [];
    },
  ]),
);

/** What was on its way when the grant went on: the release of a letter on a stop, and the end of a review that it never heard of. */
function lateNews(world: World): Move[] {
  const told = (world.outside.told as string[] | undefined) ?? [];
  const news = (command: string, data: object): Move => ({
    does: 'outside',
    label: `late news: ${command}`,
    change: (now) => ({
      ...now,
      outside: { ...now.outside, told: [...told, command].sort() },
      underway: [...now.underway, { kind: 'send', to: grant, command: `grant.${command}`, data: data as never, about: {} }],
    }),
  });
  const letter: Move = {
    does: 'outside',
    label: 'late news: letter',
    change: (now) => ({
      ...now,
      outside: { ...now.outside, told: [...told, 'letter'].sort() },
      unreleased: [...now.unreleased, { case: grant, kind: 'grant-stopped', tells: 'letterReleased', notBefore: null, about: null }],
    }),
  };
  const hasStopped = !['open', 'running', 'completed'].includes(world.cases[grant]?.snapshot.state ?? '');
  const all = [...(hasStopped ? [letter] : []), news('reviewClosed', { review: idOf('4e', 9), outcome: 'stands', on: world.today })];
  return all.filter(({ label }) => !told.some((one) => label.endsWith(one)));
}

const hasCome = ({ outside }: World) => outside.told !== undefined || outside.done !== undefined;
const isUnderReview = ({ outside }: World) => ((outside.reviews as unknown[] | undefined) ?? []).length > 0;
/** Recovery waits for the end of a review (V5). */
const underReview = attemptsFrom(
  grantTries,
  Object.keys(grantTries).filter((command) => command !== 'proposeRecovery'),
);
const nothing = () => [];
const ofPeople = attemptsFrom(declaring);

/** What comes on one day, whatever the state. */
export const grantEverywhere: Scene = {
  ...shared,
  name: 'a day of a grant in each of its states',
  about:
    'Interests are declared, it is asked to be looked at again, a review opens and ends, and its application tells of itself, until the day is over.',
  starts: () => everyState().map((world) => ({ ...world, outside: { ...world.outside, began: world.today } })),
  attempts: (world, id, one) => (isUnderReview(world) ? underReview : hasCome(world) ? nothing : ofPeople)(world, id, one),
  outside: (world) => [
    ...(world.outside.told === undefined ? [...oneReview(world), ...deadlineMoves(world)] : []),
    ...(world.outside.done === undefined ? lateNews(world) : []),
  ],
  isOver: (world) => world.today !== world.outside.began,
  same: { ...same, views: { ...same.views, outside: parts({ began: gone('it is today') }) } },
  most: 20_000,
};

/** Evidence that was received on its last day, or after it, keyed later. */
const onPaper: Alphabet = {
  ...grantTries,
  ...confirmingTries,
  keyPaper: (world, context: Context) =>
    isFirstPaper(context)
      ? context.conditions.flatMap(({ number, due }) =>
          keyed(world, {
            form: { act: 'submitEvidence', condition: number, words: 'text:words' },
            word: `evidence for ${number}`,
            last: due,
          }),
        )
      : [],
  recordMet: () => [
    ['officer', { condition: 1 }],
    ['officer2', { condition: 1 }],
  ],
};

const used = ['keyPaper', 'confirmPaper', 'confirmPaperContent', 'recordMet'];

/** A condition missed, which ended the grant. */
const missed = (world: World): World => begin(world, [{ fire: 'conditionDue:1', of: grant }, { release: true }]);
const ended = (world: World): World => begin(missed(world), [{ fire: 'consider', of: grant }, { drop: true }]);

const recoveringFrom = (world: World): World =>
  begin(world, [
    step('proposeRecovery', 'officer', { outcome: 'repayment', amount: '1000.00', by: '2030-01-01', ...why }),
    step('confirmRecovery', 'deciding'),
    { drop: true },
  ]);

/** Paid, with conditions that keep a day of their own when the deadline moves. */
const ownDay = (): World => {
  const world = opened(['a']);
  return begin(world, [
    step('setConditions', 'officer', { conditions: [{ criterion: 'a', evidence: 'text:evidence', due: addDays(world.today, 60) }] }),
    ...banked,
    ...paid,
  ]);
};

/** One paper taken and another keyed. */
function withPapers(world: World): World {
  const data = {
    received: world.today,
    signedBy: personOf('signatory'),
    form: { act: 'submitEvidence', condition: 1, words: 'text:words' },
  };
  return begin(world, [
    step('keyPaper', 'officer', data),
    step('confirmPaper', 'officer2'),
    step('keyPaper', 'officer', data),
    { drop: true },
  ]);
}

/** Completed, repaid and written off, with papers of which the organisation has still to say whether they were keyed as sent. */
function settledWithPapers(): World[] {
  const keyedIn = withPapers(running(['a'], paid));
  const dead = considered(keyedIn);
  return [
    keyedIn,
    stopped(keyedIn),
    dead,
    recoveringFrom(dead),
    considered(withPapers(running(['a']))),
    begin(recoveringFrom(dead), [step('recordRepayment', 'administrator', { amount: '1000.00', reference: 'BACS-2' })]),
    begin(dead, [
      step('proposeRecovery', 'officer', { outcome: 'write-off', ...why }),
      step('confirmRecovery', 'deciding'),
      { drop: true },
    ]),
    begin(keyedIn, [step('recordMet', 'officer2', { condition: 1 }), step('complete', 'officer'), { drop: true }]),
  ];
}

/** Evidence on paper. */
export const grantOnPaper: Scene = {
  ...shared,
  name: 'evidence on paper, in time and after it',
  about:
    'Evidence received by its last day or later, keyed while the grant runs, has stopped, is considered, recovered or ended; who keyed it does not judge it.',
  starts: () => {
    const dead = ended(running(['a']));
    return [
      running(['a']),
      missed(running(['a'], paid)),
      ended(running(['a'], paid)),
      recoveringFrom(ended(running(['a'], paid))),
      ...settledWithPapers(),
      dead,
      { ...dead, claims: { ...dead.claims, [`grant:${dead.cases[grant]?.subject.hub}`]: idOf('6', 9) } },
      begin(running(['a']), [step('giveUp', 'lead')]),
    ];
  },
  attempts: attemptsFrom(
    onPaper,
    Object.keys(grantTries).filter((command) => !used.includes(command)),
  ),
  same,
  most: 20_000,
};
