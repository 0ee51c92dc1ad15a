// What the codes of applications at their decision, of meetings and of reviews stand for.
import { groundWords, voteWords } from '../../../machines/review.words.ts';

const upperFirst = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const words = (path: string, from: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(from).map(([code, says]) => [`${path} ${code}`, upperFirst(says)]));

export const codeWordsCouncil: Readonly<Record<string, string>> = {
  '* outcome approve': 'Approve. The award of the franchise follows',
  '* outcome offer': 'Offer support, with a date by which the organisation resubmits',
  '* outcome decline': 'Decline, with reasons',
  venues: 'Access timetable',
  bookable: 'Bookable sessions',
  level: 'The GRIPP level',
  agreement: 'The franchise agreement, not signed in time',
  ...words('review.request grounds', groundWords),
  ...words('review.vote vote', voteWords),
  'review.appoint seat portfolio-holder': 'Portfolio holder',
  'review.appoint seat cvs-representative': 'CVS representative',
  'scheme-review.nameChange what policy': 'The policy',
  'scheme-review.nameChange what standard': 'The GRIPP standard',
};
