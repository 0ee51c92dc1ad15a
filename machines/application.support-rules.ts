// Accepting support, resubmitting in time, and moving the deadline (F6–F9).
import type { ApplicationCommands, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import { tooLate, tooSoon } from './application.deadline.ts';
import type { ApplicationFacts } from './application.facts.ts';
import { lastDayNow } from './application.reviewable.ts';
import { sayDate } from './calendar.ts';
import type { Policy } from './policy.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

/** The offer of a case whose decision took effect, as grounds for its deadline (F7). */
function groundsOf(context: ApplicationContext) {
  const { effectiveOn, reviewDays, reinstatedDays } = there(context.offer, 'offer');
  return { effectiveOn: there(effectiveOn, 'day on which the offer took effect'), reviewDays, reinstatedDays };
}

function whyNotNewDeadline(context: ApplicationContext, deadline: string, on: string, policy: Policy): string | null {
  return tooLate(deadline, groundsOf(context)) ?? tooSoon(deadline, there(context.offer, 'offer').deadline, on, policy);
}

/** Rules about the offer of support and the time until stage 2. */
export const supportRules: readonly Rule[] = [
  book.facts('F6a', ['acceptOffer', 'refuseOffer'], ({ act, context }) => {
    const { acceptBy } = there(context.offer, 'offer');
    if (acceptBy === null) return 'The letter with the offer has not been released yet. Answer once you have it.';
    return act.on <= lastDayNow(context, acceptBy, act.on)
      ? null
      : `The offer could be answered until ${sayDate(acceptBy)}. You can apply again once the time to ask for a review of its lapse is over.`;
  }),
  book.payload('F6b', ['acceptOffer'], ({ context, data }) =>
    data.grant && there(context.offer, 'offer').grantPence === null ? 'No grant was offered. Accept the support package alone.' : null,
  ),
  book.facts('F8d', ['prepare', 'submit'], ({ act, context, state }) => {
    if (state !== 'supported' && state !== 'resubmission') return null;
    const { deadline } = there(context.offer, 'offer');
    return act.on <= lastDayNow(context, deadline, act.on)
      ? null
      : `The time to resubmit ended on ${sayDate(deadline)}. Ask the franchise officer at once whether it can be extended.`;
  }),
  book.facts('F9a', ['proposeDeadline', 'confirmDeadline'], ({ act, context }) =>
    context.lapseOn !== null && act.on > context.lapseOn
      ? `The application lapsed at the end of ${sayDate(context.lapseOn)}, so its deadline no longer moves. The organisation can ask for a review, or apply again after that.`
      : null,
  ),
  book.payload('F7a', ['proposeDeadline'], ({ context, data }) => tooLate(data.deadline, groundsOf(context))),
  book.payload('F7b', ['proposeDeadline'], ({ act, context, data }) =>
    tooSoon(data.deadline, there(context.offer, 'offer').deadline, act.on, act.policy),
  ),
  book.facts('F7c', ['confirmDeadline'], ({ act, context }) => {
    const proposed = there(context.proposal, 'proposed deadline').data.deadline;
    const says = whyNotNewDeadline(context, proposed, act.on, act.policy);
    return says ? `${says} Ask for another date to be proposed.` : null;
  }),
];
