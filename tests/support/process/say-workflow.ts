// A workflow: its picture, the same in words, who can do what when, time limits, and which letter follows which act.
import { policySchema } from '../../../machines/policy.ts';
import { roleLabels, roles } from '../../../machines/roles.ts';
import type { Workflow } from '../../../machines/workflow.ts';
import { sayNumbers } from '../../../src/diagrams/graph.ts';
import { inWords, type MoveInWords, type StateInWords } from '../../../src/diagrams/in-words.ts';
import { plain, table } from './markdown.ts';
import type { ProcessSource, WorkflowSource } from './process-source.ts';

const sayMove = ({ title, who, to, stays }: MoveInWords) => {
  const targets = to.map(({ number, label }) => `${number} ${plain(label)}`).join(', or ');
  return `  - ${plain(title)} (${who}) → ${targets}${stays ? ', or it stays here' : ''}`;
};

function sayState({ number, label, closed, waitsFor, onward, staying }: StateInWords): string {
  const end = closed ? ' The case is closed.' : '';
  const waits = waitsFor === null ? '' : ` Waits for ${waitsFor}.`;
  const stay = staying.map(({ title, who }) => `${plain(title)} (${who})`).join('; ');
  return [
    `- **${number === null ? '' : `${number} `}${plain(label)}.**${end}${waits}`,
    ...onward.map(sayMove),
    ...(stay === '' ? [] : [`  - Without leaving it: ${stay}`]),
  ].join('\n');
}

const titleOf = (workflow: Workflow, command: string) => plain(workflow.commands[command]?.title ?? command);

/** Commands in the order of the workflow's own list. */
function inOrder<T extends { readonly command: string }>(workflow: Workflow, items: readonly T[]): T[] {
  const order = Object.keys(workflow.commands);
  return items.toSorted((a, b) => order.indexOf(a.command) - order.indexOf(b.command));
}

function sayRoles(workflow: Workflow): string {
  const states = inWords(workflow);
  const rowsOf = (role: (typeof roles)[number]) =>
    Object.entries(workflow.commands).flatMap(([command, { title, who }]) => {
      if (!who.includes(role)) return [];
      const taking = states.filter(({ onward, staying }) => [...onward, ...staying].some((move) => move.command === command));
      const numbers = sayNumbers(taking.flatMap(({ number }) => number ?? []));
      const fresh = taking.some(({ number }) => number === null) ? ['to begin'] : [];
      return [[plain(title), [...fresh, ...(numbers === '' ? [] : [numbers])].join('; ')]];
    });
  const named = roles.flatMap((role) => {
    const rows = rowsOf(role);
    const who =
      role === 'system'
        ? 'By itself (a date that comes, or another case)'
        : `${roleLabels[role][0]?.toUpperCase()}${roleLabels[role].slice(1)}`;
    return rows.length === 0 ? [] : [`**${who}**\n\n${table(['Can', 'in states'], rows)}`];
  });
  return `#### ${workflow.title}: who can do what when\n\n${named.join('\n\n')}`;
}

function policyOf({ files }: WorkflowSource): string[][] {
  const text = files.map((file) => file.text).join('\n');
  return Object.entries(policySchema.shape).flatMap(([key, schema]) => {
    const { rule, title } = schema.meta() as { readonly rule: string; readonly title: string };
    const value: unknown = schema.parse(undefined);
    if (!new RegExp(`policy\\.${key}\\b`).test(text) || !/\b(days|months)\b/i.test(title)) return [];
    return [[plain(title), String(value).replaceAll(',', ', '), rule]];
  });
}

function sayTimes(source: WorkflowSource): string {
  const { workflow, acts } = source;
  const heading = `#### ${workflow.title}: time limits`;
  const named = Map.groupBy(acts.times, ({ name, fires }) => `${name} ${fires}`);
  const rows = [...named.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const setBy = inOrder(workflow, alike).map(({ command }) => titleOf(workflow, command));
    return [
      [titleOf(workflow, first.name), first.fires === 'on' ? 'on its day' : 'when its day has ended', [...new Set(setBy)].join('; ')],
    ];
  });
  const limits = policyOf(source);
  return [
    heading,
    rows.length === 0 ? 'Nothing runs out by itself.' : table(['What comes by itself', 'When', 'Set by'], rows),
    ...(limits.length === 0
      ? []
      : ['How long each takes is policy; these are the values unless the scheme sets others:', table(['Limit', 'Value', 'Rule'], limits)]),
  ].join('\n\n');
}

function sayRecipient(to: string): string {
  if (to === 'organisation') return 'the organisation';
  if (to === 'person') return 'the person concerned';
  return Object.hasOwn(roleLabels, to) ? roleLabels[to as keyof typeof roleLabels] : to;
}

function sayLetters({ workflow, acts }: WorkflowSource, titles: ProcessSource['letterTitles']): string {
  const heading = `#### ${workflow.title}: which letter follows`;
  const rows = inOrder(workflow, acts.letters).map(({ command, kind, to }) => [
    titleOf(workflow, command),
    plain(titles.get(kind) ?? kind),
    sayRecipient(to),
  ]);
  return `${heading}\n\n${rows.length === 0 ? 'None.' : table(['After', 'Letter', 'To'], rows)}`;
}

/** The section on one workflow. */
export function sayWorkflow(source: WorkflowSource, titles: ProcessSource['letterTitles']): string {
  const { workflow } = source;
  return [
    `### ${workflow.title}`,
    `![${workflow.title}: the same in words stands below the picture](process/${workflow.name}.svg)`,
    `#### ${workflow.title}: the picture in words`,
    inWords(workflow).map(sayState).join('\n'),
    sayRoles(workflow),
    sayTimes(source),
    sayLetters(source, titles),
  ].join('\n\n');
}
