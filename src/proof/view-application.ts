// When two applications are the same for all that can happen to them.
import type { ApplicationContext, Decision, Offer } from '../../machines/application.context.ts';
import { latestDeadline } from '../../machines/application.deadline.ts';
import { lastDayNow, pausing } from '../../machines/application.reviewable.ts';
import { isReportStale } from '../../machines/application.unlock.ts';
import { addDays } from '../../machines/calendar.ts';
import { effectiveAfter } from '../../machines/decision-in-force.ts';
import { policy } from './apply.ts';
import { as, asSet, from, gone, limit, parts, present, type View } from './view.ts';
import { paperViews } from './view-paper.ts';

const letters = 'it is only put into letters, notices and the record';

type Context = ApplicationContext;

const GOOD_MINUTES = 1200;

const meeting = parts({
  date: from('a decision is recorded on its day or later (F3)'),
  cutOff: limit('the level is tested once it is over (F14)'),
});

/** A last day that stands still while a review pauses it: then only whether it was over before counts (V6). */
function standing(lastDay: string | null, context: Context) {
  const review = pausing(context);
  if (!lastDay || !review) return { limit: lastDay };
  return lastDayNow(context, lastDay, review.on) < review.on ? 'over before the review' : 'stands still';
}

function stillToMeet({ terms }: Offer): string[] {
  const open = Object.entries(terms.criteria).filter(([, listed]) => listed === 'still-to-meet');
  return open.map(([criterion]) => criterion).sort();
}

function offerSeen(offer: Offer | null, context: Context) {
  if (!offer) return null;
  const { effectiveOn, reviewDays, reinstatedDays, terms } = offer;
  const { closed, stage } = context;
  // Stage 2 is judged by what was frozen: its dates are over, and nothing moves them any more (F8).
  if (stage === 2) return { open: stillToMeet(offer), level: terms.level };
  const bound = effectiveOn ? latestDeadline({ effectiveOn, reviewDays, reinstatedDays }) : null;
  return {
    open: stillToMeet(offer),
    level: terms.level,
    deadline: standing(offer.deadline, context),
    isAtBound: bound !== null && offer.deadline >= bound,
    bound: { limit: closed ? null : bound },
    // Once it is answered the amount is the grant's, and an answered offer is corrected by nobody (C1, D5).
    pence: offer.acceptedOn ? null : offer.grantPence,
    acceptBy: offer.acceptedOn ? 'answered' : standing(offer.acceptBy, context),
    isReleased: offer.acceptBy !== null,
  };
}

function decisionSeen(decision: Decision | null) {
  if (!decision) return null;
  const { reference, stage, outcome, by, effectiveOn, reasons, measures } = decision;
  return {
    reference,
    stage,
    outcome,
    by,
    effectiveOn: { from: effectiveOn },
    cited: reasons.map(({ criterion }) => criterion).sort(),
    level: measures.level,
  };
}

const interestsSeen = (interests: Context['interests']) =>
  Object.fromEntries(
    Object.entries(interests).map(([person, { interest, dispensation }]) => [person, interest + (dispensation ? ' allowed' : '')]),
  );

function reviewableSeen(reviewable: Context['reviewable'], { reviews, decision }: Context) {
  return reviewable
    .filter(
      ({ reference, reviewed }, at) =>
        !reviewed || at === reviewable.length - 1 || reference === decision?.reference || reviews.some((one) => one.decision === reference),
    )
    .map(({ reference, kind, releasedOn, remitted, reviewed }) => ({
      reference,
      kind,
      isReleased: releasedOn !== null,
      remitted,
      reviewed,
    }));
}

function closedSeen(closed: Context['closed']) {
  if (!closed) return null;
  return { outcome: closed.outcome, isReleased: closed.releasedOn !== null, standing: closed.standing };
}

/** The last days on which a record with that deadline can be confirmed and still be answered, at once or after notice (F4, D5). */
function answerable(deadline: string | undefined) {
  if (deadline === undefined) return {};
  let last = addDays(deadline, -policy.offerDays);
  while (addDays(effectiveAfter(last, policy), policy.offerDays) >= deadline) last = addDays(last, -1);
  return { atOnce: { limit: last }, afterNotice: { limit: addDays(last, -policy.correctionNoticeDays - 1) } };
}

