// Who may do what in a self-assessment, and on which facts: ordered rules, each with the sentence its refusal is.
// What is typed into claims, findings and plans is judged in assessment.payload-rules.ts.
import { assessmentCommands } from './assessment.commands.ts';
import { type AssessmentContext, unanswered, unmet } from './assessment.context.ts';
import type { AssessmentFacts } from './assessment.facts.ts';
import { paperSince } from './assessment.paper.ts';
import { paperSteps } from './assessment.paper-commands.ts';
import { assessmentPayloadRules } from './assessment.payload-rules.ts';
import { hasValidated, holdsWork, wouldChange } from './assessment.steps.ts';
import { sayDate } from './calendar.ts';
import { paperRules } from './paper.ts';
import { ruleBook } from './workflow.ts';

const book = ruleBook<AssessmentContext, AssessmentFacts, typeof assessmentCommands>();

/** What a validator does to the case: it needs independence (P1, P5) and a declaration (P8). */
const validating = [
  'takeLead',
  'takeArea',
  'find',
  'askForMore',
  'concludeArea',
  'reconsider',
  'signOff',
  'notYetMet',
] as const satisfies readonly (keyof typeof assessmentCommands)[];

const concluding = ['signOff', 'notYetMet'] as const;

const standingInterest = book.facts('P1a', validating, ({ act }) =>
  act.actor.interests.length === 0
    ? null
    : 'You belong to this organisation, have an interest in it or have supported it, so you cannot validate it. Ask another validator to act.',
);

const ownSubmission = book.facts('P5a', validating, ({ context, act }) =>
  context.hands.includes(act.actor.person)
    ? 'You prepared, submitted or answered for the organisation in this case, so you cannot validate it. Ask another validator to act.'
    : null,
);

/** What people do for the organisation (P5). */
const organisationActs = [
  'prepare',
  'submit',
  'askSecondValidator',
  'answer',
  'reply',
] as const satisfies readonly (keyof typeof assessmentCommands)[];

const ownValidation = book.facts('P5b', organisationActs, ({ context, act }) =>
  hasValidated(context, act.actor.person)
    ? 'You validate this organisation in this case, or found something in it, so somebody else acts for the organisation.'
    : null,
);

const undeclared = book.facts('P8a', validating, ({ context, act }) =>
  context.declarations[act.actor.person] === undefined ? 'Declare your interests before you act on this case.' : null,
);

const withdrawn = book.facts('P8b', [...validating, 'declareInterest'], ({ context, act }) =>
  context.declarations[act.actor.person] === 'interest'
    ? 'You declared an interest in this organisation, which withdrew you from this case. Another validator must act.'
    : null,
);

const secondOnly = book.facts('V1b', validating, ({ context, act }) =>
  context.firstValidators.includes(act.actor.person)
    ? 'You came to the result that the organisation asked a second validator to look at. Another validator must act.'
    : null,
);

const secondInTime = book.facts('V1a', ['askSecondValidator'], ({ context, act }) => {
  const { secondBy } = context;
  if (secondBy === null) return 'There is no result yet that a second validator could look at. Prepare your claims and submit them.';
  if (act.on <= secondBy) return null;
  return `The time to ask for a second validator ended on ${sayDate(secondBy)}. Follow the action plan, then prepare your claims again.`;
});

const secondPerson = book.facts('P6a', ['submit'], ({ context, act, facts }) => {
  const confirmed = facts.organisation.singleOfficerConfirmedOn;
  if (context.prepared?.by !== act.actor.person || (confirmed !== null && confirmed <= act.on)) return null;
  return 'You prepared these claims, so another authorised signatory must submit them. If you are the only officer, ask CVS to confirm that first.';
});

const hubSince = book.facts('G1a', ['submit'], ({ context, facts }) => {
  const left = Object.values(context.hubStatements).flat();
  if (!facts.organisation.runsHub || left.length === 0) return null;
  return `Your organisation runs a hub now, so it is asked about premises too. Prepare the claims again, with: ${left.join(', ')}.`;
});

const nothingNew = book.facts('G5a', ['submit'], ({ context }) =>
  context.revision > 0 && wouldChange(context).length === 0
    ? 'Nothing has changed since the last submission. Prepare the claims again with what you have done since, then submit.'
    : null,
);

const replyInTime = book.facts('G10a', ['reply'], ({ context, act }) =>
  context.replyBy !== null && act.on > context.replyBy
    ? `The time to reply ended on ${sayDate(context.replyBy)}. The lead validator now concludes the case.`
    : null,
);

const replyFirst = book.facts('G10b', concluding, ({ context, act }) =>
  context.replyBy !== null && act.on <= context.replyBy && unanswered(context).length > 0
    ? `The organisation may reply to findings that differ until ${sayDate(context.replyBy)}. Conclude the case after that day or after its replies.`
    : null,
);

const nothingHeld = book.facts('G9a', ['stepBack'], ({ context, act }) =>
  holdsWork(context, act.actor.person)
    ? null
    : 'You hold nothing in this case that is not concluded, so there is nothing to step back from.',
);

const oneLead = book.facts('G7a', ['takeLead'], ({ context }) =>
  context.lead === null ? null : 'This case has a lead validator. They must step back before another can take it.',
);

const leadOnly = book.facts('G7b', concluding, ({ context, act }) => {
  if (context.lead === act.actor.person) return null;
  if (context.lead === null) return 'This case has no lead validator. Take the case as lead validator first.';
  return 'Only the lead validator concludes the case. Ask them to do it, or to step back.';
});

const everythingMet = book.facts('G3a', ['signOff'], ({ context }) => {
  const left = unmet(context);
  if (left.length === 0) return null;
  return `Level ${context.level} needs every required statement found met. Not met yet: ${left.join(', ')}. Record not yet met with an action plan.`;
});

const nothingUnmet = book.facts('G7c', ['notYetMet'], ({ context }) =>
  unmet(context).length === 0 ? `Every statement is found met. Sign level ${context.level} off instead.` : null,
);

/** All rules in the order in which they are asked. */
export const assessmentRules = [
  standingInterest,
  ownSubmission,
  ownValidation,
  undeclared,
  withdrawn,
  secondOnly,
  secondInTime,
  secondPerson,
  hubSince,
  nothingNew,
  replyInTime,
  nothingHeld,
  oneLead,
  leadOnly,
  replyFirst,
  everythingMet,
  nothingUnmet,
  ...assessmentPayloadRules,
  ...paperRules({ steps: paperSteps, commands: assessmentCommands, checks: validating, since: paperSince }),
];
