/** Letters of a franchise: its package, annual review, suspension and ending, and what waits for staff (L1; H1, H3, H4). */
import { z } from 'zod';
import {
  civilDate,
  count,
  dateOrNone,
  decided,
  hubFields,
  letter,
  packageItem,
  reason,
  sampleDecided,
  sampleHub,
  words,
} from './letter-definition.ts';

const sample = { ...sampleHub, reference: 'FRA-7K3M-Q2XD' };
const sampleReason = {
  criterion: 'GRIPP level',
  reason: 'Level 1 ran out on 31 March 2028 and has not been renewed.',
  next: 'Submit a self-assessment for Level 1. CVS Cheshire East can help.',
};
const planLine = z.object({ action: words, measure: words, owner: words, help: words, due: civilDate });

const packageAndReview = {
  'franchise-package-offered': letter({
    title: 'Package offered',
    model: z.object({ ...hubFields, items: z.array(packageItem).min(1), complete: z.boolean() }),
    sample: { ...sample, items: [{ item: 'franchise pack' }, { item: 'annual training programme' }], complete: true },
  }),
  'annual-review-due': letter({
    title: 'Annual review due',
    model: z.object({ ...hubFields, dueOn: civilDate, daysLeft: count, missed: z.boolean() }),
    sample: { ...sample, dueOn: '2028-01-20', daysLeft: 30, missed: false },
  }),
  'annual-review-outcome': letter({
    title: 'Outcome of the annual review',
    model: z.object({
      ...hubFields,
      recordedOn: civilDate,
      findings: words,
      plan: z.array(planLine),
      endRecommended: z.boolean(),
      nextReview: civilDate,
    }),
    sample: {
      ...sample,
      recordedOn: '2028-02-01',
      findings: 'The hub is well used. The timetable of local activities is out of date.',
      plan: [
        {
          action: 'Bring the timetable up to date every month.',
          measure: 'Three timetables in a row are right.',
          owner: 'Lead, Barnies',
          help: 'The engagement officer gives a template.',
          due: '2028-05-31',
        },
      ],
      endRecommended: false,
      nextReview: '2029-01-20',
    },
  }),
  'improvement-plan-judged': letter({
    title: 'Improvement plan: a line judged',
    model: z.object({ ...hubFields, action: words, due: civilDate, met: z.boolean(), note: words, completed: z.boolean() }),
    sample: {
      ...sample,
      action: 'Bring the timetable up to date every month.',
      due: '2028-05-31',
      met: false,
      note: 'The timetable of April is missing. Send it, and that of May.',
      completed: false,
    },
  }),
  'franchise-level-lapsed': letter({
    title: 'Level of a franchise lapsed',
    model: z.object({ ...hubFields, level: count, expiredOn: dateOrNone }),
    sample: { ...sample, level: 1, expiredOn: '2028-03-31' },
  }),
  'franchise-time-given': letter({
    title: 'Time given',
    model: z.object({ ...hubFields, until: civilDate, reason: words }),
    sample: { ...sample, until: '2028-06-30', reason: 'The self-assessment is nearly ready.' },
  }),
};

const suspendedFields = { ...hubFields, ...decided, reasons: z.array(reason).min(1), wayBack: words, backBy: civilDate };
const sampleSuspended = {
  ...sample,
  ...sampleDecided,
  reasons: [sampleReason],
  wayBack: 'Have Level 1 signed off again.',
  backBy: '2028-07-31',
};
const endedFields = { ...hubFields, ...decided, reasons: z.array(reason).min(1), applyAgainFrom: civilDate };
const sampleEnded = { ...sample, ...sampleDecided, reasons: [sampleReason], applyAgainFrom: '2028-10-19' };
const adverse = { adverse: true, decision: true } as const;

const standing = {
  'franchise-suspended': letter({
    title: 'Franchise suspended',
    ...adverse,
    rights: 'review',
    model: z.object({ ...suspendedFields, reviewBy: civilDate }),
    sample: { ...sampleSuspended, reviewBy: '2028-06-01' },
  }),
  'franchise-suspended-afresh': letter({
    title: 'Franchise suspended afresh after a review',
    ...adverse,
    rights: 'no-review',
    model: z.object(suspendedFields),
    sample: sampleSuspended,
  }),
  'franchise-reinstated': letter({
    title: 'Suspension lifted',
    model: z.object({ ...hubFields, liftedOn: civilDate, reason: words, nextReview: civilDate }),
    sample: { ...sample, liftedOn: '2028-07-10', reason: 'Level 1 is signed off again.', nextReview: '2029-01-20' },
  }),
  'franchise-ending-placed': letter({
    title: 'Ending of a franchise to be decided',
    model: z.object({
      ...hubFields,
      meetingDate: dateOrNone,
      papersBy: dateOrNone,
      changed: z.boolean(),
      /** The meeting's or the decider's words on why the date changed (D6, F15); letters of before did not say. */
      changedBecause: words.nullish(),
      reasons: z.array(reason).min(1),
    }),
    sample: {
      ...sample,
      meetingDate: '2028-09-12',
      papersBy: '2028-09-04',
      changed: true,
      changedBecause: 'Too many members cannot come.',
      reasons: [sampleReason],
    },
  }),
  'franchise-call-in': letter({
    title: 'Decision on a franchise called in',
    model: z.object({
      ...hubFields,
      decidedOn: civilDate,
      recordedOn: civilDate,
      reason: words,
      calledIn: z.boolean(),
      confirmed: z.boolean(),
      referredBack: z.boolean(),
    }),
    sample: {
      ...sample,
      decidedOn: '2028-09-12',
      recordedOn: '2028-09-14',
      reason: 'Members ask whether the hub was heard.',
      calledIn: true,
      confirmed: false,
      referredBack: false,
    },
  }),
  'franchise-ending-decided': letter({
    title: 'Franchise ended by decision',
    ...adverse,
    rights: 'review',
    model: z.object({ ...endedFields, reviewBy: civilDate }),
    sample: { ...sampleEnded, reviewBy: '2028-10-18' },
  }),
  'franchise-ending-decided-afresh': letter({
    title: 'Franchise ended by a decision made afresh after a review',
    ...adverse,
    rights: 'no-review',
    model: z.object(endedFields),
    sample: sampleEnded,
  }),
  'franchise-continues': letter({
    title: 'Franchise continues',
    model: z.object({ ...hubFields, recordedOn: civilDate, decided: z.boolean(), reason: words }),
    sample: { ...sample, recordedOn: '2028-09-12', decided: true, reason: 'The hub has put right what was found.' },
  }),
  'franchise-ended': letter({
    title: 'Franchise ended: what to do',
    model: z.object({ ...hubFields, endedOn: civilDate, byNotice: z.boolean() }),
    sample: { ...sample, endedOn: '2028-09-20', byNotice: true },
  }),
  'franchise-waiting': letter({
    to: 'staff',
    title: 'Franchise waiting',
    model: z.object({ ...hubFields, waitingSince: civilDate, task: words, dueBy: dateOrNone }),
    sample: { ...sample, waitingSince: '2028-04-01', task: 'The level is not in date. Help to renew it.', dueBy: '2028-05-02' },
  }),
};

export const franchiseLetters = { ...packageAndReview, ...standing };
