// What a story file may hold. The same schemas check the file, print the words of its faults and make docs/stories.md.
import { z } from 'zod';

const json = z.json().meta({ id: 'json', description: 'Any JSON.' });
const words = (says: string) => z.string({ error: says }).trim().min(1, { error: says });
const caseName = words('expected the name that this story gives the case, for example "application"').meta({
  description: 'The name the story gives a case. An opening command makes it, later steps use it.',
});
const note = z
  .string({ error: 'expected a sentence' })
  .optional()
  .meta({ description: 'A sentence for whoever reads the story; it is shown beside the step.' });
const moment = words('expected a date, for example "2026-10-05", "2026-10-05 14:30" or "2026-10-05 + 3 days"').meta({
  id: 'moment',
  description: 'A date in London (09:00 unless a time is given), optionally with "+ N days" or "+ N working days".',
});
const day = words('expected a date, for example "2026-11-30" or "2026-10-05 + 3 days"').meta({
  description: 'A date, optionally with "+ N days" or "+ N working days".',
});

export const commandStep = z
  .strictObject({
    at: moment.optional(),
    as: words('expected who sends it: a person’s name, for example "Lead, Barnies"').meta({
      description: 'The name (or key) of the person who sends it.',
    }),
    for: words('expected the hub or organisation the new case is about')
      .optional()
      .meta({ description: 'For an opening command: what the case is about. A hub’s name finds its organisation too.' }),
    do: z
      .string({ error: 'expected a command, for example "application.submit"' })
      .regex(/^[a-z]+(-[a-z]+)*\.[a-zA-Z]+$/, {
        error: 'expected a workflow and a command with a full stop between, for example "application.submit"',
      })
      .meta({ description: 'The command; `npm run play -- --commands` lists them.' }),
    case: caseName,
    with: z
      .record(z.string(), z.json())
      .default({})
      .meta({ description: 'What the command carries. Names are written with a dollar sign, see below.' }),
    expect: z.literal('refused', { error: 'expected "refused", or nothing where the command is to be accepted' }).optional(),
    rule: words('expected the id of the rule that refuses, for example "F1a"')
      .optional()
      .meta({ description: 'Only beside "expect": the rule that the refusal cites. A clause ("F1") stands for any rule of it.' }),
    sawVersion: z
      .int({ error: 'expected the version of the case that the sender looked at, a whole number' })
      .min(0)
      .optional()
      .meta({ description: 'The version of the case the sender was looking at; an old one is refused with E3.' }),
    repeat: z
      .int({ error: 'expected how often the same command is sent in all, 2 or more' })
      .min(2, { error: 'expected how often the same command is sent in all, 2 or more' })
      .max(20)
      .optional()
      .meta({ description: 'Sends the very same command so many times in all; it must stay one act.' }),
    waits: z
      .boolean({ error: 'expected true, or nothing' })
      .optional()
      .meta({ description: 'True: the messages and letters that it causes wait until the next step has been done.' }),
    note,
  })
  .refine((step) => step.rule === undefined || step.expect === 'refused', {
    path: ['rule'],
    error: 'expected only beside "expect": "refused"',
  });

export const untilStep = z.strictObject({ until: moment, note });

export const lookStep = z.strictObject({
  case: caseName,
  state: words('expected the name of a state, for example "submitted"').optional(),
  letters: z
    .array(words('expected a kind of letter'), { error: 'expected a list of kinds of letter' })
    .optional()
    .meta({ description: 'The kinds of all letters the case has caused since the last look at its letters, in order.' }),
  deadlines: z
    .record(z.string(), day, { error: 'expected the deadlines as { name: date }' })
    .optional()
    .meta({ description: 'All the deadlines the case has, by name; {} for none.' }),
  claims: z
    .array(words('expected the key of a claim'), { error: 'expected a list of keys' })
    .optional()
    .meta({ description: 'All that the case holds and no other case may hold; [] for nothing.' }),
  note,
});

export const includeStep = z.strictObject({
  include: words('expected the name of a file beside this one').meta({ description: 'A fragment, relative to the file that includes it.' }),
  bind: z.record(z.string(), json).default({}).meta({ description: 'Values for the fragment’s {{names}}.' }),
  note,
});

