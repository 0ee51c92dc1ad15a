// What putting a mistake right asks for (C1, D5): the second person's note, the notices, the letter, call-in's time again.

import type { Correction } from './application.aftermath.ts';
import { type Asking, claimHub, clearAll, limit, toOrganisation, toStaff } from './application.asks.ts';
import { type ApplicationContext, there } from './application.context.ts';
import { notice } from './application.decision.ts';
import { tellDeadline } from './application.grant-asks.ts';
import type { Effect } from './effects.ts';

const taskWords = {
  'offer-withdrawal': 'It is proposed to withdraw an offer. Confirm it or let the proposal expire.',
  reinstatement: 'It is proposed to reinstate a lapsed application. Confirm it or let the proposal expire.',
  record: 'A corrected record of a decision is proposed. Confirm it or let the proposal expire.',
} as const satisfies Record<Correction['what'], string>;

export function onProposed({ context, act }: Asking): Effect[] {
  const { expires, data } = there(context.correction, 'proposed correction');
  return [limit('expireCorrection', expires), toStaff('portfolio-holder', taskWords[data.what], act, expires)];
}

export function onExpired({ act }: Asking): Effect[] {
  return [toStaff('franchise-officer', 'What you proposed was not confirmed in time. Propose it again if it is still needed.', act)];
}

/** The offer is withdrawn: notice and letter say so, and the application waits for a fresh decision. `before` is the case with the offer. */
export function onOfferWithdrawn(before: ApplicationContext, { act }: Asking): Effect[] {
  const decision = there(before.decision, 'decision');
  const { reason } = there(before.correction, 'proposed withdrawal').data;
  return [
    clearAll,
    notice(decision, act, 'offer-withdrawn'),
    toOrganisation('offer-withdrawn', { offeredOn: decision.effectiveOn, withdrawnOn: act.on, reason }),
    toStaff('franchise-officer', 'The offer was withdrawn. Place the application on the next meeting for a fresh decision.', act),
  ];
}

/** The corrected record: the old notice points away, the new one is published, and the time for call-in runs again (D5, D7). */
export function onRecordCorrected(before: ApplicationContext, { context, act }: Asking): Effect[] {
  const old = there(before.decision, 'decision');
  const decision = there(context.decision, 'decision');
  const { mistake } = there(decision.supersedes, 'reference to the old record');
  return [
    clearAll,
    ...(before.closed ? [claimHub(act), ...tellDeadline(context)] : []),
    notice(old, act, 'superseded'),
    notice(decision, act, 'published'),
    { do: 'set-deadline', name: 'effective', due: decision.effectiveOn, fires: 'on' },
    toOrganisation('application-decision-corrected', {
      decidedOn: old.decidedOn,
      correctedOn: act.on,
      effectiveOn: decision.effectiveOn,
      mistake,
    }),
  ];
}
