// Putting mistakes right (C1, D5): each by two people, with a reason, never by editing.
import { z } from 'zod';
import { decisionFields } from './application.decision-data.ts';
import { civilDate, text } from './text.ts';
import { command } from './workflow.ts';

const officer = ['franchise-officer'] as const;
const holder = ['portfolio-holder'] as const;
const signers = ['lead', 'signatory'] as const;
const nothing = z.strictObject({});

/** What a fired deadline carries. */
const fired = z.strictObject({ name: z.string(), due: civilDate('The deadline’s date is missing') });
const recordFacts = ['holders', 'certificates', 'past', 'hub', 'franchisees', 'live', 'openReview'] as const;

export const correcting = {
  proposeOfferWithdrawal: command({
    title: 'Propose to withdraw the offer',
    who: officer,
    data: z.strictObject({ reason: text('Enter why the offer should be withdrawn') }),
    facts: ['openReview'],
  }),
  confirmOfferWithdrawal: command({
    title: 'Confirm that the offer is withdrawn',
    who: holder,
    data: nothing,
    facts: ['holders', 'openReview'],
  }),
  proposeReinstatement: command({
    title: 'Propose to reinstate the application',
    who: officer,
    data: z.strictObject({ reason: text('Enter why the application should be reinstated') }),
    facts: ['live', 'openReview'],
  }),
  confirmReinstatement: command({
    title: 'Confirm the reinstatement',
    who: holder,
    data: nothing,
    facts: ['holders', 'live', 'openReview'],
  }),
  proposeCorrection: command({
    title: 'Propose a corrected record of the decision',
    who: officer,
    data: z.strictObject({ ...decisionFields, mistake: text('Enter what is wrong in the record and how it came about') }),
    facts: ['certificates', 'past', 'hub', 'live', 'openReview'],
  }),
  confirmCorrection: command({ title: 'Confirm the corrected record', who: holder, data: nothing, facts: recordFacts }),
  respondToCorrection: command({
    title: 'Respond to the notice',
    who: signers,
    data: z.strictObject({ response: text('Enter your response') }),
    facts: [],
  }),
  noticeEnds: command({ title: 'The notice of a corrected record is over', who: ['system'], data: fired, facts: [] }),
  recordCorrection: command({
    title: 'Record the decision of which notice was given',
    who: holder,
    data: z.strictObject({ considered: text('Enter how you took the response into account, or that there was none') }),
    facts: recordFacts,
  }),
  dropCorrection: command({
    title: 'Drop the corrected record',
    who: holder,
    data: z.strictObject({ reason: text('Enter why the record stays as it is') }),
    facts: ['holders'],
  }),
  expireCorrection: command({ title: 'The proposed correction has expired', who: ['system'], data: fired, facts: [] }),
};
