// The franchise's commands by which it is suspended and ended (H4, D4–D7).
import { z } from 'zod';
import { civilDate, id, text, textRef } from './text.ts';
import { command } from './workflow.ts';

const officer = ['franchise-officer'] as const;
const holder = ['portfolio-holder'] as const;
const administrator = ['administrator'] as const;
const system = ['system'] as const;
const nothing = z.strictObject({});
/** What a fired deadline carries. */
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });

const topics = ['level', 'review', 'plan', 'core-offer', 'agreement', 'other'] as const;
const reason = z.strictObject({
  topic: z.enum(topics, { error: 'Select what the reason is about' }),
  reason: text('Enter the reason'),
  next: text('Enter what to do next'),
});
const reasons = z.array(reason).max(20);
const someReasons = reasons.min(1, { error: 'Give at least one reason, and what to do next' });
const why = (says: string) => z.strictObject({ reason: text(says) });

/** Suspension and the way back. */
export const suspending = {
  proposeSuspension: command({
    title: 'Propose to suspend the franchise',
    who: officer,
    data: z.strictObject({
      reasons: someReasons,
      wayBack: text('Enter what the organisation does to come back'),
      backBy: civilDate('Enter the date by which you expect it'),
    }),
    facts: [],
  }),
  confirmSuspension: command({ title: 'Confirm the suspension', who: holder, data: nothing, facts: ['holders'] }),
  proposeLifting: command({ title: 'Propose to lift the suspension', who: officer, data: why('Enter why it can be lifted'), facts: [] }),
  confirmLifting: command({ title: 'Confirm that the suspension is lifted', who: holder, data: nothing, facts: ['holders'] }),
  expireProposal: command({ title: 'The proposal has expired', who: system, data: fired, facts: [] }),
  backDue: command({ title: 'The day expected for the way back is over', who: system, data: fired, facts: [] }),
};

const when = { meeting: id('The meeting is missing'), date: civilDate('The date is missing'), cutOff: civilDate('The cut-off is missing') };
/** What the meeting says of why, in its own words (D6). */
const because = { reason: textRef().optional() };
/** The ending as an item of a decision meeting. */
export const ending = {
  proposeEnding: command({
    title: 'Propose to end the franchise',
    who: officer,
    data: z.strictObject({ reasons: someReasons, report: text('Enter your report for the meeting') }),
    facts: [],
  }),
  withdrawEnding: command({ title: 'Withdraw the proposal to end it', who: officer, data: why('Enter why you withdraw it'), facts: [] }),
  placeEnding: command({
    title: 'Place it on a decision meeting',
    who: officer,
    data: z.strictObject({ meeting: id('Select the meeting') }),
    facts: ['meetings'],
  }),
  meetingMoved: command({ title: 'The meeting was moved', who: system, data: z.strictObject({ ...when, ...because }), facts: [] }),
  meetingCancelled: command({
    title: 'The meeting was cancelled',
    who: system,
    data: z.strictObject({ meeting: when.meeting, replacement: z.strictObject(when).optional(), ...because }),
    facts: [],
  }),
  decideEnding: command({
    title: 'Record the decision',
    who: holder,
    data: z.strictObject({
      outcome: z.enum(['end', 'continue'], { error: 'Select whether the franchise ends or continues' }),
      reasons: reasons.default([]),
      alternatives: text('Enter the alternatives considered and why they were rejected'),
      publicReasons: text('Enter the reasons that the public notice gives'),
      internalNotes: text('Enter the note').optional(),
      consulted: z.array(id('Select who was consulted')).max(10).default([]),
      /** The notice leaves the public reasons out, because they are exempt information (D7). */
      exempt: z.boolean().default(false),
    }),
    facts: ['holders'],
  }),
  deferEnding: command({ title: 'Defer the decision', who: holder, data: why('Enter why you defer'), facts: ['holders'] }),
  effective: command({ title: 'The decision takes effect', who: system, data: fired, facts: [] }),
  callIn: command({ title: 'Record a call-in', who: administrator, data: why('Enter why it was called in'), facts: [] }),
  confirmCallIn: command({
    title: 'Record that the decision was confirmed',
    who: administrator,
    data: why('Enter why it was confirmed'),
    facts: [],
  }),
  referBack: command({
    title: 'Record that the decision was referred back',
    who: administrator,
    data: why('Enter why it was referred back'),
    facts: [],
  }),
  letterReleased: command({
    title: 'The decision letter was released',
    who: system,
    data: z.strictObject({ kind: z.string(), on: civilDate('The date is missing') }),
    facts: [],
  }),
};
