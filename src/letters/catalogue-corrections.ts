/** Letters on time given back, a case that is alive again, and mistakes put right (C1, D5, F7, V6). */
import { z } from 'zod';
import { civilDate, count, dateOrNone, hubFields, letter, reason, sampleHub, words } from './letter-definition.ts';

export const correctionLetters = {
  'application-time-given-back': letter({
    title: 'Days of a review given back',
    model: z.object({ ...hubFields, days: count, acceptBy: dateOrNone, deadline: civilDate, lapseOn: dateOrNone }),
    sample: { ...sampleHub, days: 24, acceptBy: null, deadline: '2027-12-24', lapseOn: null },
  }),
  'application-reinstated': letter({
    title: 'Application alive again',
    model: z.object({
      ...hubFields,
      lapsedOn: civilDate,
      aliveFrom: civilDate,
      acceptBy: dateOrNone,
      deadline: civilDate,
      reason: words.nullable(),
    }),
    sample: {
      ...sampleHub,
      lapsedOn: '2027-12-02',
      aliveFrom: '2027-12-13',
      acceptBy: null,
      deadline: '2028-01-10',
      reason: 'A reminder was sent to an address that had changed.',
    },
  }),
  'offer-withdrawn': letter({
    title: 'Offer withdrawn',
    model: z.object({ ...hubFields, offeredOn: civilDate, withdrawnOn: civilDate, reason: words }),
    sample: { ...sampleHub, offeredOn: '2026-12-07', withdrawnOn: '2026-12-14', reason: 'The offer named the wrong hub.' },
  }),
  'application-decision-corrected': letter({
    title: 'Record of a decision corrected',
    model: z.object({
      ...hubFields,
      decidedOn: civilDate,
      correctedOn: civilDate,
      effectiveOn: civilDate,
      mistake: words,
      considered: words.nullable(),
    }),
    sample: {
      ...sampleHub,
      decidedOn: '2026-11-30',
      correctedOn: '2026-12-02',
      effectiveOn: '2026-12-10',
      mistake: 'The record gave a deadline of July where the meeting had agreed on September.',
      considered: 'You said that the trustees meet in August only. The deadline is now after that.',
    },
  }),
  'application-correction-notice': letter({
    title: 'Notice of a corrected record',
    adverse: true,
    rights: 'correction',
    model: z.object({
      ...hubFields,
      decidedOn: civilDate,
      outcomeNow: words,
      outcomeNew: words,
      mistake: words,
      reasons: z.array(reason),
      deadline: dateOrNone,
      respondBy: civilDate,
      recordedFrom: civilDate,
      effectiveFrom: civilDate,
      reviewDays: count,
    }),
    sample: {
      ...sampleHub,
      decidedOn: '2026-11-30',
      outcomeNow: 'approved',
      outcomeNew: 'offered support',
      mistake: 'The record approved the application of another hub.',
      reasons: [
        {
          criterion: 'On-line access and support or training (e)',
          reason: 'There is no training in the use of the computers.',
          next: 'Run a first course and send us its programme.',
        },
      ],
      deadline: '2027-09-30',
      respondBy: '2027-01-15',
      recordedFrom: '2027-01-16',
      effectiveFrom: '2027-01-25',
      reviewDays: 28,
    },
  }),
  'application-sections-unlocked': letter({
    title: 'Sections unlocked',
    model: z.object({ ...hubFields, sections: z.array(z.object({ section: words })).min(1), until: civilDate, reason: words }),
    sample: {
      ...sampleHub,
      sections: [{ section: 'Access timetable' }, { section: 'Bookable sessions' }],
      until: '2026-11-10',
      reason: 'Your partner confirmed other hours after you had submitted.',
    },
  }),
  'application-sections-received': letter({
    title: 'Changed sections received',
    model: z.object({ ...hubFields, receivedOn: civilDate, revision: count, sections: z.array(z.object({ section: words })).min(1) }),
    sample: { ...sampleHub, receivedOn: '2026-11-08', revision: 2, sections: [{ section: 'Access timetable' }] },
  }),
  'application-correction-dropped': letter({
    title: 'Record stays as it is',
    model: z.object({ ...hubFields, decidedOn: civilDate, noticedOn: civilDate, reason: words.nullable() }),
    sample: {
      ...sampleHub,
      decidedOn: '2026-11-30',
      noticedOn: '2026-12-18',
      reason: 'Your response shows that the record was right.',
    },
  }),
};
