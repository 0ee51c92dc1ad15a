/** Letters about what was sent on paper (P9). */
import { z } from 'zod';
import { civilDate, dateOrNone, letter, organisationFields, sampleOrganisation, words } from './letter-definition.ts';

export const paperLetters = {
  'paper-keyed': letter({
    title: 'Keyed from paper, to be checked',
    model: z.object({ ...organisationFields, receivedOn: civilDate, keyedOn: civilDate, what: words }),
    sample: { ...sampleOrganisation, receivedOn: '2027-09-29', keyedOn: '2027-10-05', what: 'your application' },
  }),
  'paper-waiting': letter({
    to: 'staff',
    title: 'Paper waiting',
    model: z.object({ ...organisationFields, waitingSince: civilDate, task: words, dueBy: dateOrNone, wrong: words.nullable() }),
    sample: {
      ...sampleOrganisation,
      waitingSince: '2027-10-04',
      task: 'Something received on paper was keyed. Compare it with the paper, and confirm it or let it expire.',
      dueBy: '2027-10-18',
      wrong: null,
    },
  }),
};
