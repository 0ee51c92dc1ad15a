// The public notice of a decision on a franchise, and the letters of its call-in (D7).

import { sayDecider } from './decision-in-force.ts';
import type { Effect, PublishEffect } from './effects.ts';
import { type Asking, toOrganisation } from './franchise.asks.ts';
import type { EndingDecision, FranchiseAct } from './franchise.context.ts';
import { there } from './franchise.context.ts';
import type { TextRef } from './text.ts';

/** How a public notice stands. */
type NoticeState = 'published' | 'called-in' | 'in-force' | 'referred-back' | 'withdrawn' | 'set-aside';

/** The public notice of a decision (D7): no contact, no third party's data; public reasons unless they are exempt. */
export function notice(decision: EndingDecision, act: FranchiseAct, state: NoticeState): PublishEffect {
  const { organisation, hub } = act.subject;
  const { reference, outcome, decidedOn, effectiveOn, exempt, publicReasons } = decision;
  const decidedBy = sayDecider(decision);
  return {
    do: 'publish',
    register: 'notice',
    reference,
    ...(organisation ? { organisation } : {}),
    ...(hub ? { hub } : {}),
    from: decidedOn,
    data: {
      outcome: outcome === 'end' ? 'end-franchise' : 'continue-franchise',
      stage: null,
      decidedOn,
      decidedBy,
      effectiveOn,
      state,
      exempt,
      reasons: exempt ? null : publicReasons,
    },
  };
}

/** The notice as it stands now. */
export const restated = ({ context, act }: Asking, state: NoticeState) => notice(there(context.decision, 'decision'), act, state);

/** The letter on a step of a call-in. */
export function callInLetter({ context, act }: Asking, reason: TextRef, step: 'calledIn' | 'confirmed' | 'referredBack'): Effect {
  const { decidedOn } = there(context.decision, 'decision');
  const steps = { calledIn: false, confirmed: false, referredBack: false, [step]: true };
  return toOrganisation('franchise-call-in', { decidedOn, recordedOn: act.on, reason, ...steps });
}
