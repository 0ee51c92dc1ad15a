// What codes in forms stand for, by 'workflow.command path code', '* path code' or the code alone.

import { packageItems } from '../../../machines/franchise.package.ts';
import { sayItem, topicWords } from '../case-parts/franchise.ts';
import { codeWordsCouncil } from './code-words-council.ts';

const under = (paths: readonly string[], words: Readonly<Record<string, string>>) =>
  Object.fromEntries(paths.flatMap((path) => Object.entries(words).map(([code, says]) => [`* ${path} ${code}`, says])));
const items = Object.fromEntries(packageItems.map((item) => [item, sayItem(item)]));

export const codeWords: Readonly<Record<string, string>> = {
  ...under(['reasons[].topic'], topicWords),
  ...under(['items', 'answers[].item'], items),
  ...codeWordsCouncil,
  'application.returnForInformation sections[].section venues': 'Opening hours',
  'application.returnForInformation sections[].section bookable': 'Rooms that can be booked',
  'application.proposeUnlock sections venues': 'Opening hours',
  'application.proposeUnlock sections bookable': 'Rooms that can be booked',
  'write-off': 'Write the money off',
  '* form.act submit': 'What the organisation submits',
  '* form.act acceptOffer': 'The acceptance of an offer of support',
  '* form.act signAgreement': 'The signed agreement',
  '* form.act respondToCorrection': 'A response to the notice of a corrected record',
  '* form.act answer': 'An answer to the validator',
  '* form.act reply': 'A reply to a finding',
  '* form.act submitReturn': 'The annual return',
  '* form.act submitEvidence': 'Evidence for a condition',
  '* form.act request': 'A request for a review',
  improve: 'Continue, with an improvement plan',
  'end-recommended': 'The recommendation to end',
  met: 'Met',
  partly: 'Partly met',
  not: 'Not met',
  '* interest none': 'I have no interest in this organisation',
  '* interest interest': 'I have an interest',
};
