/** Letters that an application causes up to its approval (L1; F3, F13–F15, D7). */
import { z } from 'zod';
import { civilDate, count, dateOrNone, decided, hubFields, letter, sampleDecided, sampleHub, words } from './letter-definition.ts';

const access = 'At least 20 hours a week of access for the public (core offer, a)';

export const applicationLetters = {
  'application-acknowledged': letter({
    title: 'Application received',
    model: z.object({ ...hubFields, receivedOn: civilDate }),
    sample: { ...sampleHub, receivedOn: '2026-10-05' },
  }),
  'application-returned': letter({
    title: 'Application returned for information',
    model: z.object({
      ...hubFields,
      meetingDate: dateOrNone,
      cutOff: dateOrNone,
      sections: z.array(z.object({ section: words, question: words })).min(1),
    }),
    sample: {
      ...sampleHub,
      meetingDate: '2026-11-30',
      cutOff: '2026-11-09',
      sections: [{ section: 'Access timetable', question: 'Which partner opens on Saturdays?\nPlease add the hours.' }],
    },
  }),
  'application-placed': letter({
    title: 'Application placed on a meeting',
    model: z.object({ ...hubFields, meetingDate: civilDate, cutOff: civilDate, papersBy: civilDate }),
    sample: { ...sampleHub, meetingDate: '2026-11-30', cutOff: '2026-11-09', papersBy: '2026-11-20' },
  }),
  'application-moved': letter({
    title: 'Application moved to another meeting',
    model: z.object({ ...hubFields, oldMeetingDate: civilDate, newMeetingDate: dateOrNone, reason: words }),
    sample: {
      ...sampleHub,
      oldMeetingDate: '2026-11-30',
      newMeetingDate: '2026-12-07',
      reason: 'The room is needed for an election count.',
    },
  }),
  'application-held': letter({
    title: 'Application held for renewal of the level',
    model: z.object({ ...hubFields, level: count, expiredOn: civilDate }),
    sample: { ...sampleHub, level: 1, expiredOn: '2026-11-01' },
  }),
  'application-deferred': letter({
    title: 'Decision put off',
    model: z.object({ ...hubFields, meetingDate: civilDate, nextMeetingDate: dateOrNone, reason: words }),
    sample: {
      ...sampleHub,
      meetingDate: '2026-11-30',
      nextMeetingDate: '2027-02-22',
      reason: 'A partner’s hours are to be confirmed first.',
    },
  }),
  'application-approved': letter({
    title: 'Application approved',
    decision: true,
    model: z.object({
      ...hubFields,
      ...decided,
      signDays: count,
      reasons: z.array(z.object({ criterion: words, reason: words })),
    }),
    sample: {
      ...sampleHub,
      ...sampleDecided,
      signDays: 42,
      reasons: [{ criterion: access, reason: 'The timetable shows 26 hours, and every partner has confirmed.' }],
    },
  }),
};
