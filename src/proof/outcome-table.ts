// The table of outcomes as text, and two of them held against each other cell by cell.
import { isClosedState } from './apply.ts';
import type { Ends } from './outcomes.ts';
import { workflowNames, workflowOf } from './workflows.ts';

/** The table as Markdown: a row for each open state, a column for each end. */
export function outcomeTables(ends: Ends): string {
  return workflowNames
    .map((name) => {
      const workflow = workflowOf(name);
      const states = Object.keys(workflow.machine.states).filter((state) => state !== 'new');
      const closed = states.filter((state) => isClosedState(workflow, state));
      const rows = states
        .filter((state) => !closed.includes(state))
        .map((state) => `| ${state} | ${closed.map((end) => (ends.get(`${name}.${state}`)?.has(end) ? 'yes' : '·')).join(' | ')} |`);
      return [
        `### ${workflow.title} (\`${name}\`)`,
        '',
        `| from | ${closed.join(' | ')} |`,
        `| --- |${closed.map(() => ' --- |').join('')}`,
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

/** The cells in which two such tables differ, each as a sentence. */
export function differingCells(written: string, found: string): string[] {
  const [ours, theirs] = [cellsOf(written), cellsOf(found)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((cell) => ours.get(cell) !== theirs.get(cell))
    .map((cell) => `${cell}: the written table says “${ours.get(cell) ?? 'nothing'}”, the search found “${theirs.get(cell) ?? 'nothing'}”`);
}

function cellsOf(text: string): Map<string, string> {
  const cells = new Map<string, string>();
  let workflow = '';
  let heads: string[] = [];
  for (const line of text.split('\n')) {
    const named = /^### .*\(`([\w-]+)`\)/.exec(line)?.[1];
    if (named) workflow = named;
    if (!line.startsWith('|') || line.startsWith('| ---')) continue;
    const [first = '', ...rest] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (first === 'from') heads = rest;
    else
      rest.forEach((cell, at) => {
        cells.set(`${workflow}: from ${first} to ${heads[at]}`, cell);
      });
  }
  return cells;
}
