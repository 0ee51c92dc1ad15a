// What other cases tell an application after its decision: reviews of it (V5, V6) and its start-up grant (S3, S6).
import { z } from 'zod';
import { civilDate, id, textRef } from './text.ts';
import { command } from './workflow.ts';

const system = ['system'] as const;
const on = civilDate('The date is missing');
const review = { review: id('The review is missing'), decision: z.string().min(1).max(60), on };

export const reviewing = {
  reviewOpened: command({ title: 'A review was opened', who: system, data: z.strictObject(review), facts: [] }),
  reviewClosed: command({
    title: 'The review ended',
    who: system,
    data: z.strictObject({
      ...review,
      /** 'overtaken': the case ended by the organisation's own act, and nothing was left to review. */
      outcome: z.enum(['stands', 'sent-back', 'withdrawn', 'overtaken']),
      directions: textRef().nullable(),
      mustNotDecide: z.array(id('The person is missing')).max(20),
    }),
    facts: ['live'],
  }),
  grantOpened: command({
    title: 'The start-up grant was opened',
    who: system,
    data: z.strictObject({ grant: id('The grant is missing') }),
    facts: [],
  }),
  grantPaid: command({
    title: 'The start-up grant was first paid',
    who: system,
    data: z.strictObject({ grant: id('The grant is missing'), on }),
    facts: [],
  }),
};
