// The words for what goes otherwise than usual: on paper, held for a level, unlocked, corrected, reinstated, ended.
import type { Happening, Words } from './happening.ts';

const because =
  (says: string) =>
  ({ data }: Happening) =>
    `${says} ${String(data.reason)}`;

const content = ({ data }: Happening) =>
  data.correct === true
    ? 'The organisation confirms what was keyed for it'
    : 'The organisation says that what was keyed is not what it sent';

const onPaper: Readonly<Record<string, Words>> = Object.fromEntries(
  ['assessment', 'application'].flatMap((workflow): [string, Words][] => [
    [`${workflow}.keyPaper`, 'An officer keys what the organisation sent on paper'],
    [`${workflow}.confirmPaper`, 'A second officer confirms it, and the day on which it was received counts'],
    [`${workflow}.confirmPaperContent`, content],
  ]),
);

const level = ({ before, after }: Happening) => {
  if (before !== 'held' && after === 'held') return 'The level has expired: the application is held until it is renewed';
  return before === 'held' && after !== 'held' ? 'The level is renewed, and the application goes on' : null;
};

const application: Readonly<Record<string, Words>> = {
  'application.cutOff': level,
  'application.levelChanged': level,
  'application.papers': 'The officer’s report on the application goes to the portfolio holders',
  'application.recordDispensation': because('The head of paid service gives a dispensation.'),
  'application.referBack': because('The decision is referred back, to be made afresh.'),
  'application.proposeUnlock': because('An officer proposes to unlock sections of the application.'),
  'application.confirmUnlock': 'A second officer confirms, and the sections are unlocked until their day',
  'application.submitSections': 'The signatory submits the changed sections',
  'application.proposeCorrection': ({ data }) => `An officer proposes to correct the record of the decision. ${String(data.mistake)}`,
  'application.confirmCorrection': 'The portfolio holder confirms the corrected record, or gives notice of it',
  'application.respondToCorrection': 'The organisation responds to the notice',
  'application.recordCorrection': 'After the notice, the portfolio holder records the corrected decision',
  'application.dropCorrection': because('The correction is dropped, and the record stays as it is.'),
  'application.proposeOfferWithdrawal': because('An officer proposes to withdraw the offer.'),
  'application.confirmOfferWithdrawal': 'The portfolio holder confirms: the offer is withdrawn',
  'application.proposeReinstatement': because('An officer proposes to reinstate the application.'),
  'application.confirmReinstatement': 'The portfolio holder confirms: the application is back, with time to go on',
};

const others: Readonly<Record<string, Words>> = {
  'assessment.withdraw': 'The organisation withdraws its self-assessment',
  'assessment.expire': 'A GRIPP certificate of the organisation runs out',
  'grant.proposeCorrection': because('An officer proposes to correct a condition of the grant.'),
  'grant.confirmCorrection': 'The portfolio holder confirms the corrected condition',
  'review.acceptLate': 'The request came late, and the administrator accepts the reason',
  'review.refuseLate': because('The request came late, and the administrator does not accept the reason.'),
  'review.withdraw': 'The organisation withdraws its request for a review',
};

const ending: Readonly<Record<string, Words>> = {
  'franchise.levelChanged': ({ before, after }) =>
    before !== after && after === 'attention' ? 'The organisation’s level has expired, and the council has to act' : null,
  'franchise.reviewDue': ({ before, after }) =>
    before !== after && after === 'attention' ? 'The annual return has not come, and the council has to act' : null,
  'franchise.proposeEnding': ({ data }) => `The franchise officer proposes to end the franchise. ${String(data.report)}`,
  'franchise.withdrawEnding': because('The proposal to end the franchise is withdrawn.'),
  'franchise.placeEnding': 'The ending goes on the list of a decision meeting',
  'franchise.decideEnding': ({ data }) =>
    data.outcome === 'end' ? 'It is decided that the franchise ends, with reasons' : 'It is decided that the franchise goes on',
  'franchise.deferEnding': 'The decision is put off to the next meeting',
  'franchise.callIn': 'Councillors call the decision in',
  'franchise.confirmCallIn': 'The decision is confirmed and takes effect',
  'franchise.referBack': because('The decision is referred back, to be made afresh.'),
  'franchise.effective': ({ after }) =>
    after === 'ended' ? 'The decision takes effect: the franchise has ended' : 'The decision takes effect',
  'franchise.leave': 'The organisation gives notice that it leaves the franchise',
  'franchise.leaves': ({ after }) => (after === 'left' ? 'The organisation has left the franchise' : null),
};

/** By command. */
export const mistakeWords: Readonly<Record<string, Words>> = { ...onPaper, ...application, ...others, ...ending };
