/** What can lead to a suspension or an ending (H4): when it arises, when it is over. None of it ends anything by itself (C2). */
import type { FranchiseContext, FranchiseEvent, Ground, GroundSince, PlanLine } from './franchise.context.ts';
import { levelOn } from './levels.ts';

/** How a ground is said to staff. */
export const groundWords = {
  level: 'The organisation’s GRIPP level is not in date.',
  review: 'The annual return was not submitted in time.',
  plan: 'A line of the improvement plan was not met.',
  'end-recommended': 'The annual review recommends ending the franchise.',
} as const satisfies Record<Ground, string>;

const suspending: readonly Ground[] = ['level', 'review', 'plan'];

/** Whether something on record can lead to a suspension: an expired level, a missed review or a failed plan (H4). */
export function mayBeSuspended({ grounds }: Pick<FranchiseContext, 'grounds'>): boolean {
  return grounds.some(({ ground }) => suspending.includes(ground));
}

/** Whether the return of this year's review is wanted on that day: its time has come, and it is not in (H3). */
export function isReturnWanted({ annual }: FranchiseContext, on: string): boolean {
  return annual.returned === null && on >= annual.opensOn;
}

/** Whether the anniversary has passed without a return (H3). */
export function isReturnMissed({ annual }: FranchiseContext, on: string): boolean {
  return annual.returned === null && on > annual.dueOn;
}

/** The plan with one line judged; lines count from 1. */
export function judged(plan: readonly PlanLine[], line: number, met: boolean): PlanLine[] {
  return plan.map((one, index) => (index === line - 1 ? { ...one, met } : one));
}

const without = (grounds: readonly GroundSince[], ...gone: readonly Ground[]) => grounds.filter(({ ground }) => !gone.includes(ground));

function having(grounds: readonly GroundSince[], ground: Ground, since: string): readonly GroundSince[] {
  return grounds.some((one) => one.ground === ground) ? grounds : [...grounds, { ground, since }];
}

/** The grounds on record once this event has happened. */
export function groundsAfter(context: FranchiseContext, event: FranchiseEvent): readonly GroundSince[] {
  const { grounds } = context;
  const { act } = event;
  switch (event.type) {
    case 'open':
    case 'levelChanged':
      return levelOn(act.facts.certificates, act.on) < act.policy.levelToKeepFranchise
        ? having(grounds, 'level', act.on)
        : without(grounds, 'level');
    case 'reviewDue':
      return isReturnMissed(context, act.on) ? having(grounds, 'review', act.on) : grounds;
    case 'submitReturn':
      return without(grounds, 'review');
    case 'recordFindings': {
      const rest = without(grounds, 'plan', 'end-recommended');
      return event.data.recommendation === 'end' ? having(rest, 'end-recommended', act.on) : rest;
    }
    case 'judgeLine': {
      const failed = judged(context.plan, event.data.line, event.data.met).some(({ met }) => met === false);
      return failed ? having(grounds, 'plan', act.on) : without(grounds, 'plan');
    }
    case 'closeGround':
      return without(grounds, event.data.ground);
    default:
      return grounds;
  }
}

/** The grounds that this event brings, which were not there before. */
export function newGrounds(context: FranchiseContext, event: FranchiseEvent): readonly GroundSince[] {
  return groundsAfter(context, event).filter(({ ground }) => !context.grounds.some((one) => one.ground === ground));
}
