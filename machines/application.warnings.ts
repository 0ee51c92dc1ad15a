/** What the decider is told beside the application: warnings (F16), never refusals; and why no grant can be offered (F10, S6). */
import type { GrantBar } from './application.context.ts';
import type { ApplicationFacts } from './application.facts.ts';
import type { Policy } from './policy.ts';

/** A warning's code: the pilot has its franchisees, or the hub is not in one of the initial priority areas. */
export type Warning = 'pilot-is-full' | 'not-a-priority-area';

/** The words of each warning (F16, §1.9). */
export const warningWords = {
  'pilot-is-full': 'The pilot already has as many franchisees as it takes.',
  'not-a-priority-area': 'The hub is not in one of the initial priority areas.',
} as const satisfies Record<Warning, string>;

/** What to warn the decider of (F16). Without priority areas in the policy none is said. */
export function warnings({ franchisees, hub }: Pick<ApplicationFacts, 'franchisees' | 'hub'>, policy: Policy): Warning[] {
  const outside = policy.priorityAreas.length > 0 && (hub.area === null || !policy.priorityAreas.includes(hub.area));
  return [
    ...(franchisees >= policy.franchiseesMost ? (['pilot-is-full'] as const) : []),
    ...(outside ? (['not-a-priority-area'] as const) : []),
  ];
}

/**
 * Why no grant is offered on this application, or null: one was paid for the hub (S6), or the application was first submitted
 * after a decline of the organisation that stands (F10). On the day of the decline itself counts as after it.
 */
export function grantBar({ past, hub }: Pick<ApplicationFacts, 'past' | 'hub'>, firstSubmittedOn: string): GrantBar | null {
  if (hub.grantPaid) return 'hub-was-granted';
  const declined = past.some(({ outcome, standing, closedOn }) => outcome === 'declined' && standing && closedOn <= firstSubmittedOn);
  return declined ? 'declined-before' : null;
}
