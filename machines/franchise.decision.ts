/** Suspension and ending as they are remembered (H4, D4–D8), and what becomes of them on a review (V5, V6). */
import { addDays, daysBetween } from './calendar.ts';
import { deciderOf, decidersOf, effectiveAfter, referenceOf } from './decision-in-force.ts';
import { actByFrom, type Changed, type Event } from './franchise.changes.ts';
import type { FranchiseAct, FranchiseContext, FranchiseEvent, Proposed, Reviewable, Suspension } from './franchise.context.ts';
import { there } from './franchise.context.ts';
import { decisionLetter } from './franchise.words.ts';
import { lastDayToAsk } from './review-window.ts';
import type { OpenReview } from './reviewable.ts';
import { proposalBy } from './two-people.ts';

export function suspensionProposed({ act, data }: Event<'proposeSuspension'>): Changed {
  return { proposal: proposalBy<Proposed>(act, { what: 'suspend', ...data }) };
}

export function liftingProposed({ act, data }: Event<'proposeLifting'>): Changed {
  return { proposal: proposalBy<Proposed>(act, { what: 'lift', ...data }) };
}

/** Whether the fresh decision of that kind is asked for by a review: it is not reviewable again (V2). */
const isRemitted = ({ sentBack }: FranchiseContext, kind: Reviewable['kind']) => sentBack.some((one) => one.kind === kind);

/** What is still to be decided afresh once one kind of it is: the other stays as it was sent back. */
const sentBackBut = ({ sentBack }: FranchiseContext, kind: Reviewable['kind']) => sentBack.filter((one) => one.kind !== kind);

/** Who found on the last annual review: what they found can be a ground (P3, H4). */
const reporters = ({ findings }: FranchiseContext) => (findings ? [findings.by] : []);

export function suspended(context: FranchiseContext, { act }: FranchiseEvent): Changed {
  const { by, data } = there(context.proposal, 'proposal');
  if (data.what !== 'suspend') throw new Error('The proposal is not one to suspend: a rule should have refused.');
  const reference = referenceOf('DN', act.id);
  const { reasons, wayBack, backBy } = data;
  const decider = deciderOf(act.facts.holders, act.actor);
  const entry: Reviewable = {
    reference,
    kind: 'suspension',
    on: act.on,
    releasedOn: null,
    reviewBy: null,
    by: decidersOf(decider),
    involved: [...new Set([by, ...reporters(context)])],
    remitted: isRemitted(context, 'suspension'),
    reviewed: false,
  };
  return {
    suspension: { reference, on: act.on, ...decider, proposedBy: by, reasons, wayBack, backBy },
    reviewable: [...context.reviewable, entry],
    proposal: null,
    sentBack: sentBackBut(context, 'suspension'),
    actBy: null,
  };
}

/** Whether the letter on the suspension in force is still to be released. */
export function isSuspensionUntold({ reviewable, suspension }: FranchiseContext): boolean {
  return reviewable.some(({ reference, releasedOn }) => reference === suspension?.reference && releasedOn === null);
}

/** Lifted: where grounds remain, staff have time to act on them again. */
export function lifted(context: FranchiseContext, { act }: FranchiseEvent): Changed {
  return { suspension: null, proposal: null, actBy: context.grounds.length > 0 ? actByFrom(act.on, act.policy) : null };
}

export function endingProposed({ act, data }: Event<'proposeEnding'>): Changed {
  return {
    ending: { by: act.actor.person, on: act.on, reasons: data.reasons, report: data.report },
    proposal: null,
    actBy: null,
    deferrals: 0,
  };
}

/** The ending is off: the franchise goes on, and what is on record has time to be acted on again. */
export function endingOff(context: FranchiseContext, { act }: FranchiseEvent): Changed {
  const actBy = context.grounds.length > 0 && !context.suspension ? actByFrom(act.on, act.policy) : context.actBy;
  return { ending: null, meeting: null, decision: null, referredBack: false, actBy, sentBack: sentBackBut(context, 'ending') };
}

export function placed({ act, data }: Event<'placeEnding'>): Changed {
  const found = there(
    act.facts.meetings.find((one) => one.case === data.meeting),
    'meeting of that id',
  );
  return { meeting: { case: found.case, date: found.date, cutOff: found.cutOff } };
}

export function moved({ data }: Event<'meetingMoved'>): Changed {
  return { meeting: { case: data.meeting, date: data.date, cutOff: data.cutOff } };
}

export function replaced({ data }: Event<'meetingCancelled'>): Changed {
  const { meeting, date, cutOff } = there(data.replacement, 'replacement');
  return { meeting: { case: meeting, date, cutOff } };
}

export function decided(context: FranchiseContext, { act, data }: Event<'decideEnding'>): Changed {
  const meeting = there(context.meeting, 'meeting');
  return {
    decision: {
      reference: referenceOf('DN', act.id),
      decidedOn: act.on,
      ...deciderOf(act.facts.holders, act.actor),
      effectiveOn: effectiveAfter(act.on, act.policy),
      meeting,
      proposed: there(context.ending, 'proposed ending'),
      grounds: context.grounds,
      ...data,
      internalNotes: data.internalNotes ?? null,
      interests: context.interests,
    },
    meeting: null,
  };
}

