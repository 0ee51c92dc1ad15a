/** What a decision is measured against (F2, F4, F8, F13, F14), and what it can therefore be. */
import type { ApplicationContext, Terms } from './application.context.ts';
import { there } from './application.context.ts';
import { type AssessedCriterion, type Criterion, coreOffer, criteriaMet } from './core-offer.ts';
import type { Certificate } from './levels.ts';
import { levelOn } from './levels.ts';
import type { Policy } from './policy.ts';

/** What the decider finds otherwise than the officer did. */
export type FoundOtherwise = readonly { readonly criterion: AssessedCriterion; readonly met: boolean }[];

/** Every criterion a decision can cite, in order. */
export const citable: readonly Criterion[] = [...coreOffer.map(({ id }) => id), 'level'];

/** What an approval can be ended for (F11): a criterion, or the agreement that was not signed. */
export const endable: readonly string[] = [...citable, 'agreement'];

/** Measures and level that this stage is judged by: policy's at stage 1, those the offer froze at stage 2 (F8). */
export function measuresNow(context: ApplicationContext, policy: Policy): Pick<Terms, 'hoursPerWeek' | 'bookableSession' | 'level'> {
  if (context.stage === 2) {
    const { hoursPerWeek, bookableSession, level } = there(context.offer, 'offer').terms;
    return { hoursPerWeek, bookableSession, level };
  }
  return { hoursPerWeek: policy.hoursPerWeek, bookableSession: policy.bookableSession, level: policy.levelToApproveStage1 };
}

/** How the organisation stands to a level on a date: in date, expired (F14), or never reached. */
export function levelStanding(certificates: readonly Certificate[], level: number, on: string): 'in-date' | 'expired' | 'never-reached' {
  if (levelOn(certificates, on) >= level) return 'in-date';
  return certificates.some((certificate) => certificate.level >= level && certificate.until < on) ? 'expired' : 'never-reached';
}

/** Each criterion and the level as this decider would decide them today: met or not (F2, F13). */
export function criteriaAsDecided(
  context: ApplicationContext,
  certificates: readonly Certificate[],
  on: string,
  policy: Policy,
  otherwise: FoundOtherwise,
): Record<Criterion, boolean> {
  const measures = measuresNow(context, policy);
  const assessed = { ...there(context.report, 'officer’s report').met };
  for (const { criterion, met } of otherwise) assessed[criterion] = met;
  return {
    ...criteriaMet(there(context.submission, 'submission'), assessed, measures),
    level: levelStanding(certificates, measures.level, on) === 'in-date',
  };
}

/** The terms an offer made now freezes for stage 2 (F4): each criterion as still to meet or must stay met. */
export function termsOf(criteria: Record<Criterion, boolean>, levelHeld: number, policy: Policy): Terms {
  // Never less than stage 1 asks now: who is offered support for the level alone would have nothing to meet.
  const level = Math.max(policy.levelToApproveStage1, policy.levelToApproveStage2);
  const listed = citable.map((criterion) => [criterion, criteria[criterion] ? 'must-stay-met' : 'still-to-meet'] as const);
  return {
    hoursPerWeek: policy.hoursPerWeek,
    bookableSession: policy.bookableSession,
    level,
    criteria: {
      ...(Object.fromEntries(listed) as Terms['criteria']),
      level: levelHeld >= level ? 'must-stay-met' : 'still-to-meet',
    },
  };
}
