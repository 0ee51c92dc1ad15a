// When evidence on paper brings a grant back that has ended unpaid (P9, S6), beside the rules that all papers have.
import type { GrantCommands, GrantContext } from './grant.context.ts';
import type { GrantFacts } from './grant.facts.ts';
import { paperSince } from './grant.paper.ts';
import { paperSteps } from './grant.paper-commands.ts';
import { paperRules } from './paper.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<GrantContext, GrantFacts, GrantCommands>();

/** The rules of papers in a grant. `commands`: its table, for who may send what a paper stands for. */
export function grantPaperRules(commands: GrantCommands): Rule[] {
  return [
    ...paperRules({ steps: paperSteps, commands, checks: ['recordMet', 'recordNotMet'], since: paperSince }),
    book.facts('P9j', ['keyPaper', 'confirmPaper'], ({ context }) =>
      context.closed?.gaveUp ? 'The organisation gave this grant up, so nothing brings it back. Ask the organisation what it means.' : null,
    ),
    book.facts('P9k', ['keyPaper', 'confirmPaper'], ({ context, facts }) =>
      context.closed !== null && facts.hubGrant !== null
        ? 'The hub has another start-up grant by now, and there is one for each hub, so this one cannot come back. Write to the organisation what follows.'
        : null,
    ),
  ];
}
