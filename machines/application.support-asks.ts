// What the application asks for from the day its decision takes effect until it is approved or ends: offer, reminders, lapse.
import {
  type Asking,
  callInOutcome,
  cancelled,
  clearAll,
  limit,
  onClosing,
  restated,
  settled,
  toOrganisation,
  toStaff,
} from './application.asks.ts';
import type { ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { correctionTimes } from './application.correction-asks.ts';
import { citable } from './application.criteria.ts';
import { afterwards, criteriaModel, grantOpen, released } from './application.decision-letters.ts';
import { tellDeadline, tellSettled } from './application.grant-asks.ts';
import { endReviews } from './application.open-reviews.ts';
import { pausing } from './application.reviewable.ts';
import { daysBetween } from './calendar.ts';
import type { Effect } from './effects.ts';
import { reminders } from './reminders.ts';
import type { TextRef } from './text.ts';

/** The decision took effect: notice and the outcome's letter; after a call-in that was confirmed, the letter on that too. */
export function inForce(asking: Asking, confirmedBecause: TextRef | null): Effect[] {
  const decision = there(asking.context.decision, 'decision');
  const outcome = confirmedBecause ? [callInOutcome(decision, asking.act, true, confirmedBecause)] : [];
  return [...clearAll(asking.context), restated(asking, 'in-force'), ...outcome];
}

export function onOfferReleased({ context, act }: Asking): Effect[] {
  const acceptBy = there(there(context.offer, 'offer').acceptBy, 'last day to accept');
  return [limit('lapseOffer', acceptBy), ...reminders(acceptBy, act.policy.offerReminderDays, act.on)];
}

export function onOfferReminder({ context, act }: Asking): Effect[] {
  const { acceptBy: last, effectiveOn, grantPence } = there(context.offer, 'offer');
  const acceptBy = there(last, 'last day to accept');
  return [
    toOrganisation('offer-reminder', {
      offeredOn: effectiveOn,
      acceptBy,
      daysLeft: daysBetween(act.on, acceptBy),
      grantAmount: grantPence,
    }),
  ];
}

/** The time of what waits for a second person, which goes on whatever stands still. */
export function proposalTimes({ context, act }: Asking): Effect[] {
  const { proposal } = context;
  return [...(proposal ? [limit('expireProposal', proposal.expires)] : []), ...correctionTimes({ context, act })];
}

/** The time until stage 2 is running: its last day and the reminders before it (F9). */
export function running(asking: Asking): Effect[] {
  const { context, act } = asking;
  if (pausing(context)) return [...clearAll(context), ...proposalTimes(asking)];
  const { deadline } = there(context.offer, 'offer');
  return [
    ...clearAll(context),
    ...proposalTimes(asking),
    limit('passDeadline', deadline),
    ...reminders(deadline, act.policy.resubmissionReminderDays, act.on),
  ];
}

/** Accepted: the time runs, and an accepted grant opens (F6, S3). */
export function onAccepted(asking: Asking): Effect[] {
  const { organisation, hub, case: application } = asking.act.subject;
  const { grantAccepted, grantPence, deadline, terms } = there(asking.context.offer, 'offer');
  if (!grantAccepted) return [...running(asking), ...tellDeadline(asking.context)];
  const stillToMeet = citable.filter((one) => terms.criteria[one] === 'still-to-meet');
  const data = { application, pence: grantPence, deadline, criteria: stillToMeet };
  return [
    ...running(asking),
    { do: 'open', command: 'grant.open', ...(organisation ? { organisation } : {}), ...(hub ? { hub } : {}), data },
  ];
}

export function onOfferRefused({ context, act }: Asking): Effect[] {
  const grantOffered = there(context.offer, 'offer').grantPence !== null;
  return [
    ...onClosing(act),
    ...tellSettled(context, 'withdrawn', act.on),
    toOrganisation('support-refused-noted', { refusedOn: act.on, grantOffered }),
  ];
}

export function onOfferLapsed({ context, act }: Asking): Effect[] {
  const { acceptBy, effectiveOn } = there(context.offer, 'offer');
  const model = { offeredOn: effectiveOn, acceptBy, lapsedOn: act.on, ...afterwards(context, 'lapse', act) };
  return [...onClosing(act, context), ...tellSettled(context, 'lapsed', act.on), toOrganisation('offer-lapsed', model, released)];
}

export function onStage2Reminder({ context, act }: Asking): Effect[] {
  const offer = there(context.offer, 'offer');
  const model = {
    deadline: offer.deadline,
    daysLeft: daysBetween(act.on, offer.deadline),
    stillToMeet: criteriaModel(offer, 'still-to-meet'),
    mustStayMet: criteriaModel(offer, 'must-stay-met'),
  };
  return [toOrganisation('stage2-reminder', model)];
}

export function onDeadlineProposed({ context, act }: Asking): Effect[] {
  const { expires } = there(context.proposal, 'proposed deadline');
  return [
    limit('expireProposal', expires),
    toStaff('portfolio-holder', 'A new stage 2 deadline is proposed. Confirm it or let it expire.', act, expires),
  ];
}

export function onProposalExpired({ act }: Asking): Effect[] {
  return [
    toStaff('franchise-officer', 'The deadline you proposed was not confirmed in time. Propose it again if it is still needed.', act),
  ];
}

/** Confirmed: `before` holds the old deadline and the reason proposed. */
export function onDeadlineMoved(before: ApplicationContext): Effect[] {
  const { deadline: oldDeadline } = there(before.offer, 'offer');
  const { deadline: newDeadline, reason } = there(before.proposal, 'proposed deadline').data;
  const after = { ...before, offer: { ...there(before.offer, 'offer'), deadline: newDeadline } };
  return [...tellDeadline(after), toOrganisation('deadline-moved', { oldDeadline, newDeadline, reason })];
}

/** A missed deadline: announced before anything lapses, the officer told (F9, C2). */
export function onLapseAnnounced({ context, act }: Asking): Effect[] {
  const { deadline } = there(context.offer, 'offer');
  const lapsesOn = there(context.lapseOn, 'day of the lapse');
  return [
    ...clearAll(context),
    limit('lapse', lapsesOn),
    ...proposalTimes({ context, act }),
    toOrganisation('lapse-pending', { deadline, lapsesOn }),
    toStaff(
      'franchise-officer',
      'The stage 2 deadline has passed without a resubmission. Propose a new one, or the application lapses.',
      act,
      lapsesOn,
    ),
  ];
}

export function onLapsed({ context, act }: Asking): Effect[] {
  const { deadline } = there(context.offer, 'offer');
  const lapsedOn = there(context.lapseOn, 'day of the lapse');
  const model = { deadline, lapsedOn, ...afterwards(context, 'lapse', act), grantOpen: grantOpen(context) };
  return [...onClosing(act, context), ...tellSettled(context, 'lapsed', act.on), toOrganisation('application-lapsed', model, released)];
}

/** Withdrawn: a meeting that waits for it is told; a notice already out says so. */
export function onWithdrawn(asking: Asking, isNoticed: boolean): Effect[] {
  const { context, act } = asking;
  return [
    ...onClosing(act),
    ...settled(asking, 'withdrawn'),
    ...tellSettled(context, 'withdrawn', act.on),
    ...endReviews(asking, 'withdrawn'),
    ...(isNoticed ? [restated(asking, 'withdrawn')] : []),
    ...(context.offer?.effectiveOn && context.offer.acceptBy === null ? [cancelled] : []),
    toOrganisation('application-withdrawn', { withdrawnOn: act.on, grantOpen: grantOpen(context) }),
  ];
}
