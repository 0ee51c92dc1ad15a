// What a franchise asks for when its ending is proposed, placed, decided and in force, and when a review sends a decision back.

import { sayDecider } from './decision-in-force.ts';
import type { Effect } from './effects.ts';
import {
  type Asking,
  actDate,
  annualDates,
  claim,
  clear,
  entry,
  limit,
  papersBy,
  planDates,
  release,
  toOrganisation,
  toStaff,
} from './franchise.asks.ts';
import type { Event } from './franchise.changes.ts';
import type { FranchiseAct, FranchiseContext, PlacedOn } from './franchise.context.ts';
import { there } from './franchise.context.ts';
import { openReview } from './franchise.decision.ts';
import { callInLetter, notice, restated } from './franchise.notice.ts';
import { onProposed } from './franchise.suspension-asks.ts';
import { applyAgainFrom, decisionEffect, reasonsModel } from './franchise.words.ts';

export function onEndingProposed({ act }: Asking): Effect[] {
  return [
    clear('act'),
    clear('expireProposal'),
    toStaff('franchise-officer', 'The ending of a franchise is proposed. Place it on a decision meeting.', act),
  ];
}

function told({ context, act }: Asking, meeting: PlacedOn | null, changed: boolean, changedBecause: string | null = null): Effect {
  const { reasons } = there(context.ending, 'proposed ending');
  const dates = { meetingDate: meeting?.date ?? null, papersBy: meeting ? papersBy(meeting, act) : null };
  return toOrganisation('franchise-ending-placed', { ...dates, changed, changedBecause, reasons: reasonsModel(reasons) });
}

function listed(meeting: PlacedOn, { subject }: FranchiseAct): Effect {
  const { case: application, organisation } = subject;
  const data = { application, date: meeting.date, workflow: 'franchise', ...(organisation ? { organisation } : {}) };
  return { do: 'send', to: meeting.case, command: 'meeting.list', data };
}

/** The meeting is told that the ending no longer waits for it, if it was on one. */
function settled({ context, act }: Asking, as: string): Effect[] {
  const { meeting } = context;
  return meeting ? [{ do: 'send', to: meeting.case, command: 'meeting.settle', data: { application: act.subject.case, as } }] : [];
}

export function onPlaced(now: Asking): Effect[] {
  const meeting = there(now.context.meeting, 'meeting');
  return [listed(meeting, now.act), told(now, meeting, false)];
}

export function onMeetingMoved(now: Asking, { data }: Event<'meetingMoved'>): Effect[] {
  return [told(now, now.context.meeting, true, data.reason)];
}

export function onReplaced(now: Asking, { data }: Event<'meetingCancelled'>): Effect[] {
  const meeting = there(now.context.meeting, 'meeting');
  return [listed(meeting, now.act), told(now, meeting, true, data.reason)];
}

export function onCancelled(now: Asking, { data }: Event<'meetingCancelled'>): Effect[] {
  return [
    told(now, null, true, data.reason),
    toStaff('franchise-officer', 'The meeting was cancelled. Place the ending on another.', now.act),
  ];
}

/** Withdrawn by the officer; `now` is the case before. */
export function onEndingWithdrawn(now: Asking, { data }: Event<'withdrawEnding'>): Effect[] {
  return [
    ...settled(now, 'withdrawn'),
    toOrganisation('franchise-continues', { recordedOn: now.act.on, decided: false, reason: data.reason }),
  ];
}

/** The franchise goes on: the day to act where grounds remain. */
export function onGoesOn(now: Asking): Effect[] {
  return actDate(now);
}

/** Decided: the meeting and the public know at once, effective after the time for call-in (D7). */
export function onDecided({ context, act }: Asking): Effect[] {
  const decision = there(context.decision, 'decision');
  return [
    ...settled({ context: { ...context, meeting: decision.meeting }, act }, 'decided'),
    notice(decision, act, 'published'),
    { do: 'set-deadline', name: 'effective', due: decision.effectiveOn, fires: 'on' },
  ];
}

export function onDeferred(now: Asking, { data }: Event<'deferEnding'>): Effect[] {
  return [
    ...settled(now, 'deferred'),
    told(now, null, true, data.reason),
    toStaff('franchise-officer', 'The decision was deferred. Place the ending on the next meeting.', now.act),
  ];
}

