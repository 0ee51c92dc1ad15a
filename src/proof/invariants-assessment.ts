// What must hold of every self-assessment: who validates, what a certificate rests on, and what time alone never does (G, P1, P5).
import { areaOn } from '../../machines/assessment.area.ts';
import { type AssessmentContext, statementsOf, unanswered, unmet } from '../../machines/assessment.context.ts';
import { isBetter } from '../../machines/assessment.findings.ts';
import { levelOn } from '../../machines/levels.ts';
import { inKeyOrder } from '../engine/key-order.ts';
import { certificates } from './facts-shared.ts';
import type { Invariant } from './invariant.ts';
import { actorOf, comesTo, stepsOf } from './taken-step.ts';
import type { World } from './world.ts';

type Context = AssessmentContext;

const validating = ['takeLead', 'takeArea', 'find', 'askForMore', 'concludeArea', 'reconsider', 'signOff', 'notYetMet'];
const concluding = ['signOff', 'notYetMet'];
const concludedStates = ['replying', 'assessed'];
const standingStates = ['signed-off', 'expired', 'withdrawn'];
const claiming = ['submit', 'answer', 'confirmPaper'];

/** A check of the steps of self-assessments alone; `before` is null where it opens. */
const ofAssessments = stepsOf<Context>('assessment');

const isSame = (a: unknown, b: unknown) => JSON.stringify(inKeyOrder(a)) === JSON.stringify(inKeyOrder(b));

const contextsOf = (world: World) =>
  Object.entries(world.cases).flatMap(([id, one]) =>
    one.workflow === 'assessment' ? [{ id, state: one.snapshot.state, context: one.snapshot.context as Context }] : [],
  );

const independence: readonly Invariant[] = [
  {
    rules: ['P1', 'P5', 'P8'],
    name: 'nobody validates for whom they belong to, have an interest in, act for, or have not declared on',
    step: ofAssessments((taken, before) => {
      if (!validating.includes(taken.command)) return null;
      const { person, interests } = actorOf(taken);
      if (interests.length > 0) return 'Somebody with a standing interest validated.';
      if (before?.hands.includes(person)) return 'Somebody of the organisation validated.';
      return before?.declarations[person] === 'none' ? null : 'Somebody validated who had declared an interest, or nothing.';
    }),
  },
  {
    rules: ['P1', 'P5', 'P8'],
    name: 'no result rests on what somebody found who acts for the organisation or declared an interest',
    step: ofAssessments((taken, before) => {
      if (!concluding.includes(taken.command) || !before) return null;
      const finders = Object.values(before.findings).map(({ by }) => by);
      const wrong = finders.find((by) => before.hands.includes(by) || before.declarations[by] === 'interest');
      return wrong ? 'A result rests on the finding of somebody who is not independent.' : null;
    }),
  },
  {
    rules: ['V1'],
    name: 'a second look is nobody’s who came to the first result',
    step: ofAssessments((taken, before) =>
      validating.includes(taken.command) && before?.firstValidators.includes(actorOf(taken).person)
        ? 'Somebody looked a second time at their own result.'
        : null,
    ),
  },
  {
    rules: ['P6'],
    name: 'two people submit claims, or the single officer there is',
    step: ofAssessments((taken, before) =>
      taken.command === 'submit' && before?.prepared?.by === actorOf(taken).person && taken.before.outside.singleOfficer === undefined
        ? 'One person prepared and submitted.'
        : null,
    ),
  },
];

