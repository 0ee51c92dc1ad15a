// Putting mistakes right as the case remembers it (C1, D5). Pure: context and event in, the changed part out.
import type { Correction, DecisionData } from './application.aftermath.ts';
import type { ApplicationAct, ApplicationContext, ApplicationEvent, Decision } from './application.context.ts';
import { there } from './application.context.ts';
import { measuresNow } from './application.criteria.ts';
import { decisionOf, offerOf } from './application.decision.ts';
import { withoutReviewable } from './application.reviewable.ts';
import { addDays } from './calendar.ts';
import type { Policy } from './policy.ts';
import type { TextRef } from './text.ts';
import { type Proposal, proposalBy } from './two-people.ts';

type Event<K extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: K }>;
type Changed = Partial<ApplicationContext>;
function proposed(act: ApplicationAct, data: Correction): Changed {
  return { correction: proposalBy(act, data) };
}

export function offerWithdrawalProposed({ act, data }: Event<'proposeOfferWithdrawal'>): Changed {
  return proposed(act, { what: 'offer-withdrawal', reason: data.reason });
}

export function reinstatementProposed({ act, data }: Event<'proposeReinstatement'>): Changed {
  return proposed(act, { what: 'reinstatement', reason: data.reason });
}

export function recordProposed({ act, data }: Event<'proposeCorrection'>): Changed {
  const { mistake, ...decision } = data;
  return proposed(act, { what: 'record', reason: mistake, decision, notice: null });
}

/** The proposal, if it is one of that; undefined: there is none. */
export function proposalOf<W extends Correction['what']>({ correction }: ApplicationContext, what: W) {
  return correction?.data.what === what ? (correction as Proposal<Extract<Correction, { what: W }>>) : undefined;
}

/** The proposed record of which written notice was given (D5), with the notice; null: there is none. */
export function noticed(context: ApplicationContext) {
  const correction = proposalOf(context, 'record');
  return correction?.data.notice ? { correction, notice: correction.data.notice } : null;
}

/** Written notice of the record: from its last day there is as much time to record it as to confirm any act of two people (P10). */
export function noticeGiven(context: ApplicationContext, { act }: ApplicationEvent): Changed {
  const correction = there(proposalOf(context, 'record'), 'proposed record');
  const until = addDays(act.on, act.policy.correctionNoticeDays);
  const notice = { by: act.actor.person, on: act.on, until, response: null };
  return { correction: { ...correction, expires: addDays(until, act.policy.confirmWithinDays), data: { ...correction.data, notice } } };
}

export function responded(context: ApplicationContext, { data }: Event<'respondToCorrection'>): Changed {
  const { correction, notice } = there(noticed(context), 'notice of a corrected record');
  return { correction: { ...correction, data: { ...correction.data, notice: { ...notice, response: data.response } } } };
}

/** The offer is taken back before it was accepted: stage 1 is decided afresh, and that decision can be called in. */
export function offerWithdrawn(context: ApplicationContext): Changed {
  const { reference } = there(context.decision, 'decision');
  return { decision: null, offer: null, referredBack: false, correction: null, reviewable: withoutReviewable(context, reference) };
}

/**
 * The new record in the place of the mistaken one, of the same meeting and with what is known today (D5, D8). `considered`: how the
 * organisation's response to a notice was taken into account; null: none was given.
 */
export function recordCorrected(context: ApplicationContext, act: ApplicationAct, considered: TextRef | null): Changed {
  const old = there(context.decision, 'decision');
  const { decision, reason, notice } = there(proposalOf(context, 'record'), 'proposed record').data;
  const given = notice && considered ? { on: notice.on, until: notice.until, response: notice.response, considered } : null;
  const atMeeting = { ...context, meeting: old.meeting };
  const offer = decision.outcome === 'offer' ? offerOf(atMeeting, decision, act) : context.stage === 2 ? context.offer : null;
  return {
    decision: { ...decisionOf(atMeeting, decision, act), supersedes: { reference: old.reference, mistake: reason, notice: given } },
    offer,
    closed: null,
    // What followed from the mistaken record falls with it.
    agreement: null,
    lapseOn: null,
    proposal: null,
    correction: null,
    reviewable: withoutReviewable(context, old.reference),
  };
}

const rank = { decline: 0, offer: 1, approve: 2 } as const satisfies Record<Decision['outcome'], number>;

/** Whether the new record is nowhere worse for the applicant than the one it stands for (D5). */
export function isInFavour(context: ApplicationContext, data: DecisionData, policy: Policy): boolean {
  const { grant, offer } = context;
  const old = there(context.decision, 'decision');
  if (data.outcome !== old.outcome) return rank[data.outcome] > rank[old.outcome];
  const now = measuresNow(context, policy);
  if (now.hoursPerWeek > old.measures.hoursPerWeek || now.level > old.measures.level) return false;
  const cited = old.reasons.map(({ criterion }) => criterion);
  if (!data.reasons.every(({ criterion }) => cited.includes(criterion))) return false;
  if (data.outcome !== 'offer' || !offer) return true;
  // A grant accepted goes on whatever is recorded (V5).
  const hasGrant = grant !== null || (data.grantPence ?? 0) >= (offer.grantPence ?? 0);
  return (data.deadline ?? '') >= offer.deadline && hasGrant;
}