const cover = z.strictObject({
  role: words('expected the role that is lent, for example "franchise-officer"'),
  for: words('expected who is away: the name of the person whose role it is'),
  from: day,
  until: day,
  appointment: z
    .enum(['deciding', 'deputy'], { error: 'expected "deciding" or "deputy"' })
    .optional()
    .meta({ description: 'For a portfolio holder’s role: the appointment that is lent with it.' }),
});

const storyPerson = z
  .strictObject({
    roles: z
      .array(words('expected a role, for example "validator"'), { error: 'expected a list of roles' })
      .min(1, { error: 'expected at least one role' }),
    organisation: words('expected the name of an organisation or of its hub')
      .optional()
      .meta({ description: 'For lead, contributor and signatory: the organisation, or one of its hubs.' }),
    appointment: z
      .enum(['deciding', 'deputy', 'leader'], { error: 'expected "deciding", "deputy" or "leader"' })
      .optional()
      .meta({ description: 'For a portfolio holder: the appointment for this scheme.' }),
    interests: z
      .record(z.string(), z.enum(['member', 'interest', 'supported'], { error: 'expected "member", "interest" or "supported"' }))
      .optional()
      .meta({ description: 'Standing ties to organisations, by the name of the organisation or of its hub.' }),
    covers: z
      .array(cover, { error: 'expected a list of covers' })
      .optional()
      .meta({ description: 'Roles lent to this person for a stated time, both days included (docs/cover.md).' }),
  })
  .meta({ id: 'person', description: 'Somebody of this story. A name that the scheme has already is replaced.' });

const step = z
  .union([
    commandStep.meta({ id: 'command', description: 'Somebody sends a command.' }),
    untilStep.meta({ id: 'until', description: 'Time passes: deadlines fire and letters go out on their days.' }),
    lookStep.meta({ id: 'look', description: 'The case must be as written; what is left out is not looked at.' }),
    includeStep.meta({ id: 'include', description: 'A fragment’s steps are played here.' }),
  ])
  .meta({ id: 'step' });

const title = words('expected a title that says what the story shows');
const steps = z.array(step, { error: 'expected the list of steps' }).min(1, { error: 'expected at least one step' });
/** Steps are checked one by one, each by its own kind, so that a fault names what was meant. */
const anySteps = z
  .array(z.record(z.string(), z.unknown(), { error: 'expected a step, an object' }), { error: 'expected the list of steps' })
  .min(1, { error: 'expected at least one step' });

const head = {
  story: title,
  summary: z.string().optional().meta({ description: 'A paragraph for whoever reads the story.' }),
  hub: z.string().optional().meta({ description: 'The hub the story is about: where the pilot’s page shows it.' }),
  beside: z
    .array(words('expected the name of a story file'), { error: 'expected a list of story files' })
    .default([])
    .meta({ description: 'Other stories, relative to this file, that are played at the same time: the year’s meetings, for example.' }),
  start: day.meta({ description: 'The day on which the story begins; everybody holds their roles from then at the latest.' }),
  policy: z.record(z.string(), json).default({}).meta({ description: 'Values of the policy other than the scheme’s own.' }),
  people: z.record(z.string(), storyPerson).default({}),
};

const fragmentHead = {
  story: title,
  takes: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: 'The {{names}} that stand in the fragment, each with what it means.' }),
  defaults: z.record(z.string(), json).default({}).meta({ description: 'Values for the names that may be left out.' }),
};

/** A story as it is read; its steps are still to be checked by kind. */
export const storyShape = z.strictObject({ $schema: z.string().optional(), ...head, steps: anySteps });
export const fragmentShape = z.strictObject({ $schema: z.string().optional(), ...fragmentHead, steps: anySteps });
/** The whole of it, for the documentation. */
export const storyFileSchema = z.union([
  z.strictObject({ $schema: z.string().optional(), ...head, steps }).meta({ id: 'story', description: 'A story, to be played.' }),
  z
    .strictObject({ $schema: z.string().optional(), ...fragmentHead, steps })
    .meta({ id: 'fragment', description: 'Steps to be included in stories.' }),
]);

export type Story = z.output<typeof storyShape>;
export type StoryPerson = z.output<typeof storyPerson>;
export type CommandStep = z.output<typeof commandStep>;
export type UntilStep = z.output<typeof untilStep>;
export type LookStep = z.output<typeof lookStep>;