export function deferred(context: FranchiseContext): Changed {
  return { deferrals: context.deferrals + 1, meeting: null };
}

/** The ending takes effect: it can be reviewed from the release of its letter, unless it was made after a review (V1, V2). */
export function ended(context: FranchiseContext, { act }: FranchiseEvent): Changed {
  const decision = there(context.decision, 'decision');
  const entry: Reviewable = {
    reference: decision.reference,
    kind: 'ending',
    on: decision.decidedOn,
    releasedOn: null,
    reviewBy: null,
    by: decidersOf(decision),
    involved: [...new Set([decision.proposed.by, ...decision.consulted, ...reporters(context)])],
    remitted: isRemitted(context, 'ending'),
    reviewed: false,
  };
  return {
    decision: { ...decision, effectiveOn: act.on },
    reviewable: [...context.reviewable, entry],
    closed: { outcome: 'ended', on: act.on },
    sentBack: sentBackBut(context, 'ending'),
    leavesOn: null,
    paper: null,
    actBy: null,
  };
}

/** The letter of a reviewable decision was released: the time to ask for a review runs from that day (V2). */
export function released(context: FranchiseContext, { act, data }: Event<'letterReleased'>): Changed {
  const index = context.reviewable.findIndex((one) => decisionLetter(one) === data.kind && one.releasedOn === null);
  return {
    reviewable: context.reviewable.map((one, at) =>
      at === index ? { ...one, releasedOn: data.on, reviewBy: lastDayToAsk(data.on, act.policy) } : one,
    ),
  };
}

export function reviewOpened(context: FranchiseContext, { data }: Event<'reviewOpened'>): Changed {
  if (!context.reviewable.some(({ reference }) => reference === data.decision)) return {};
  const reviewable = context.reviewable.map((one) => (one.reference === data.decision ? { ...one, reviewed: true } : one));
  return { reviewable, reviews: [...context.reviews, { case: data.review, decision: data.decision, on: data.on }] };
}

/** The open review that this message closes; none when it is about something else. */
export function openReview({ reviews }: FranchiseContext, { review, decision }: Event<'reviewClosed'>['data']): OpenReview | undefined {
  return reviews.find((one) => one.case === review && one.decision === decision);
}

/** The review is over, if there was one. Sent back, its decision is set aside; otherwise the way back has the days more that the review took. */
export function reviewClosed(context: FranchiseContext, event: Event<'reviewClosed'>): Changed {
  const { data } = event;
  const open = openReview(context, data);
  if (!open) return {};
  const reviews = context.reviews.filter((one) => one !== open);
  const days = Math.max(0, daysBetween(open.on, data.on));
  const { suspension, closed } = context;
  if (suspension?.reference !== data.decision)
    return data.outcome === 'sent-back' ? { reviews, ...endingSetAside(context, event) } : { reviews };
  const longer = { ...suspension, backBy: addDays(suspension.backBy, days) };
  if (data.outcome !== 'sent-back') return closed ? { reviews } : { reviews, suspension: longer };
  const sentBack = [...sentBackBut(context, 'suspension'), { kind: 'suspension' as const, ...barred(data, decidersOf(suspension)) }];
  // A franchise that has ended keeps its suspension on record; it falls when its ending is set aside, too.
  return closed ? { reviews, sentBack, suspension: longer } : { reviews, sentBack, ...suspensionSetAside(context, event.act, longer) };
}

/** The suspension set aside (V5): its proposal is put to somebody else who has not decided it, and was not on the panel. */
function suspensionSetAside(context: FranchiseContext, act: FranchiseAct, suspension: Suspension): Changed {
  const { reasons, wayBack, backBy, proposedBy } = suspension;
  const again = { ...proposalBy<Proposed>(act, { what: 'suspend', reasons, wayBack, backBy }), by: proposedBy };
  const actBy = context.grounds.length > 0 && !context.ending ? actByFrom(act.on, act.policy) : context.actBy;
  return { suspension: null, proposal: again, actBy };
}

/** The ending set aside (V5): it waits for the next meeting, and for somebody else. So does a suspension that was sent back meanwhile. */
function endingSetAside(context: FranchiseContext, { act, data }: Event<'reviewClosed'>): Changed {
  const { closed, decision, suspension } = context;
  if (!closed || decision?.reference !== data.decision) return {};
  const ending = decision.proposed;
  return {
    ...(suspension && isRemitted(context, 'suspension') ? suspensionSetAside({ ...context, ending }, act, suspension) : {}),
    decision: null,
    closed: null,
    ending,
    deferrals: 0,
    referredBack: false,
    sentBack: [...sentBackBut(context, 'ending'), { kind: 'ending', ...barred(data, decidersOf(decision)) }],
  };
}

function barred({ mustNotDecide, directions }: Event<'reviewClosed'>['data'], by: readonly string[]) {
  return { mustNotDecide: [...new Set([...mustNotDecide, ...by])], directions };
}

/** A decision referred back is set aside; the ending waits for another meeting. */
export function referredBack(): Changed {
  return { decision: null, referredBack: true };
}
