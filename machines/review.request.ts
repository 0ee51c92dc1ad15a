// What stands in a request for a review (V1–V3), on-line or on paper.
import { z } from 'zod';
import { grounds } from './review.words.ts';
import { id, text } from './text.ts';

/** The request: which decision, on which grounds, and why it comes late where it does. */
export const requestFields = {
  about: id('Select the case that the decision was made in'),
  workflow: z.string().regex(/^[a-z][a-z-]{0,39}$/, { error: 'Say what kind of case it is' }),
  decision: z.string().min(1, { error: 'Select the decision to be reviewed' }).max(80),
  grounds: z.array(z.enum(grounds, { error: 'Select a ground from the list' })).max(grounds.length),
  explanation: text('Explain what went wrong with how the outcome was reached'),
  late: text('Say why you ask after the last day').optional(),
};
