// What the interface answers, as schemas: the document is made from them, and a test holds every answer against it.
import { z } from 'zod';
import type { NamedSchema } from './operation.ts';

const uuid = z.uuid();
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const words = (description: string) => z.string().meta({ description });
const next = z.string().nullable().meta({ description: 'Send it as `after` for the next page; null: this is the last.' });

const organisation = z.strictObject({ id: uuid, name: z.string() });
const hub = z.strictObject({ id: uuid, name: z.string(), town: z.string() });

export const meSchema: NamedSchema = {
  name: 'Me',
  schema: z.strictObject({
    person: uuid,
    name: z.string(),
    roles: z.array(z.string()).meta({ description: 'In which the program may act: those the token names and the person holds today.' }),
    scope: z.enum(['read', 'write']),
    organisations: z.array(z.strictObject({ id: uuid, name: z.string(), capacities: z.array(z.string()), hubs: z.array(hub) })),
  }),
};

const listed = z.strictObject({
  id: uuid,
  workflow: z.string(),
  kind: words('The workflow in words.'),
  reference: z.string(),
  state: z.string(),
  says: words('The state in words for this reader.'),
  closed: z.boolean(),
  organisation: organisation.nullable(),
  hub: z.string().nullable(),
  locality: z.string().nullable(),
  stage: z.int().nullable(),
  openedOn: day,
  changedAt: instant,
  due: day.nullable().meta({ description: 'The next day on which something is due.' }),
});

export const casesSchema: NamedSchema = { name: 'Cases', schema: z.strictObject({ cases: z.array(listed), next }) };

export const caseSchema: NamedSchema = {
  name: 'Case',
  schema: z.strictObject({
    id: uuid,
    workflow: z.string(),
    kind: words('The workflow in words.'),
    reference: z.string(),
    state: z.string(),
    says: words('The state in words for this reader.'),
    closed: z.boolean(),
    version: z.int().meta({ description: 'Send it as If-Match with a command, in quotation marks.' }),
    organisation: organisation.nullable(),
    hub: hub.nullable(),
    parent: uuid.nullable().meta({ description: 'The case this one hangs on, such as the meeting of an application.' }),
    openedOn: day,
    keyDate: day.nullable(),
    deadlines: z.array(z.strictObject({ name: z.string(), says: z.string(), due: day })),
  }),
};

export const actionsSchema: NamedSchema = {
  name: 'Actions',
  schema: z.strictObject({
    version: z.int(),
    state: z.string(),
    actions: z.array(
      z.strictObject({
        command: z.string(),
        title: z.string(),
        href: z.string().meta({ description: 'Where to send it.' }),
        refusal: z
          .strictObject({ rule: z.string(), says: z.string() })
          .nullable()
          .meta({ description: 'Why it would be refused now; null: it can be sent.' }),
      }),
    ),
  }),
};

export const doneSchema: NamedSchema = {
  name: 'Done',
  schema: z.strictObject({
    case: uuid,
    version: z.int().meta({ description: 'Of the case after the command.' }),
    state: z.string(),
    says: words('The state in words for this reader.'),
  }),
};

export const timelineSchema: NamedSchema = {
  name: 'Timeline',
  schema: z.strictObject({
    acts: z.array(
      z.strictObject({
        seq: z.int(),
        command: z.string(),
        what: z.string(),
        who: z.string(),
        at: instant,
        says: z.string().nullable().meta({ description: 'The state afterwards in words.' }),
      }),
    ),
    next,
  }),
};

const letter = {
  number: z.string(),
  kind: z.string(),
  subject: z.string(),
  at: instant.nullable().meta({ description: 'When it was let go; null: it is only prepared.' }),
};

export const lettersSchema: NamedSchema = {
  name: 'Letters',
  schema: z.strictObject({ letters: z.array(z.strictObject({ ...letter, status: z.string() })) }),
};

export const letterSchema: NamedSchema = {
  name: 'Letter',
  schema: z.strictObject({ ...letter, text: z.string().nullable().meta({ description: 'As it was sent; null: erased.' }) }),
};

export const evidenceSchema: NamedSchema = {
  name: 'EvidenceList',
  schema: z.strictObject({
    evidence: z.array(
      z.strictObject({
        id: uuid,
        type: z.string(),
        title: z.string(),
        dated: day.nullable(),
        expiresOn: day.nullable(),
        expired: z.boolean(),
        fileName: z.string(),
        mediaType: z.string(),
        size: z.int(),
        sha256: z.string(),
        addedAt: instant,
        scan: z.enum(['clean', 'found']).nullable().meta({ description: 'By the virus scanner; null: it has not looked.' }),
        erased: z.boolean(),
        removed: z.boolean().meta({ description: 'Out of the library; still read where it is cited.' }),
        replacedBy: uuid.nullable(),
      }),
    ),
    next,
  }),
};

export const evidenceKeptSchema: NamedSchema = { name: 'EvidenceKept', schema: z.strictObject({ id: uuid, sha256: z.string() }) };
