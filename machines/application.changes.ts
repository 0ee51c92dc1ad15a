// What each command makes the case remember. Pure: context and event in, the changed part out.
import type { ApplicationContext, ApplicationEvent, Closed } from './application.context.ts';
import { there } from './application.context.ts';
import { noticed } from './application.corrections.ts';
import { lapseDay } from './application.deadline.ts';
import { decisionOf, inForce, offerOf } from './application.decision.ts';
import type { Outcome } from './application.facts.ts';
import { withHand } from './application.hands.ts';
import { withRelease, withReviewable } from './application.reviewable.ts';
import { allLocked } from './application.unlock.ts';
import { addDays } from './calendar.ts';
import { bookableDays, minutesPerWeek } from './core-offer.ts';
import { decidersOf, referenceOf } from './decision-in-force.ts';
import { proposalBy } from './two-people.ts';
import { actsFor, standingIn } from './workflow.ts';

type Event<K extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: K }>;
type Changed = Partial<ApplicationContext>;

export function prepared(context: ApplicationContext, { act, data }: Event<'prepare'>): Changed {
  return { prepared: { by: act.actor.person, on: act.on, content: data }, hands: withHand(context, act.actor.person) };
}

export function submitted(context: ApplicationContext, { act }: Event<'submit'>): Changed {
  const { by, content } = there(context.prepared, 'prepared content');
  return {
    prepared: null,
    submission: {
      revision: (context.submission?.revision ?? 0) + 1,
      on: act.on,
      by: act.actor.person,
      preparedBy: by,
      minutesPerWeek: minutesPerWeek(content.venues),
      bookableDays: bookableDays(content.bookable),
    },
    firstSubmittedOn: context.firstSubmittedOn ?? act.on,
    hands: withHand(context, act.actor.person),
    questions: [],
  };
}

/** A resubmission in time begins stage 2 with a report and a decision of its own (F8). */
export function stage2Begun(): Changed {
  return { stage: 2, report: null, decision: null, referredBack: false, proposal: null, correction: null, sentBack: null };
}

export function returned({ data }: Event<'returnForInformation'>): Changed {
  return { ...allLocked, questions: data.sections };
}

export function reported({ submission }: ApplicationContext, { act, data }: Event<'confirmComplete'>): Changed {
  const { c, d, e, f, g } = data.assessed;
  return {
    questions: [],
    report: {
      revision: there(submission, 'submission').revision,
      by: act.actor.person,
      ...standingIn(act.actor),
      on: act.on,
      met: { c: c.met, d: d.met, e: e.met, f: f.met, g: g.met },
      notes: { c: c.note, d: d.note, e: e.note, f: f.note, g: g.note },
      recommendation: data.recommendation,
    },
  };
}

export function placed({ act, data }: Event<'place'>): Changed {
  const meeting = there(
    act.facts.meetings.find((one) => one.case === data.meeting),
    'meeting of that id',
  );
  return { meeting: { case: meeting.case, date: meeting.date, cutOff: meeting.cutOff } };
}

export function moved({ data }: Event<'meetingMoved'>): Changed {
  return { meeting: { case: data.meeting, date: data.date, cutOff: data.cutOff } };
}

export function replaced({ data }: Event<'meetingCancelled'>): Changed {
  const { meeting, date, cutOff } = there(data.replacement, 'replacement');
  return { meeting: { case: meeting, date, cutOff } };
}

export function declared(context: ApplicationContext, { act, data }: Event<'declareInterest'>): Changed {
  // A dispensation is given for what was declared then: an interest declared since needs another.
  const declaration = { interest: data.interest, nature: data.nature ?? null, on: act.on, dispensation: null };
  return { interests: { ...context.interests, [act.actor.person]: declaration } };
}

export function dispensed(context: ApplicationContext, { act, data }: Event<'recordDispensation'>): Changed {
  const declaration = there(context.interests[data.person], 'declaration of that person');
  const dispensation = { by: act.actor.person, on: act.on, reason: data.reason };
  return { interests: { ...context.interests, [data.person]: { ...declaration, dispensation } } };
}

export function decided(context: ApplicationContext, { act, data }: Event<'decide'>): Changed {
  const offer = data.outcome === 'offer' ? offerOf(context, data, act) : context.offer;
  return { ...allLocked, decision: decisionOf(context, data, act), offer, meeting: null };
}

export function deferred(context: ApplicationContext): Changed {
  return { deferrals: context.deferrals + 1, meeting: null };
}

/** In force on the day that was published, however late its timer fires (R4); confirmed after a call-in, on the day of that (D7). */
export function putInForce(context: ApplicationContext, { type, act }: ApplicationEvent): Changed {
  const decision = there(context.decision, 'decision');
  const { reference, outcome, decidedOn, effectiveOn } = decision;
  const changed = inForce(context, type === 'confirmCallIn' ? act.on : effectiveOn);
  // What was still proposed about the record is proposed anew: from now on more stands against it (D5).
  if (outcome === 'approve') return { ...changed, correction: null };
  return {
    ...changed,
    correction: null,
    reviewable: withReviewable(context, { reference, kind: 'decision', on: decidedOn, by: decidersOf(decision) }),
  };
}

