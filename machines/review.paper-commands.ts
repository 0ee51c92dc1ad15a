// A request for a review on paper (P9): keying it opens the case, and nothing counts before a second officer has confirmed it.
import { z } from 'zod';
import { type PaperForm, paperCommands, type Step } from './paper.ts';
import { requestFields } from './review.request.ts';

const form = z.discriminatedUnion('act', [z.strictObject({ act: z.literal('request'), ...requestFields })], {
  error: 'Select what was sent on paper',
});

const inCase = paperCommands(form, ['decisions', 'liveApplications']);

export const papers = { ...inCase, keyPaper: { ...inCase.keyPaper, opens: true as const } };

/** What a form stands for. */
export function paperSteps({ act, preparedBy: _, ...data }: PaperForm): Step[] {
  return [{ type: act, data, by: 'signedBy' }];
}
