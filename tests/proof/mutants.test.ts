// Each invariant of applications can fail: with what upholds it gone wrong, the search finds a counter-example.
import { afterEach, describe, expect, it } from 'vitest';
import { applicationDesk } from '../../machines/application.actions.ts';
import type { ApplicationContext } from '../../machines/application.context.ts';
import { application } from '../../machines/application.ts';
import { ask } from '../../machines/effects.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { attemptsFrom } from '../../src/proof/alphabet.ts';
import { applicationTries } from '../../src/proof/alphabet-application-later.ts';
import { actorOf, hub, organisation } from '../../src/proof/people.ts';
import type { Scene } from '../../src/proof/scene.ts';
import { applicationDecided } from '../../src/proof/scenes/application-decided.ts';
import { applicationDeciders, applicationPrepared } from '../../src/proof/scenes/application-prepared.ts';
import { applicationAwarded, applicationCorrected, applicationResubmitted } from '../../src/proof/scenes/application-stage2.ts';
import * as starts from '../../src/proof/scenes/application-starts.ts';
import { applicationOffered, applicationSupported } from '../../src/proof/scenes/application-supported.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';
import { idOf, type World } from '../../src/proof/world.ts';
import { acting, brokenIn, leading, without } from './mutant.ts';

afterEach(() => replaceWorkflow(application));

const scene = (name: string, world: () => World): Scene => ({
  name,
  about: 'The smallest world that shows it.',
  workflows: ['application'],
  starts: () => [world()],
  attempts: attemptsFrom(applicationTries),
  idOfOpened: (now) => idOf('a', now.serial + 1),
  same: applicationDeciders.same,
  most: 0,
});

/** On the day of its meeting at either stage, falling short of what is asked. */
const stage1 = scene('the day of its meeting, stage 1', () => starts.onItsMeeting(starts.waitingToBePlaced()));
const stage2 = scene('the day of its meeting, stage 2', () => starts.onItsMeeting(starts.atStage2(false)));

/** The same beside an application of the organisation that was declined before this one was submitted. */
function besideDecline(): World {
  const declined = starts.inForce(starts.decidedAs(starts.onItsMeeting(starts.atStage2(false)), 'decline for what is not met'));
  const world = starts.onItsMeeting(starts.waitingToBePlaced());
  const [before, one] = [declined.cases[starts.application], world.cases[starts.application]];
  if (!before || !one) throw new Error('The application is not there.');
  const { today } = declined;
  const context = { ...(one.snapshot.context as ApplicationContext), firstSubmittedOn: today };
  const again = { ...one, subject: { ...one.subject, case: idOf('a', 2) }, snapshot: { ...one.snapshot, context } };
  return { ...world, today, cases: { [starts.application]: before, [idOf('a', 2)]: again } };
}

/** A draft, and the organisation starting another for the same hub. */
const second: Scene = {
  ...scene('two drafts for one hub', starts.drafted),
  attempts: () => [],
  openings: (world) =>
    Object.keys(world.cases).length > 1
      ? []
      : [
          {
            does: 'opening',
            label: 'another application start',
            command: 'application.start',
            data: {},
            actor: actorOf('lead'),
            about: { organisation, hub },
          },
        ],
};

const nothing = applicationDesk.assign({});
const tellsApproval = applicationDesk.enqueueActions(({ enqueue }) => {
  enqueue(ask([{ do: 'letter', kind: 'application-approved', to: 'organisation', model: {} } as never]));
});
const offersAgain = applicationDesk.enqueueActions(({ enqueue }) => {
  enqueue(ask([{ do: 'letter', kind: 'application-support-offered', to: 'organisation', model: {}, released: 'letterReleased' } as never]));
});

const reviewGives = { target: 'approved', actions: ['rememberReviewEnd'] };
const declinesByItself = { target: 'declined', actions: ['closeAsDeclined'] };

