/** A decision and an offer as they are frozen (D4, D8, F4), and its public notice (D7). */
import type { ApplicationAct, ApplicationCommands, ApplicationContext, Decision, Offer } from './application.context.ts';
import { there } from './application.context.ts';
import { criteriaAsDecided, measuresNow, termsOf } from './application.criteria.ts';
import { deadlineAfterCallIn } from './application.deadline.ts';
import { grantBar, warnings } from './application.warnings.ts';
import { deciderOf, effectiveAfter, referenceOf, sayDecider } from './decision-in-force.ts';
import type { PublishEffect } from './effects.ts';
import { levelOn } from './levels.ts';
import type { DataOf } from './workflow.ts';

type DecisionData = DataOf<ApplicationCommands['decide']>;

/** The decision with everything it is made on: nothing in it changes afterwards but the day it takes effect (D8). */
export function decisionOf(context: ApplicationContext, data: DecisionData, act: ApplicationAct): Decision {
  const { certificates } = act.facts;
  return {
    reference: referenceOf('DN', act.id),
    stage: context.stage,
    outcome: data.outcome,
    decidedOn: act.on,
    ...deciderOf(act.facts.holders, act.actor),
    effectiveOn: effectiveAfter(act.on, act.policy),
    meeting: context.meeting,
    supersedes: null,
    revision: there(context.submission, 'submission').revision,
    report: context.report,
    certificates: certificates.filter(({ from, until }) => from <= act.on && act.on <= until),
    measures: measuresNow(context, act.policy),
    criteria: criteriaAsDecided(context, certificates, act.on, act.policy, data.findsOtherwise),
    findsOtherwise: data.findsOtherwise,
    interests: context.interests,
    consulted: data.consulted,
    reasons: data.reasons,
    alternatives: data.alternatives,
    publicReasons: data.publicReasons,
    internalNotes: data.internalNotes ?? null,
    exempt: data.exempt,
    warnings: warnings(act.facts, act.policy),
  };
}

/** The offer that goes with a decision to offer support: what it freezes for stage 2, and the grant or why there is none. */
export function offerOf(context: ApplicationContext, data: DecisionData, act: ApplicationAct): Offer {
  const criteria = criteriaAsDecided(context, act.facts.certificates, act.on, act.policy, data.findsOtherwise);
  return {
    terms: termsOf(criteria, levelOn(act.facts.certificates, act.on), act.policy),
    deadline: there(data.deadline, 'deadline'),
    grantPence: data.grantPence ?? null,
    grantBar: grantBar(act.facts, there(context.firstSubmittedOn, 'first submission')),
    effectiveOn: null,
    acceptBy: null,
    acceptedOn: null,
    grantAccepted: false,
    reviewDays: 0,
    reinstatedDays: 0,
  };
}

/** Decision and offer once in force on a day: a call-in that took longer moves the offer's deadline by as many days (F4, D7). */
export function inForce(context: ApplicationContext, on: string): Pick<ApplicationContext, 'decision' | 'offer'> {
  const decision = there(context.decision, 'decision');
  const { offer } = context;
  if (decision.outcome !== 'offer' || !offer) return { decision: { ...decision, effectiveOn: on }, offer };
  const deadline = deadlineAfterCallIn(offer.deadline, decision.effectiveOn, on);
  return { decision: { ...decision, effectiveOn: on }, offer: { ...offer, deadline, effectiveOn: on } };
}

/** How a public notice stands. */
export type NoticeState =
  | 'published'
  | 'called-in'
  | 'in-force'
  | 'referred-back'
  | 'withdrawn'
  | 'approval-ended'
  | 'set-aside'
  | 'superseded'
  | 'offer-withdrawn';

/** The public notice of a decision (D7): no contact, no third party's data; public reasons unless they are exempt. */
export function notice(decision: Decision, act: ApplicationAct, state: NoticeState): PublishEffect {
  const { organisation, hub } = act.subject;
  return {
    do: 'publish',
    register: 'notice',
    reference: decision.reference,
    ...(organisation ? { organisation } : {}),
    ...(hub ? { hub } : {}),
    from: decision.decidedOn,
    data: {
      outcome: decision.outcome,
      stage: decision.stage,
      decidedOn: decision.decidedOn,
      decidedBy: sayDecider(decision),
      effectiveOn: decision.effectiveOn,
      state,
      exempt: decision.exempt,
      reasons: decision.exempt ? null : decision.publicReasons,
      ...(decision.supersedes ? { supersedes: decision.supersedes.reference } : {}),
    },
  };
}
