// The commands of the scheme's yearly review (H2): who may send each, what it carries, which facts it reads.
import { z } from 'zod';
import { civilDate, text } from './text.ts';
import { command } from './workflow.ts';

const keepers = ['administrator', 'franchise-officer'] as const;
const system = ['system'] as const;
const nothing = z.strictObject({});
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });

/** What a yearly review can change: each is data in versions (G11, R6). */
export const changeable = ['policy', 'standard'] as const;

const finding = text('Enter the finding. It is published, so name no person');
const findings = (says: string) => z.array(finding).min(1, { error: says }).max(20, { error: 'Give 20 findings or fewer' });

/** Every command of the scheme's yearly review, in the order of its life. */
export const schemeReviewCommands = {
  open: command({
    title: 'Open the scheme’s yearly review',
    who: keepers,
    data: z.strictObject({ year: z.int({ error: 'Enter the year that is reviewed, like 2027' }) }),
    facts: [],
    opens: true,
  }),
  recordFindings: command({
    title: 'Record the findings',
    who: keepers,
    data: z.strictObject({
      impact: findings('Give at least one finding on the scheme’s impact'),
      refresh: findings('Give at least one finding on what is to be refreshed'),
    }),
    facts: [],
  }),
  nameChange: command({
    title: 'Name a changed policy or standard',
    who: keepers,
    data: z.strictObject({
      what: z.enum(changeable, { error: 'Select whether the policy or the standard was changed' }),
      version: z.int({ error: 'Enter the number of the new version' }),
    }),
    facts: ['versions'],
  }),
  publish: command({ title: 'Publish the yearly review', who: keepers, data: nothing, facts: ['figures'] }),
  close: command({ title: 'Close the yearly review', who: keepers, data: nothing, facts: [] }),
  remindPublish: command({ title: 'Remind of a yearly review that is not published', who: system, data: fired, facts: [] }),
  remindNext: command({ title: 'Remind of the next yearly review', who: system, data: fired, facts: ['nextOpened'] }),
};
