// What is typed into claims, findings, answers and plans, judged against the case.
import { areaIsFree, areaOn, areaTakes } from './assessment.area.ts';
import type { assessmentCommands } from './assessment.commands.ts';
import { type AssessmentContext, differences, statementsOf, unmet } from './assessment.context.ts';
import type { AssessmentFacts } from './assessment.facts.ts';
import { isBetter } from './assessment.findings.ts';
import { holdsWork, validatorOf, widened } from './assessment.steps.ts';
import { sayDate } from './calendar.ts';
import { ruleBook } from './workflow.ts';

const book = ruleBook<AssessmentContext, AssessmentFacts, typeof assessmentCommands>();

const repeated = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);
const list = (ids: readonly string[]) => [...new Set(ids)].join(', ');

const knownLevel = book.payload('G2a', ['start'], ({ data, facts }) =>
  facts.standard.levels.includes(data.targetLevel)
    ? null
    : `The standard in force has no level ${data.targetLevel}. Choose one of: ${facts.standard.levels.join(', ')}.`,
);

/** What the claims must be about: with a hub recorded since the start, what is asked of hubs too (G1). */
const askedNow = (context: AssessmentContext, facts: AssessmentFacts) => statementsOf(widened(context, facts.organisation.runsHub));

const knownStatements = book.payload('G4a', ['prepare'], ({ data, context, facts }) => {
  const asks = askedNow(context, facts);
  const unknown = data.claims.map((each) => each.statement).filter((id) => !asks.includes(id));
  return unknown.length === 0 ? null : `This self-assessment does not ask about ${list(unknown)}. Take it out.`;
});

const claimedOnce = book.payload('G4b', ['prepare', 'answer'], ({ data }) => {
  const twice = repeated(data.claims.map((each) => each.statement));
  return twice.length === 0 ? null : `There are two claims about ${list(twice)}. Keep one of them.`;
});

const everyClaim = book.payload('G4c', ['prepare'], ({ data, context, facts }) => {
  const left = askedNow(context, facts).filter((id) => !data.claims.some((each) => each.statement === id));
  return left.length === 0 ? null : `There is no claim yet about ${list(left)}. Make a claim about every statement, then prepare.`;
});

const somethingToKeep = book.payload('G4d', ['prepare'], ({ data, context }) => {
  const missing = data.claims.filter((each) => 'keep' in each && context.claims[each.statement] === undefined);
  if (missing.length === 0) return null;
  return `There is no earlier claim to keep about ${list(missing.map((each) => each.statement))}. Make a claim.`;
});

const areaCommands = ['takeArea', 'releaseArea', 'find', 'askForMore', 'answer', 'concludeArea'] as const;

const knownArea = book.payload('G6a', areaCommands, ({ data, context }) =>
  context.areas[data.area] === undefined
    ? `This self-assessment has no area “${data.area}”. Choose one of: ${Object.keys(context.areas).join(', ')}.`
    : null,
);

const freeArea = book.payload('G6b', ['takeArea'], ({ data, context }) => {
  const area = context.areas[data.area];
  if (area === undefined || areaIsFree(area)) return null;
  if (area.status === 'concluded') return 'This area is concluded. Its findings change only when the organisation submits again.';
  return 'A validator has this area already. They must give it back before another can take it.';
});

const yourArea = book.payload('G6c', ['releaseArea', 'find', 'askForMore', 'concludeArea'], ({ data, context, act }) =>
  context.areas[data.area]?.validator === act.actor.person ? null : 'This area is not yours. Take the area first.',
);

const absentHolds = book.payload('G9b', ['freeWork'], ({ data, context }) =>
  holdsWork(context, data.person)
    ? null
    : 'That validator neither leads this case nor has an area that is not concluded. Choose one who holds work in it.',
);

const workable = { find: 'find', askForMore: 'ask', concludeArea: 'conclude', releaseArea: 'release' } as const;

const areaAwake = book.payload('G6d', ['releaseArea', 'find', 'askForMore', 'concludeArea'], ({ command, data, context, act }) => {
  const stored = context.areas[data.area];
  if (stored === undefined) return null;
  const area = areaOn(stored, act.on);
  if (areaTakes(area, workable[command as keyof typeof workable])) return null;
  if (area.asked === null)
    return 'This area is concluded. Its findings change only when the organisation submits again, or by reconsidering one after its reply.';
  return `The organisation has until ${sayDate(area.asked.due)} to answer your questions on this area. Go on after its answer or after that day.`;
});

const asked = book.payload('G6e', ['answer'], ({ data, context }) =>
  context.areas[data.area]?.status === 'asked'
    ? null
    : 'The validator has no open questions on this area: they are answered, or their time is over. When all areas are concluded you may reply to findings that differ.',
);

const answerInTime = book.payload('G6f', ['answer'], ({ data, context, act }) => {
  const due = context.areas[data.area]?.asked?.due;
  if (due === undefined || act.on <= due) return null;
  return `The time to answer ended on ${sayDate(due)}. The validator now finds on what is there, and you may reply to findings that differ.`;
});

