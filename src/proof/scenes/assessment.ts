// Self-assessments: prepared and submitted, validated by two, area by area, signed off or not yet met, run out and renewed, and on paper.

import { type AssessmentContext, type Met, statementsOf } from '../../../machines/assessment.context.ts';
import { addDays } from '../../../machines/calendar.ts';
import type { Json } from '../../../machines/effects.ts';
import { type Alphabet, attemptsFrom } from '../alphabet.ts';
import { assessmentTries } from '../alphabet-assessment.ts';
import { assessmentPaperTries } from '../alphabet-assessment-paper.ts';
import { actorOf, alsoAs, type Office, organisation, personOf } from '../people.ts';
import type { Attempt, Scene } from '../scene.ts';
import { begin, type StartStep } from '../start.ts';
import { assessmentInert, assessmentOnPaperView, assessmentView } from '../view-assessment.ts';
import { type CaseNow, idOf, type Move, type World, worldOn } from '../world.ts';

const assessment = idOf('9', 1);
const today = '2027-01-04';
const none = { interest: 'none' };
const ofOrganisation = ['lead', 'contributor', 'signatory'] as const;

const stateOf = (world: World, id = assessment) => world.cases[id]?.snapshot.state ?? '';
const contextOf = (world: World) => world.cases[assessment]?.snapshot.context as AssessmentContext;
const inState =
  (...states: readonly string[]) =>
  (world: World) =>
    states.includes(stateOf(world));

const did = (command: string, as: Office, data: unknown = {}): StartStep => ({
  case: assessment,
  do: `assessment.${command}`,
  as,
  with: data,
  about: { organisation },
});

const started = (outside: Record<string, Json> = {}) => begin(worldOn(today, outside), [did('start', 'lead', { targetLevel: 1 })]);

/** Submitted with that claim about everything. */
function submitted(claim: Met, outside: Record<string, Json> = {}): World {
  const world = started(outside);
  const claims = statementsOf(contextOf(world)).map((statement) => ({ statement, claim }));
  return begin(world, [did('prepare', 'contributor', { claims }), did('submit', 'signatory')]);
}

/** With a lead validator; both have declared no interest. */
const validated = (claim: Met, outside: Record<string, Json> = {}): World =>
  begin(submitted(claim, outside), [
    did('declareInterest', 'validator', none),
    did('declareInterest', 'validator2', none),
    did('takeLead', 'validator'),
  ]);

const agreed = (area: string, statement: string): readonly StartStep[] => [
  did('takeArea', 'validator', { area }),
  did('find', 'validator', { area, findings: [{ statement, result: 'agree' }] }),
  did('concludeArea', 'validator', { area }),
];

const signedOff = (outside: Record<string, Json>): World =>
  begin(validated('met', outside), [...agreed('governance', 'g1'), did('signOff', 'validator'), { drop: true }]);

function opening(world: World, level: number): Move {
  return {
    does: 'opening',
    label: `assessment ${Object.keys(world.cases).length + 1} start (level ${level})`,
    command: 'assessment.start',
    data: { targetLevel: level },
    actor: actorOf('lead'),
    about: { organisation },
  };
}

/** The same alphabet with these people alone. */
const by = (alphabet: Alphabet, ...who: readonly Office[]): Alphabet =>
  Object.fromEntries(
    Object.entries(alphabet).map(([command, tries]) => [
      command,
      (...asked: Parameters<typeof tries>) => tries(...asked).filter(([person]) => who.some((one) => one === person)),
    ]),
  );

const shared = {
  workflows: ['assessment'],
  idOfOpened: (world: World) => idOf('9', Object.keys(world.cases).length + 1),
  same: { views: { assessment: assessmentView }, inert: { assessment: assessmentInert } },
  most: 30_000,
};

const hubRecorded: Move = {
  does: 'outside',
  label: 'a hub is recorded',
  change: (now) => ({ ...now, outside: { ...now.outside, runsHub: true } }),
};

/** A second one is tried while the first goes on, and once that was withdrawn with nothing in it. */
const mayOpen = (world: World): boolean =>
  world.cases[assessment] === undefined ||
  (Object.keys(world.cases).length < 2 && (stateOf(world) !== 'withdrawn' || contextOf(world).hands.length === 0));

/** Until a validator takes it. */
export const assessmentSubmitted: Scene = {
  ...shared,
  name: 'a self-assessment until it is validated',
  about:
    'Started, prepared, submitted by the right people, withdrawn and started again; a hub is recorded at any time; a second one is tried beside it.',
  starts: () => [worldOn(today), worldOn(today, { singleOfficer: '2026-01-01' }), worldOn(today, { runsHub: true })],
  openings: (world) => (mayOpen(world) ? [opening(world, 1), opening(world, 9)] : []),
  attempts: attemptsFrom(assessmentTries),
  outside: (world) => (world.outside.runsHub === true ? [] : [hubRecorded]),
  isOver: (world) => Object.keys(world.cases).some((id) => stateOf(world, id) === 'validating'),
};

