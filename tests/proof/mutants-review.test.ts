// Each invariant of reviews and meetings can fail: with what upholds it gone wrong, the search finds a counter-example.
import { afterEach, describe, expect, it } from 'vitest';
import { meeting } from '../../machines/meeting.ts';
import { review } from '../../machines/review.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { keyOf } from '../../src/proof/key.ts';
import { make, movesFrom } from '../../src/proof/moves.ts';
import type { Scene } from '../../src/proof/scene.ts';
import { applicationDecided } from '../../src/proof/scenes/application-decided.ts';
import { reviewHeard } from '../../src/proof/scenes/review.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';
import type { World } from '../../src/proof/world.ts';
import { brokenIn, leading, without } from './mutant.ts';

afterEach(() => {
  replaceWorkflow(review);
  replaceWorkflow(meeting);
});

const seated = 'nobody sits on the panel of what they decided or had a part in, or with an interest';
const complete = 'a hearing is set for two portfolio holders and one CVS representative, who have declared';
const once = 'a review is opened once, of an outcome that was released, was not made after a review, and is not ended by the organisation';
const votesAtOnce = { target: 'stands', actions: ['rememberVote', 'closeAsStands', 'askStands'] };

/** From one start. */
const from = (start: number): Scene => ({ ...reviewHeard, starts: () => reviewHeard.starts().slice(start, start + 1) });

/** From the first start on, after these moves, so that the search is short. */
function later(...labels: readonly string[]): Scene {
  const moved = (world: World, label: string): World => {
    const move = movesFrom(reviewHeard, world, keyOf(world, reviewHeard.same).boundaries).find((one) => one.label === label);
    if (!move) throw new Error(`Nobody can do “${label}”.`);
    return make(reviewHeard, world, move).world;
  };
  return { ...reviewHeard, starts: () => [labels.reduce(moved, reviewHeard.starts()[0] as World)] };
}

const members = ['holder1', 'leader', 'cvs'];
const appointed = ['review request (plain)', ...members.map((who) => `review appoint (${who}) by administrator`)];
const declared = [...appointed, ...members.map((who) => `review declareInterest (none) by ${who}`)];

describe('the search finds', { timeout: 60_000 }, () => {
  it.each<[what: string, workflow: Workflow, within: Scene, most: number, invariant: string]>([
    ['P3a', without(review, 'P3a'), from(0), 200, seated],
    ['P3b', without(review, 'P3b'), from(0), 200, seated],
    ['P8a', without(review, 'P8a'), later(...declared.slice(0, 2), 'review declareInterest (interest) by holder1'), 50, seated],
    ['V4f', without(review, 'V4f'), from(0), 400, complete],
    ['V4g', without(review, 'V4g'), later(...appointed), 50, complete],
    [
      'one vote',
      leading(review, 'voting', 'vote', votesAtOnce),
      later(...declared, 'review setHearing (with notice) by administrator'),
      300,
      'a review ends by the majority of its three members, each voting once',
    ],
    ['V2b', without(review, 'V2b'), from(0), 50, once],
    ['V2c', without(review, 'V2c'), from(0), 50, once],
    ['V1b', without(review, 'V1b'), from(0), 50, once],
    ['V1c', without(review, 'V1c'), from(1), 50, once],
    ['V2d', without(review, 'V2d'), from(1), 50, once],
    [
      'F10a, F10b',
      without(review, 'F10a', 'F10b'),
      from(2),
      50,
      'a late review is opened only while its hub has no other live application',
    ],
    ['D6f', without(meeting, 'D6f'), applicationDecided, 2500, 'a meeting closes with nothing on its list undecided'],
  ])('%s', (_, workflow, within, most, invariant) => {
    expect(brokenIn(within, workflow, most)).toContain(invariant);
  });
});
