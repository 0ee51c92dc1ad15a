// Whose turn it is in an application.
import { byAnother, declared, holdersTurn, paperTurn, type Turn, turnsOf } from './turn.ts';

const { turn, second } = turnsOf('application');
const officer = ['franchise-officer'] as const;
const officers = ['franchise-officer', 'engagement-officer'] as const;
const holder = ['portfolio-holder'] as const;

const corrected = (what: string) => `$.correction ? (@.data.what == "${what}" && ${byAnother})`;

export const applicationTurns: readonly Turn[] = [
  turn('Check whether an application is complete', 'confirmComplete', officer, ['submitted']),
  turn('Look at sections that were changed and report again', 'confirmComplete', officer, ['placed', 'held', 'waiting'], {
    when: '$ ? (@.report == null)',
  }),
  turn('Place an application on a decision meeting', 'place', officer, ['waiting'], { when: '$ ? (@.report != null)' }),
  turn('A deadline was missed: propose another, or let the application lapse', 'proposeDeadline', officer, ['lapse-pending'], {
    when: '$ ? (@.proposal == null)',
    by: '$.lapseOn',
  }),
  turn('Issue a franchise agreement', 'issueAgreement', officer, ['approved']),
  turn('An agreement was not signed in time: give time again, or refer it to the holder', 'newSigningPeriod', officer, [
    'agreement-overdue',
  ]),
  turn('Witness the signature of a single officer', 'witnessAgreement', officers, ['signed'], {
    when: '$.agreement.signed ? (@.needsWitness == true && @.witnessedBy == null)',
  }),
  turn('Countersign a signed agreement', 'countersign', officer, ['signed'], {
    when: '$.agreement.signed ? (@.needsWitness == false || @.witnessedBy != null)',
  }),
  second('Confirm that sections are unlocked', 'confirmUnlock', officer, 'expireUnlocking', `$.unlocking ? (${byAnother})`),
  paperTurn('application'),
  turn('Declare your interests before a meeting', 'declareInterest', holder, ['placed'], {
    when: `$ ? (!${declared} && ${holdersTurn})`,
    by: '$.meeting.date',
  }),
  turn('Record a decision', 'decide', holder, ['placed'], {
    when: `$ ? (@.meeting.date <= $today && @.report != null && ${declared} && ${holdersTurn})`,
    by: '$.meeting.date',
  }),
  turn('Say what becomes of an award', 'award', holder, ['with-holder'], { when: `$ ? (${holdersTurn})`, by: '$.agreement.heldUntil' }),
  second('Confirm another deadline', 'confirmDeadline', holder, 'expireProposal', `$ ? (${holdersTurn}).proposal ? (${byAnother})`),
  second(
    'Confirm a corrected record',
    'confirmCorrection',
    holder,
    'expireCorrection',
    `$.correction ? (@.data.what == "record" && @.data.notice == null && ${byAnother})`,
  ),
  second(
    'Record a decision of which notice was given',
    'recordCorrection',
    holder,
    'expireCorrection',
    '$.correction.data.notice ? (@.until < $today)',
  ),
  second('Confirm that an offer is withdrawn', 'confirmOfferWithdrawal', holder, 'expireCorrection', corrected('offer-withdrawal')),
  second('Confirm that an application is reinstated', 'confirmReinstatement', holder, 'expireCorrection', corrected('reinstatement')),
  turn('Record what came of a call-in', 'confirmCallIn', ['administrator'], ['called-in']),
  turn('A decider has an interest: is there a dispensation?', 'recordDispensation', ['head-of-paid-service'], ['placed'], {
    when: '$.interests.keyvalue() ? (@.value.interest == "interest" && @.value.dispensation == null)',
    by: '$.meeting.date',
  }),
];