/** Who validates. */
export const assessmentValidators: Scene = {
  ...shared,
  name: 'who validates a self-assessment',
  about:
    'One area and two validators: interests, the lead and the area taken, given back and freed; asked, answered, found, concluded, replied, reconsidered, signed off.',
  starts: () => [submitted('met')],
  attempts: attemptsFrom(assessmentTries),
  isOver: inState('draft', 'signed-off', 'withdrawn'),
};

const oneValidator = ['stepBack', 'freeWork', 'releaseArea', 'declareInterest'];

/** One validator does everything, the other once a second one was asked for; then the first is tried in one act alone. */
function oneAtATime(world: World, id: string, one: CaseNow): readonly Attempt[] {
  const { firstValidators } = one.snapshot.context as AssessmentContext;
  const isSecond = firstValidators.length > 0 && one.snapshot.state !== 'draft' && one.snapshot.state !== 'prepared';
  const resting = personOf(isSecond ? 'validator' : 'validator2');
  return inAreas(world, id, one).filter(({ actor, command }) => actor.person !== resting || (isSecond && command === 'takeLead'));
}

const inAreas = attemptsFrom(by(assessmentTries, ...ofOrganisation, 'validator', 'validator2'), oneValidator);

/** Two areas, or two statements in one. */
export const assessmentAreas: Scene = {
  ...shared,
  name: 'a self-assessment of two areas',
  about: 'One validator finds, asks and concludes in two areas in any order; not yet met, changed claims, a second validator.',
  starts: () => [validated('met', { runsHub: true }), validated('met', { standard: 'wide' })],
  attempts: oneAtATime,
  isOver: inState('signed-off', 'withdrawn'),
};

const others = { openCases: { application: [idOf('a', 1)], franchise: [idOf('f', 1)] } };

/** A level and its end. */
export const assessmentRenewed: Scene = {
  ...shared,
  name: 'a self-assessment signed off, run out and renewed',
  about: 'A certificate runs out; the organisation assesses itself again before and after, for the same level and for the next.',
  starts: () => [signedOff(others), signedOff({ ...others, standard: 'levels' })],
  openings: (world) =>
    Object.keys(world.cases).length < 2 ? [opening(world, 1), ...(world.outside.standard === 'levels' ? [opening(world, 2)] : [])] : [],
  attempts: attemptsFrom(by(assessmentTries, ...ofOrganisation, 'validator'), [
    'stepBack',
    'releaseArea',
    'askForMore',
    'askSecondValidator',
  ]),
};

/** On paper: the alphabet of people who need it, and an officer who is a validator too. */
const onPaper: Alphabet = {
  ...by(assessmentTries, ...ofOrganisation, 'validator'),
  ...assessmentPaperTries,
  prepare: (...asked) => (assessmentTries.prepare?.(...asked) ?? []).slice(0, 2),
  declareInterest: () => [
    ['validator', none],
    [alsoAs('officer', 'validator'), none],
  ],
  takeLead: () => [['validator'], [alsoAs('officer', 'validator')]],
};

/** Papers. */
export const assessmentOnPaper: Scene = {
  ...shared,
  name: 'a self-assessment on paper',
  about:
    'Claims, answers and replies keyed by one officer and confirmed by another, in time and late, and what the organisation says of them.',
  starts: () => {
    const asked = begin(validated('met'), [
      did('takeArea', 'validator', { area: 'governance' }),
      did('askForMore', 'validator', { area: 'governance', statements: [{ statement: 'g1', question: 'text:question' }] }),
    ]);
    const differing = begin(validated('met'), [
      did('takeArea', 'validator', { area: 'governance' }),
      did('find', 'validator', {
        area: 'governance',
        findings: [{ statement: 'g1', result: 'differ', found: 'partly', reason: 'text:reason' }],
      }),
      did('concludeArea', 'validator', { area: 'governance' }),
    ]);
    return [started(), started({ singleOfficer: '2026-01-01' }), asked, { ...differing, today: addDays(differing.today, 1) }];
  },
  attempts: attemptsFrom(onPaper, ['stepBack', 'releaseArea', 'withdraw', 'askSecondValidator']),
  isOver: (world) =>
    inState('signed-off')(world) || (stateOf(world) === 'validating' && contextOf(world).areas.governance?.validator === null),
  same: { views: { assessment: assessmentOnPaperView }, inert: { assessment: assessmentInert } },
};
