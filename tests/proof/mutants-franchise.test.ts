// Each invariant of franchises can fail: with what upholds it taken away, the search finds a counter-example.
import { afterEach, describe, expect, it } from 'vitest';
import { addDays } from '../../machines/calendar.ts';
import { ask } from '../../machines/effects.ts';
import { franchiseDesk } from '../../machines/franchise.actions.ts';
import type { FranchiseContext } from '../../machines/franchise.context.ts';
import { reviewClosed } from '../../machines/franchise.decision.ts';
import { franchise } from '../../machines/franchise.ts';
import type { Rule, Workflow } from '../../machines/workflow.ts';
import { franchiseInvariants } from '../../src/proof/invariants-franchise.ts';
import type { Scene } from '../../src/proof/scene.ts';
import {
  franchiseDeciders,
  franchiseEnded,
  franchiseLeft,
  franchisePlaced,
  franchiseReviewed,
  franchiseSuspended,
} from '../../src/proof/scenes/franchise.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';
import { brokenIn, without } from './mutant.ts';

afterEach(() => replaceWorkflow(franchise));

const found = (scene: Scene, workflow: Workflow, most: number) => brokenIn(scene, workflow, most, franchiseInvariants);

const undeclared = 'nobody decides on a franchise who has not declared, or has an interest and no dispensation';
const alone = 'nobody signs off their own return, proposal or ending';

/** Placed, on the day before the meeting. */
const beforeItsMeeting: Scene = {
  ...franchiseEnded,
  starts: () => franchiseEnded.starts().map((world) => ({ ...world, today: addDays(world.today, -1) })),
};

describe('without its rule, the search finds', { timeout: 60_000 }, () => {
  it.each<[rule: string, scene: Scene, most: number, name: string]>([
    ['P8a', franchiseDeciders, 400, undeclared],
    ['P2a', franchiseDeciders, 400, undeclared],
    [
      'P3a',
      franchiseDeciders,
      400,
      'what a review sent back of a franchise is decided afresh by neither its maker, nor the panel, nor whoever stands in for them',
    ],
    ['P5a', franchiseDeciders, 800, alone],
    ['P5b', franchiseDeciders, 400, alone],
    ['P6a', franchiseReviewed, 400, alone],
    [
      'H4a',
      franchiseSuspended,
      400,
      'a franchise is suspended by a holder who confirms an officer’s proposal, on a ground, and comes back in the same way',
    ],
    ['D4a', beforeItsMeeting, 400, 'a franchise ends by a decision to end it, made at its meeting or later, that is in force'],
    ['H4e', franchiseLeft, 200, 'an organisation leaves with 28 days of notice, and what it did not take back'],
    ['F15a', franchiseDeciders, 800, 'an ending is deferred twice at most'],
    ['H4j', franchiseSuspended, 400, 'a letter on a suspension or an ending waits for release only while that stands, and alone'],
  ])('%s in “$scene.name”', (rule, scene, most, name) => {
    expect(found(scene, without(franchise, rule), most)).toContain(name);
  });

  it('P10a: one person proposes a suspension and confirms it', () => {
    const anybody = (rule: Rule): Rule => ({
      ...rule,
      refuse: ({ context }) => ((context as FranchiseContext).proposal ? null : 'Nobody has proposed it.'),
    });
    expect(
      found(franchiseDeciders, { ...franchise, rules: franchise.rules.map((rule) => (rule.id === 'P10a' ? anybody(rule) : rule)) }, 800),
    ).toContain(alone);
  });
});

const nothing = franchiseDesk.assign({});
const leavesToday = franchiseDesk.enqueueActions(({ event, enqueue }) => {
  enqueue(ask([{ do: 'set-deadline', name: 'leaves', due: event.act.on, fires: 'on' }]));
});
const forgetsWhoDecided = franchiseDesk.assign(({ context, event }) =>
  event.type === 'reviewClosed' ? { ...reviewClosed(context, event), sentBack: [] } : {},
);

describe('with its machine gone wrong, the search finds', { timeout: 60_000 }, () => {
  it.each<[what: string, change: { actions?: object; guards?: object }, scene: Scene, most: number, name: string]>([
    [
      'whatever is decided ends it',
      { guards: { isEnding: () => true } },
      franchiseEnded,
      400,
      'a franchise ends by a decision to end it, made at its meeting or later, that is in force',
    ],
    [
      'a notice that is over at once',
      { actions: { askLeave: leavesToday }, guards: { isLeaveOver: () => true } },
      franchiseLeft,
      200,
      'time alone suspends and ends nothing but a notice that is over, or a decision whose day has come',
    ],
    [
      'a review that forgets who decides afresh',
      { actions: { rememberReviewClosed: forgetsWhoDecided } },
      franchiseSuspended,
      800,
      'a review never suspends, ends or lifts on its own grounds: what it sends back is decided afresh',
    ],
    [
      'grounds that nobody sees',
      { guards: { leavesGrounds: () => false } },
      franchiseReviewed,
      400,
      'where a franchise stands says what is on record',
    ],
    [
      'a register that is not kept',
      { actions: { askEntry: nothing } },
      franchiseReviewed,
      400,
      'the public register says of a franchise what it is',
    ],
    [
      'a proposal that never expires',
      { actions: { askProposed: nothing } },
      franchiseSuspended,
      200,
      'a franchise’s time limits all have a day that comes, and an ended one has none',
    ],
    [
      'a hub that is not claimed',
      { actions: { askOpened: nothing } },
      franchiseReviewed,
      200,
      'a hub has one franchise, which holds it until it ends',
    ],
    [
      'a meeting that is not told',
      { actions: { askPlaced: nothing } },
      franchisePlaced,
      400,
      'an ending and its meeting know of each other, and of one date',
    ],
  ])('%s', (_, change, scene, most, name) => {
    expect(found(scene, { ...franchise, machine: franchise.machine.provide(change as never) }, most)).toContain(name);
  });
});
