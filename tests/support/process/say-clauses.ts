// The paper, clause by clause: what keeps each.
import type { DocumentedRule } from '../rules-doc.ts';
import { linkTo, plain, table } from './markdown.ts';
import { type Clause, nameOf } from './paper-clause.ts';

const opening = `## The council paper, clause by clause

The paper is “Community Hubs Update”, 20 July 2015. § is a numbered paragraph, A1 its Appendix 1 and A2 its Appendix 2; the words are ours,
in short. Each clause is kept by the rules named beside it, or the table says why nothing follows from it here.`;

function sayHome({ home }: Clause, rules: readonly DocumentedRule[]): string {
  if ('background' in home) return plain(home.background);
  if ('later' in home) return `**Not in this version.** ${plain(home.later)}`;
  const status = new Map(rules.map(({ id, status: is }) => [id, is]));
  return home.rules.map((id) => `${linkTo(id)}${status.get(id) === 'in this version' ? '' : ' (still to come)'}`).join(', ');
}

/** The section on the paper's clauses. */
export function sayClauses(clauses: readonly Clause[], rules: readonly DocumentedRule[]): string {
  const rows = clauses.map((clause) => [plain(nameOf(clause)), plain(clause.words), sayHome(clause, rules)]);
  return `${opening}\n\n${table(['Clause', 'What it says', 'Kept by'], rows)}`;
}
