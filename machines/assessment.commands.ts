// The commands of a GRIPP self-assessment, with the words a form shows.
import { z } from 'zod';
import { area, claim, claimsToPrepare, met, some, statement } from './assessment.claims.ts';
import type { AssessmentFacts } from './assessment.facts.ts';
import { papers } from './assessment.paper-commands.ts';
import { applicantRoles } from './roles.ts';
import { civilDate, id, text } from './text.ts';
import { command, type EventOf } from './workflow.ts';

const finding = z.discriminatedUnion(
  'result',
  [
    z.strictObject({ statement, result: z.literal('agree') }),
    z.strictObject({
      statement,
      result: z.literal('differ'),
      found: met('Select what you found: met, partly met or not met'),
      reason: text('Give the reason why your finding differs'),
    }),
  ],
  { error: 'Select whether you agree or differ' },
);

const planLine = z.strictObject({
  statement,
  action: text('Say exactly what will be done'),
  measure: text('Say how everyone will see that it is done'),
  owner: text('Say who in the organisation will do it', 200),
  due: civilDate('Enter the date by which it will be done'),
  help: text('Say what help is offered'),
});

const nothing = z.strictObject({});
const firing = z.strictObject({ name: z.string(), due: civilDate('A deadline carries its date') });
const inArea = (data: { area: string }) => data.area;
const validators = ['validator'] as const;

export const assessmentCommands = {
  start: command({
    title: 'Start a self-assessment',
    // Officers start the case that a self-assessment on paper needs (P9).
    who: [...applicantRoles, 'engagement-officer', 'franchise-officer'],
    data: z.strictObject({ targetLevel: z.int({ error: 'Choose the level to assess yourselves for' }).min(1).max(9) }),
    facts: ['standard', 'organisation', 'previous'],
    opens: true,
  }),
  prepare: command({
    title: 'Prepare the claims for the signatory',
    who: applicantRoles,
    data: z.strictObject({ claims: claimsToPrepare }),
    facts: ['organisation'],
  }),
  submit: command({ title: 'Submit to CVS', who: ['signatory'], data: nothing, facts: ['organisation'] }),
  withdraw: command({ title: 'Withdraw the self-assessment', who: ['lead', 'signatory'], data: nothing, facts: [] }),
  askSecondValidator: command({
    title: 'Ask for a second validator',
    who: ['lead', 'signatory'],
    data: z.strictObject({ reason: text('Enter why you think that the result is not right') }),
    facts: [],
  }),
  declareInterest: command({
    title: 'Declare your interests',
    who: validators,
    data: z.strictObject({
      interest: z.enum(['none', 'interest'], { error: 'Select whether you have an interest in this organisation' }),
    }),
    facts: [],
  }),
  takeLead: command({ title: 'Take the case as lead validator', who: validators, data: nothing, facts: [] }),
  takeArea: command({ title: 'Take an area', who: validators, data: z.strictObject({ area }), facts: [], area: inArea }),
  releaseArea: command({ title: 'Give an area back', who: validators, data: z.strictObject({ area }), facts: [], area: inArea }),
  stepBack: command({ title: 'Step back from the case', who: validators, data: nothing, facts: [] }),
  freeWork: command({
    title: 'Free what an absent validator holds',
    who: ['administrator'],
    data: z.strictObject({
      person: id('Choose the validator who cannot go on'),
      reason: text('Enter the reason why they cannot step back themselves', 1000),
    }),
    facts: [],
  }),
  find: command({
    title: 'Record findings',
    who: validators,
    data: z.strictObject({ area, findings: some(finding, 'Record at least one finding') }),
    facts: [],
    area: inArea,
  }),
  askForMore: command({
    title: 'Ask the organisation for more',
    who: validators,
    data: z.strictObject({
      area,
      statements: some(z.strictObject({ statement, question: text('Say what you need to see') }), 'Choose the statements you ask about'),
    }),
    facts: [],
    area: inArea,
  }),
  answer: command({
    title: 'Answer the validator',
    who: applicantRoles,
    data: z.strictObject({ area, claims: some(claim, 'Answer at least one question') }),
    facts: [],
    area: inArea,
  }),
  concludeArea: command({ title: 'Conclude an area', who: validators, data: z.strictObject({ area }), facts: [], area: inArea }),
  reply: command({
    title: 'Reply to a finding',
    who: applicantRoles,
    data: z.strictObject({ statement, text: text('Enter your reply') }),
    facts: [],
  }),
  reconsider: command({
    title: 'Change a finding after the organisation’s reply',
    who: validators,
    data: z.strictObject({
      statement,
      found: met('Select what you find now: met, partly met or not met'),
      reason: text('Give the reason for the change'),
    }),
    facts: [],
  }),
  signOff: command({ title: 'Sign the level off', who: validators, data: nothing, facts: ['openApplications', 'franchises'] }),
  notYetMet: command({
    title: 'Record not yet met, with an action plan',
    who: validators,
    data: z.strictObject({ plan: some(planLine, 'Add an action for each statement that is not met') }),
    facts: [],
  }),
  answerDue: command({ title: 'The time to answer has ended', who: ['system'], data: firing, facts: [] }),
  remindAnswer: command({ title: 'Remind the organisation to answer', who: ['system'], data: firing, facts: [] }),
  remindFirstResponse: command({ title: 'Remind the validators of their first response', who: ['system'], data: firing, facts: [] }),
  replyDue: command({ title: 'The time to reply has ended', who: ['system'], data: firing, facts: [] }),
  remindExpiry: command({
    title: 'Remind the organisation that its level expires',
    who: ['system'],
    data: firing,
    facts: ['certificates'],
  }),
  expire: command({
    title: 'The certificate has run out',
    who: ['system'],
    data: firing,
    facts: ['certificates', 'openApplications', 'franchises'],
  }),
  ...papers,
};

/** Everything that can come to a self-assessment. */
export type AssessmentEvent = EventOf<typeof assessmentCommands, AssessmentFacts>;
