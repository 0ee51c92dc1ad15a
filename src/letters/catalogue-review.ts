/** Letters and notes of a review (L1, V): to the organisation, to the members of its panel, and to the administrator; reminders of the scheme's yearly review (H2). */
import { z } from 'zod';
import { civilDate, dateOrNone, hubFields, letter, sampleHub, words } from './letter-definition.ts';

/** What is reviewed: the outcome in words ('the decision', 'the lapse') and its date. */
const about = { ...hubFields, outcome: words, decidedOn: civilDate };
const sampleAbout = { ...sampleHub, reference: 'CECH-RV-0002', outcome: 'the decision', decidedOn: '2027-06-15' };

const grounds = z.array(z.object({ ground: words })).min(1);
const sampleGrounds = [{ ground: 'information was not considered' }, { ground: 'the reasons are unclear' }];

const votes = z.array(z.object({ office: words, vote: words, reason: words })).length(3);
const sampleVotes = [
  { office: 'Portfolio Holder for Health', vote: 'send it back', reason: 'The timetable sent in May was not looked at.' },
  { office: 'Portfolio Holder for Highways', vote: 'let it stand', reason: 'The timetable changed nothing.\nThe reasons are clear.' },
  { office: 'CVS representative', vote: 'send it back', reason: 'The report does not name the timetable.' },
];

const toOrganisation = {
  'review-acknowledged': letter({
    title: 'Request for a review received',
    model: z.object({
      ...about,
      requestedOn: civilDate,
      grounds,
      hearBy: dateOrNone,
      waiting: z.boolean(),
      accepted: z.boolean(),
    }),
    sample: { ...sampleAbout, requestedOn: '2027-07-20', grounds: sampleGrounds, hearBy: '2027-09-01', waiting: false, accepted: true },
  }),
  'review-late-refused': letter({
    title: 'Late request for a review refused',
    adverse: true,
    rights: 'no-review',
    model: z.object({ ...about, requestedOn: civilDate, lastDay: civilDate, refusedOn: civilDate, given: words, reason: words }),
    sample: {
      ...sampleAbout,
      requestedOn: '2027-08-20',
      lastDay: '2027-07-20',
      refusedOn: '2027-08-25',
      given: 'We were on holiday.',
      reason: 'Two of the three signatories were there all the time.',
    },
  }),
  'review-hearing': letter({
    title: 'Date of the hearing',
    model: z.object({
      ...about,
      hearingDate: civilDate,
      statementBy: civilDate,
      members: z.array(z.object({ office: words })).min(1),
      lateReason: words.nullable().default(null),
    }),
    sample: {
      ...sampleAbout,
      hearingDate: '2027-08-24',
      statementBy: '2027-08-23',
      members: sampleVotes.map(({ office }) => ({ office })),
      lateReason: 'No earlier date suits all three members.',
    },
  }),
  'review-adjourned': letter({
    title: 'Hearing adjourned',
    model: z.object({ ...about, hearingDate: civilDate, reason: words.nullable().default(null) }),
    sample: { ...sampleAbout, hearingDate: '2027-08-24', reason: 'A member of the panel is ill.' },
  }),
  'review-stands': letter({
    title: 'Review: the outcome stands',
    adverse: true,
    rights: 'no-review',
    model: z.object({ ...about, heardOn: civilDate, recordedOn: civilDate, votes }),
    sample: {
      ...sampleAbout,
      heardOn: '2027-08-24',
      recordedOn: '2027-08-26',
      votes: sampleVotes.map((vote) => ({ ...vote, vote: 'let it stand' })),
    },
  }),
  'review-sent-back': letter({
    title: 'Review: sent back',
    model: z.object({
      ...about,
      heardOn: civilDate,
      recordedOn: civilDate,
      votes,
      directions: words,
      lapse: z.boolean(),
      holder: z.boolean(),
      meeting: z.boolean(),
    }),
    sample: {
      ...sampleAbout,
      heardOn: '2027-08-24',
      recordedOn: '2027-08-26',
      votes: sampleVotes,
      directions: 'Look at the timetable of May, and say what it shows.',
      lapse: false,
      holder: false,
      meeting: true,
    },
  }),
  'review-withdrawn': letter({
    title: 'Withdrawal of the review noted',
    model: z.object({ ...about, withdrawnOn: civilDate }),
    sample: { ...sampleAbout, withdrawnOn: '2027-08-02' },
  }),
  'review-overtaken': letter({
    title: 'Review ended with its case',
    model: z.object({ ...about, endedOn: civilDate, act: words }),
    sample: { ...sampleAbout, endedOn: '2027-08-02', act: 'withdrew its application' },
  }),
};

const toStaff = {
  'panel-invitation': letter({
    to: 'staff',
    title: 'Invitation to a review panel',
    model: z.object({ ...about, grounds, hearBy: civilDate }),
    sample: { ...sampleAbout, grounds: sampleGrounds, hearBy: '2027-09-01' },
  }),
  'panel-hearing': letter({
    to: 'staff',
    title: 'Date of a panel’s hearing',
    model: z.object({ ...about, hearingDate: civilDate, grounds }),
    sample: { ...sampleAbout, hearingDate: '2027-08-24', grounds: sampleGrounds },
  }),
  'review-waiting': letter({
    to: 'staff',
    title: 'Review waiting',
    model: z.object({ ...hubFields, waitingSince: civilDate, task: words, dueBy: dateOrNone }),
    sample: {
      ...sampleHub,
      reference: 'CECH-RV-0002',
      waitingSince: '2027-07-20',
      task: 'Appoint the panel and set the date of the hearing.',
      dueBy: '2027-09-01',
    },
  }),
};

const toKeepers = {
  'scheme-review-due': letter({
    to: 'staff',
    title: 'Yearly review due',
    model: z.object({ reference: words, year: z.int(), task: words, dueBy: civilDate }),
    sample: { reference: 'CECH-SR-2027', year: 2027, task: 'Record the findings and publish the review.', dueBy: '2028-04-10' },
  }),
};

export const reviewLetters = { ...toOrganisation, ...toStaff, ...toKeepers };