export function onCalledIn(now: Asking, { data }: Event<'callIn'>): Effect[] {
  return [clear('effective'), restated(now, 'called-in'), callInLetter(now, data.reason, 'calledIn')];
}

export function onConfirmed(now: Asking, { data }: Event<'confirmCallIn'>): Effect[] {
  return [callInLetter(now, data.reason, 'confirmed')];
}

/** `now` is the case before the decision is set aside. */
export function onReferredBack(now: Asking, { data }: Event<'referBack'>): Effect[] {
  return [
    restated(now, 'referred-back'),
    callInLetter(now, data.reason, 'referredBack'),
    toStaff('franchise-officer', 'The decision was referred back. Place the ending on the next meeting.', now.act),
  ];
}

/** In force, the franchise ends: nothing falls due any more, and the hub is free (H4, L5). */
export function onEnded(now: Asking): Effect[] {
  const { context, act } = now;
  const decision = there(context.decision, 'decision');
  const { decidedOn, effectiveOn, reasons } = decision;
  const decidedBy = sayDecider(decision);
  const model = { decidedOn, decidedBy, effectiveOn, reasons: reasonsModel(reasons), applyAgainFrom: applyAgainFrom(context, act) };
  return [
    clear('*'),
    release(act),
    restated(now, 'in-force'),
    entry(now),
    decisionEffect(context, act, model),
    toOrganisation('franchise-ended', { endedOn: act.on, byNotice: false }),
  ];
}

/** In force, the franchise continues; `now` is the case before the ending is off. */
export function onContinues({ context, act }: Asking): Effect[] {
  const decision = { ...there(context.decision, 'decision'), effectiveOn: act.on };
  const model = { recordedOn: decision.decidedOn, decided: true, reason: decision.publicReasons };
  return [notice(decision, act, 'in-force'), toOrganisation('franchise-continues', model)];
}

/** The organisation left; `before` is the case with whatever was going on. */
export function onLeft(before: FranchiseContext, act: FranchiseAct): Effect[] {
  const now = { context: before, act };
  const pending = before.decision ? [restated(now, 'withdrawn')] : [];
  const endedOn = before.leavesOn ?? act.on;
  return [
    clear('*'),
    release(act),
    ...settled(now, 'withdrawn'),
    ...pending,
    toOrganisation('franchise-ended', { endedOn, byNotice: true }),
  ];
}

/** A review is open: the day expected for the way back waits (V6); `context` is the case after. */
export function onReviewOpened({ context }: Asking): Effect[] {
  const { reviews, suspension } = context;
  return suspension && reviews.at(-1)?.decision === suspension.reference ? [clear('backDue')] : [];
}

/** A proposal that waited when the ending took effect waits on, with its own last day (P10). */
const proposalDate = ({ context: { proposal } }: Asking): Effect[] => (proposal ? [limit('expireProposal', proposal.expires)] : []);

/** Suspended before its ending was set aside, it is again: the day expected for the way back comes, unless a review of that pauses it (H4, V6). */
function wayBackDate({ context: { reviews, suspension } }: Asking): Effect[] {
  const isPaused = reviews.some(({ decision }) => decision === suspension?.reference);
  return suspension && !isPaused ? [limit('backDue', suspension.backBy)] : [];
}

/** The review is over: `before` and after. The way back has its days again, or the decision is put to another holder (V5, V6). */
export function onReviewClosed(before: FranchiseContext, { context, act }: Asking, { data }: Event<'reviewClosed'>): Effect[] {
  const now = { context, act };
  if (!openReview(before, data) || context.closed) return [];
  const wasSuspension = before.suspension?.reference === data.decision;
  if (wasSuspension && context.suspension) return [limit('backDue', context.suspension.backBy)];
  if (wasSuspension) return [clear('backDue'), entry(now), ...actDate(now), ...onProposed(now)];
  if (!before.closed) return [];
  const task = 'A review sent the ending back. Place it on the next meeting, for a holder who has not decided it.';
  return [
    claim(act),
    notice(there(before.decision, 'decision'), act, 'set-aside'),
    entry(now),
    ...annualDates(now),
    ...planDates(now),
    ...wayBackDate(now),
    ...(before.suspension && !context.suspension ? onProposed(now) : proposalDate(now)),
    toStaff('franchise-officer', task, act),
  ];
}
