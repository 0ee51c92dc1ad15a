/** Letters on time given back, a case that is alive again, and mistakes put right (C1, D5, F7, V6). */
import { z } from 'zod';
import { civilDate, count, dateOrNone, hubFields, letter, sampleHub, words } from './letter-definition.ts';

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
    model: z.object({ ...hubFields, decidedOn: civilDate, correctedOn: civilDate, effectiveOn: civilDate, mistake: words }),
    sample: {
      ...sampleHub,
      decidedOn: '2026-11-30',
      correctedOn: '2026-12-02',
      effectiveOn: '2026-12-10',
      mistake: 'The record gave a deadline of July where the meeting had agreed on September.',
    },
  }),
};
