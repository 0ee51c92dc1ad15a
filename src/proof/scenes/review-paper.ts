// A review asked for on paper (P9): keying it opens the case, and nothing counts before a second officer has confirmed it.
import { addDays } from '../../../machines/calendar.ts';
import type { OnPaper } from '../../../machines/paper.ts';
import { type Alphabet, attemptsFrom } from '../alphabet.ts';
import { confirmingTries } from '../alphabet-paper.ts';
import { actorOf, alsoAs, hub, organisation, personOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { parts } from '../view.ts';
import { paperViews } from '../view-paper.ts';
import type { Move, World } from '../world.ts';
import { outcomes, review, reviewHeard, reviewTries, reviewView } from './review.ts';

const form = {
  act: 'request',
  about: outcomes.ordinary,
  workflow: 'application',
  decision: 'DN-0000-0000-0001',
  grounds: ['bias'],
  explanation: 'text:explanation',
};

interface Said {
  readonly signedBy?: string;
  readonly late?: string;
}

/** Keyed as received in time, late with and without a reason, and as it cannot be. */
function keyings(world: World): Move[] {
  if (world.cases[review]) return [];
  const key = (
    received: string,
    word: string,
    { signedBy = personOf('signatory'), ...more }: Said = {},
    actor = actorOf('officer'),
  ): Move => ({
    does: 'opening',
    label: `review keyPaper (${word})`,
    command: 'review.keyPaper',
    actor,
    about: { organisation, hub },
    data: { received, signedBy, form: { ...form, ...more } },
  });
  return [
    key(world.today, 'today'),
    key(world.today, 'today, with a reason why late', { late: 'text:late' }),
    key('2027-03-01', 'on the last day'),
    key('2027-03-02', 'the day after'),
    key(addDays(world.today, 1), 'tomorrow'),
    key(addDays(world.today, -732), 'two years ago'),
    key(world.today, 'signed by nobody of it', { signedBy: personOf('cvs') }),
    key(world.today, 'by one of the organisation', {}, alsoAs('lead', 'franchise-officer')),
  ];
}

const onPaper: Alphabet = {
  ...reviewTries,
  ...confirmingTries,
  refuseLate: () => [
    ['administrator', { reason: 'text:reason' }],
    [alsoAs('officer', 'administrator'), { reason: 'text:reason' }],
  ],
};
const used = ['confirmPaper', 'confirmPaperContent', 'withdraw', 'refuseLate'];

/** The case reviewed is ended by the organisation, which is told once, and may be told again. */
function ends(world: World): Move[] {
  const told = Number(world.outside.told ?? 0);
  const { state = 'keyed' } = world.cases[review]?.snapshot ?? {};
  if (state === 'keyed' || told > 1) return [];
  const change = (now: World): World => ({
    ...now,
    outside: { ...now.outside, told: told + 1 },
    underway: [
      ...now.underway,
      { kind: 'send', to: review, command: 'review.caseEnded', data: { outcome: 'withdrawn', on: now.today }, about: {} },
    ],
  });
  return [{ does: 'outside', label: 'the organisation ends the case reviewed', change }];
}

if (reviewView.see !== 'parts') throw new Error('The view of a review has parts.');

/** From here on it is as any other review. */
const isSettled = (world: World) =>
  ((world.cases[review]?.snapshot.context as OnPaper | undefined)?.papers ?? []).every(({ content }) => content === 'confirmed');

/** A request on paper. */
export const reviewOnPaper: Scene = {
  ...reviewHeard,
  name: 'a review asked for on paper',
  about: 'Keyed in time or later, confirmed by another officer or not, and checked by the organisation; the case reviewed ends meanwhile.',
  openings: keyings,
  attempts: attemptsFrom(
    onPaper,
    Object.keys(reviewTries).filter((command) => !used.includes(command)),
  ),
  isPartial: true,
  isOver: (world) => world.cases[review]?.snapshot.state === 'appointing' && isSettled(world),
  outside: ends,
  same: { ...reviewHeard.same, views: { ...reviewHeard.same.views, review: parts({ ...reviewView.parts, ...paperViews }) } },
  most: 20_000,
};
