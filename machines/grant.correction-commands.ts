// Correcting a condition that was set wrongly (C1, S2), and the codes by which conditions and criteria are named.
import { z } from 'zod';
import { civilDate, text } from './text.ts';
import { command } from './workflow.ts';

/** Conditions are numbered from 1 within their grant. */
export const conditionNumber = z.int({ error: 'Select the condition' }).min(1, { error: 'Select the condition' });

/** A criterion's code. */
export const criterionCode = z.string().regex(/^[a-z][a-z-]{0,19}$/, { error: 'Select the criterion' });

/** Proposed by the officer, confirmed by the holder, or expired (P10). */
export const correctionCommands = {
  proposeCorrection: command({
    title: 'Propose to correct a condition',
    who: ['franchise-officer'],
    data: z.strictObject({
      condition: conditionNumber,
      /** What is left out stays as it is. */
      criterion: criterionCode.optional(),
      evidence: text('Enter the evidence that shows the condition is met', 2000).optional(),
      due: civilDate('Enter the date by which the evidence is due').optional(),
      reason: text('Enter what was wrong, and why this is right'),
    }),
    facts: ['application', 'openReview'],
  }),
  confirmCorrection: command({
    title: 'Confirm the correction of a condition',
    who: ['portfolio-holder'],
    data: z.strictObject({}),
    facts: ['application', 'holders', 'openReview'],
  }),
  expireCorrection: command({
    title: 'The proposed correction has expired',
    who: ['system'],
    data: z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') }),
    facts: [],
  }),
};
