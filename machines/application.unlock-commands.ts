// Named sections unlocked for a time (C1): two officers, then the organisation changes those sections and nothing else.
import { z } from 'zod';
import { content, sections } from './application.content.ts';
import { applicantRoles } from './roles.ts';
import { civilDate, text } from './text.ts';
import { command } from './workflow.ts';

const officer = ['franchise-officer'] as const;
const nothing = z.strictObject({});
/** What a fired deadline carries. */
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });

export const unlocking = {
  proposeUnlock: command({
    title: 'Propose to unlock sections',
    who: officer,
    data: z.strictObject({
      sections: z
        .array(z.enum(sections, { error: 'Select the section' }))
        .min(1, { error: 'Name at least one section' })
        .max(sections.length),
      until: civilDate('Enter the last day on which they can be changed'),
      reason: text('Enter why they are unlocked'),
    }),
    facts: [],
  }),
  confirmUnlock: command({ title: 'Confirm that sections are unlocked', who: officer, data: nothing, facts: [] }),
  expireUnlocking: command({ title: 'The proposal to unlock sections has expired', who: ['system'], data: fired, facts: [] }),
  prepareSections: command({
    title: 'Prepare the unlocked sections',
    who: applicantRoles,
    data: z.strictObject({
      venues: content.shape.venues.optional(),
      bookable: content.shape.bookable.optional(),
      statements: content.shape.statements.partial().default({}),
    }),
    facts: [],
  }),
  submitSections: command({
    title: 'Submit the changed sections',
    who: ['signatory'],
    data: z.strictObject({ declaration: z.literal(true, { error: 'Confirm that what the application says is true' }) }),
    facts: ['organisation', 'submitted'],
  }),
  lockSections: command({ title: 'The unlocked sections are locked again', who: ['system'], data: fired, facts: [] }),
};
