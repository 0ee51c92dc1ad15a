// What an organisation sends to show that a condition is met (S4), on-line or on paper.
import { z } from 'zod';
import { conditionNumber } from './grant.correction-commands.ts';
import { id, text } from './text.ts';

/** Evidence for one condition: words, documents of the evidence library, and links. */
export const evidenceFields = {
  condition: conditionNumber,
  words: text('Enter how the condition is met'),
  documents: z.array(id('Select the document')).max(20).default([]),
  links: z.array(text('Enter the web address', 2000)).max(20).default([]),
};