describe('the search finds', { timeout: 60_000 }, () => {
  it.each<[what: string, workflow: Workflow, within: Scene, most: number, invariant: string]>([
    [
      'P8a',
      without(application, 'P8a'),
      applicationDeciders,
      500,
      'nobody decides who has not declared, or has an interest and no dispensation',
    ],
    [
      'P2a',
      without(application, 'P2a'),
      applicationDeciders,
      500,
      'nobody decides who has not declared, or has an interest and no dispensation',
    ],
    [
      'P2c',
      without(application, 'P2c'),
      applicationDeciders,
      500,
      'a remitted decision is made afresh by neither its maker, nor the panel, nor whoever stands in for them',
    ],
    [
      'P5a',
      without(application, 'P5a'),
      applicationPrepared,
      1000,
      'nobody signs off what they prepared, submitted, signed or reported on',
    ],
    [
      'P5b, with nobody asked whose turn it is',
      without(application, 'P5b', 'P8a', 'P2b'),
      applicationDeciders,
      500,
      'nobody signs off what they prepared, submitted, signed or reported on',
    ],
    ['P6a', without(application, 'P6a'), applicationPrepared, 300, 'what needs two people is done by two'],
    ['F4a', without(application, 'F4a'), stage1, 50, 'there is no decline at stage 1 and no offer at stage 2'],
    ['D5a', without(application, 'D5a'), stage2, 50, 'there is no decline at stage 1 and no offer at stage 2'],
    ['F8a', without(application, 'F8a'), stage2, 50, 'a decline rests on criteria that the offer listed and that are not met'],
    ['F8c', without(application, 'F8c'), stage2, 50, 'a decline rests on criteria that the offer listed and that are not met'],
    ['F13a', without(application, 'F13a'), stage1, 50, 'an approval has the core offer met and the level in date'],
    ['D5k', without(application, 'D5k'), applicationCorrected, 1500, 'an approval has the core offer met and the level in date'],
    [
      'F11c',
      without(application, 'F11c'),
      applicationAwarded,
      1500,
      'no award without an approval in force, a signature, the level in date, and no open review',
    ],
    [
      'a review that approves',
      leading(application, 'offered', 'reviewClosed', reviewGives),
      applicationOffered,
      500,
      'a review never awards, approves or declines',
    ],
    [
      'an offer that declines itself',
      leading(application, 'offered', 'lapseOffer', declinesByItself),
      applicationOffered,
      1500,
      'nothing is declined by a timer, and a lapse is announced and over',
    ],
    [
      'a lapse nobody announced',
      leading(application, 'supported', 'passDeadline', { target: 'lapsed', actions: ['closeAsLapsed'] }),
      applicationSupported,
      2500,
      'nothing is declined by a timer, and a lapse is announced and over',
    ],
    [
      'a hold that declines',
      leading(application, 'placed', 'levelChanged', { target: 'approval-ended', actions: ['closeAsWithdrawn'] }),
      applicationDecided,
      600,
      'a hold or a meeting that moved or was cancelled never leads to a decline or a lapse by itself',
    ],
    [
      'a letter before its time',
      acting(application, { askDecided: tellsApproval }),
      applicationDeciders,
      500,
      'nothing opens and no outcome is told before the decision takes effect',
    ],
    [
      'F7a, F7c',
      without(application, 'F7a', 'F7c'),
      applicationSupported,
      800,
      'the stage 2 deadline is within its bound; whoever comes back from a lapse has at least 28 days',
    ],
    [
      'an offer told again',
      acting(application, { askCorrectionProposed: offersAgain }),
      applicationOffered,
      400,
      'no letter on an outcome is promised twice',
    ],
    [
      'an offer told again',
      acting(application, { askCorrectionProposed: offersAgain }),
      applicationOffered,
      400,
      'a letter on one outcome waits once to be released',
    ],
    [
      'a second draft',
      acting(without(application, 'F10a', 'F10b', 'F10d'), { askStarted: nothing }),
      second,
      50,
      'a hub has one live application',
    ],
    ['S1a', without(application, 'S1a'), stage1, 50, 'a grant offered is within the cap'],
    [
      'F10c',
      without(application, 'F10c'),
      scene('beside a decline', besideDecline),
      50,
      'no grant on an application submitted after a standing decline, or for a hub that was paid one',
    ],
    [
      'a refusal that is withdrawn',
      leading(without(application, 'F12a'), 'offer-refused', 'withdraw', {}),
      applicationOffered,
      1500,
      'a closed case takes nothing but what a rule allows, and comes back to life only by what puts it right',
    ],
    [
      'news that brings a case back',
      leading(application, 'withdrawn', 'reviewClosed', { target: 'submitted', actions: ['rememberReviewEnd'] }),
      applicationResubmitted,
      300,
      'a closed case takes nothing but what a rule allows, and comes back to life only by what puts it right',
    ],
    [
      'nobody who can act',
      application,
      { ...scene('nowhere to go', stuck), attempts: () => [] },
      50,
      'every open state has somebody who can act or a day that will come',
    ],
  ])('%s', (_, workflow, within, most, invariant) => {
    expect(brokenIn(within, workflow, most)).toContain(invariant);
  });
});

/** A case that waits, with nobody to do anything. */
function stuck(): World {
  return { ...starts.waitingToBePlaced(), deadlines: [], registers: [] };
}
