// The rules, one by one: where each bites, what it is in code, which letters speak of it, which tests hold it.
import { policySchema } from '../../../machines/policy.ts';
import { sayNumbers } from '../../../src/diagrams/graph.ts';
import { inWords } from '../../../src/diagrams/in-words.ts';
import { NEW } from '../../../src/engine/step.ts';
import { testsOf } from '../rule-homes.ts';
import type { DocumentedRule } from '../rules-doc.ts';
import { lettersServing } from './letters-of-rules.ts';
import { fileLink, plain } from './markdown.ts';
import { nameOf, rulesOf } from './paper-clause.ts';
import type { ProcessSource, WorkflowSource } from './process-source.ts';

const opening = `## The rules, one by one

In full, with what is policy and what the paper says: [rules.md](rules.md). With the sentences that refuse: [rule-registry.md](rule-registry.md).
Numbers are those of the states in the workflows’ pictures. “Code” names the files that speak of the rule, “tests” those whose titles do.`;

/** States by number, as the pictures have them. */
function sayStates(source: WorkflowSource, states: readonly string[]): string {
  const numbers = new Map(inWords(source.workflow).map(({ state, number }) => [state, number]));
  const numbered = sayNumbers(states.flatMap((state) => numbers.get(state) ?? []));
  const parts = [...(states.includes(NEW) ? ['before it is opened'] : []), ...(numbered === '' ? [] : [`in ${numbered}`])];
  return parts.join(' and ');
}

/** What a rule stands before in a workflow, all its letters (F7a, F7b …) together. */
function sayRefusals(rule: DocumentedRule, source: WorkflowSource): string[] {
  const own = source.workflow.rules.filter(({ id }) => id.replace(/[a-z]$/, '') === rule.id);
  if (own.length === 0) return [];
  const commands = [...new Set(own.flatMap(({ when }) => when))];
  const titles = commands.map((command) => `“${plain(source.workflow.commands[command]?.title ?? command)}”`);
  const states = [...new Set(own.flatMap(({ id }) => source.acts.refusedIn.get(id) ?? []))];
  const ids = [...new Set(own.map(({ id }) => id))].sort().join(', ');
  return [`- ${source.workflow.title}: can refuse ${titles.join(', ')}, ${sayStates(source, states)} (${ids})`];
}

/** A value that is a longer list is counted. */
const LISTED = 8;

function sayPolicy(rule: DocumentedRule): string[] {
  return Object.values(policySchema.shape).flatMap((schema) => {
    const meta = schema.meta() as { readonly rule: string; readonly title: string };
    const fallback: unknown = schema.parse(undefined);
    const short = Array.isArray(fallback) && fallback.length > LISTED ? `${fallback.length} values` : String(fallback) || 'none';
    return meta.rule === rule.id ? [`- Policy: ${plain(meta.title)}: ${plain(short.replaceAll(',', ', '))}`] : [];
  });
}

function sayTests(rule: DocumentedRule, { homes }: ProcessSource): string[] {
  const tests = testsOf(homes, rule.id);
  if (tests.length === 0) return [];
  const files = [...new Set(tests.map(({ file }) => file))];
  return [`- Tests (${tests.length}): ${files.map(fileLink).join(', ')}`];
}

function sayRule(rule: DocumentedRule, source: ProcessSource): string {
  const clauses = source.clauses.filter((clause) => rulesOf(clause).includes(rule.id)).map((clause) => plain(nameOf(clause)));
  const letters = lettersServing(rule.id).map((title) => `“${plain(title)}”`);
  const files = source.code.get(rule.id) ?? [];
  const note = rule.statusNote === null ? rule.status : `${rule.status}: ${rule.statusNote}`;
  const lines = [
    ...(clauses.length > 0 ? [`- Clauses: ${clauses.join('; ')}`] : []),
    ...source.workflows.flatMap((one) => sayRefusals(rule, one)),
    ...sayPolicy(rule),
    ...(letters.length > 0 ? [`- Letters: ${letters.join(', ')}`] : []),
    ...(files.length > 0 ? [`- Code: ${files.map(fileLink).join(', ')}`] : []),
    ...sayTests(rule, source),
  ];
  const said = rule.status === 'in this version' && rule.statusNote === null ? '' : ` _(${plain(note)})_`;
  return [`#### ${rule.id}`, `${rule.text}${said}`, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n');
}

/** The section on the rules. */
export function sayRules(source: ProcessSource): string {
  const sections = [...Map.groupBy(source.rules, ({ section }) => section)];
  return [opening, ...sections.map(([title, rules]) => `### ${title}\n\n${rules.map((rule) => sayRule(rule, source)).join('\n\n')}`)].join(
    '\n\n',
  );
}
