// The words for what comes after a decision: grants, reviews, franchises, and the scheme's own yearly review.
import type { Words } from './happening.ts';

const grant: Readonly<Record<string, Words>> = {
  'grant.open': 'The start-up grant opens',
  'grant.setConditions': ({ data }) =>
    Array.isArray(data.conditions) && data.conditions.length === 1
      ? 'The franchise officer sets the condition of the grant'
      : 'The franchise officer sets the conditions of the grant',
  'grant.checkBankDetails': 'The bank details, given by one person, are checked by another',
  'grant.requestPayment': ({ data }) => `£${String(data.amount)} of the grant is asked for: ${String(data.purpose)}`,
  'grant.authorisePayment': 'An officer who did not ask for the payment authorises it',
  'grant.recordPaid': 'The money is paid',
  'grant.submitEvidence': 'The organisation reports on a condition of the grant',
  'grant.recordMet': 'The condition is found met',
  'grant.recordNotMet': ({ data }) => `The condition is found not met: ${String(data.reason)}`,
  'grant.waive': ({ data }) => `The portfolio holder waives a condition: ${String(data.reason)}`,
  'grant.complete': 'Every condition is met or waived and all is paid: the grant is complete',
  'grant.conditionDue': ({ after }) => (after === 'stopped' ? 'A condition was not met in time, and the grant stops' : null),
  'grant.applicationSettled': ({ before, after }) =>
    after === 'stopped' && before !== after ? 'The grant stops with the application' : null,
  'grant.consider': ({ before, after }) =>
    before !== after ? 'The time to ask for another look is over: what becomes of the money is considered' : null,
  'grant.proposeRecovery': ({ data }) =>
    data.outcome === 'repayment'
      ? `The franchise officer proposes to ask for £${String(data.amount)} back. ${String(data.reason)}`
      : `The franchise officer proposes to write the money off. ${String(data.reason)}`,
  'grant.confirmRecovery': ({ after }) =>
    after === 'written-off'
      ? 'The portfolio holder confirms: the money is written off'
      : 'The portfolio holder confirms: repayment is asked for',
  'grant.recordRepayment': ({ data, after }) =>
    `£${String(data.amount)} is repaid${after === 'repaid' ? ', which is all that was asked for' : ''}`,
};

const review: Readonly<Record<string, Words>> = {
  'review.request': ({ data }) => `The organisation asks for a review of how the decision was reached. ${String(data.explanation)}`,
  'review.appoint': 'A panel is appointed: two portfolio holders and a CVS representative, none of whom had a part in the case',
  'review.setHearing': 'The members have declared their interests, and the date of the hearing is set',
  'review.addStatement': 'The organisation adds a statement for the panel',
  'review.recordHeld': 'The panel hears the review',
  'review.vote': ({ data }) =>
    `A member of the panel votes to ${data.vote === 'stands' ? 'let the decision stand' : 'send it back'}. ${String(data.reasons)}`,
};

const returned: Readonly<Record<string, string>> = {
  continue: 'The annual review finds that the franchise continues',
  improve: 'The annual review ends with an improvement plan',
  end: 'The annual review recommends to end the franchise',
};

const franchise: Readonly<Record<string, Words>> = {
  'franchise.open': 'The franchise begins',
  'franchise.offerItems': 'The council offers the hub what belongs to the franchise package',
  'franchise.answerItems': 'The hub says what of the package it takes up',
  'franchise.prepareReturn': ({ data }) => `The hub prepares its annual return. ${String(data.changes)}`,
  'franchise.submitReturn': 'The signatory submits the annual return',
  'franchise.recordFindings': ({ data }) =>
    `${returned[String(data.recommendation)] ?? 'The annual review ends'}. ${String(data.findings)}`,
  'franchise.judgeLine': ({ data }) => `A line of the improvement plan is ${data.met === true ? 'met' : 'not met'}. ${String(data.note)}`,
  'franchise.proposeSuspension': 'The franchise officer proposes to suspend the franchise',
  'franchise.confirmSuspension': 'The portfolio holder confirms: the franchise is suspended, with a way back',
  'franchise.proposeLifting': ({ data }) => `The franchise officer proposes to lift the suspension. ${String(data.reason)}`,
  'franchise.confirmLifting': 'The portfolio holder confirms: the hub is back',
};

const yearly: Readonly<Record<string, Words>> = {
  'scheme-review.open': ({ data }) => `The scheme’s yearly review of ${String(data.year)} is opened`,
  'scheme-review.publish': 'The yearly review of the scheme is published',
};

/** By command. */
export const laterWords: Readonly<Record<string, Words>> = { ...grant, ...review, ...franchise, ...yearly };
