// What a review of one of its outcomes does to an application (V5, V6, F7, F10). Pure: context and event in, the changed part out.

import type { ApplicationContext, ApplicationEvent, Offer } from './application.context.ts';
import { there } from './application.context.ts';
import { lapseDay, withDaysLeft } from './application.deadline.ts';
import { daysOpen, givenBack, pausing } from './application.reviewable.ts';
import { addDays, daysBetween, laterOf } from './calendar.ts';
import { decidersOf } from './decision-in-force.ts';
import type { OpenReview } from './reviewable.ts';

type Event<K extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: K }>;
type Changed = Partial<ApplicationContext>;

/** Open from that day, if the case knows the outcome it is about. */
export function opened({ reviewable, reviews }: ApplicationContext, { data }: Event<'reviewOpened'>): Changed {
  if (!reviewable.some(({ reference }) => reference === data.decision)) return {};
  return {
    reviewable: reviewable.map((one) => (one.reference === data.decision ? { ...one, reviewed: true } : one)),
    reviews: [...reviews, { case: data.review, decision: data.decision, on: data.on }],
  };
}

const without = ({ reviews }: ApplicationContext, review: string) => reviews.filter((one) => one.case !== review);

/** The days of the review that paused them are given back to the applicant's deadlines (V6), and F7's bound grows by them. */
export function ended(context: ApplicationContext, { act, data }: Event<'reviewClosed'>): Changed {
  const review = pausing(context);
  const reviews = without(context, data.review);
  if (review?.case !== data.review) return { reviews };
  const { lapseOn, offer } = context;
  const lapse = lapseOn && daysOpen(review, data.on) > 0 ? lapseDay(givenBack(lapseOn, review, data.on), act.policy) : lapseOn;
  return { reviews, lapseOn: lapse, offer: offer && moved(offer, review, data.on) };
}

function moved(offer: Offer, review: OpenReview, on: string): Offer {
  return {
    ...offer,
    acceptBy: offer.acceptBy && givenBack(offer.acceptBy, review, on),
    deadline: givenBack(offer.deadline, review, on),
    reviewDays: offer.reviewDays + daysOpen(review, on),
  };
}

/** Overtaken: the case goes on as it is. A decline that was sent back no longer stands, whatever else the hub has (F10). */
export function overtaken(context: ApplicationContext, event: Event<'reviewClosed'>): Changed {
  const { closed, decision } = context;
  const isOverturned = event.data.outcome === 'sent-back' && closed !== null && decision?.reference === event.data.decision;
  return { ...ended(context, event), closed: closed && isOverturned ? { ...closed, standing: false } : closed };
}

function barred({ data }: Event<'reviewClosed'>, by: readonly string[]) {
  return { directions: data.directions, mustNotDecide: [...new Set([...data.mustNotDecide, ...by])] };
}

const afresh = {
  decision: null,
  referredBack: false,
  closed: null,
  lapseOn: null,
  proposal: null,
  correction: null,
} as const;

/** The decision is set aside (V5): stage 1 makes its offer anew, stage 2 is judged by what the offer froze. */
export function setAside(context: ApplicationContext, event: Event<'reviewClosed'>): Changed {
  const by = decidersOf(there(context.decision, 'decision'));
  return {
    ...afresh,
    // A lapse that followed from the decision falls with it, unless it was reviewed already.
    reviewable: context.reviewable.filter(({ kind, reviewed }) => kind !== 'lapse' || reviewed),
    reviews: without(context, event.data.review),
    offer: context.stage === 2 ? context.offer : null,
    sentBack: { kind: 'decision', ...barred(event, by) },
  };
}

/** The stage 1 decision is set aside after the resubmission: stage 1 is decided afresh on what was resubmitted, with a new report. */
export function backToStage1(context: ApplicationContext, event: Event<'reviewClosed'>): Changed {
  return {
    ...afresh,
    reviews: without(context, event.data.review),
    stage: 1,
    report: null,
    meeting: null,
    heldFrom: null,
    questions: [],
    offer: null,
    sentBack: { kind: 'decision', directions: event.data.directions, mustNotDecide: event.data.mustNotDecide },
  };
}

/** The end of the approval is set aside: another holder looks at the award. */
export function approvalBack(context: ApplicationContext, event: Event<'reviewClosed'>): Changed {
  const agreement = there(context.agreement, 'agreement');
  return {
    closed: null,
    reviews: without(context, event.data.review),
    agreement: { ...agreement, heldUntil: null },
    sentBack: { kind: 'approval-ended', directions: event.data.directions, mustNotDecide: event.data.mustNotDecide },
  };
}

/** An offer that is alive again: of what had lapsed, the days it had left when that or the review began, at least 28 (F7). */
function alive(context: ApplicationContext, on: string, began: string): Offer {
  const offer = there(context.offer, 'offer');
  if (offer.acceptedOn !== null) return { ...offer, deadline: withDaysLeft(offer.deadline, began, on) };
  const acceptBy = withDaysLeft(there(offer.acceptBy, 'last day to accept'), began, on);
  // Who accepts on the last day still has time to resubmit.
  const deadline = laterOf(addDays(offer.deadline, daysBetween(began, on)), withDaysLeft(acceptBy, acceptBy, acceptBy));
  return { ...offer, acceptBy, deadline };
}

const revived = { closed: null, lapseOn: null, correction: null } as const;

/** The lapse is set aside (F7): the case has its time again. */
export function lapseSetAside(context: ApplicationContext, { data }: Event<'reviewClosed'>): Changed {
  const review = there(
    context.reviews.find((one) => one.case === data.review),
    'review of its lapse',
  );
  const offer = alive(context, data.on, review.on);
  return {
    ...revived,
    reviews: without(context, data.review),
    offer: { ...offer, reviewDays: offer.reviewDays + daysOpen(review, data.on) },
  };
}

/** Reinstated by two people (C1, F7). The lapse is not there any more, so nobody can ask for a review of it. */
export function reinstated(context: ApplicationContext, on: string): Changed {
  const { on: lapsedOn } = there(context.closed, 'closing');
  const offer = alive(context, on, lapsedOn);
  const reviewable = context.reviewable.slice(0, -1);
  return { ...revived, reviewable, offer: { ...offer, reinstatedDays: offer.reinstatedDays + Math.max(0, daysBetween(lapsedOn, on)) } };
}
