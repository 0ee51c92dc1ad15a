// The application's commands (F): who may send each, what it carries, which facts it reads.
import { z } from 'zod';
import { content, sections } from './application.content.ts';
import { correcting } from './application.correction-commands.ts';
import { decisionFields, reasonsData } from './application.decision-data.ts';
import { papers } from './application.paper-commands.ts';
import { reviewing } from './application.review-commands.ts';
import { unlocking } from './application.unlock-commands.ts';
import { applicantRoles } from './roles.ts';
import { civilDate, id, text, textRef } from './text.ts';
import { command } from './workflow.ts';

const officer = ['franchise-officer'] as const;
const holder = ['portfolio-holder'] as const;
const signers = ['lead', 'signatory'] as const;
/** Officers start the case that a paper application needs (P9). */
const starters = [...signers, 'engagement-officer', 'franchise-officer'] as const;
const system = ['system'] as const;
const nothing = z.strictObject({});
/** What a fired deadline carries. */
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });

const assessment = z.strictObject({ met: z.boolean({ error: 'Select whether the criterion is met' }), note: text('Enter what you found') });

const submitting = {
  start: command({ title: 'Start an application', who: starters, data: nothing, facts: ['live', 'past'], opens: true }),
  prepare: command({ title: 'Prepare the application', who: applicantRoles, data: content, facts: [] }),
  submit: command({
    title: 'Submit the application',
    who: ['signatory'],
    data: z.strictObject({ declaration: z.literal(true, { error: 'Confirm that what the application says is true' }) }),
    facts: ['certificates', 'organisation', 'openReview'],
  }),
  withdraw: command({ title: 'Withdraw the application', who: signers, data: nothing, facts: [] }),
};

const checking = {
  returnForInformation: command({
    title: 'Return it for information',
    who: officer,
    data: z.strictObject({
      sections: z
        .array(z.strictObject({ section: z.enum(sections, { error: 'Select the section' }), question: text('Enter your question') }))
        .min(1, { error: 'Name at least one section and ask a question about it' })
        .max(20),
    }),
    facts: ['meetings'],
  }),
  confirmComplete: command({
    title: 'Confirm that it is complete',
    who: officer,
    data: z.strictObject({
      assessed: z.strictObject({ c: assessment, d: assessment, e: assessment, f: assessment, g: assessment }),
      recommendation: text('Enter your recommendation'),
    }),
    facts: [],
  }),
  place: command({
    title: 'Place it on a decision meeting',
    who: officer,
    data: z.strictObject({ meeting: id('Select the meeting') }),
    facts: ['meetings'],
  }),
};

const when = { meeting: id('The meeting is missing'), date: civilDate('The date is missing'), cutOff: civilDate('The cut-off is missing') };
/** The words with which the administrator moved or cancelled the meeting. */
const why = { reason: textRef().optional() };
const happening = {
  meetingMoved: command({ title: 'The meeting was moved', who: system, data: z.strictObject({ ...when, ...why }), facts: [] }),
  meetingCancelled: command({
    title: 'The meeting was cancelled',
    who: system,
    data: z.strictObject({ meeting: when.meeting, replacement: z.strictObject(when).optional(), ...why }),
    facts: [],
  }),
  cutOff: command({ title: 'The cut-off has passed', who: system, data: fired, facts: ['certificates'] }),
  papers: command({
    title: 'The meeting asks for the report',
    who: system,
    data: z.strictObject({ meeting: when.meeting, date: when.date }),
    facts: ['certificates', 'past', 'hub', 'franchisees'],
  }),
  levelChanged: command({ title: 'The organisation’s level changed', who: system, data: nothing, facts: ['certificates'] }),
};

const deciding = {
  declareInterest: command({
    title: 'Declare your interests',
    who: [...holder, ...officer],
    data: z.strictObject({
      interest: z.enum(['none', 'interest'], { error: 'Select whether you have an interest' }),
      nature: text('Enter the interest').optional(),
    }),
    facts: [],
  }),
  recordDispensation: command({
    title: 'Record a dispensation',
    who: ['head-of-paid-service'],
    data: z.strictObject({ person: id('Select the person'), reason: text('Enter why the dispensation is given') }),
    facts: [],
  }),
  decide: command({
    title: 'Record the decision',
    who: holder,
    data: z.strictObject(decisionFields),
    facts: ['holders', 'certificates', 'past', 'hub', 'franchisees'],
  }),
  defer: command({
    title: 'Defer the decision',
    who: holder,
    data: z.strictObject({ reason: text('Enter why you defer') }),
    facts: ['holders'],
  }),
  effective: command({ title: 'The decision takes effect', who: system, data: fired, facts: [] }),
  callIn: command({
    title: 'Record a call-in',
    who: ['administrator'],
    data: z.strictObject({ reason: text('Enter why it was called in') }),
    facts: [],
  }),
  confirmCallIn: command({
    title: 'Record that the decision was confirmed',
    who: ['administrator'],
    data: z.strictObject({ reason: text('Enter why it was confirmed') }),
    facts: [],
  }),
  referBack: command({
    title: 'Record that the decision was referred back',
    who: ['administrator'],
    data: z.strictObject({ reason: text('Enter why it was referred back') }),
    facts: [],
  }),
  letterReleased: command({
    title: 'The decision letter was released',
    who: system,
    data: z.strictObject({ kind: z.string(), on: civilDate('The date is missing') }),
    facts: [],
  }),
};

