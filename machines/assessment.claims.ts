// The claims of a self-assessment as they are typed (G4).
import { z } from 'zod';
import { id, PrivateText, text } from './text.ts';

export const statement = z.string({ error: 'Choose a statement' }).min(1, { error: 'Choose a statement' }).max(60);
export const area = z.string({ error: 'Choose an area' }).min(1, { error: 'Choose an area' }).max(60);
export const met = (says: string) => z.enum(['met', 'partly', 'not'], { error: says });
const comment = text('Enter a comment or leave it out', 4000);

/** A link's address is kept as a text: addresses can hold a person's name. */
const link = z
  .url({ protocol: /^https?$/, error: 'Enter a web address that begins with https://' })
  .max(2000, { error: 'Use 2,000 characters or fewer' })
  .transform((address) => new PrivateText(address));

const evidence = z
  .array(z.union([z.strictObject({ document: id('Choose a document from the library') }), z.strictObject({ link })]))
  .max(20, { error: 'Attach 20 documents and links or fewer' })
  .default([]);

/** What an organisation claims of one statement (G4). */
export const claim = z.strictObject({
  statement,
  claim: met('Select met, partly met or not met'),
  comment: comment.optional(),
  evidence,
});

/** The claim as it was last submitted, so that its finding carries over (G7). */
const kept = z.strictObject({ statement, keep: z.literal(true) });

/** A list that has something in it; `says` what is missing. */
export const some = <T extends z.ZodType>(of: T, says: string) => z.array(of, { error: says }).min(1, { error: says }).max(200);

/** A claim about every statement, new or kept. */
export const claimsToPrepare = some(z.union([claim, kept]), 'Make a claim about every statement');
