// How a review's memory changes with each command.
import { addWorkingDays } from './calendar.ts';
import { takenOn } from './paper.ts';
import { holidaysOf } from './policy.ts';
import { decisionNamed, lastDayToHear, type ReviewContext, type ReviewEvent, there } from './review.context.ts';
import { type Ground, grounds } from './review.words.ts';
import { standingIn } from './workflow.ts';

type Sent<T extends ReviewEvent['type']> = Extract<ReviewEvent, { type: T }>;
type Change = Partial<ReviewContext>;

/** What was asked for, with the decision frozen as it stood: who decided, and who had a part in the case at any time (P3). */
export function requested({ data, act }: Sent<'request'>): Change {
  const decision = there(decisionNamed(act.facts, data), 'decision');
  const ofCase = act.facts.decisions.filter((one) => one.case === decision.case);
  const lastDay = there(decision.reviewBy, 'last day to ask for its review');
  return {
    reviewed: {
      case: decision.case,
      workflow: decision.workflow,
      reference: decision.reference,
      kind: decision.kind,
      on: decision.on,
      by: decision.by,
      involved: [...new Set(ofCase.flatMap(({ by, involved }) => [...by, ...involved]))].sort(),
    },
    requested: { on: act.on, by: act.actor.person },
    grounds: grounds.filter((ground: Ground) => data.grounds.includes(ground)),
    explanation: data.explanation,
    late: act.on > lastDay && data.late !== undefined ? { reason: data.late, lastDay } : null,
  };
}

/**
 * The act as of today: a request on paper is judged by the day on which it was received, and the review opens, and its times begin, on the
 * day on which the paper was confirmed.
 */
export function asOfToday(context: ReviewContext, { act, type }: Pick<ReviewEvent, 'act' | 'type'>): ReviewEvent['act'] {
  return type === 'request' && context.papers.length > 0 ? { ...act, on: takenOn(context) } : act;
}

/** Open from this day: V6 pauses from it, V7 counts from it. */
export function opened({ act }: Pick<ReviewEvent, 'act'>): Change {
  return { openedOn: act.on, hearBy: lastDayToHear(act.on, act.policy) };
}

/** A member sits, and has still to declare. */
export function appointed(context: ReviewContext, { data }: Sent<'appoint'>): Change {
  return { panel: [...context.panel, { person: data.person, seat: data.seat, declaredOn: null }] };
}

/** The seat is free again. */
export function without(context: ReviewContext, person: string): Change {
  return { panel: context.panel.filter((member) => member.person !== person) };
}

/** The member has no interest; the first such declaration keeps its date. */
export function declaredNone(context: ReviewContext, { act }: Sent<'declareInterest'>): Change {
  const panel = context.panel.map((member) =>
    member.person === act.actor.person ? { ...member, declaredOn: member.declaredOn ?? act.on } : member,
  );
  return { panel };
}

/** The member has an interest, leaves the panel and does not come back. */
export function steppedDown(context: ReviewContext, { data, act }: Sent<'declareInterest'>): Change {
  const gone = { person: act.actor.person, on: act.on, nature: data.nature ?? null };
  return { ...without(context, act.actor.person), steppedDown: [...context.steppedDown, gone] };
}

/** A date is set; a reason is kept only where V7 asks for one. */
export function hearingSet(context: ReviewContext, { data }: Sent<'setHearing'>): Change {
  const isLate = data.date > there(context.hearBy, 'last day to be heard');
  return { hearing: { date: data.date, reason: isLate ? (data.reason ?? null) : null } };
}

/** No date is set, and nothing of an earlier hearing counts: the three hear it together, once. */
export const unheard: Change = { hearing: null, heldOn: null, votesBy: null, votes: [], directions: null };

/** The three heard it, on the hearing's date. */
export function heard(context: ReviewContext, { act }: Sent<'recordHeld'>): Change {
  const votesBy = addWorkingDays(act.on, act.policy.voteWorkingDays, holidaysOf(act.policy));
  return { heldOn: there(context.hearing, 'hearing').date, votesBy };
}

/** A vote, and the panel's directions: whoever votes later to send it back adopts them or records them anew (V5). */
export function voted(context: ReviewContext, { data, act }: Sent<'vote'>): Change {
  const vote = { person: act.actor.person, ...standingIn(act.actor), vote: data.vote, reasons: data.reasons, on: act.on };
  return { votes: [...context.votes, vote], directions: data.directions ?? context.directions };
}