const supporting = {
  acceptOffer: command({
    title: 'Accept the support offered',
    who: signers,
    data: z.strictObject({ grant: z.boolean({ error: 'Select whether you also accept the start-up grant' }) }),
    facts: [],
  }),
  refuseOffer: command({ title: 'Refuse the support offered', who: signers, data: nothing, facts: [] }),
  lapseOffer: command({ title: 'The time to accept has passed', who: system, data: fired, facts: [] }),
  remind: command({ title: 'A reminder is due', who: system, data: fired, facts: [] }),
  proposeDeadline: command({
    title: 'Propose another deadline',
    who: officer,
    data: z.strictObject({ deadline: civilDate('Enter the new deadline'), reason: text('Enter why the deadline should move') }),
    facts: [],
  }),
  confirmDeadline: command({ title: 'Confirm the new deadline', who: holder, data: nothing, facts: ['holders'] }),
  expireProposal: command({ title: 'The proposal has expired', who: system, data: fired, facts: [] }),
  passDeadline: command({ title: 'The deadline has passed', who: system, data: fired, facts: [] }),
  lapse: command({ title: 'The application lapses', who: system, data: fired, facts: [] }),
};

const awarding = {
  issueAgreement: command({ title: 'Issue the franchise agreement', who: officer, data: nothing, facts: [] }),
  signAgreement: command({ title: 'Sign the franchise agreement', who: ['signatory'], data: nothing, facts: ['organisation'] }),
  witnessAgreement: command({
    title: 'Witness the signature of a single officer',
    who: [...officer, 'engagement-officer', 'administrator'],
    data: z.strictObject({ witnessed: z.literal(true, { error: 'Confirm that the signature is that of the organisation’s officer' }) }),
    facts: [],
  }),
  refuseAgreement: command({ title: 'Refuse the franchise agreement', who: signers, data: nothing, facts: [] }),
  agreementDue: command({ title: 'The time to sign has passed', who: system, data: fired, facts: [] }),
  newSigningPeriod: command({ title: 'Give a new time to sign', who: officer, data: nothing, facts: [] }),
  countersign: command({
    title: 'Countersign the agreement',
    who: officer,
    data: z.strictObject({ criteriaMet: z.boolean({ error: 'Select whether the core offer is still met' }) }),
    facts: ['certificates', 'openReview'],
  }),
  referToHolder: command({
    title: 'Refer the award to the holder',
    who: officer,
    data: z.strictObject({ reason: text('Enter why you refer it') }),
    facts: [],
  }),
  holdAward: command({
    title: 'Hold the award to a date',
    who: holder,
    data: z.strictObject({ until: civilDate('Enter the date to hold it to'), reason: text('Enter why it is held') }),
    facts: ['holders'],
  }),
  holdEnds: command({ title: 'The hold has ended', who: system, data: fired, facts: [] }),
  award: command({
    title: 'Let the award go ahead',
    who: holder,
    data: z.strictObject({ criteriaMet: z.boolean({ error: 'Select whether the core offer is met' }) }),
    facts: ['holders', 'certificates', 'openReview'],
  }),
  endApproval: command({
    title: 'End the approval',
    who: holder,
    data: z.strictObject({
      reasons: reasonsData.min(1, { error: 'Give at least one reason' }),
      publicReasons: text('Enter the reasons that the public notice gives'),
      internalNotes: text('Enter the note').optional(),
    }),
    facts: ['holders', 'openReview'],
  }),
};

/** Every command of the application, in the order of its life. */
export const applicationCommands = {
  ...submitting,
  ...checking,
  ...happening,
  ...deciding,
  ...supporting,
  ...awarding,
  ...reviewing,
  ...correcting,
  ...papers,
  ...unlocking,
};