const results: readonly Invariant[] = [
  {
    rules: ['G1', 'G3', 'G7'],
    name: 'a level is signed off by the lead validator alone, with every required statement found met in an area that a validator concluded',
    step: ofAssessments((taken, before, after) => {
      if (!comesTo(taken, 'signed-off')) return null;
      if (taken.command !== 'signOff' || before?.lead !== actorOf(taken).person) return 'It was signed off, and not by its lead validator.';
      if (unmet(before).length > 0) return `It was signed off with ${unmet(before).join(', ')} not found met.`;
      const open = Object.values(before.areas).some(({ status, validator }) => status !== 'concluded' || validator === null);
      if (open || statementsOf(before).length === 0) return 'It was signed off with an area that nobody concluded.';
      return after.certificate === null ? 'It was signed off without a certificate.' : null;
    }),
  },
  {
    rules: ['G8'],
    name: 'a certificate comes with a sign-off, one for a case, and stays as it is',
    step: ofAssessments((taken, before, after) => {
      const published = taken.outcome.effects.filter((effect) => effect.do === 'publish' && effect.register === 'certificate');
      if (published.length !== (taken.command === 'signOff' ? 1 : 0))
        return `“${taken.command}” published ${published.length} certificates.`;
      if (taken.command === 'signOff') return null;
      return isSame(before?.certificate ?? null, after.certificate) ? null : `“${taken.command}” changed the certificate.`;
    }),
  },
  {
    rules: ['G6', 'G7', 'C2'],
    name: 'time alone finds nothing, refuses nothing and signs nothing off',
    step: ofAssessments((taken, before, after) => {
      if (actorOf(taken).person !== 'system' || !before) return null;
      if (!isSame([before.findings, before.claims, before.replies], [after.findings, after.claims, after.replies]))
        return `“${taken.command}” changed claims, findings or replies.`;
      const steps = { answerDue: ['validating'], replyDue: ['replying', 'assessed'], expire: ['signed-off', 'expired'] };
      const allowed = steps[taken.command as keyof typeof steps] ?? [taken.outcome.before?.state];
      return allowed.includes(taken.outcome.after.state) ? null : `“${taken.command}” made it ${taken.outcome.after.state}.`;
    }),
  },
  {
    rules: ['G8', 'R4'],
    name: 'a level runs out once its last day is over, and not before',
    step: ofAssessments((taken, before) =>
      comesTo(taken, 'expired') && !(before?.certificate && taken.before.today > before.certificate.until)
        ? 'A certificate ran out early.'
        : null,
    ),
  },
  {
    rules: ['G10'],
    name: 'a result comes after the organisation’s replies, or after the time for them',
    step: ofAssessments((taken, before) => {
      if (!concluding.includes(taken.command) || !before || unanswered(before).length === 0) return null;
      return before.replyBy && taken.before.today > before.replyBy
        ? null
        : 'A result was recorded while the organisation could still reply.';
    }),
  },
  {
    rules: ['G10'],
    name: 'once the areas are concluded a finding changes in the organisation’s favour only',
    step: ofAssessments((taken, before, after) => {
      const state = taken.outcome.before?.state ?? '';
      if (!before || !concludedStates.includes(state) || !concludedStates.includes(taken.outcome.after.state)) return null;
      const worse = statementsOf(before).find((id) => {
        const [then, now] = [before.findings[id], after.findings[id]];
        return !now || !then || (now.found !== then.found && !isBetter(now.found, then.found));
      });
      return worse ? `The finding on ${worse} changed, and not for the better.` : null;
    }),
  },
  {
    rules: ['G4', 'G5'],
    name: 'claims change only with a numbered revision that is stored',
    step: ofAssessments(({ command, outcome }, before, after) => {
      const stored = outcome.effects.flatMap((effect) => (effect.do === 'revision' ? [effect.number] : []));
      if (after.revision === (before?.revision ?? 0))
        return isSame(before?.claims ?? {}, after.claims) && stored.length === 0 ? null : `“${command}” changed claims without a revision.`;
      const isNext = after.revision === (before?.revision ?? 0) + 1 && stored.join() === String(after.revision);
      return isNext && claiming.includes(command) ? null : `“${command}” made revision ${after.revision}, and stored ${stored.join()}.`;
    }),
  },
  {
    rules: ['G6'],
    name: 'an area that was concluded opens again only for new claims, a second validator, an interest or a paper in time',
    step: ofAssessments(({ command, outcome: { data } }, before, after) => {
      const reopened = Object.entries(before?.areas ?? {}).some(
        ([id, { status }]) => status === 'concluded' && after.areas[id]?.status !== 'concluded',
      );
      const isInterest = command === 'declareInterest' && (data as { interest?: string }).interest === 'interest';
      const may = ['submit', 'askSecondValidator', 'confirmPaper'].includes(command) || isInterest;
      return reopened && !may ? `“${command}” opened an area again that was concluded.` : null;
    }),
  },
];

