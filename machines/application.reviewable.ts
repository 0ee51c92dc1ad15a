/** What of an application can be reviewed (V1, V2), and how long its deadlines stand still meanwhile (V6). */
import type { Reviewable } from './application.aftermath.ts';
import type { ApplicationContext, ApplicationEvent, Decision } from './application.context.ts';
import { addDays, daysBetween } from './calendar.ts';
import { decidersOf } from './decision-in-force.ts';
import { lastDayToAsk } from './review-window.ts';
import type { OpenReview } from './reviewable.ts';

const involvedIn = (decision: Decision | null) => [
  ...new Set([...(decision?.report ? decidersOf(decision.report) : []), ...(decision?.consulted ?? [])]),
];

/** Whether the fresh decision of that kind is the one a review asked for. A record corrected against the applicant never is: it has a window of its own (D5). */
export const isRemitted = ({ decision, sentBack }: Pick<ApplicationContext, 'decision' | 'sentBack'>, kind: Reviewable['kind']) =>
  sentBack?.kind === kind && !(kind === 'decision' && decision?.supersedes?.notice);

/** The list with another outcome on it, whose letter is still to be released. */
export function withReviewable(
  context: ApplicationContext,
  { reference, kind, on, by }: Pick<Reviewable, 'reference' | 'kind' | 'on' | 'by'>,
): readonly Reviewable[] {
  const involved = involvedIn(context.decision);
  const entry = {
    reference,
    kind,
    on,
    releasedOn: null,
    reviewBy: null,
    by,
    involved,
    remitted: isRemitted(context, kind),
    reviewed: false,
  };
  return [...context.reviewable, entry];
}

const kindOfLetter: Readonly<Record<string, Reviewable['kind']>> = {
  'application-support-offered': 'decision',
  'application-declined': 'decision',
  'application-lapsed': 'lapse',
  'offer-lapsed': 'lapse',
  'application-award-ended': 'approval-ended',
};

type Released = Extract<ApplicationEvent, { type: 'letterReleased' }>;

/** The list once a letter is released: the time to ask for a review of the latest outcome of its kind runs from that day (V2). */
export function withRelease({ reviewable }: ApplicationContext, { act, data }: Released): readonly Reviewable[] {
  const kind = kindOfLetter[data.kind];
  const index = reviewable.findLastIndex((one) => one.kind === kind && one.releasedOn === null);
  return reviewable.map((one, at) => (at === index ? { ...one, releasedOn: data.on, reviewBy: lastDayToAsk(data.on, act.policy) } : one));
}

/** The list without an outcome that two people took back before anybody asked for a review of it. */
export const withoutReviewable = ({ reviewable }: ApplicationContext, reference: string): readonly Reviewable[] =>
  reviewable.filter((one) => one.reference !== reference);

/** Whole days from a review's opening to a day; never less than none. */
export const daysOpen = (review: OpenReview, on: string) => Math.max(0, daysBetween(review.on, on));

/** The open review of the decision that the case rests on: while it is open, the applicant's deadlines stand still (V6). */
export function pausing({ reviews, decision }: ApplicationContext): OpenReview | null {
  return reviews.find((review) => review.decision === decision?.reference) ?? null;
}

/** A last day given the whole days back in which the review was open until `on`; one that was over before stays over (V6). */
export function givenBack(lastDay: string, review: OpenReview, on: string): string {
  return lastDay < review.on ? lastDay : addDays(lastDay, daysOpen(review, on));
}

/** A last day as it stands on a day: later by each day of the review that is open (V6). */
export function lastDayNow(context: ApplicationContext, lastDay: string, on: string): string {
  const review = pausing(context);
  return review ? givenBack(lastDay, review, on) : lastDay;
}

/** The entry that a review is about, if it is the last outcome of its kind: an earlier one was overtaken by what came after it. */
export function latestNamed({ reviewable }: ApplicationContext, reference: string): Reviewable | null {
  const last = reviewable.at(-1);
  return last?.reference === reference ? last : null;
}
