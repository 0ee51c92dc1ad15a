// The facts behind the decision table of the grant: the ordinary command of each kind on an ordinary day of each state.
import { grant } from '../../machines/grant.ts';
import type { TableFixtures } from '../support/decision-table.ts';
import { actOf, bankDetails, correctionOf1, evidenceFor, ids, opening, personOf, request, states, threeConditions } from './grant.cases.ts';
import { named } from './grant.named.ts';
import { paperFor, paperNamed } from './grant.paper-named.ts';

/** A day in the middle of each state, on which nothing is due. */
const days: Readonly<Record<string, string>> = {
  new: '2027-01-05',
  open: '2027-01-12',
  running: '2027-02-10',
  stopped: '2027-07-10',
  considering: '2027-08-03',
  recovering: '2027-09-01',
  'ended-unpaid': '2027-04-20',
};

/** Deadlines fire once their day has ended, or on it. */
const firings: Readonly<Record<string, { readonly name: string; readonly on: string; readonly due: string }>> = {
  remind: { name: 'remind:1-28', on: '2027-09-02', due: '2027-09-02' },
  conditionDue: { name: 'conditionDue:1', on: '2027-10-01', due: '2027-09-30' },
  expireCorrection: { name: 'expireCorrection', on: '2027-02-23', due: '2027-02-22' },
  consider: { name: 'consider', on: '2027-07-30', due: '2027-07-29' },
  expireProposal: { name: 'expireProposal', on: '2027-08-17', due: '2027-08-16' },
  expirePaper: { name: 'expirePaper', on: '2027-07-10', due: '2027-07-09' },
  repaymentDue: { name: 'repaymentDue', on: '2028-01-01', due: '2027-12-31' },
};

const payloads: Readonly<Record<string, unknown>> = {
  open: opening,
  setConditions: threeConditions,
  proposeCorrection: correctionOf1,
  submitEvidence: evidenceFor(1),
  recordMet: { condition: 2 },
  recordNotMet: { condition: 2, reason: 'text:reason', next: 'text:next' },
  waive: { condition: 1, reason: 'text:reason' },
  askAgain: { words: 'text:words' },
  giveBankDetails: bankDetails,
  checkBankDetails: { correct: true },
  witnessBankDetails: { correct: true },
  requestPayment: request('500'),
  authorisePayment: { payment: 1 },
  refusePayment: { payment: 1, reason: 'text:reason', next: 'text:next' },
  recordPaid: { payment: 2, reference: 'BACS-0002' },
  deadlineMoved: { deadline: '2027-11-30' },
  applicationSettled: { outcome: 'declined', on: '2027-02-10' },
  reviewOpened: { review: ids.review, on: '2027-02-10' },
  reviewClosed: { review: ids.review, outcome: 'stands', on: '2027-08-20' },
  letterReleased: { kind: 'grant-stopped', on: '2027-07-10' },
  proposeRecovery: { outcome: 'repayment', amount: '300', by: '2027-12-31', reason: 'text:reason' },
  recordRepayment: { amount: '100', reference: 'RCPT-1' },
  confirmPaperContent: { correct: true },
  declareInterest: { interest: 'none' },
  recordDispensation: { person: personOf('portfolio-holder'), reason: 'text:reason' },
};

export const fixtures: TableFixtures = {
  workflow: grant,
  states,
  ordinary: (state, command, role) => {
    const firing = firings[command];
    const on = firing ? firing.on : (days[state] ?? '2028-01-10');
    const data = command === 'keyPaper' ? paperFor(state) : firing ? { name: firing.name, due: firing.due } : (payloads[command] ?? {});
    return { data, act: actOf(role, on) };
  },
  named: { ...named, ...paperNamed },
};
