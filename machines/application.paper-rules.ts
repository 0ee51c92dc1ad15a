// When a paper brings a lapsed application back (P9, F10), beside the rules that all papers have.
import type { ApplicationCommands, ApplicationContext } from './application.context.ts';
import type { ApplicationFacts } from './application.facts.ts';
import { paperSince } from './application.paper.ts';
import { paperSteps } from './application.paper-commands.ts';
import { paperRules } from './paper.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

/** The rules of papers in an application. `commands`: its table, for who may send what a paper stands for. */
export function applicationPaperRules(commands: ApplicationCommands): Rule[] {
  // A response to a notice is all that a declined case takes on paper: it brings nothing back, so nothing stands in its way (D5).
  const bringsNothingBack = (state: string) => state === 'declined';
  return [
    ...paperRules({ steps: paperSteps, commands, checks: ['confirmComplete'], since: paperSince }),
    book.facts('P8g', ['keyPaper', 'confirmPaper'], ({ act, context }) => {
      const declared = context.interests[act.actor.person];
      return declared?.interest === 'interest' && declared.dispensation === null
        ? 'You declared an interest in this application, so you neither key nor confirm its papers. Ask another officer.'
        : null;
    }),
    book.facts('P9h', ['keyPaper', 'confirmPaper'], ({ facts, state }) =>
      facts.live === null || bringsNothingBack(state)
        ? null
        : 'The hub has another application that is not closed, so this one cannot come back. Ask the organisation which of them it means.',
    ),
    book.facts('P9i', ['keyPaper', 'confirmPaper'], ({ context, facts, state }) =>
      context.closed !== null && facts.openReview !== null && !bringsNothingBack(state)
        ? 'A review of the lapse is open. Wait for its outcome, and tell the panel what was received and when.'
        : null,
    ),
  ];
}
