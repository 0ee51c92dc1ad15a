// What putting a mistake right asks for (C1, D5): the second person's note, the notices, the letter, call-in's time again.

import type { Correction } from './application.aftermath.ts';
import { type Asking, cancelled, claimHub, clearAll, dropped, limit, toOrganisation, toStaff } from './application.asks.ts';
import { type ApplicationContext, there } from './application.context.ts';
import { noticed } from './application.corrections.ts';
import { measuresNow } from './application.criteria.ts';
import { notice } from './application.decision.ts';
import { reasonsModel } from './application.decision-letters.ts';
import { tellDeadline } from './application.grant-asks.ts';
import { outcomeWords } from './application.words.ts';
import { addDays } from './calendar.ts';
import { effectiveAfter } from './decision-in-force.ts';
import type { Effect } from './effects.ts';
import type { TextRef } from './text.ts';

const taskWords = {
  'offer-withdrawal': 'It is proposed to withdraw an offer. Confirm it or let the proposal expire.',
  reinstatement: 'It is proposed to reinstate a lapsed application. Confirm it or let the proposal expire.',
  record: 'A corrected record of a decision is proposed. Confirm it or let the proposal expire.',
} as const satisfies Record<Correction['what'], string>;

export function onProposed({ context, act }: Asking): Effect[] {
  const { expires, data } = there(context.correction, 'proposed correction');
  return [limit('expireCorrection', expires), toStaff('portfolio-holder', taskWords[data.what], act, expires)];
}

/** `context` still has what was proposed. */
export function onExpired({ context, act }: Asking): Effect[] {
  return [
    ...dropped(context, null),
    toStaff('franchise-officer', 'What you proposed was not confirmed in time. Propose it again if it is still needed.', act),
  ];
}

/** The time of what is proposed to be put right, which goes on whatever else becomes of the case's deadlines. */
export function correctionTimes({ context, act }: Pick<Asking, 'context' | 'act'>): Effect[] {
  const { correction } = context;
  if (!correction) return [];
  const until = noticed(context)?.notice.until;
  return [limit('expireCorrection', correction.expires), ...(until && act.on <= until ? [limit('noticeEnds', until)] : [])];
}

/** Written notice (D5): what would change and why, from when, how to respond, and that the new record can be reviewed. */
export function onNoticeGiven(asking: Asking): Effect[] {
  const { context, act } = asking;
  const old = there(context.decision, 'decision');
  const { correction, notice: given } = there(noticed(context), 'notice of a corrected record');
  const { decision, reason } = correction.data;
  const recordedFrom = addDays(given.until, 1);
  const model = {
    decidedOn: old.decidedOn,
    outcomeNow: outcomeWords[old.outcome],
    outcomeNew: outcomeWords[decision.outcome],
    mistake: reason,
    reasons: reasonsModel(decision.reasons, measuresNow(context, act.policy)),
    deadline: decision.deadline ?? null,
    respondBy: given.until,
    recordedFrom,
    effectiveFrom: effectiveAfter(recordedFrom, act.policy),
    reviewDays: act.policy.reviewWindowDays,
  };
  return [...correctionTimes(asking), toOrganisation('application-correction-notice', model)];
}

export function onResponded({ act }: Asking): Effect[] {
  return [toStaff('portfolio-holder', 'The organisation responded to the notice of a corrected record. Look at what it says.', act)];
}

export function onNoticeOver({ context, act }: Asking): Effect[] {
  const { expires } = there(context.correction, 'proposed correction');
  const task = 'The notice of a corrected record is over. Record the decision with the response considered, or drop it.';
  return [toStaff('portfolio-holder', task, act, expires)];
}

/** Two people's record is not made after all; `context` still has it. */
export function onDropped({ context }: Asking, reason: TextRef): Effect[] {
  return [{ do: 'clear-deadline', name: 'expireCorrection' }, { do: 'clear-deadline', name: 'noticeEnds' }, ...dropped(context, reason)];
}

/** The offer is withdrawn: notice and letter say so, and the application waits for a fresh decision. `before` is the case with the offer. */
export function onOfferWithdrawn(before: ApplicationContext, { act }: Asking): Effect[] {
  const decision = there(before.decision, 'decision');
  const { reason } = there(before.correction, 'proposed withdrawal').data;
  return [
    ...clearAll(before),
    cancelled,
    notice(decision, act, 'offer-withdrawn'),
    toOrganisation('offer-withdrawn', { offeredOn: decision.effectiveOn, withdrawnOn: act.on, reason }),
    toStaff('franchise-officer', 'The offer was withdrawn. Place the application on the next meeting for a fresh decision.', act),
  ];
}

/** The corrected record: the old notice points away, the new one is published, and the time for call-in runs again (D5, D7). */
export function onRecordCorrected(before: ApplicationContext, { context, act }: Asking): Effect[] {
  const old = there(before.decision, 'decision');
  const decision = there(context.decision, 'decision');
  const { mistake, notice: given } = there(decision.supersedes, 'reference to the old record');
  return [
    ...clearAll(before),
    cancelled,
    ...(before.closed ? [claimHub(act), ...tellDeadline(context)] : []),
    notice(old, act, 'superseded'),
    notice(decision, act, 'published'),
    { do: 'set-deadline', name: 'effective', due: decision.effectiveOn, fires: 'on' },
    toOrganisation('application-decision-corrected', {
      decidedOn: old.decidedOn,
      correctedOn: act.on,
      effectiveOn: decision.effectiveOn,
      mistake,
      considered: given?.considered ?? null,
    }),
  ];
}
