// What an organisation can send about its grant on paper (P9): evidence. Bank details are left out, since an officer who keys an account
// number would decide where money goes; the organisation gives them itself, and another person checks them with a document of the bank.
import { z } from 'zod';
import { evidenceFields } from './grant.evidence.ts';
import { type PaperForm, paperCommands, type Step } from './paper.ts';

const form = z.discriminatedUnion('act', [z.strictObject({ act: z.literal('submitEvidence'), ...evidenceFields })], {
  error: 'Select what was sent on paper',
});

export const papers = paperCommands(form, ['application', 'hubGrant']);

/** What a form stands for. */
export function paperSteps({ act, preparedBy: _, ...data }: PaperForm): Step[] {
  return [{ type: act, data, by: 'signedBy' }];
}
