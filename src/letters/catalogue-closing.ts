/** Letters on how an application ends: lapse, withdrawal, call-in, and the agreement of stage 3 (L1; F9, F11, F12, D7). */
import { z } from 'zod';
import { civilDate, count, dateOrNone, hubFields, letter, packageItem, reason, sampleHub, words } from './letter-definition.ts';

export const closingLetters = {
  'lapse-pending': letter({
    title: 'Lapse announced',
    model: z.object({ ...hubFields, deadline: civilDate, lapsesOn: civilDate }),
    sample: { ...sampleHub, deadline: '2027-11-30', lapsesOn: '2027-12-01' },
  }),
  'application-lapsed': letter({
    title: 'Application lapsed',
    adverse: true,
    rights: 'review',
    model: z.object({
      ...hubFields,
      deadline: civilDate,
      lapsedOn: civilDate,
      applyAgainFrom: civilDate,
      reviewBy: civilDate.nullable(),
      grantOpen: z.boolean().default(false),
    }),
    sample: {
      ...sampleHub,
      deadline: '2027-11-30',
      lapsedOn: '2027-12-01',
      applyAgainFrom: '2027-12-31',
      reviewBy: '2027-12-30',
      grantOpen: true,
    },
  }),
  'application-withdrawn': letter({
    title: 'Withdrawal noted',
    model: z.object({ ...hubFields, withdrawnOn: civilDate, grantOpen: z.boolean().default(false) }),
    sample: { ...sampleHub, withdrawnOn: '2027-03-01', grantOpen: true },
  }),
  'application-called-in': letter({
    title: 'Decision called in',
    model: z.object({ ...hubFields, decidedOn: civilDate, calledInOn: civilDate, reason: words }),
    sample: { ...sampleHub, decidedOn: '2026-11-30', calledInOn: '2026-12-03', reason: 'Members ask whether all partners were heard.' },
  }),
  'application-call-in-outcome': letter({
    title: 'Outcome of a call-in',
    model: z.object({
      ...hubFields,
      decidedOn: civilDate,
      outcomeOn: civilDate,
      confirmed: z.boolean(),
      nextMeetingDate: dateOrNone,
      reason: words,
    }),
    sample: {
      ...sampleHub,
      decidedOn: '2026-11-30',
      outcomeOn: '2026-12-17',
      confirmed: false,
      nextMeetingDate: '2027-02-22',
      reason: 'The report left out one partner’s confirmation.',
    },
  }),
  'agreement-issued': letter({
    title: 'Franchise agreement to sign',
    model: z.object({ ...hubFields, signBy: civilDate }),
    sample: { ...sampleHub, signBy: '2027-01-18' },
  }),
  'agreement-reminder': letter({
    title: 'Reminder: sign the agreement',
    model: z.object({ ...hubFields, issuedOn: civilDate, signBy: civilDate, daysLeft: count }),
    sample: { ...sampleHub, issuedOn: '2026-12-07', signBy: '2027-01-18', daysLeft: 7 },
  }),
  'agreement-not-signed': letter({
    title: 'Agreement not signed in time',
    model: z.object({ ...hubFields, signBy: civilDate, newSignBy: dateOrNone }),
    sample: { ...sampleHub, signBy: '2027-01-18', newSignBy: '2027-03-01' },
  }),
  'agreement-refused-noted': letter({
    title: 'Refusal of the agreement noted',
    model: z.object({ ...hubFields, refusedOn: civilDate, grantOpen: z.boolean().default(false) }),
    sample: { ...sampleHub, refusedOn: '2027-01-10', grantOpen: true },
  }),
  'application-award-held': letter({
    title: 'Award held to a date',
    model: z.object({ ...hubFields, heldUntil: civilDate, isSigned: z.boolean(), reason: words }),
    sample: {
      ...sampleHub,
      heldUntil: '2027-03-31',
      isSigned: false,
      reason: 'The trustees could not meet before the day to sign by.\nThey meet on 20 March.',
    },
  }),
  'application-award-ended': letter({
    title: 'Approval ended',
    adverse: true,
    decision: true,
    rights: 'review',
    model: z.object({
      ...hubFields,
      decidedOn: civilDate,
      decidedBy: words,
      effectiveOn: civilDate,
      reasons: z.array(reason).min(1),
      applyAgainFrom: civilDate,
      reviewBy: civilDate.nullable(),
    }),
    sample: {
      ...sampleHub,
      decidedOn: '2027-02-22',
      decidedBy: 'Portfolio Holder for Communities',
      effectiveOn: '2027-03-01',
      reasons: [
        {
          criterion: 'Premises bookable on 7 days (core offer, b)',
          reason: 'The lease of the hall ended and there is no other hall.',
          next: 'Apply again when a lease for new premises is signed.',
        },
      ],
      applyAgainFrom: '2027-03-30',
      reviewBy: '2027-03-29',
    },
  }),
  'franchise-agreement-countersigned': letter({
    title: 'Franchise started',
    model: z.object({ ...hubFields, startsOn: civilDate, firstReviewDue: civilDate, package: z.array(packageItem).min(1) }),
    sample: {
      ...sampleHub,
      startsOn: '2027-01-20',
      firstReviewDue: '2028-01-20',
      package: [{ item: 'franchise pack and branding' }, { item: 'induction' }, { item: 'annual training programme' }],
    },
  }),
};
