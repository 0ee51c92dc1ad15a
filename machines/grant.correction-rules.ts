// Correcting a condition that was set wrongly takes two people (C1, P10), within what S2 allows.
import type { GrantCommands, GrantContext } from './grant.context.ts';
import { there } from './grant.context.ts';
import { type CannotCorrect, whyNotCorrected } from './grant.correction.ts';
import type { GrantFacts } from './grant.facts.ts';
import { whyNotConfirmed } from './two-people.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<GrantContext, GrantFacts, GrantCommands>();

/** A rule that refuses a proposed correction for one of the reasons why it cannot be made. */
function cannotCorrect(id: CannotCorrect['rule']): Rule {
  return book.payload(id, ['proposeCorrection'], ({ act, context, data, facts }) => {
    const why = whyNotCorrected(context, data, { on: act.on, policy: act.policy, deadline: facts.application.deadline });
    return why?.rule === id ? why.says : null;
  });
}

export const correctionRules: readonly Rule[] = [
  book.facts('V5c', ['proposeCorrection', 'confirmCorrection'], ({ context, facts }) =>
    context.review || facts.openReview
      ? 'A decision on the application is under review, and the grant’s conditions stay as they are until the review has ended. Wait for its outcome.'
      : null,
  ),
  book.facts('P10b', ['confirmCorrection'], ({ act, context }) =>
    whyNotConfirmed(context.correction ?? undefined, act, 'a correction of a condition'),
  ),
  book.facts('S2k', ['confirmCorrection'], ({ act, context, facts }) => {
    const { data } = there(context.correction, 'proposed correction');
    const why = whyNotCorrected(context, data, { on: act.on, policy: act.policy, deadline: facts.application.deadline });
    return why ? `${why.says} Ask for a new proposal.` : null;
  }),
  ...(['S2e', 'S2f', 'S2g', 'S2h', 'S2i', 'S2j'] as const).map(cannotCorrect),
];