/** What waits for a day of which nobody would be told. */
function forgotten(world: World): string | null {
  for (const { id, state, context } of contextsOf(world)) {
    const has = (name: string) => world.deadlines.some((row) => row.case === id && row.name === name);
    const silent = Object.entries(context.areas).find(([area, { asked }]) => asked !== null && !has(`answerDue:${area}`));
    if (silent && !standingStates.includes(state)) return `The time to answer on ${silent[0]} would end and nothing would happen.`;
    if (state === 'replying' && !has('replyDue')) return 'The time to reply would end and nothing would happen.';
    if (state === 'signed-off' && !has('expire')) return 'The certificate would run out and nothing would happen.';
    const idle = world.deadlines.find(
      (row) => row.case === id && standingStates.includes(state) && !['expire', 'remindExpiry'].includes(row.name.split(':')[0] ?? ''),
    );
    if (idle) return `${idle.name} is still to come, and the case is ${state}.`;
  }
  return null;
}

function doubleLive(world: World): string | null {
  const live = contextsOf(world).filter(({ state }) => !standingStates.includes(state));
  const keys = live.map(({ context }) => `assessment:${context.organisation}:${context.level}`);
  if (new Set(keys).size < keys.length) return 'An organisation has two self-assessments for one level under way.';
  return live.every(({ id }, at) => world.claims[keys[at] ?? ''] === id) ? null : 'A self-assessment under way does not hold its level.';
}

/** Questions that the validator went on without: asked about an area whose questions may still be answered. */
const isAwaited = (context: Context, area: string, on: string) => {
  const stored = context.areas[area];
  return stored !== undefined && areaOn(stored, on).asked !== null;
};

const together: readonly Invariant[] = [
  { rules: ['G6', 'G8', 'G10', 'C3'], name: 'a self-assessment’s time limits all have a day that comes', world: forgotten },
  { rules: ['G3'], name: 'an organisation has one self-assessment under way for a level', world: doubleLive },
  {
    rules: ['G6'],
    name: 'nothing is found or concluded in an area while the organisation may still answer',
    step: ofAssessments((taken, before) => {
      const { area = '' } = taken.outcome.data as { area?: string };
      return ['find', 'concludeArea'].includes(taken.command) && before && isAwaited(before, area, taken.before.today)
        ? 'A validator went on while the organisation could still answer.'
        : null;
    }),
  },
  {
    rules: ['G8', 'F14', 'H4'],
    name: 'a level that changes is told to every open application and franchise of the organisation, and one that does not is not',
    step: ofAssessments((taken, _, { level }) => {
      const { effects, act } = taken.outcome;
      const { subject } = taken.before.cases[taken.case] ?? {};
      const told = effects.flatMap((effect) => (effect.do === 'send' && effect.command.endsWith('.levelChanged') ? [effect.to] : []));
      const facts = act.facts as { openApplications?: readonly string[]; franchises?: readonly string[] };
      const isLost = comesTo(taken, 'expired') && subject && levelOn(certificates(taken.before, subject), taken.before.today) < level;
      const wanted = taken.command === 'signOff' || isLost ? [...(facts.openApplications ?? []), ...(facts.franchises ?? [])] : [];
      return isSame([...told].sort(), [...wanted].sort()) ? null : `${told.length} cases were told of a level, of ${wanted.length}.`;
    }),
  },
];

/** Everything that must hold of self-assessments. */
export const assessmentInvariants: readonly Invariant[] = [...independence, ...results, ...together];
