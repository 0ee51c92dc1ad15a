// The letters of a decision that took effect, and what they have in common: reasons, and how to ask for a review (D9, L5, V2).

import type { Reviewable } from './application.aftermath.ts';
import { type Asking, onClosing, toOrganisation, toStaff } from './application.asks.ts';
import type { ApplicationAct, ApplicationContext, Decision, Offer, Reason } from './application.context.ts';
import { there } from './application.context.ts';
import { citable } from './application.criteria.ts';
import { tellSettled } from './application.grant-asks.ts';
import { isRemitted } from './application.reviewable.ts';
import { grantBarWords, grantGoesOn, noGrantDecided, sayCriterion, supportPackage } from './application.words.ts';
import { addDays } from './calendar.ts';
import { sayDecider } from './decision-in-force.ts';
import type { Effect } from './effects.ts';

function decidedModel(decision: Decision) {
  return { decidedOn: decision.decidedOn, decidedBy: sayDecider(decision), effectiveOn: decision.effectiveOn };
}

/** Reasons with the criterion in words, each with what to do next (D9). */
export function reasonsModel(reasons: readonly Reason[], measures: { hoursPerWeek: number; level: number }) {
  return reasons.map(({ criterion, reason, next }) => ({ criterion: sayCriterion(criterion, measures), reason, next }));
}

/** The last day to ask for a review of what is released today, and the first day to apply again (V2, F10). */
export function afterwards(context: ApplicationContext, kind: Reviewable['kind'], { on, policy }: ApplicationAct) {
  // What was decided afresh after a review is not reviewed again, so there is nothing to wait for.
  if (isRemitted(context, kind)) return { reviewBy: null, applyAgainFrom: on };
  const reviewBy = addDays(on, policy.reviewWindowDays);
  return { reviewBy, applyAgainFrom: addDays(reviewBy, 1) };
}

/** The case is told when the letter is released: its windows run from that day. */
export const released = { released: 'letterReleased' };

export function criteriaModel({ terms }: Offer, listed: 'still-to-meet' | 'must-stay-met') {
  return citable.filter((one) => terms.criteria[one] === listed).map((one) => ({ criterion: sayCriterion(one, terms) }));
}

function sayNoGrant({ grant }: ApplicationContext, { grantBar }: Offer): string {
  if (grant) return grantGoesOn;
  return grantBar ? grantBarWords[grantBar] : noGrantDecided;
}

function offerLetter({ context, act }: Asking): Effect {
  const decision = there(context.decision, 'decision');
  const offer = there(context.offer, 'offer');
  const stillToMeet = decision.reasons.filter(({ criterion }) =>
    Object.entries(offer.terms.criteria).some(([one, kind]) => one === criterion && kind === 'still-to-meet'),
  );
  const model = {
    ...decidedModel(decision),
    level: offer.terms.level,
    stillToMeet: reasonsModel(stillToMeet, offer.terms),
    mustStayMet: criteriaModel(offer, 'must-stay-met'),
    deadline: offer.deadline,
    package: supportPackage,
    grantAmount: offer.grantPence,
    noGrantReason: offer.grantPence === null ? sayNoGrant(context, offer) : null,
    acceptBy: addDays(act.on, act.policy.offerDays),
    reviewBy: afterwards(context, 'decision', act).reviewBy,
  };
  return toOrganisation('application-support-offered', model, { notBefore: decision.effectiveOn, ...released });
}

export function onApproved(asking: Asking): Effect[] {
  const { context, act } = asking;
  const decision = there(context.decision, 'decision');
  const model = {
    ...decidedModel(decision),
    signDays: act.policy.agreementDays,
    reasons: reasonsModel(decision.reasons, decision.measures),
  };
  return [
    ...tellSettled(context, 'approved', decision.effectiveOn),
    toOrganisation('application-approved', model, { notBefore: decision.effectiveOn }),
    toStaff('franchise-officer', 'The application is approved. Issue the franchise agreement.', act),
  ];
}

export function onOffered(asking: Asking): Effect[] {
  return [offerLetter(asking)];
}

export function onDeclined(asking: Asking): Effect[] {
  const { context, act } = asking;
  const decision = there(context.decision, 'decision');
  const model = {
    ...decidedModel(decision),
    reasons: reasonsModel(decision.reasons, decision.measures),
    ...afterwards(context, 'decision', act),
    grantOpen: grantOpen(context),
  };
  return [
    ...onClosing(act, context),
    ...tellSettled(context, 'declined', decision.effectiveOn),
    toOrganisation('application-declined', model, { notBefore: decision.effectiveOn, ...released }),
  ];
}

/** Whether the organisation accepted a grant, which is looked at separately when the application ends (S5). */
export const grantOpen = (context: ApplicationContext) => context.grant !== null;
