// The scheme's yearly review, this year's and the next.
import { type Alphabet, attemptsFrom } from '../alphabet.ts';
import { actorOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { as, asSet, gone, parts, present, type View } from '../view.ts';
import { idOf, type Move, type World, worldOn } from '../world.ts';

const letters = 'it is only published';

/** Everything that people may send to a yearly review. */
export const schemeReviewTries: Alphabet = {
  open: () => [],
  recordFindings: () => [['officer', { impact: ['text:impact'], refresh: ['text:refresh'] }]],
  nameChange: () => [
    ['administrator', { what: 'policy', version: 1 }, 'a version there is'],
    ['administrator', { what: 'policy', version: 9 }, 'a version there is not'],
  ],
  publish: () => [['administrator']],
  close: () => [['administrator']],
};

function openings(world: World): Move[] {
  const opening = (year: number, word: string): Move => ({
    does: 'opening',
    label: `scheme-review open (${word})`,
    command: 'scheme-review.open',
    data: { year },
    actor: actorOf('administrator'),
    about: {},
  });
  const now = Number(world.today.slice(0, 4));
  const isFull = Object.keys(world.cases).length >= 2;
  return isFull ? [] : [opening(now, 'this year'), opening(now + 1, 'next year')];
}

const view: View = parts({
  openedOn: gone(letters),
  findings: present(letters),
  changes: asSet(parts({ from: gone(letters) }), 'which'),
  figures: gone(letters),
  publishedOn: gone('its state says so'),
  closedOn: gone('its state says so'),
  year: as(
    (year: number) => ({ from: `${year + 1}-01-01` }),
    'whether the next year has begun; which of the two it is, is told by their order',
  ),
});

/** The yearly review. */
export const schemeReviewed: Scene = {
  name: 'the yearly review of the scheme',
  about: 'Two years’ reviews: findings, named changes, publication, closing, and the reminder of the next.',
  workflows: ['scheme-review'],
  starts: () => [worldOn('2027-02-08')],
  openings,
  attempts: attemptsFrom(schemeReviewTries),
  idOfOpened: (world) => idOf('5', Object.keys(world.cases).length + 1),
  same: { views: { 'scheme-review': view }, inert: { 'scheme-review': ['remindPublish', 'remindNext'] } },
  most: 5_000,
};
