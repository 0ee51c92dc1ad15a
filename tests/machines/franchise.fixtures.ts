// The facts behind the decision table of the franchise: the ordinary command of each kind on an ordinary day of each state.
import { franchise } from '../../machines/franchise.ts';
import type { TableFixtures } from '../support/decision-table.ts';
import { actOf, closing, ids, personOf, states, payloads as usual } from './franchise.cases.ts';
import { named } from './franchise.named.ts';
import { paperFor, paperNamed } from './franchise.paper-named.ts';

/** A day in the middle of each state. */
const days: Readonly<Record<string, string>> = {
  new: '2027-01-20',
  active: '2027-12-01',
  attention: '2028-01-31',
  suspended: '2028-02-01',
  'ending-proposed': '2028-02-01',
  'ending-placed': '2028-03-14',
  'ending-decided': '2028-03-16',
  'ending-called-in': '2028-03-20',
};

/** Deadlines fire once their day has ended, or on it. */
const firings: Readonly<Record<string, { readonly on: string; readonly due: string }>> = {
  remind: { on: '2027-12-21', due: '2027-12-21' },
  reviewDue: { on: '2028-01-21', due: '2028-01-20' },
  planDue: { on: '2028-04-01', due: '2028-03-31' },
  act: { on: '2028-02-19', due: '2028-02-18' },
  expireProposal: { on: '2028-02-10', due: '2028-02-09' },
  backDue: { on: '2028-07-01', due: '2028-06-30' },
  expirePaper: { on: '2028-02-10', due: '2028-02-09' },
  leaves: { on: '2028-04-01', due: '2028-03-31' },
  effective: { on: '2028-03-22', due: '2028-03-22' },
};

const payloads: Readonly<Record<string, unknown>> = {
  open: usual.open,
  offerItems: usual.offerItems,
  answerItems: usual.answerItems,
  prepareReturn: usual.prepareReturn,
  submitReturn: usual.submitReturn,
  recordFindings: usual.continues,
  judgeLine: usual.judgeLine,
  giveTime: usual.giveTime,
  closeGround: usual.closeGround,
  proposeSuspension: usual.proposeSuspension,
  proposeLifting: usual.proposeLifting,
  proposeEnding: usual.proposeEnding,
  withdrawEnding: { reason: 'text:withdrawn' },
  placeEnding: usual.placeEnding,
  meetingMoved: { meeting: ids.march, date: '2028-03-21', cutOff: '2028-02-22', reason: 'text:moved' },
  meetingCancelled: { meeting: ids.march, reason: 'text:cancelled' },
  decideEnding: usual.decideToEnd,
  deferEnding: { reason: 'text:defer' },
  callIn: { reason: 'text:call-in' },
  confirmCallIn: { reason: 'text:confirm' },
  referBack: { reason: 'text:refer-back' },
  letterReleased: { kind: 'franchise-suspended', on: '2028-01-28' },
  confirmPaperContent: { correct: true },
  declareInterest: { interest: 'none' },
  recordDispensation: { person: personOf('portfolio-holder'), reason: 'text:dispensation' },
  leave: usual.leave,
  reviewOpened: usual.reviewOpened,
  reviewClosed: closing('stands'),
};

export const fixtures: TableFixtures = {
  workflow: franchise,
  states,
  ordinary: (state, command, role) => {
    const firing = firings[command];
    const on = firing ? firing.on : (days[state] ?? '2028-03-27');
    const data = command === 'keyPaper' ? paperFor(state) : firing ? { name: command, due: firing.due } : (payloads[command] ?? {});
    return { data, act: actOf(role, on) };
  },
  named: { ...named, ...paperNamed },
};
