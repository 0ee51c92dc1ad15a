// The facts behind the decision table of the application: the ordinary command of each kind on an ordinary day of each state.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { application } from '../../machines/application.ts';
import { addDays } from '../../machines/calendar.ts';
import type { TableFixtures } from '../support/decision-table.ts';
import { actOf, contentOf, decisions, ids, personOf, reasonOf, states } from './application.cases.ts';
import { named } from './application.named.ts';
import { paperFor } from './application.paper-named.ts';

/** A day in the middle of each state, on which nothing is due. */
const days: Readonly<Record<string, string>> = {
  new: '2026-10-05',
  draft: '2026-10-06',
  prepared: '2026-10-08',
  submitted: '2026-10-12',
  returned: '2026-10-14',
  waiting: '2026-10-21',
  placed: '2026-12-09',
  held: '2026-12-10',
  decided: '2026-12-14',
  'called-in': '2026-12-21',
  offered: '2027-01-05',
  supported: '2027-02-10',
  resubmission: '2027-06-10',
  'lapse-pending': '2027-10-01',
  approved: '2027-09-17',
  'agreement-issued': '2027-10-01',
  'agreement-overdue': '2027-11-01',
  signed: '2027-10-05',
  'with-holder': '2027-10-06',
  lapsed: '2027-10-12',
  'offer-lapsed': '2027-01-20',
};

/** Deadlines fire once their day has ended, or on it; messages come when they come. */
const firings: Readonly<Record<string, { readonly on: string; readonly due: string }>> = {
  cutOff: { on: '2026-11-19', due: '2026-11-18' },
  effective: { on: '2026-12-17', due: '2026-12-17' },
  lapseOffer: { on: '2027-01-15', due: '2027-01-14' },
  expireCorrection: { on: '2028-02-01', due: '2028-01-31' },
  expireUnlocking: { on: '2028-02-01', due: '2028-01-31' },
  lockSections: { on: '2028-02-01', due: '2028-01-31' },
  noticeEnds: { on: '2028-02-01', due: '2028-01-31' },
  expirePaper: { on: '2028-02-01', due: '2028-01-31' },
  expireProposal: { on: '2027-10-11', due: '2027-10-10' },
  passDeadline: { on: '2027-10-01', due: '2027-09-30' },
  lapse: { on: '2027-10-02', due: '2027-10-01' },
  agreementDue: { on: '2027-10-30', due: '2027-10-29' },
  holdEnds: { on: '2027-11-21', due: '2027-11-20' },
};

const assessment = { met: true, note: 'text:note' };
const payloads: Readonly<Record<string, unknown>> = {
  prepare: contentOf(3),
  submit: { declaration: true },
  returnForInformation: { sections: [{ section: 'e', question: 'text:question' }] },
  confirmComplete: {
    assessed: { c: assessment, d: assessment, e: assessment, f: assessment, g: assessment },
    recommendation: 'text:recommendation',
  },
  place: { meeting: ids.december },
  meetingMoved: { meeting: ids.december, date: '2026-12-16', cutOff: '2026-11-25' },
  meetingCancelled: { meeting: ids.december },
  papers: { meeting: ids.december, date: '2026-12-09' },
  declareInterest: { interest: 'none' },
  recordDispensation: { person: personOf('portfolio-holder'), reason: 'text:dispensation' },
  decide: decisions.offer,
  defer: { reason: 'text:defer' },
  callIn: { reason: 'text:call-in' },
  confirmCallIn: { reason: 'text:confirm' },
  referBack: { reason: 'text:refer-back' },
  letterReleased: { kind: 'application-declined', on: '2027-10-08' },
  acceptOffer: { grant: true },
  remind: { name: 'remind:30', due: '2027-01-05' },
  proposeDeadline: { deadline: '2027-11-30', reason: 'text:reason' },
  countersign: { criteriaMet: true },
  referToHolder: { reason: 'text:refer' },
  holdAward: { until: '2027-11-20', reason: 'text:hold' },
  award: { criteriaMet: true },
  endApproval: { reasons: [reasonOf('b')], publicReasons: 'text:public' },
  witnessAgreement: { witnessed: true },
  confirmPaperContent: { correct: true },
  grantOpened: { grant: ids.grant },
  proposeOfferWithdrawal: { reason: 'text:reason' },
  prepareSections: { venues: contentOf(5).venues, statements: { c: 'text:new-c' } },
  submitSections: { declaration: true },
  respondToCorrection: { response: 'text:response' },
  recordCorrection: { considered: 'text:considered' },
  dropCorrection: { reason: 'text:reason' },
  proposeReinstatement: { reason: 'text:reason' },
};

const { grantPence: _, ...withoutGrant } = decisions.offer;

/** The record in force again, without the grant where it was accepted, and with a deadline that lies ahead where the old one is over. */
function decisionLike(context: ApplicationContext | undefined, state: string) {
  const { outcome = 'offer' } = context?.decision ?? {};
  const data = context?.grant && outcome === 'offer' ? withoutGrant : decisions[outcome];
  return { ...data, ...(state === 'lapse-pending' ? { deadline: '2028-01-31' } : {}) };
}

/** What comes with a command that is about an outcome of the case in that state. */
function payloadOf(state: string, command: string, on: string): unknown {
  const context = states[state]?.context;
  const about = { review: ids.review, decision: context?.reviewable.at(-1)?.reference ?? 'DN-NONE', on };
  if (command === 'keyPaper') return paperFor(state, on);
  if (command === 'letterReleased' && state === 'offered') return { kind: 'application-support-offered', on };
  if (command === 'reviewOpened') return about;
  if (command === 'reviewClosed') return { ...about, outcome: 'stands', directions: null, mustNotDecide: [] };
  if (command === 'grantPaid') return { grant: ids.grant, on };
  if (command === 'proposeCorrection') return { ...decisionLike(context, state), mistake: 'text:mistake' };
  if (command === 'proposeUnlock') return { sections: ['venues', 'c'], until: addDays(on, 10), reason: 'text:reason' };
  return payloads[command] ?? {};
}

export const fixtures: TableFixtures = {
  workflow: application,
  states,
  ordinary: (state, command, role) => {
    const firing = firings[command];
    const day = days[state] ?? '2027-10-08';
    // A deadline that fires in a state that waits for it fires in its time.
    const on = firing ? firing.on : day;
    const data = firing ? { name: command, due: firing.due } : payloadOf(state, command, on);
    return { data, act: actOf(role, on) };
  },
  named,
};
