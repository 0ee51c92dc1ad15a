// The table of outcomes: as the search finds it, as docs/outcomes.md has it written by hand, and the cells in which the two differ.
import type { Ends } from './outcomes.ts';
import { isClosedPhase, isOutcome, phasesOf } from './phase.ts';
import { workflowNames, workflowOf } from './workflows.ts';

/** The table as Markdown: a row for each phase in which a case is open, a column for each outcome. */
export function outcomeTables(ends: Ends): string {
  return workflowNames
    .map((name) => {
      const phases = phasesOf(name);
      const outcomes = phases.filter((phase) => isOutcome(name, phase));
      const cell = (phase: string, end: string) => (ends.get(`${name}.${phase}`)?.has(end) ? 'yes' : 'no');
      const rows = phases
        .filter((phase) => !isClosedPhase(name, phase))
        .map((phase) => `| \`${phase}\` | ${outcomes.map((end) => cell(phase, end)).join(' | ')} |`);
      return [
        `### ${workflowOf(name).title} (\`${name}\`)`,
        '',
        `| from | ${outcomes.map((end) => `\`${end}\``).join(' | ')} |`,
        `| --- |${outcomes.map(() => ' --- |').join('')}`,
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

/** The cells in which two such tables differ, each as a sentence; a cell that says neither yes nor no is told, too. */
export function differingCells(written: string, found: string): string[] {
  const [ours, theirs] = [cellsOf(written), cellsOf(found)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((cell) => ours.get(cell) !== theirs.get(cell))
    .map((cell) => `${cell}: the written table says “${ours.get(cell) ?? 'nothing'}”, the search found “${theirs.get(cell) ?? 'nothing'}”`);
}

/** What is named in backquotes; what else a cell says is for people. */
const named = (text: string) => /`([^`]+)`/.exec(text)?.[1] ?? text;

/** A cell begins with yes or no; the rule ids and notes after it are for people. */
const answerIn = (text: string) => /^(yes|no)(?![\p{L}])/u.exec(text)?.[1] ?? text;

function cellsOf(text: string): Map<string, string> {
  const cells = new Map<string, string>();
  let workflow = '';
  let heads: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) workflow = /\(`([\w-]+)`\)/.exec(line)?.[1] ?? '';
    if (workflow === '' || !line.startsWith('|') || line.startsWith('| ---')) continue;
    const [first = '', ...rest] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (first === 'from') heads = rest.map(named);
    else
      rest.forEach((cell, at) => {
        cells.set(`${workflow}: from ${named(first)} to ${heads[at]}`, answerIn(cell));
      });
  }
  return cells;
}
