// Each invariant of self-assessments can fail: with what upholds it taken away, the search finds a counter-example.
import { afterEach, describe, expect, it } from 'vitest';
import { assessmentDesk } from '../../machines/assessment.desk.ts';
import { assessment } from '../../machines/assessment.ts';
import { ask } from '../../machines/effects.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { assessmentInvariants } from '../../src/proof/invariants-assessment.ts';
import type { Scene } from '../../src/proof/scene.ts';
import { assessmentAreas, assessmentRenewed, assessmentSubmitted, assessmentValidators } from '../../src/proof/scenes/assessment.ts';
import { replaceWorkflow } from '../../src/proof/workflows.ts';
import { brokenIn, without } from './mutant.ts';

afterEach(() => replaceWorkflow(assessment));

const found = (scene: Scene, workflow: Workflow, most: number) => brokenIn(scene, workflow, most, assessmentInvariants);

const independent = 'nobody validates for whom they belong to, have an interest in, act for, or have not declared on';

describe('without its rule, the search finds', { timeout: 60_000 }, () => {
  it.each<[rule: string, scene: Scene, most: number, name: string]>([
    ['P1a', assessmentValidators, 200, independent],
    ['P5a', assessmentValidators, 800, independent],
    ['P8a', assessmentValidators, 200, independent],
    ['P8b', assessmentValidators, 200, independent],
    ['P5b', assessmentValidators, 1500, 'no result rests on what somebody found who acts for the organisation or declared an interest'],
    ['V1b', assessmentAreas, 1500, 'a second look is nobody’s who came to the first result'],
    ['P6a', assessmentSubmitted, 200, 'two people submit claims, or the single officer there is'],
    [
      'G3a',
      assessmentValidators,
      1500,
      'a level is signed off by the lead validator alone, with every required statement found met in an area that a validator concluded',
    ],
    [
      'G7b',
      assessmentValidators,
      1500,
      'a level is signed off by the lead validator alone, with every required statement found met in an area that a validator concluded',
    ],
    ['G10b', assessmentValidators, 1500, 'a result comes after the organisation’s replies, or after the time for them'],
    ['G10e', assessmentValidators, 1500, 'once the areas are concluded a finding changes in the organisation’s favour only'],
    ['G6d', assessmentValidators, 800, 'nothing is found or concluded in an area while the organisation may still answer'],
  ])('%s in “$scene.name”', (rule, scene, most, name) => {
    expect(found(scene, without(assessment, rule), most)).toContain(name);
  });
});

const nothing = assessmentDesk.assign({});
const runsOutToday = assessmentDesk.enqueueActions(({ event, enqueue }) => {
  enqueue(ask([{ do: 'set-deadline', name: 'expire', due: event.act.on, fires: 'on' }]));
});
const forgetsFindings = assessmentDesk.assign({ findings: {} });
const opensAreas = assessmentDesk.assign(({ context }) => ({
  areas: Object.fromEntries(Object.entries(context.areas).map(([id, area]) => [id, { ...area, status: 'open' as const }])),
}));

describe('with its action gone wrong, the search finds', { timeout: 60_000 }, () => {
  it.each<[action: string, instead: unknown, scene: Scene, most: number, name: string]>([
    ['askSignedOff', nothing, assessmentValidators, 1500, 'a certificate comes with a sign-off, one for a case, and stays as it is'],
    ['passAnswer', forgetsFindings, assessmentValidators, 1500, 'time alone finds nothing, refuses nothing and signs nothing off'],
    ['askRevision', nothing, assessmentValidators, 800, 'claims change only with a numbered revision that is stored'],
    [
      'keepReconsidered',
      opensAreas,
      assessmentValidators,
      1500,
      'an area that was concluded opens again only for new claims, a second validator, an interest or a paper in time',
    ],
    ['askReplies', nothing, assessmentValidators, 1500, 'a self-assessment’s time limits all have a day that comes'],
    ['askStarted', nothing, assessmentSubmitted, 200, 'an organisation has one self-assessment under way for a level'],
    [
      'askExpired',
      nothing,
      assessmentRenewed,
      200,
      'a level that changes is told to every open application and franchise of the organisation, and one that does not is not',
    ],
  ])('%s in “$scene.name”', (action, instead, scene, most, name) => {
    const machine = assessment.machine.provide({ actions: { [action]: instead as never } });
    expect(found(scene, { ...assessment, machine }, most)).toContain(name);
  });

  it('the certificate’s last day: it runs out early', () => {
    const machine = assessment.machine.provide({
      actions: { askSignedOff: runsOutToday as never },
      guards: { certificateInDate: () => false },
    });
    expect(found(assessmentRenewed, { ...assessment, machine }, 50)).toContain(
      'a level runs out once its last day is over, and not before',
    );
  });
});
