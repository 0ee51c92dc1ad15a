// What fields are called by their own name, wherever they stand: parts of timetables, lists, and what a paper says.
import { coreOffer } from '../../../machines/core-offer.ts';
import { dayWords, sectionWords } from '../case-parts/application-content.ts';

/** Labels by the last part of a field's path. */
export const namedFields: Readonly<Record<string, string>> = {
  ...Object.fromEntries(coreOffer.map(({ id, words }) => [id, words])),
  ...sectionWords,
  ...dayWords,
  act: 'What stands on the paper',
  answers: 'Your answers, item by item',
  assessed: 'What you found',
  bookable: 'Rooms that can be booked',
  content: 'What stands on the paper',
  criterion: 'Criterion',
  day: 'In the day',
  decision: 'Reference of what is reviewed',
  evening: 'In the evening',
  evidence: 'Evidence',
  exempt: 'Are the public reasons exempt information?',
  findsOtherwise: 'Where you find otherwise than the officer',
  form: 'The paper',
  from: 'From, such as 09:00',
  keep: 'As it was before',
  links: 'Web addresses',
  met: 'Is it met?',
  opening: 'Opening hours',
  reasons: 'Reasons',
  reference: 'Reference of the payment',
  result: 'Result',
  statements: 'Statements on the core offer',
  to: 'To, such as 17:30',
  venues: 'Venues',
  workflow: 'Kind of case',
};
