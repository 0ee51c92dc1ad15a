/** Notes to staff (L1). */
import { z } from 'zod';
import { reportLetter } from './catalogue-report.ts';
import {
  civilDate,
  count,
  dateOrNone,
  hubFields,
  letter,
  organisationFields,
  sampleHub,
  sampleOrganisation,
  words,
} from './letter-definition.ts';

const staff = { to: 'staff' } as const;

export const staffLetters = {
  'validation-waiting': letter({
    ...staff,
    from: 'cvs',
    title: 'Validation waiting',
    model: z.object({ ...organisationFields, level: count, revision: count, receivedOn: civilDate, firstResponseBy: civilDate }),
    sample: { ...sampleOrganisation, level: 1, revision: 1, receivedOn: '2026-09-01', firstResponseBy: '2026-09-29' },
  }),
  'application-waiting': letter({
    ...staff,
    title: 'Application waiting',
    model: z.object({ ...hubFields, waitingSince: civilDate, task: words, dueBy: dateOrNone }),
    sample: { ...sampleHub, waitingSince: '2026-10-05', task: 'Check that the application is complete.', dueBy: '2026-10-19' },
  }),
  'papers-due': letter({
    ...staff,
    title: 'Papers due',
    model: z.object({ reference: words, meetingDate: civilDate, papersDue: civilDate, applications: count }),
    sample: { reference: 'CECH-DM-2026-4', meetingDate: '2026-11-30', papersDue: '2026-11-20', applications: 4 },
  }),
  'meeting-agenda': letter({
    ...staff,
    title: 'Agenda of a decision meeting',
    model: z.object({ reference: words, meetingDate: civilDate, items: z.array(z.object({ what: words, item: words })) }),
    sample: {
      reference: 'CECH-DM-2026-4',
      meetingDate: '2026-11-30',
      items: [
        { what: 'Application', item: 'CECH-AP-0003: Barnies Community Centre, Nantwich, Barnies' },
        { what: 'Ending of a franchise', item: 'CECH-FR-0001: Longridge Hub, Longridge Estate' },
      ],
    },
  }),
  'application-report': reportLetter,
  'staff-stuck': letter({
    ...staff,
    title: 'Something is stuck',
    model: z.object({ reference: words, finding: words, since: civilDate, task: words }),
    sample: {
      reference: 'CECH-AP-0003',
      finding: 'A letter has been waiting to be sent for two days.',
      since: '2026-12-08',
      task: 'Look at the letter’s events and send it again or print it.',
    },
  }),
};