function outside(context: AssessmentContext, area: string, statements: readonly string[]): string | null {
  const foreign = statements.filter((id) => !context.areas[area]?.statements.includes(id));
  return foreign.length === 0 ? null : `Not a statement of this area: ${list(foreign)}. Take it out.`;
}

const answerInArea = book.payload('G6g', ['answer'], ({ data, context }) =>
  outside(
    context,
    data.area,
    data.claims.map((each) => each.statement),
  ),
);
const findInArea = book.payload('G6h', ['find'], ({ data, context }) =>
  outside(
    context,
    data.area,
    data.findings.map((each) => each.statement),
  ),
);
const askInArea = book.payload('G6i', ['askForMore'], ({ data, context }) =>
  outside(
    context,
    data.area,
    data.statements.map((each) => each.statement),
  ),
);

const everyAnswer = book.payload('G6j', ['answer'], ({ data, context }) => {
  const questions = Object.keys(context.areas[data.area]?.asked?.questions ?? {});
  const left = questions.filter((id) => !data.claims.some((each) => each.statement === id));
  return left.length === 0 ? null : `Answer every question before you send: ${list(left)}.`;
});

const signatoryClaims = book.payload('P6b', ['answer'], ({ data, context, act }) => {
  const other = data.claims.filter((each) => context.claims[each.statement]?.claim !== each.claim);
  if (other.length === 0 || act.actor.roles.includes('signatory')) return null;
  return `This answer changes what the organisation claims on ${list(other.map((each) => each.statement))}. An authorised signatory must send it.`;
});

const differsTruly = book.payload('G6k', ['find'], ({ data, context }) => {
  const same = data.findings.filter((each) => each.result === 'differ' && each.found === context.claims[each.statement]?.claim);
  return same.length === 0
    ? null
    : `You found what the organisation claims on ${list(same.map((each) => each.statement))}. Record that you agree.`;
});

const askedOnce = book.payload('G6m', ['find', 'askForMore'], ({ command, data }) => {
  const named = 'findings' in data ? data.findings : data.statements;
  const twice = repeated(named.map((each) => each.statement));
  if (twice.length === 0) return null;
  return `There are two ${command === 'find' ? 'findings' : 'questions'} on ${list(twice)}. Put them into one.`;
});

const everyFinding = book.payload('G6l', ['concludeArea'], ({ data, context }) => {
  const left = (context.areas[data.area]?.statements ?? []).filter((id) => context.findings[id] === undefined);
  return left.length === 0 ? null : `There is no finding yet on ${list(left)}. Find on every statement, then conclude the area.`;
});

const replyToDifference = book.payload('G10c', ['reply'], ({ data, context }) =>
  differences(context).includes(data.statement)
    ? null
    : `The validator agrees with you on ${data.statement}, or it is not in this self-assessment. You can reply to: ${list(differences(context))}.`,
);

const reconsiderYours = book.payload('G10d', ['reconsider'], ({ data, context, act }) =>
  act.actor.person === context.lead || act.actor.person === validatorOf(context, data.statement)
    ? null
    : 'Only the area’s validator or the lead validator can change this finding. Ask one of them.',
);

const reconsiderBetter = book.payload('G10e', ['reconsider'], ({ data, context }) => {
  const now = context.findings[data.statement]?.found;
  if (now !== undefined && differences(context).includes(data.statement) && isBetter(data.found, now)) return null;
  return 'After the areas are concluded a finding changes only where it differs from the claim, and only in the organisation’s favour. Leave it as it is.';
});

const planComplete = book.payload('G7d', ['notYetMet'], ({ data, context }) => {
  const planned = data.plan.map((line) => line.statement);
  const left = unmet(context).filter((id) => !planned.includes(id));
  return left.length === 0 ? null : `The action plan has nothing on ${list(left)}. Add an action for each statement that is not met.`;
});

const planNeeded = book.payload('G7e', ['notYetMet'], ({ data, context }) => {
  const needless = data.plan.map((line) => line.statement).filter((id) => !unmet(context).includes(id));
  return needless.length === 0 ? null : `${list(needless)} is found met or is not in this self-assessment. Take it out of the action plan.`;
});

const planAhead = book.payload('G7f', ['notYetMet'], ({ data, act }) => {
  const past = data.plan.filter((line) => line.due <= act.on);
  return past.length === 0 ? null : `Give a date after today for the action on ${list(past.map((line) => line.statement))}.`;
});

/** The rules on what is typed, in the order in which they are asked. */
export const assessmentPayloadRules = [
  knownLevel,
  knownStatements,
  claimedOnce,
  everyClaim,
  somethingToKeep,
  knownArea,
  freeArea,
  absentHolds,
  yourArea,
  areaAwake,
  asked,
  answerInTime,
  answerInArea,
  findInArea,
  askInArea,
  everyAnswer,
  signatoryClaims,
  differsTruly,
  askedOnce,
  everyFinding,
  replyToDifference,
  reconsiderYours,
  reconsiderBetter,
  planComplete,
  planNeeded,
  planAhead,
];
