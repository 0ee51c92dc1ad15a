// The commands of a decision meeting (D), with the words a form shows.
import { z } from 'zod';
import { civilDate, id, text } from './text.ts';
import { command } from './workflow.ts';

const nothing = z.strictObject({});
const firing = z.strictObject({ name: z.string(), due: civilDate('A deadline carries its date') });
const application = id('Say which application it is');

/** What became of an application that was on a meeting's list (D6). */
export const settledAs = ['decided', 'deferred', 'held', 'withdrawn', 'moved'] as const;

/** What can be on a meeting's list: an application, or the ending of a franchise (H4). */
export const listedWorkflows = ['application', 'franchise'] as const;

// D10: the administrator keeps programme and meetings.
const administrator = ['administrator'] as const;
const system = ['system'] as const;
// P10: what the administrator proposes a holder can confirm, since a scheme may have one administrator only.
const seconders = ['administrator', 'portfolio-holder'] as const;
/** A text committed to in another case of the scheme, sent on by its reference. */
const reference = z.templateLiteral(['text:', z.string().min(1).max(200)]);

export const meetingCommands = {
  schedule: command({
    title: 'Schedule a decision meeting',
    who: administrator,
    data: z.strictObject({ date: civilDate('Enter the date of the meeting') }),
    facts: [],
    opens: true,
  }),
  publish: command({ title: 'Publish the year’s meetings', who: administrator, data: nothing, facts: ['year'] }),
  publishWithYear: command({
    title: 'Publish with the year’s other meetings',
    who: system,
    data: z.strictObject({ late: reference.optional() }),
    facts: [],
  }),
  proposeLatePublication: command({
    title: 'Propose to publish the rest of a year that has begun',
    who: administrator,
    data: z.strictObject({ reason: text('Enter the reason why the year was not published before it began. It is published', 1000) }),
    facts: ['year'],
  }),
  confirmLatePublication: command({
    title: 'Confirm the late publication of the year’s meetings',
    who: seconders,
    data: nothing,
    facts: ['year'],
  }),
  reschedule: command({
    title: 'Move the meeting to another date',
    who: administrator,
    data: z.strictObject({
      date: civilDate('Enter the new date of the meeting'),
      reason: text('Enter the reason for the new date. It is published', 1000),
    }),
    facts: [],
  }),
  cancel: command({
    title: 'Cancel the meeting',
    who: administrator,
    data: z.strictObject({
      reason: text('Enter the reason why the meeting is cancelled. It is published', 1000),
      replacement: id('Choose the meeting that replaces it, or leave it out').optional(),
    }),
    facts: ['programme'],
  }),
  drop: command({ title: 'Remove the unpublished meeting', who: administrator, data: nothing, facts: [] }),
  close: command({ title: 'Close the meeting', who: administrator, data: nothing, facts: [] }),
  /** `workflow` is what the case on the list is, an application where none is said. `date` is the date the application was told: when it has moved since, the meeting answers with the one that holds. */
  list: command({
    title: 'Put an application on the list',
    who: system,
    data: z.strictObject({
      application,
      organisation: id('Say which organisation it is').optional(),
      date: civilDate('Give the date of the meeting').optional(),
      workflow: z.enum(listedWorkflows, { error: 'Say which kind of case it is' }).optional(),
    }),
    facts: [],
  }),
  settle: command({
    title: 'Record what became of an application on the list',
    who: system,
    data: z.strictObject({ application, as: z.enum(settledAs, { error: 'Say what became of the application' }) }),
    facts: [],
  }),
  unpublished: command({ title: 'Report a year that is not published', who: system, data: firing, facts: ['year'] }),
  expireProposal: command({ title: 'The proposal has expired', who: system, data: firing, facts: [] }),
  papers: command({ title: 'Ask for the meeting’s papers', who: system, data: firing, facts: [] }),
  unclosed: command({ title: 'Report a meeting that is not closed', who: system, data: firing, facts: [] }),
};
