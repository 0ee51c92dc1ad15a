// What each command makes the case remember: package, annual review, grounds, leaving. Pure: context and event in, the changed part out.
import { addDays, addMonths, addWorkingDays } from './calendar.ts';
import { referenceOf } from './decision-in-force.ts';
import type { Annual, FranchiseContext, FranchiseEvent } from './franchise.context.ts';
import { there } from './franchise.context.ts';
import { groundsAfter, judged, newGrounds } from './franchise.grounds.ts';
import { withDeclaration, withDispensation } from './interests.ts';
import { levelOn } from './levels.ts';
import { holidaysOf, type Policy } from './policy.ts';

export type Event<K extends FranchiseEvent['type']> = Extract<FranchiseEvent, { type: K }>;
export type Changed = Partial<FranchiseContext>;

/** The review of the first anniversary after `after` that lies ahead of `on` (H3). */
function annualAhead(startsOn: string, after: number, on: string, policy: Policy): Annual {
  let number = after + 1;
  while (addMonths(startsOn, 12 * number) <= on) number += 1;
  const dueOn = addMonths(startsOn, 12 * number);
  const first = Math.max(0, ...policy.annualReviewReminderDays);
  return { number, dueOn, opensOn: addDays(dueOn, -first), prepared: null, returned: null };
}

/** The last day for staff to act before they are told again (H4). */
export function actByFrom(on: string, policy: Policy): string {
  return addWorkingDays(on, policy.franchiseActWorkingDays, holidaysOf(policy));
}

const withHand = (context: FranchiseContext, person: string) =>
  context.hands.includes(person) ? context.hands : [...context.hands, person];

export function opened({ act, data }: Event<'open'>): Changed {
  return {
    reference: referenceOf('FR', act.id),
    application: data.application,
    revision: data.revision,
    startsOn: data.startsOn,
    level: levelOn(act.facts.certificates, act.on),
    annual: annualAhead(data.startsOn, 0, act.on, act.policy),
  };
}

/** The grounds after the event, and the day by which staff act: it begins afresh with each new ground. */
export function grounds(context: FranchiseContext, event: FranchiseEvent): Changed {
  const after = groundsAfter(context, event);
  if (after.length === 0) return { grounds: after, actBy: null };
  const isNew = newGrounds(context, event).length > 0;
  return { grounds: after, actBy: isNew ? actByFrom(event.act.on, event.act.policy) : context.actBy };
}

export function offered(context: FranchiseContext, { act, data }: Event<'offerItems'>): Changed {
  const entry = { status: 'offered', offeredOn: act.on, on: act.on, by: act.actor.person } as const;
  return { package: { ...context.package, ...Object.fromEntries(data.items.map((item) => [item, entry])) } };
}

export function answered(context: FranchiseContext, { act, data }: Event<'answerItems'>): Changed {
  const entries = data.answers.map(({ item, answer }) => {
    const { offeredOn } = there(context.package[item], 'offer of that item');
    return [item, { status: answer, offeredOn, on: act.on, by: act.actor.person }] as const;
  });
  return { package: { ...context.package, ...Object.fromEntries(entries) } };
}

export function prepared(context: FranchiseContext, { act, data }: Event<'prepareReturn'>): Changed {
  const hands = withHand(context, act.actor.person);
  return { annual: { ...context.annual, prepared: { by: act.actor.person, on: act.on, content: data } }, hands };
}

export function submitted(context: FranchiseContext, { act }: Event<'submitReturn'>): Changed {
  const { by } = there(context.annual.prepared, 'prepared return');
  const returned = { by: act.actor.person, preparedBy: by, on: act.on };
  return { annual: { ...context.annual, prepared: null, returned }, hands: withHand(context, act.actor.person) };
}

/** The findings close this year's review; the next is that of the next anniversary, and a new plan takes the place of the old. */
export function found(context: FranchiseContext, { act, data }: Event<'recordFindings'>): Changed {
  const { number } = context.annual;
  const { findings, recommendation } = data;
  return {
    findings: { number, on: act.on, by: act.actor.person, recommendation, findings },
    plan: data.plan.map((line) => ({ ...line, met: null })),
    annual: annualAhead(context.startsOn, number, act.on, act.policy),
  };
}

export function lineJudged(context: FranchiseContext, { data }: Event<'judgeLine'>): Changed {
  return { plan: judged(context.plan, data.line, data.met) };
}

export function levelSeen({ act }: FranchiseEvent): Changed {
  return { level: levelOn(act.facts.certificates, act.on) };
}

export function timeGiven({ data }: Event<'giveTime'>): Changed {
  return { actBy: data.until };
}

/** Nobody acted in time: staff have as long again, and are told again. */
export function actBegunAgain({ act }: FranchiseEvent): Changed {
  return { actBy: actByFrom(act.on, act.policy) };
}

export function declared(context: FranchiseContext, { act, data }: Event<'declareInterest'>): Changed {
  return { interests: withDeclaration(context.interests, act, data.interest) };
}

export function dispensed(context: FranchiseContext, { act, data }: Event<'recordDispensation'>): Changed {
  return { interests: withDispensation(context.interests, act, data) };
}

export function leaveNoticed({ data }: Event<'leave'>): Changed {
  return { leavesOn: data.on };
}

export function left(context: FranchiseContext, { act }: FranchiseEvent): Changed {
  const on = context.leavesOn ?? act.on;
  return { closed: { outcome: 'left', on }, meeting: null, proposal: null, ending: null, paper: null, grounds: [], actBy: null };
}
