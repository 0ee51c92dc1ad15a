import { z } from 'zod';
import type { NamedSchema } from './operation.ts';

/** Problem details (RFC 9457) as this service sends them. */
export const problemSchema: NamedSchema = {
  name: 'Problem',
  schema: z.strictObject({
    type: z.string().meta({ description: 'An address that explains the rule, or about:blank.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'Why, and what to do: a sentence for a person.' }),
    rule: z.string().optional().meta({ description: 'The rule that refused: E1 to E6, or one of the process, such as F10b.' }),
    fields: z.record(z.string(), z.string()).optional().meta({ description: 'A sentence for each malformed field, by its path.' }),
    now: z.strictObject({ version: z.int(), state: z.string() }).optional().meta({ description: 'E3: the case as it is now.' }),
    reference: z.string().optional().meta({ description: 'By which staff find what failed in the log.' }),
  }),
};
