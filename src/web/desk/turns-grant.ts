// Whose turn it is in a grant.
import { byAnother, holdersTurn, paperTurn, type Turn, turnsOf } from './turn.ts';

const { turn, second } = turnsOf('grant');
const officer = ['franchise-officer'] as const;
const officers = ['franchise-officer', 'engagement-officer'] as const;
const holder = ['portfolio-holder'] as const;
const payable = ['running', 'stopped', 'considering'];

export const grantTurns: readonly Turn[] = [
  turn('Set the conditions of a grant', 'setConditions', officer, ['open']),
  turn('Look at evidence for a condition', 'recordMet', officer, ['running'], {
    when: '$.conditions[*] ? (@.status == "evidence")',
    by: '$.conditions[*] ? (@.status == "evidence").due',
  }),
  turn('Check bank details', 'checkBankDetails', officer, ['open', 'running'], { when: `$.bank ? (@.checkedBy == null && ${byAnother})` }),
  turn('Witness bank details of a single officer', 'witnessBankDetails', officers, ['open', 'running'], {
    when: `$.bank ? (@.needsWitness == true && @.checkedBy != null && @.checkedBy != $me && @.witnessedBy == null && ${byAnother})`,
  }),
  turn('Authorise a payment', 'authorisePayment', officer, ['running'], {
    when: '$ ? (@.review == null).payments[*] ? (@.status == "requested" && @.requestedBy != $me)',
  }),
  turn('Make a payment and record it', 'recordPaid', ['franchise-officer', 'administrator'], payable, {
    when: '$.payments[*] ? (@.status == "authorised" && @.authorisedBy != $me)',
  }),
  turn('Propose what becomes of money that was paid', 'proposeRecovery', officer, ['considering'], { when: '$ ? (@.proposal == null)' }),
  second(
    'Confirm what becomes of money that was paid',
    'confirmRecovery',
    holder,
    'expireProposal',
    `$ ? (${holdersTurn}).proposal ? (${byAnother})`,
  ),
  second('Confirm the correction of a condition', 'confirmCorrection', holder, 'expireCorrection', `$.correction ? (${byAnother})`),
  turn('Record a repayment', 'recordRepayment', ['franchise-officer', 'administrator'], ['recovering'], {
    when: '$.recovery ? (@.by <= $today)',
    by: '$.recovery.by',
  }),
  paperTurn('grant'),
];
