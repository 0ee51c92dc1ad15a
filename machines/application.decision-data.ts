// What somebody types who records a decision (D4, D9), for the first time or in the place of a mistaken record (D5).
import { z } from 'zod';
import { civilDate, id, text } from './text.ts';

const code = z.string().regex(/^[a-z][a-z-]{0,19}$/, { error: 'Select the criterion this is about' });

/** Reasons about criteria, each with what to do next (D9). */
export const reasonsData = z
  .array(z.strictObject({ criterion: code, reason: text('Enter the reason'), next: text('Enter what to do next') }))
  .max(20);

/** The fields of a decision. */
export const decisionFields = {
  outcome: z.enum(['approve', 'offer', 'decline'], { error: 'Select whether you approve, offer support or decline' }),
  reasons: reasonsData.default([]),
  /** Where the decider finds otherwise than the officer; (a) and (b) are computed and cannot be found otherwise. */
  findsOtherwise: z
    .array(z.strictObject({ criterion: z.enum(['c', 'd', 'e', 'f', 'g']), met: z.boolean(), reason: text('Enter why you find otherwise') }))
    .max(5)
    .default([]),
  alternatives: text('Enter the alternatives considered and why they were rejected'),
  publicReasons: text('Enter the reasons that the public notice gives'),
  internalNotes: text('Enter the note').optional(),
  consulted: z.array(id('Select who was consulted')).max(10).default([]),
  /** The notice leaves the public reasons out, because they are exempt information (D7). */
  exempt: z.boolean().default(false),
  deadline: civilDate('Enter the date by which the organisation resubmits').optional(),
  grantPence: z.int({ error: 'Enter the grant in pence' }).min(1).optional(),
};
