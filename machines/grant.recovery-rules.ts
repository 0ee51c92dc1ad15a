// What becomes of money that was paid (S5, V5, P10).
import { sayDate } from './calendar.ts';
import { hasAuthorised, outstandingPence } from './grant.accounts.ts';
import type { GrantCommands, GrantContext } from './grant.context.ts';
import { there } from './grant.context.ts';
import type { GrantFacts } from './grant.facts.ts';
import { pence, sayPounds } from './money.ts';
import { whyNotConfirmed } from './two-people.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<GrantContext, GrantFacts, GrantCommands>();

/** Rules about proposing, confirming and recording what becomes of the money. */
export const recoveryRules: readonly Rule[] = [
  book.facts('V5b', ['proposeRecovery', 'confirmRecovery'], ({ context, facts }) =>
    context.review || facts.openReview
      ? 'A decision on the application is under review, and recovery is held until the review has ended. Wait for its outcome.'
      : null,
  ),
  book.facts('S5e', ['proposeRecovery'], ({ context }) =>
    hasAuthorised(context)
      ? 'A payment was authorised and nobody recorded what became of it. Record that it was made, or refuse it, first.'
      : null,
  ),
  book.facts('P10a', ['confirmRecovery'], ({ act, context }) =>
    whyNotConfirmed(context.proposal ?? undefined, act, 'what becomes of the money'),
  ),
  book.facts('S5f', ['confirmRecovery'], ({ context }) => {
    const { repay } = there(context.proposal, 'proposal').data;
    const left = outstandingPence(context);
    return repay > left ? `Only ${sayPounds(left)} is left to be repaid now. Ask for a new proposal.` : null;
  }),
  book.facts('S5g', ['confirmRecovery'], ({ act, context }) => {
    const { by } = there(context.proposal, 'proposal').data;
    return by !== null && by <= act.on ? `The proposed date, ${sayDate(by)}, is not ahead any more. Ask for a new proposal.` : null;
  }),
  book.payload('S5h', ['proposeRecovery'], ({ data }) => {
    const isComplete = data.amount !== undefined && data.by !== undefined;
    const isEmpty = data.amount === undefined && data.by === undefined;
    if (data.outcome === 'repayment')
      return isComplete ? null : 'A repayment needs the amount and the date by which it is repaid. Enter both.';
    return isEmpty ? null : 'Writing off takes no amount and no date: all that is left is written off. Leave both out.';
  }),
  book.payload('S5i', ['proposeRecovery'], ({ context, data }) => {
    const left = outstandingPence(context);
    return data.amount !== undefined && pence(data.amount) > left
      ? `${sayPounds(left)} was paid and is not accounted for. Enter that much or less.`
      : null;
  }),
  book.payload('S5j', ['proposeRecovery'], ({ act, data }) =>
    data.by !== undefined && data.by <= act.on ? 'The date by which it is repaid has to lie ahead. Enter a later date.' : null,
  ),
  book.payload('S5k', ['recordRepayment'], ({ context, data }) => {
    const left = there(context.recovery, 'repayment asked for').left;
    return pence(data.amount) > left
      ? `${sayPounds(left)} is still to be repaid. Enter that much or less; give back anything beyond it.`
      : null;
  }),
];
