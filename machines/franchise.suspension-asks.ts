// What a franchise asks for when it is suspended, and on its way back (H4).

import { sayDecider } from './decision-in-force.ts';
import type { Effect } from './effects.ts';
import { type Asking, actDate, clear, entry, limit, toOrganisation, toStaff } from './franchise.asks.ts';
import { there } from './franchise.context.ts';
import { decisionEffect, reasonsModel } from './franchise.words.ts';

export function onProposed({ context, act }: Asking): Effect[] {
  const { expires, data } = there(context.proposal, 'proposal');
  const task =
    data.what === 'suspend'
      ? 'The suspension of a franchise is proposed. Declare your interests, then confirm it if you agree.'
      : 'The lifting of a suspension is proposed. Declare your interests, then confirm it if you agree.';
  return [limit('expireProposal', expires), toStaff('portfolio-holder', task, act, expires)];
}

export function onProposalExpired({ act }: Asking): Effect[] {
  return [toStaff('franchise-officer', 'A proposal was not confirmed in time. Propose it again, or leave it.', act)];
}

export function onSuspended(now: Asking): Effect[] {
  const { context, act } = now;
  const suspension = there(context.suspension, 'suspension');
  const { reasons, wayBack, backBy } = suspension;
  const model = {
    decidedOn: act.on,
    decidedBy: sayDecider(suspension),
    effectiveOn: act.on,
    reasons: reasonsModel(reasons),
    wayBack,
    backBy,
  };
  return [clear('act'), clear('expireProposal'), limit('backDue', backBy), decisionEffect(context, act, model), entry(now)];
}

/** `context` is the case with the proposal to lift. */
export function onLifted({ context, act }: Asking): Effect[] {
  const { data } = there(context.proposal, 'proposal');
  if (data.what !== 'lift') throw new Error('The proposal is not one to lift: a rule should have refused.');
  const model = { liftedOn: act.on, reason: data.reason, nextReview: context.annual.dueOn };
  return [clear('expireProposal'), clear('backDue'), toOrganisation('franchise-reinstated', model)];
}

/** After the lifting: the register, and the day to act where grounds remain. */
export function onBack(now: Asking): Effect[] {
  return [entry(now), ...actDate(now)];
}

export function onBackDue({ act }: Asking): Effect[] {
  return [
    toStaff(
      'franchise-officer',
      'The day expected for the way back is over. Propose to lift the suspension, or to end the franchise.',
      act,
    ),
  ];
}
