// What people try on a self-assessment.
import { type AssessmentContext, differences, type Met, statementsOf, unmet } from '../../machines/assessment.context.ts';
import { addDays } from '../../machines/calendar.ts';
import type { Alphabet, Try } from './alphabet.ts';
import { alsoAs, interested, type Office, personOf } from './people.ts';
import type { World } from './world.ts';

type Context = AssessmentContext;

const PLAN_DAYS = 30;
const UNKNOWN = 'colour';
const validators = ['validator', 'validator2'] as const satisfies readonly Office[];
const none = { interest: 'none' };
const some = { interest: 'interest' };

/** Of the three answers met, partly and not the last two do alike whatever can be done here: two are tried. */
const other = (one: Met | undefined): Met => (one === 'met' ? 'partly' : 'met');

const claimOn = (statement: string, claim: Met) => ({ statement, claim });

/** Every statement that claims can be about today: with a hub recorded since, what is asked of hubs too (G1). */
const askedNow = (world: World, context: Context) => [
  ...statementsOf(context),
  ...(world.outside.runsHub === true ? Object.values(context.hubStatements).flat() : []),
];

/** Claims put together: all met, the first or the last only partly, as before, and each slip that a rule is for. */
function preparations(world: World, context: Context): Try[] {
  const asked = askedNow(world, context);
  const claims = (of: (statement: string, at: number) => object) => ({ claims: asked.map(of) });
  const [first = '', last = ''] = [asked[0], asked.at(-1)];
  const but = (statement: string) => claims((one) => claimOn(one, one === statement ? 'partly' : 'met'));
  const kept = (statement: string) =>
    claims((one) => (one === statement ? claimOn(one, other(context.claims[one]?.claim)) : { statement: one, keep: true }));
  return [
    ['contributor', but(''), 'all met'],
    ['contributor', but(first), 'the first partly'],
    ...(first === last ? [] : [['contributor', but(last), 'the last partly'] as const]),
    ['contributor', kept(''), 'all as before'],
    ...(context.revision > 0 ? [['contributor', kept(first), 'the first changed, the rest as before'] as const] : []),
    ['signatory', but(''), 'all met, by who submits'],
    ['contributor', { claims: [claimOn(first, 'met'), claimOn(first, 'partly')] }, 'one twice'],
    ['contributor', { claims: [...but('').claims, claimOn(UNKNOWN, 'met')] }, 'one not asked about'],
    ...(asked.length > 1 ? [['contributor', { claims: [claimOn(first, 'met')] }, 'one left out'] as const] : []),
  ];
}

const ofOrganisation: Alphabet = {
  start: () => [],
  prepare: preparations,
  submit: () => [['signatory']],
  withdraw: () => [['lead']],
  askSecondValidator: () => [['lead', { reason: 'text:reason' }]],
  answer: (_, context: Context) =>
    eachArea(context, (area, statements) => {
      const claims = (of: (statement: string) => Met) => ({ area, claims: statements.map((one) => claimOn(one, of(one))) });
      const now = (statement: string): Met => context.claims[statement]?.claim ?? 'met';
      return [
        ['contributor', claims(now), `${area} as claimed`],
        ['contributor', claims((one) => other(now(one))), `${area} with other claims`],
        ['signatory', claims((one) => other(now(one))), `${area} with other claims`],
        ['contributor', { area, claims: [claimOn(UNKNOWN, 'met')] }, `${area}, on what is not in it`],
        ['contributor', { area, claims: [...claims(now).claims, ...claims(now).claims] }, `${area}, one twice`],
        ...(statements.length > 1
          ? [['contributor', { area, claims: claims(now).claims.slice(0, 1) }, `${area}, one left out`] as const]
          : []),
        [alsoAs('validator', 'contributor'), claims(now), `${area} as claimed`],
      ];
    }),
  reply: (_, context: Context) => [
    ...differences(context).flatMap((statement): Try[] => [
      ['contributor', { statement, text: 'text:reply' }, statement],
      [alsoAs('validator', 'contributor'), { statement, text: 'text:reply' }, statement],
    ]),
    ['contributor', { statement: UNKNOWN, text: 'text:reply' }, 'on what is not in it'],
  ],
};

/** Tries in every area of the case, and the first of them in one that it does not have. */
function eachArea(context: Context, tries: (area: string, statements: readonly string[]) => readonly Try[]): Try[] {
  const inAreas = Object.entries(context.areas).flatMap(([area, { statements }]) => tries(area, statements));
  return [...inAreas, ...tries(UNKNOWN, [UNKNOWN]).slice(0, 1)];
}

