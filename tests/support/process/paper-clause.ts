// The council paper as a list of clauses, and what is amiss between it and docs/rules.md.
import type { DocumentedRule } from '../rules-doc.ts';

/**
 * One clause of the paper of 20 July 2015, in our words. `under` is how docs/rules.md cites it; `at` tells apart what stands under the same
 * citation. `rules` keep it. Where none does: `background` says why nothing follows from it for a case, `later` why it is out of scope for now.
 */
export interface Clause {
  readonly under: string;
  readonly at?: string;
  readonly words: string;
  readonly home: { readonly rules: readonly string[] } | { readonly background: string } | { readonly later: string };
}

/** The rules that keep a clause; none where it has another home. */
export function rulesOf({ home }: Clause): readonly string[] {
  return 'rules' in home ? home.rules : [];
}

/** A clause's name: '§1.9', 'A1 Our Offer, start-up grants'. */
export function nameOf({ under, at }: Clause): string {
  return at === undefined ? under : `${under}, ${at}`;
}

/** The citations of a rule: 'A1 Application Process stage 1, §11.2.2' is two. A comma within one stays: 'A1 Application Process, Review'. */
export function citationsOf(rule: DocumentedRule): string[] {
  return rule.clause?.split(/, (?=A\d|§)/) ?? [];
}

function homeless(clause: Clause, known: ReadonlySet<string>, outOfScope: string): string[] {
  const name = nameOf(clause);
  if ('background' in clause.home) return clause.home.background === '' ? [`${name} has no home: nothing says why it is background`] : [];
  if ('later' in clause.home) {
    const [cited = clause.under] = /^(§\d+\.\d+|A\d)/.exec(clause.under) ?? [];
    return outOfScope.includes(cited) ? [] : [`${name} has no home: “Out of scope for now” in docs/rules.md does not name ${cited}`];
  }
  if (clause.home.rules.length === 0) return [`${name} has no home: no rule keeps it`];
  return clause.home.rules.filter((id) => !known.has(id)).map((id) => `${name} rests on ${id}, which docs/rules.md does not know`);
}

/** Each way in which clauses and rules disagree, named: a clause without a home, a rule that cites a clause which does not name it. */
export function clauseFaults(clauses: readonly Clause[], rules: readonly DocumentedRule[], outOfScope: string): string[] {
  const known = new Set(rules.map(({ id }) => id));
  const names = clauses.map(nameOf);
  const twice = names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} stands in the list twice`);
  const uncited = rules.flatMap((rule) =>
    citationsOf(rule)
      .filter((citation) => !clauses.some((clause) => clause.under.startsWith(citation) && rulesOf(clause).includes(rule.id)))
      .map((citation) => `${rule.id} cites ${citation}, and no clause of that name rests on ${rule.id}`),
  );
  return [...clauses.flatMap((clause) => homeless(clause, known, outOfScope)), ...twice, ...uncited];
}
