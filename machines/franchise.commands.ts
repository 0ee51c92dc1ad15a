// The franchise's commands (H): who may send each, what it carries, which facts it reads.
import { z } from 'zod';
import { ending, suspending } from './franchise.ending-commands.ts';
import { packageItems } from './franchise.package.ts';
import { papers } from './franchise.paper-commands.ts';
import { annualReturn } from './franchise.return.ts';
import { interestCommands } from './interests.ts';
import { applicantRoles } from './roles.ts';
import { civilDate, id, text } from './text.ts';
import { command } from './workflow.ts';

const officer = ['franchise-officer'] as const;
const signers = ['lead', 'signatory'] as const;
const system = ['system'] as const;
const nothing = z.strictObject({});
/** What a fired deadline carries. */
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });

const item = z.enum(packageItems, { error: 'Select an item of the package' });
const opening = {
  open: command({
    title: 'Open the franchise',
    who: system,
    data: z.strictObject({
      application: id('The application is missing'),
      revision: z.int().min(1),
      startsOn: civilDate('The first day is missing'),
    }),
    facts: ['certificates'],
    opens: true,
  }),
};

const offering = {
  offerItems: command({
    title: 'Record what of the package is offered',
    who: ['franchise-officer', 'engagement-officer'],
    data: z.strictObject({ items: z.array(item).min(1, { error: 'Select at least one item' }).max(packageItems.length) }),
    facts: [],
  }),
  answerItems: command({
    title: 'Say what of the package you take up',
    who: applicantRoles,
    data: z.strictObject({
      answers: z
        .array(z.strictObject({ item, answer: z.enum(['taken-up', 'declined'], { error: 'Select whether you take it up' }) }))
        .min(1, { error: 'Answer at least one item' })
        .max(packageItems.length),
    }),
    facts: [],
  }),
};

const reviewing = {
  remind: command({ title: 'A reminder is due', who: system, data: fired, facts: [] }),
  prepareReturn: command({
    title: 'Prepare the annual return',
    who: applicantRoles,
    data: annualReturn,
    facts: [],
  }),
  submitReturn: command({
    title: 'Submit the annual return',
    who: ['signatory'],
    data: z.strictObject({ declaration: z.literal(true, { error: 'Confirm that what the return says is true' }) }),
    facts: ['organisation'],
  }),
  reviewDue: command({ title: 'The annual return is due', who: system, data: fired, facts: [] }),
  recordFindings: command({
    title: 'Record the findings of the annual review',
    who: officer,
    data: z.strictObject({
      findings: text('Enter what you found'),
      recommendation: z.enum(['continue', 'improve', 'end'], { error: 'Select whether to continue, to improve or to end' }),
      plan: z
        .array(
          z.strictObject({
            action: text('Enter the action'),
            measure: text('Enter how it is measured'),
            owner: text('Enter who does it'),
            help: text('Enter the help that is offered'),
            due: civilDate('Enter the date by which it is done'),
          }),
        )
        .max(20)
        .default([]),
    }),
    facts: [],
  }),
  judgeLine: command({
    title: 'Judge a line of the improvement plan',
    who: officer,
    data: z.strictObject({
      line: z.int({ error: 'Select the line of the plan' }).min(1),
      met: z.boolean({ error: 'Select whether it is met' }),
      note: text('Enter what you found, and what to do next'),
    }),
    facts: [],
  }),
  planDue: command({ title: 'A line of the improvement plan is due', who: system, data: fired, facts: [] }),
  levelChanged: command({ title: 'The organisation’s level changed', who: system, data: nothing, facts: ['certificates'] }),
};

const acting = {
  act: command({ title: 'The time for staff to act is over', who: system, data: fired, facts: [] }),
  giveTime: command({
    title: 'Give the organisation time',
    who: officer,
    data: z.strictObject({ until: civilDate('Enter the last day of the time you give'), reason: text('Enter why you give time') }),
    facts: [],
  }),
  closeGround: command({
    title: 'Record that it needs no action any more',
    who: officer,
    data: z.strictObject({
      ground: z.enum(['plan', 'end-recommended'], { error: 'Select what needs no action any more' }),
      reason: text('Enter why'),
    }),
    facts: [],
  }),
};

const review = id('The review is missing');
const leaving = {
  leave: command({
    title: 'Give notice that you leave the franchise',
    who: signers,
    data: z.strictObject({ on: civilDate('Enter the last day of the franchise') }),
    facts: [],
  }),
  takeBackNotice: command({ title: 'Take the notice back', who: signers, data: nothing, facts: [] }),
  leaves: command({ title: 'The organisation leaves', who: system, data: fired, facts: [] }),
  reviewOpened: command({
    title: 'A review was opened',
    who: system,
    data: z.strictObject({ review, decision: z.string(), on: civilDate('The date is missing') }),
    facts: [],
  }),
  reviewClosed: command({
    title: 'A review was closed',
    who: system,
    data: z.strictObject({
      review,
      decision: z.string(),
      on: civilDate('The date is missing'),
      outcome: z.enum(['stands', 'sent-back', 'withdrawn']),
      /** A reference to the panel's words, not the words themselves. */
      directions: z.templateLiteral(['text:', z.string()]).nullable(),
      mustNotDecide: z.array(z.string()).max(20),
    }),
    facts: [],
  }),
};

/** Every command of the franchise, in the order of its life. */
export const franchiseCommands = {
  ...opening,
  ...offering,
  ...reviewing,
  ...papers,
  ...acting,
  ...suspending,
  ...ending,
  ...interestCommands(['portfolio-holder', 'franchise-officer']),
  ...leaving,
};