const byEach = (of: (who: Office) => readonly Try[]): Try[] => validators.flatMap(of);
const eachInEach = (context: Context): Try[] => byEach((who) => eachArea(context, (area) => [[who, { area }, area]]));

const agree = (statement: string) => ({ statement, result: 'agree' });
const differ = (statement: string, found: Met) => ({ statement, result: 'differ', found, reason: 'text:reason' });

/** Findings on an area: agreed, all otherwise, the first otherwise, and each slip that a rule is for. */
function findings(context: Context): Try[] {
  const claimed = (statement: string): Met => context.claims[statement]?.claim ?? 'met';
  const otherwise = (statement: string) => differ(statement, other(claimed(statement)));
  return byEach((who) =>
    eachArea(context, (area, statements) => {
      const find = (all: readonly object[], word: string): Try => [who, { area, findings: all }, `${area}: ${word}`];
      const [first = ''] = statements;
      return [
        find(statements.map(agree), 'agrees'),
        find(statements.map(otherwise), 'differs'),
        ...(statements.length > 1 ? [find([otherwise(first)], 'differs on one')] : []),
        find([differ(first, claimed(first))], 'differs with what is claimed'),
        find([agree(first), agree(first)], 'one twice'),
        find([agree(UNKNOWN)], 'on what is not in it'),
      ];
    }),
  );
}

const question = (statement: string) => ({ statement, question: 'text:question' });

/** An action plan: as it should be, and each slip that a rule is for. */
function plans(world: World, context: Context): Try[] {
  const words = { action: 'text:action', measure: 'text:measure', owner: 'text:owner', help: 'text:help' };
  const line = (statement: string, due = addDays(world.today, PLAN_DAYS)) => ({ statement, due, ...words });
  const open = unmet(context);
  const [first = UNKNOWN] = open;
  const slips: Try[] = [
    ['validator', { plan: [...open.map((one) => line(one)), line(UNKNOWN)] }, 'an action too many'],
    ['validator', { plan: open.length > 0 ? open.map((one) => line(one, world.today)) : [line(first)] }, 'an action due today'],
    ...(open.length > 1 ? [['validator', { plan: [line(first)] }, 'an action left out'] as const] : []),
  ];
  if (open.length === 0) return slips;
  return [...byEach((who) => [[who, { plan: open.map((one) => line(one)) }]]), ...slips];
}

const ofValidators: Alphabet = {
  declareInterest: () => [
    ...byEach((who) => [
      [who, none, 'none'],
      [who, some, 'interest'],
    ]),
    [alsoAs('contributor', 'validator'), none, 'none'],
  ],
  takeLead: () => [...byEach((who) => [[who]]), [alsoAs('contributor', 'validator')], [interested('validator2')]],
  takeArea: (_, context: Context) => [
    ...eachInEach(context),
    ...eachArea(context, (area) => [
      [alsoAs('contributor', 'validator'), { area }, area],
      [interested('validator2'), { area }, area],
    ]),
  ],
  releaseArea: (_, context: Context) => eachInEach(context),
  stepBack: () => byEach((who) => [[who]]),
  freeWork: () => byEach((who) => [['administrator', { person: personOf(who), reason: 'text:reason' }, who]]),
  find: (_, context: Context) => findings(context),
  askForMore: (_, context: Context) =>
    byEach((who) =>
      eachArea(context, (area, statements) => [
        [who, { area, statements: statements.map(question) }, area],
        [who, { area, statements: [question(UNKNOWN)] }, `${area}, on what is not in it`],
        [who, { area, statements: [...statements, ...statements].map(question) }, `${area}, one twice`],
      ]),
    ),
  concludeArea: (_, context: Context) => eachInEach(context),
  reconsider: (_, context: Context) => [
    ...byEach((who) =>
      differences(context).flatMap((statement): Try[] => {
        const to = (found: Met, word: string): Try => [who, { statement, found, reason: 'text:reason' }, `${statement}: ${word}`];
        return [to('met', 'met'), to('partly', 'partly')];
      }),
    ),
    ['validator', { statement: UNKNOWN, found: 'met', reason: 'text:reason' }, 'on what is not in it'],
  ],
  signOff: () => [...byEach((who) => [[who]]), [interested('validator')], [alsoAs('contributor', 'validator')]],
  notYetMet: plans,
};

/** Papers have a world of their own: what they carry out is what people send otherwise (P9). */
const papers: Alphabet = { keyPaper: () => [], confirmPaper: () => [], confirmPaperContent: () => [] };

/** Everything that people may send to a self-assessment. */
export const assessmentTries: Alphabet = { ...ofOrganisation, ...ofValidators, ...papers };
