// What anybody may read: the programme, decision notices, the register, certificates.
import { z } from 'zod';
import type { NamedSchema } from './operation.ts';

const day = z.iso.date();

export const meetingsSchema: NamedSchema = {
  name: 'Meetings',
  schema: z.strictObject({
    meetings: z.array(
      z.strictObject({
        meeting: z.uuid(),
        date: day,
        cutOff: day,
        papersDue: day,
        year: z.int(),
        state: z.string(),
        reason: z.string().nullable().meta({ description: 'Why it was moved or cancelled.' }),
        late: z.string().nullable().meta({ description: 'Why its year was published after it began.' }),
        replacedBy: day.nullable(),
      }),
    ),
  }),
};

export const decisionsSchema: NamedSchema = {
  name: 'Decisions',
  schema: z.strictObject({
    decisions: z.array(
      z.strictObject({
        reference: z.string(),
        organisation: z.string().nullable(),
        hub: z.string().nullable(),
        outcome: z.string(),
        stage: z.int().nullable(),
        decidedOn: day,
        decidedBy: z.string(),
        effectiveOn: day.nullable(),
        state: z.string(),
        exempt: z.boolean().meta({ description: 'The reasons are exempt information and are not given.' }),
        reasons: z.string().nullable(),
        supersedes: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
};

const opening = z.record(z.string(), z.array(z.strictObject({ from: z.string(), to: z.string() })));

const registered = z.strictObject({
  reference: z.string(),
  state: z.enum(['active', 'suspended']),
  hub: z.string(),
  organisation: z.string(),
  address: z.string(),
  town: z.string(),
  locality: z.string(),
  since: day,
  level: z.int().nullable(),
  nextReview: day.nullable(),
  certificate: z.string().nullable(),
  certificateUntil: day.nullable(),
  venues: z
    .array(z.strictObject({ name: z.string().nullable(), kind: z.enum(['own', 'partner']), confirmed: z.boolean(), opening }))
    .nullable(),
  bookable: z.record(z.string(), z.strictObject({ day: z.boolean(), evening: z.boolean() })).nullable(),
});

export const registerSchema: NamedSchema = { name: 'Register', schema: z.strictObject({ hubs: z.array(registered) }) };
export const registerEntrySchema: NamedSchema = { name: 'RegisteredHub', schema: registered };

export const certificateSchema: NamedSchema = {
  name: 'Certificate',
  schema: z.strictObject({
    reference: z.string(),
    organisation: z.string(),
    level: z.int(),
    standard: z.int(),
    from: day,
    until: day,
    valid: z.boolean().meta({ description: 'In date today.' }),
  }),
};
