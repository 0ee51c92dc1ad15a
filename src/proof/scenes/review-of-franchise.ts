// A review of what was decided in a franchise: the franchise hears of it as it says in its own worlds.
import type { Json } from '../../../machines/effects.ts';
import { type Alphabet, attemptsFrom, type Tries } from '../alphabet.ts';
import { actorOf, hub, organisation, personOf } from '../people.ts';
import type { Scene } from '../scene.ts';
import { idOf, type Move, worldOn } from '../world.ts';
import { reviewHeard, reviewTries } from './review.ts';

const franchise = idOf('f', 1);
const reference = 'DN-0000-0000-0001';

const suspension = {
  ...{ case: franchise, workflow: 'franchise', reference, kind: 'suspension', on: '2027-01-11', reviewBy: '2027-03-01' },
  ...{ by: [personOf('deciding')], involved: [personOf('officer')], remitted: false, reviewed: false },
};

const request: Move = {
  does: 'opening',
  label: 'review request (of a suspension)',
  command: 'review.request',
  actor: actorOf('lead'),
  about: { organisation, hub },
  data: { about: franchise, workflow: 'franchise', decision: reference, grounds: ['bias'], explanation: 'text:explanation' },
};

const firstOf =
  (count: number, tries: Tries | undefined): Tries =>
  (...on) =>
    (tries?.(...on) ?? []).slice(0, count);

/** One way of doing each thing: how else it can be done is the world of a review. */
const inOrder: Alphabet = {
  ...reviewTries,
  addStatement: () => [],
  removeMember: () => [],
  appoint: firstOf(3, reviewTries.appoint),
  declareInterest: firstOf(3, reviewTries.declareInterest),
  setHearing: firstOf(1, reviewTries.setHearing),
};

/** A review of a suspension. */
export const reviewOfFranchise: Scene = {
  ...reviewHeard,
  name: 'a review of a franchise’s suspension',
  about: 'The same panel and votes, told to a franchise.',
  starts: () => [worldOn('2027-02-08', { decisions: [suspension] as unknown as Json })],
  openings: (world) => (Object.keys(world.cases).length > 0 ? [] : [request]),
  attempts: attemptsFrom(inOrder),
  outside: () => [],
};