function correctionSeen(correction: Context['correction'], { offer }: Context) {
  if (!correction) return null;
  const { by, expires, data } = correction;
  if (data.what !== 'record') return { by, expires: { limit: expires }, what: data.what };
  const { decision, notice } = data;
  const isLater = decision.deadline && offer ? decision.deadline >= offer.deadline : null;
  const given = notice && { by: notice.by, until: { limit: notice.until }, isAnswered: notice.response !== null };
  return {
    by,
    expires: given ? null : { limit: expires },
    given,
    outcome: decision.outcome,
    pence: decision.grantPence ?? 0,
    isLater,
    ...answerable(decision.deadline),
    cited: decision.reasons.map((one) => one.criterion),
  };
}

/** An application. */
export const applicationView: View = parts({
  ...paperViews,
  prepared: as(
    (prepared: Context['prepared']) => prepared && { by: prepared.by, hours: prepared.content.venues[0]?.opening.mon[0]?.to },
    'of the content only the hours count (F2); who prepared it does not submit it (P6)',
  ),
  submission: as(
    (submission: Context['submission']) => submission && submission.minutesPerWeek >= GOOD_MINUTES,
    'criterion (a) is met or not; the rest is met in every payload, or in letters',
  ),
  firstSubmittedOn: present('compared only with earlier declines, of which such a world has none'),
  hands: asSet(parts({}), 'who is in it counts, not since when (P5)'),
  questions: gone(letters),
  report: as(
    (report: Context['report'], context: Context) => report && [report.by, report.met.e, isReportStale(context)],
    'who reported (P5), whether (e) is met (the others are met in every payload), and whether it is of what was submitted last (D3)',
  ),
  meeting,
  heldFrom: parts({
    date: limit('renewed up to that day it goes back on the list (F14)'),
    cutOff: limit('the deadline of the cut-off is set anew'),
  }),
  interests: as(interestsSeen, 'how each person stands, not since when or why (P2, P8)'),
  decision: as(decisionSeen, `${letters}, but for who, what, when, and the criteria cited (D5)`),
  offer: as(offerSeen, 'the criteria still to meet, the dates with their bound (F7), the grant and what bars it'),
  proposal: parts({
    on: gone(letters),
    expires: limit('P10'),
    data: parts({ reason: gone(letters), deadline: limit('it becomes the deadline (F7)') }),
  }),
  lapseOn: as((day: string | null, context: Context) => standing(day, context), 'F9, V6'),
  agreement: parts({
    issuedOn: gone(letters),
    signBy: limit('F11'),
    signed: parts({ by: gone('P5 is in hands'), on: gone(letters) }),
    heldUntil: limit('F11'),
  }),
  closed: as(
    closedSeen,
    'the window from its release is read by the next application alone (F10), the day only by letters and by a reinstatement, which gives its days back',
  ),
  reviewable: as(
    reviewableSeen,
    'an outcome that was reviewed and is neither the last, nor in force, nor under review is read by nobody (V1, V2)',
  ),
  reviews: asSet(
    parts({ on: gone('days are given back by it (V6); what was over before it is kept beside each last day') }),
    'their order does not count',
  ),
  sentBack: parts({ directions: gone(letters), mustNotDecide: asSet(parts({}), 'P2, P3') }),
  grant: parts({ case: present('whether there is somebody to tell'), paidOn: gone('nothing reads it: the fact is read from the grant') }),
  unlocking: parts({
    on: gone(letters),
    expires: limit('P10'),
    data: parts({
      reason: gone(letters),
      until: as(
        (day: string) => ({ come: { from: day }, over: { limit: day } }),
        'it is ahead when it is confirmed, and the last day then (C1)',
      ),
    }),
  }),
  unlocked: parts({
    until: limit('C1'),
    prepared: as(
      (prepared: NonNullable<Context['unlocked']>['prepared']) => prepared && [prepared.by, prepared.changes.venues !== undefined],
      'who prepared them does not submit them (P6), and whether the hours change (F2)',
    ),
  }),
  correction: as(correctionSeen, 'who proposed what until when (P10, D5)'),
});

/** Deadlines of an application that only remind. */
export const applicationInert = ['remind'];
