// What the application asks for when a review of one of its outcomes opens and when it ends (V5, V6, F7, F10).
import { type Asking, claimHub, clearAll, limit, restated, settled, toOrganisation, toStaff } from './application.asks.ts';
import type { ApplicationContext, ApplicationEvent } from './application.context.ts';
import { there } from './application.context.ts';
import { tellDeadline, tellReviewClosed, tellReviewOpened } from './application.grant-asks.ts';
import { daysOpen, pausing } from './application.reviewable.ts';
import { proposalTimes, running } from './application.support-asks.ts';
import type { Effect } from './effects.ts';
import { reminders } from './reminders.ts';

type Closing = Extract<ApplicationEvent, { type: 'reviewClosed' }>;

/** The grant is told; `context` is the case with the review open. */
export function onOpened({ context }: Asking, data: { review: string; on: string }): Effect[] {
  return context.reviews.some((one) => one.case === data.review) ? tellReviewOpened(context, data) : [];
}

/** The applicant's deadlines stand still (V6): nothing fires until the review ends. */
export function onPaused(asking: Asking): Effect[] {
  return pausing(asking.context) ? [...clearAll(asking.context), ...proposalTimes(asking)] : [];
}

const known = (context: ApplicationContext, { data }: Closing) => context.reviews.some((one) => one.case === data.review);

/** The review is over and the case goes on as it is; `before` is the case with the review open. */
export function onEnded(before: ApplicationContext, closing: Closing): Effect[] {
  if (!known(before, closing)) return [];
  const { act, data } = closing;
  const task =
    'A review panel sent an outcome back that the case has gone past, or whose hub has another application. Look at its directions, and write to the organisation what follows.';
  const note = data.outcome === 'sent-back' ? [toStaff('franchise-officer', task, act)] : [];
  // Sent back and not brought back: for the grant of a closed case nothing has changed.
  const outcome = data.outcome === 'sent-back' && before.closed ? 'overtaken' : data.outcome;
  return [...tellReviewClosed(before, { ...data, outcome }), ...note];
}

/** The days are given back: the organisation hears its new dates (V6). */
export function onGivenBack(before: ApplicationContext, after: ApplicationContext, closing: Closing): Effect[] {
  const review = pausing(before);
  if (review?.case !== closing.data.review || !after.offer || daysOpen(review, closing.data.on) === 0) return [];
  const { acceptBy, acceptedOn, deadline } = after.offer;
  const days = daysOpen(review, closing.data.on);
  return [
    toOrganisation('application-time-given-back', { days, acceptBy: acceptedOn ? null : acceptBy, deadline, lapseOn: after.lapseOn }),
  ];
}

/** The time to answer the offer. */
export function offerTimes({ context, act }: Asking): Effect[] {
  const { acceptBy } = there(context.offer, 'offer');
  if (acceptBy === null || pausing(context)) return [];
  return [
    ...clearAll(context),
    limit('lapseOffer', acceptBy),
    ...reminders(acceptBy, act.policy.offerReminderDays, act.on),
    ...proposalTimes({ context, act }),
  ];
}

/** The time until an announced lapse. */
export function lapseTimes(asking: Asking): Effect[] {
  const { context } = asking;
  return pausing(context)
    ? []
    : [...clearAll(context), limit('lapse', there(context.lapseOn, 'day of the lapse')), ...proposalTimes(asking)];
}

/** Sent back to be decided afresh: the notice says so, and it waits for the next meeting (V5). `before` is the case with its decision. */
export function onSetAside(before: ApplicationContext, { act, data }: Closing): Effect[] {
  const task =
    'A review panel sent the decision back. Place the application on the next meeting: somebody else decides it, with the panel’s directions.';
  return [
    ...clearAll(before),
    ...(before.closed ? [claimHub(act)] : []),
    restated({ context: before, act }, 'set-aside'),
    ...tellReviewClosed(before, data),
    toStaff('franchise-officer', task, act),
  ];
}

/** The stage 1 decision was sent back after the resubmission. */
export function onBackToStage1(before: ApplicationContext, { act, data }: Closing): Effect[] {
  const task =
    'A review panel sent the stage 1 decision back. Check what was resubmitted: stage 1 is decided afresh on it, by somebody else.';
  return [
    ...clearAll(before),
    ...settled({ context: before, act }, 'moved'),
    ...tellReviewClosed(before, data),
    toStaff('franchise-officer', task, act),
  ];
}

/** The end of the approval was sent back: another holder looks at the award. */
export function onApprovalBack(before: ApplicationContext, { act, data }: Closing): Effect[] {
  const task =
    'A review panel sent the end of an approval back. Hold the award to a date, let it go ahead or end the approval, with the panel’s directions.';
  return [
    claimHub(act),
    restated({ context: before, act }, 'in-force'),
    ...tellReviewClosed(before, data),
    toStaff('portfolio-holder', task, act),
  ];
}

/** The case is alive again after its lapse: its hub is claimed, the time runs, and its grant goes on (F7). */
export function onAlive(before: ApplicationContext, now: Asking, reason: string | null): Effect[] {
  const { context, act } = now;
  const { acceptedOn, acceptBy, deadline } = there(context.offer, 'offer');
  const { on: lapsedOn } = there(before.closed, 'closing');
  const model = { lapsedOn, aliveFrom: act.on, acceptBy: acceptedOn ? null : acceptBy, deadline, reason };
  return [
    claimHub(act),
    ...(acceptedOn ? running(now) : offerTimes(now)),
    ...tellDeadline(context),
    toOrganisation('application-reinstated', model),
  ];
}

/** The lapse was set aside by a review (V5, F7). */
export function onLapseSetAside(before: ApplicationContext, now: Asking, { data }: Closing): Effect[] {
  return [...tellReviewClosed(before, data), ...onAlive(before, now, null)];
}
