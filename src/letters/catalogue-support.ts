/** Letters on the offer of support, its time, and the decline at stage 2 (L1; F4–F9). */
import { z } from 'zod';
import {
  civilDate,
  count,
  criterion,
  decided,
  hubFields,
  letter,
  packageItem,
  pence,
  reason,
  sampleDecided,
  sampleHub,
  words,
} from './letter-definition.ts';

const access = 'At least 20 hours a week of access for the public (core offer, a)';
const timetable = 'A timetable of local services and activities (core offer, c)';
const online = 'On-line access, with support and training (core offer, e)';
const sampleReasons = [
  {
    criterion: access,
    reason: 'The timetable adds up to 14 hours.\nOne partner had not confirmed its hours.',
    next: 'Agree 6 more hours with a partner nearby, and ask each partner to confirm.',
  },
  {
    criterion: online,
    reason: 'There is one computer, and no session with a helper.',
    next: 'Speak to the engagement officer about digital champions.',
  },
];

export const supportLetters = {
  'application-support-offered': letter({
    title: 'Support offered',
    decision: true,
    rights: 'review',
    model: z.object({
      ...hubFields,
      ...decided,
      level: count,
      stillToMeet: z.array(reason).min(1),
      mustStayMet: z.array(criterion),
      deadline: civilDate,
      package: z.array(packageItem).min(1),
      grantAmount: pence.nullable().default(null),
      noGrantReason: z.string().nullable().default(null),
      acceptBy: civilDate,
      reviewBy: civilDate.nullable(),
    }),
    sample: {
      ...sampleHub,
      ...sampleDecided,
      level: 1,
      stillToMeet: sampleReasons,
      mustStayMet: [{ criterion: timetable }],
      deadline: '2027-11-30',
      package: [
        { item: 'templates and policies to adapt' },
        { item: 'the council’s engagement officer at your side' },
        { item: 'a place in your local network of hubs' },
        { item: 'help from CVS Cheshire East towards GRIPP Level 2' },
        { item: 'the training programme' },
      ],
      grantAmount: 200000,
      noGrantReason: null,
      acceptBy: '2027-01-04',
      reviewBy: '2027-01-04',
    },
  }),
  'offer-reminder': letter({
    title: 'Reminder: answer the offer',
    model: z.object({
      ...hubFields,
      offeredOn: civilDate,
      acceptBy: civilDate,
      daysLeft: count,
      grantAmount: pence.nullable().default(null),
    }),
    sample: { ...sampleHub, offeredOn: '2026-12-07', acceptBy: '2027-01-04', daysLeft: 7, grantAmount: 199950 },
  }),
  'offer-lapsed': letter({
    title: 'Offer lapsed',
    adverse: true,
    rights: 'review',
    model: z.object({
      ...hubFields,
      offeredOn: civilDate,
      acceptBy: civilDate,
      lapsedOn: civilDate,
      applyAgainFrom: civilDate,
      reviewBy: civilDate.nullable(),
    }),
    sample: {
      ...sampleHub,
      offeredOn: '2026-12-07',
      acceptBy: '2027-01-04',
      lapsedOn: '2027-01-05',
      applyAgainFrom: '2027-02-03',
      reviewBy: '2027-02-02',
    },
  }),
  'support-refused-noted': letter({
    title: 'Refusal of support noted',
    model: z.object({ ...hubFields, refusedOn: civilDate, grantOffered: z.boolean() }),
    sample: { ...sampleHub, refusedOn: '2026-12-20', grantOffered: true },
  }),
  'stage2-reminder': letter({
    title: 'Reminder: resubmit the application',
    model: z.object({
      ...hubFields,
      deadline: civilDate,
      daysLeft: count,
      stillToMeet: z.array(criterion).min(1),
      mustStayMet: z.array(criterion),
    }),
    sample: {
      ...sampleHub,
      deadline: '2027-11-30',
      daysLeft: 30,
      stillToMeet: [{ criterion: access }, { criterion: online }],
      mustStayMet: [{ criterion: timetable }],
    },
  }),
  'application-resubmission-acknowledged': letter({
    title: 'Resubmission received',
    model: z.object({ ...hubFields, receivedOn: civilDate, revision: count, deadline: civilDate, answers: z.boolean().default(false) }),
    sample: { ...sampleHub, receivedOn: '2027-10-01', revision: 2, deadline: '2027-11-30', answers: false },
  }),
  'deadline-moved': letter({
    title: 'Deadline moved',
    model: z.object({ ...hubFields, oldDeadline: civilDate, newDeadline: civilDate, reason: words }),
    sample: { ...sampleHub, oldDeadline: '2027-06-30', newDeadline: '2027-11-30', reason: 'The building work takes until the autumn.' },
  }),
  'application-declined': letter({
    title: 'Application declined',
    adverse: true,
    decision: true,
    rights: 'review',
    model: z.object({
      ...hubFields,
      ...decided,
      reasons: z.array(reason).min(1),
      applyAgainFrom: civilDate,
      reviewBy: civilDate.nullable(),
      grantOpen: z.boolean().default(false),
    }),
    sample: {
      ...sampleHub,
      ...sampleDecided,
      reasons: sampleReasons,
      applyAgainFrom: '2027-01-05',
      reviewBy: '2027-01-04',
      grantOpen: true,
    },
  }),
};