/** A decision referred back is set aside; stage 2 keeps the offer it is judged by, stage 1 has none yet. */
export function referredBack(context: ApplicationContext): Changed {
  return { decision: null, referredBack: true, correction: null, offer: context.stage === 2 ? context.offer : null };
}

export function offerReleased(context: ApplicationContext, event: Event<'letterReleased'>): Changed {
  const { act, data } = event;
  const offer = { ...there(context.offer, 'offer'), acceptBy: addDays(data.on, act.policy.offerDays) };
  return { offer, reviewable: withRelease(context, event) };
}

export function accepted(context: ApplicationContext, { act, data }: Event<'acceptOffer'>): Changed {
  const offer = { ...there(context.offer, 'offer'), acceptedOn: act.on, grantAccepted: data.grant };
  return {
    offer,
    correction: noticed(context)?.correction ?? null,
    grant: context.grant ?? (data.grant ? { case: null, paidOn: null } : null),
  };
}

export function deadlineProposed({ act, data }: Event<'proposeDeadline'>): Changed {
  return { proposal: proposalBy(act, { deadline: data.deadline, reason: data.reason }) };
}

export function deadlineMoved(context: ApplicationContext): Changed {
  const { data } = there(context.proposal, 'proposed deadline');
  return { offer: { ...there(context.offer, 'offer'), deadline: data.deadline }, proposal: null, lapseOn: null };
}

export function lapseAnnounced({ act }: ApplicationEvent): Changed {
  return { lapseOn: lapseDay(act.on, act.policy) };
}

export function agreementIssued({ act }: ApplicationEvent): Changed {
  return { agreement: { issuedOn: act.on, periods: 1, signBy: null, signed: null, heldUntil: null } };
}

export function newPeriodGiven(context: ApplicationContext, { act }: ApplicationEvent): Changed {
  return { agreement: { ...there(context.agreement, 'agreement'), issuedOn: act.on, periods: 2, signBy: null } };
}

export function agreementReleased(context: ApplicationContext, { act, data }: Event<'letterReleased'>): Changed {
  return { agreement: { ...there(context.agreement, 'agreement'), signBy: addDays(data.on, act.policy.agreementDays) } };
}

export function signed(context: ApplicationContext, { act }: Event<'signAgreement'>): Changed {
  const single = act.facts.organisation.singleOfficerConfirmedOn;
  const needsWitness = single !== null && single <= act.on;
  const signed = { by: act.actor.person, on: act.on, needsWitness, witnessedBy: null };
  const agreement = { ...there(context.agreement, 'agreement'), signed };
  return { agreement, hands: withHand(context, act.actor.person) };
}

export function witnessed(context: ApplicationContext, { act }: ApplicationEvent): Changed {
  const agreement = there(context.agreement, 'agreement');
  return { agreement: { ...agreement, signed: { ...there(agreement.signed, 'signature'), witnessedBy: act.actor.person } } };
}

export function held(context: ApplicationContext, { data }: Event<'holdAward'>): Changed {
  return { agreement: { ...there(context.agreement, 'agreement'), heldUntil: data.until } };
}

export function closedAs(outcome: Outcome, on: string): Changed {
  const closed: Closed = { outcome, on, releasedOn: null, standing: true };
  return { ...allLocked, closed, meeting: null, prepared: null, proposal: null, correction: null, lapseOn: null };
}

/** Closed by a decline on the day that took effect: what is first submitted from then on comes after it (F10). */
export function declined(context: ApplicationContext): Changed {
  return closedAs('declined', there(context.decision, 'decision').effectiveOn);
}

export function closingReleased(context: ApplicationContext, event: Event<'letterReleased'>): Changed {
  const closed = { ...there(context.closed, 'closing'), releasedOn: event.data.on };
  return { closed, reviewable: withRelease(context, event) };
}

/** A lapse that can be reviewed (V1): nobody decided it. */
export function lapsed(context: ApplicationContext, outcome: 'lapsed' | 'offer-lapsed', { act }: ApplicationEvent): Changed {
  const reviewable = withReviewable(context, { reference: referenceOf('LP', act.id), kind: 'lapse', on: act.on, by: [] });
  return { ...closedAs(outcome, act.on), reviewable };
}

export function approvalEnded(context: ApplicationContext, { act }: ApplicationEvent): Changed {
  const ended = { reference: referenceOf('AE', act.id), kind: 'approval-ended', on: act.on, by: actsFor(act.actor) } as const;
  return { ...closedAs('approval-ended', act.on), reviewable: withReviewable(context, ended) };
}

/** A letter released after the case went on: only its date is remembered. */
export function releaseNoted(context: ApplicationContext, event: Event<'letterReleased'>): Changed {
  return { reviewable: withRelease(context, event) };
}

export function grantOpened({ grant }: ApplicationContext, { data }: Event<'grantOpened'>): Changed {
  return { grant: { case: data.grant, paidOn: grant?.paidOn ?? null } };
}

export function grantPaid(_: ApplicationContext, { data }: Event<'grantPaid'>): Changed {
  return { grant: { case: data.grant, paidOn: data.on } };
}
