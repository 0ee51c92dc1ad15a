// What codes in forms stand for, by 'workflow.command path code', '* path code' or the code alone.

import { codeWordsCouncil } from './code-words-council.ts';

export const codeWords: Readonly<Record<string, string>> = {
  ...codeWordsCouncil,
  'franchise.offerItems items franchise-pack': 'Franchise pack',
  'franchise.offerItems items engagement-officer': 'The council’s Community Engagement Officer',
  'franchise.offerItems items quality-process': 'Help to meet the quality process',
  'franchise.offerItems items consultation': 'Help with consultation',
  'franchise.offerItems items commissioning-training': 'Commissioning training and budget',
  'franchise.offerItems items fasttrack': 'FastTrack for commissioning',
  'franchise.offerItems items information-point': 'Public information point',
  'application.returnForInformation sections[].section venues': 'Opening hours',
  'application.returnForInformation sections[].section bookable': 'Rooms that can be booked',
  'application.proposeUnlock sections venues': 'Opening hours',
  'application.proposeUnlock sections bookable': 'Rooms that can be booked',
  'write-off': 'Write the money off',
  improve: 'Continue, with an improvement plan',
  'end-recommended': 'The recommendation to end',
  met: 'Met',
  partly: 'Partly met',
  not: 'Not met',
  '* interest none': 'I have no interest in this organisation',
  '* interest interest': 'I have an interest',
};
