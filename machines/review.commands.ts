// The commands of a review (V): who may send each, what it carries, which facts it reads.
import { z } from 'zod';
import { papers } from './review.paper-commands.ts';
import { requestFields } from './review.request.ts';
import { seats } from './review.words.ts';
import { civilDate, id, text } from './text.ts';
import { command } from './workflow.ts';

// The organisation asks and withdraws, the administrator keeps the panel and its dates, its members declare and vote.
const organisation = ['lead', 'signatory'] as const;
const administrator = ['administrator'] as const;
const member = ['portfolio-holder', 'cvs-representative'] as const;
const system = ['system'] as const;
const nothing = z.strictObject({});
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });

const asking = {
  request: command({
    title: 'Ask for a review',
    who: organisation,
    data: z.strictObject(requestFields),
    facts: ['decisions', 'liveApplications'],
    opens: true,
  }),
  acceptLate: command({ title: 'Accept the late request', who: administrator, data: nothing, facts: ['decisions', 'liveApplications'] }),
  refuseLate: command({
    title: 'Refuse the late request',
    who: administrator,
    data: z.strictObject({ reason: text('Enter why the late request is refused') }),
    facts: [],
  }),
  addStatement: command({
    title: 'Add a statement for the panel',
    who: organisation,
    data: z.strictObject({ statement: text('Enter your statement') }),
    facts: [],
  }),
  withdraw: command({
    title: 'Withdraw the review',
    who: organisation,
    data: z.strictObject({
      confirm: z.literal(true, { error: 'Confirm that you withdraw, and that this decision cannot be reviewed again' }),
    }),
    facts: [],
  }),
};

const seating = {
  appoint: command({
    title: 'Appoint a member of the panel',
    who: administrator,
    data: z.strictObject({ person: id('Select the person'), seat: z.enum(seats, { error: 'Select the seat' }) }),
    facts: ['candidates'],
  }),
  removeMember: command({
    title: 'Take a member off the panel',
    who: administrator,
    data: z.strictObject({ person: id('Select the member'), reason: text('Enter why the member is replaced') }),
    facts: [],
  }),
  declareInterest: command({
    title: 'Declare your interests as a member of the panel',
    who: member,
    data: z.strictObject({
      interest: z.enum(['none', 'interest'], { error: 'Select whether you have an interest' }),
      nature: text('Enter the interest').optional(),
    }),
    facts: [],
  }),
};

const hearing = {
  setHearing: command({
    title: 'Set the date of the hearing',
    who: administrator,
    data: z.strictObject({
      date: civilDate('Enter the date of the hearing'),
      reason: text('Enter why the hearing is later than it should be').optional(),
    }),
    facts: ['candidates'],
  }),
  adjourn: command({
    title: 'Adjourn the hearing',
    who: administrator,
    data: z.strictObject({ reason: text('Enter why the hearing is adjourned') }),
    facts: [],
  }),
  recordHeld: command({
    title: 'Record that the hearing was held',
    who: administrator,
    data: z.strictObject({ present: z.array(id('Select who was present')).max(3) }),
    facts: [],
  }),
  vote: command({
    title: 'Record your vote',
    who: member,
    data: z.strictObject({
      vote: z.enum(['stands', 'send-back'], { error: 'Select whether the outcome stands or is sent back' }),
      reasons: text('Enter the reasons for your vote'),
      directions: text('Enter the directions for the fresh decision').optional(),
    }),
    facts: [],
  }),
};

const messages = {
  caseEnded: command({
    title: 'The organisation ended the case that is reviewed',
    who: system,
    data: z.strictObject({ outcome: z.enum(['withdrawn', 'agreement-refused']), on: civilDate('The date is missing') }),
    facts: [],
  }),
};

const reminding = {
  chaseLate: command({ title: 'Remind of a late request without an answer', who: system, data: fired, facts: [] }),
  chaseHearing: command({ title: 'Remind of the hearing to be set', who: system, data: fired, facts: [] }),
  chaseHeld: command({ title: 'Remind of a hearing without a record', who: system, data: fired, facts: [] }),
  chaseVotes: command({ title: 'Remind of votes that are missing', who: system, data: fired, facts: [] }),
};

/** Every command of a review, in the order of its life. */
export const reviewCommands = { ...asking, ...papers, ...seating, ...hearing, ...messages, ...reminding };
