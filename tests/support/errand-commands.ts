// The commands of errands: one for every kind of effect, and those that a deadline or a message sends.
import { z } from 'zod';
import { civilDate, id, text } from '../../machines/text.ts';
import { command } from '../../machines/workflow.ts';

const officer = ['franchise-officer'] as const;
const nothing = z.strictObject({});
const firing = z.strictObject({ name: z.string(), due: civilDate('A date') });
const code = z.string().max(60);
const words = text('Enter your words');

export const errandCommands = {
  take: command({
    title: 'Take an errand on',
    who: ['lead', 'contributor', 'system'],
    data: z.strictObject({ claim: code.optional(), due: civilDate('A date').optional() }),
    facts: [],
    opens: true,
  }),
  note: command({ title: 'Note something', who: ['lead', 'contributor'], data: z.strictObject({ words }), facts: ['siblings'] }),
  label: command({ title: 'Label it', who: officer, data: z.strictObject({ label: z.string() }), facts: [] }),
  check: command({
    title: 'Check one side of it',
    who: ['validator'],
    data: z.strictObject({ side: z.enum(['north', 'south'], { error: 'Select a side' }), ok: z.boolean() }),
    facts: [],
    area: ({ side }) => side,
  }),
  write: command({
    title: 'Write a letter',
    who: officer,
    data: z.strictObject({
      kind: z.enum(['routine', 'adverse', 'staff']),
      words,
      notBefore: civilDate('A date').optional(),
      tell: z.boolean().default(false),
    }),
    facts: [],
  }),
  cancel: command({
    title: 'Cancel letters that are not out',
    who: officer,
    data: z.strictObject({ kinds: z.array(z.enum(['routine', 'adverse', 'staff'])).min(1) }),
    facts: [],
  }),
  released: command({
    title: 'The letter was released',
    who: ['system'],
    data: z.strictObject({ kind: z.string(), on: civilDate('A date') }),
    facts: [],
  }),
  set: command({
    title: 'Set a deadline',
    who: officer,
    data: z.strictObject({ name: code, due: civilDate('Enter a date'), fires: z.enum(['on', 'after']).default('after') }),
    facts: [],
  }),
  clear: command({ title: 'Clear a deadline', who: officer, data: z.strictObject({ name: code }), facts: [] }),
  due: command({ title: 'It is due', who: ['system'], data: firing, facts: [] }),
  remind: command({ title: 'Remind', who: ['system'], data: firing, facts: [] }),
  break: command({ title: 'Break down', who: ['system'], data: firing, facts: [] }),
  tell: command({
    title: 'Tell another errand',
    who: officer,
    data: z.strictObject({ to: id('Choose an errand'), command: code.default('errand.hear'), n: z.int() }),
    facts: [],
  }),
  hear: command({ title: 'Hear from another errand', who: ['system'], data: z.strictObject({ n: z.int() }), facts: [] }),
  delegate: command({
    title: 'Delegate',
    who: officer,
    data: z.strictObject({ command: code.default('errand.take'), claim: code.optional() }),
    facts: [],
  }),
  claim: command({ title: 'Claim a thing', who: officer, data: z.strictObject({ keys: z.array(code).min(1) }), facts: [] }),
  give: command({ title: 'Give a thing back', who: officer, data: z.strictObject({ key: code }), facts: [] }),
  publish: command({
    title: 'Publish',
    who: officer,
    data: z.strictObject({ reference: code, until: civilDate('A date').optional() }),
    facts: [],
  }),
  revise: command({ title: 'Submit a revision', who: ['lead'], data: z.strictObject({ pages: z.int() }), facts: [] }),
  pay: command({ title: 'Pay', who: officer, data: z.strictObject({ pence: z.int().min(1, { error: 'Enter an amount' }) }), facts: [] }),
  pause: command({ title: 'Pause', who: officer, data: nothing, facts: [] }),
  resume: command({ title: 'Resume', who: officer, data: nothing, facts: [] }),
  finish: command({ title: 'Finish', who: officer, data: nothing, facts: [] }),
};
