/** What the decider is told beside the application: warnings (F16), never refusals; and why no grant can be offered (F10, S6). */
import type { GrantBar } from './application.context.ts';
import type { ApplicationFacts } from './application.facts.ts';
import type { Policy } from './policy.ts';

/** A warning's code: the pilot has its franchisees, or the hub is in none of the initial priority areas, or of the areas most in need. */
export type Warning = 'pilot-is-full' | 'not-a-priority-area' | 'not-most-in-need';

/** The words of each warning (F16, §1.8, §1.9). */
export const warningWords = {
  'pilot-is-full': 'The pilot already has as many franchisees as it takes.',
  'not-a-priority-area': 'The hub is not in one of the initial priority areas.',
  'not-most-in-need': 'The hub is not in one of the areas most in need of investment.',
} as const satisfies Record<Warning, string>;

/** Whether the policy names areas and the hub's is none of them: its own, or its locality's where `of` has that too. */
const isOutside = (areas: readonly string[], ...of: readonly (string | null)[]) =>
  areas.length > 0 && !of.some((area) => area !== null && areas.includes(area));

/**
 * What to warn the decider of (F16). Where the policy names no priority areas, or no areas most in need, that is not said. The
 * initial priority areas are a part of those most in need (§1.9), so a hub in one of them is in need.
 */
export function warnings({ franchisees, hub }: Pick<ApplicationFacts, 'franchisees' | 'hub'>, policy: Policy): Warning[] {
  const { priorityAreas, areasMostInNeed } = policy;
  const outside = isOutside(priorityAreas, hub.area);
  const notInNeed = isOutside(areasMostInNeed, hub.area, hub.locality) && isOutside([...areasMostInNeed, ...priorityAreas], hub.area);
  return [
    ...(franchisees >= policy.franchiseesMost ? (['pilot-is-full'] as const) : []),
    ...(outside ? (['not-a-priority-area'] as const) : []),
    ...(notInNeed ? (['not-most-in-need'] as const) : []),
  ];
}

/**
 * Why no grant is offered on this application, or null: one was paid for the hub, or may yet be (S6), or the application was first submitted
 * after a decline of the organisation that stands (F10). On the day of the decline itself counts as after it.
 */
export function grantBar({ past, hub }: Pick<ApplicationFacts, 'past' | 'hub'>, firstSubmittedOn: string): GrantBar | null {
  if (hub.grantPaid) return 'hub-was-granted';
  const declined = past.some(({ outcome, standing, closedOn }) => outcome === 'declined' && standing && closedOn <= firstSubmittedOn);
  return declined ? 'declined-before' : null;
}
