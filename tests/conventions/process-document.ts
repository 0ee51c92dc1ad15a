// `npm run process`: writes docs/process.md, the pictures in docs/process/, and the places of boxes and arrows that pictures are drawn by.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { letterKinds } from '../../machines/letter-kinds.ts';
import { drawWorkflow } from '../../src/diagrams/draw.ts';
import { graphOf } from '../../src/diagrams/graph.ts';
import type { Layout } from '../../src/diagrams/layout.ts';
import { layOut } from '../support/process/lay-out.ts';
import { letterFaults } from '../support/process/letters-of-rules.ts';
import { linkTo } from '../support/process/markdown.ts';
import { clauseFaults } from '../support/process/paper-clause.ts';
import { type ProcessSource, readProcess } from '../support/process/process-source.ts';
import { sayClauses } from '../support/process/say-clauses.ts';
import { sayRules } from '../support/process/say-rules.ts';
import { sayWorkflow } from '../support/process/say-workflow.ts';
import { registryFaults } from '../support/rule-homes.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const opening = `# The process

Written by \`npm run process\` from the software itself: its machines, its rules and the tables that they are tested against. A test fails when
it is out of date, when a clause of the council paper has no home, or when a rule that is said to be kept has none.

How to read it. A case of each kind goes through *states*. A *command* is something that a person does, or that happens by itself because a
date has come or another case has moved. *Rules* say who may do it and when, and refuse with a sentence. *Letters* follow.`;

const picturesRead = `## The workflows

In the pictures a thick line is the way a case is meant to go, a thin one what else a person can do, a dashed one what happens by itself. A
box with a double frame is a closed case. What many states share, and what goes back in a large picture, is said inside the box by the numbers
of the states. Not every command changes the state: the words below each picture have them all.`;

function contents({ workflows, rules }: ProcessSource): string {
  const sections = [...new Set(rules.map(({ section }) => section))];
  return [
    `- ${linkTo('The council paper, clause by clause')}`,
    `- ${linkTo('The workflows')}`,
    ...workflows.map(({ workflow }) => `  - ${linkTo(workflow.title)}`),
    `- ${linkTo('The rules, one by one')}`,
    ...sections.map((section) => `  - ${linkTo(section)}`),
  ].join('\n');
}

/** The document's text. */
export function sayProcess(source: ProcessSource): string {
  const workflows = source.workflows.map((one) => sayWorkflow(one, source.letterTitles));
  return `${[opening, contents(source), sayClauses(source.clauses, source.rules), picturesRead, ...workflows, sayRules(source)].join('\n\n')}\n`;
}

/** What is amiss: a clause or a rule without a home, a letter that follows no act. Each is named. */
export function processFaults(source: ProcessSource): string[] {
  const asked = new Set(source.workflows.flatMap(({ acts }) => acts.letters.map(({ kind }) => kind)));
  return [
    ...clauseFaults(source.clauses, source.rules, source.outOfScope),
    ...registryFaults(source.rules, source.homes),
    ...letterFaults(source.rules.map(({ id }) => id)),
    ...letterKinds.filter((kind) => !asked.has(kind)).map((kind) => `the letter "${kind}" follows no act of any table`),
  ];
}

const oneLine = (entries: readonly (readonly [string, unknown])[], indent: string) =>
  entries.map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n');

/** Layouts as JSON, a place on a line, so that a changed arrow is a changed line. */
function sayLayouts(layouts: ReadonlyMap<string, Layout>): string {
  const each = [...layouts].map(([name, { width, height, boxes, arrows }]) => {
    const places = { boxes, arrows };
    const parts = Object.entries(places).map(([part, all]) => `    "${part}": {\n${oneLine(Object.entries(all), '      ')}\n    }`);
    return `  "${name}": {\n    "width": ${width},\n    "height": ${height},\n${parts.join(',\n')}\n  }`;
  });
  return `{\n${each.join(',\n')}\n}\n`;
}

/** Every generated file by its path from the project's folder. */
export async function processFiles(source: ProcessSource): Promise<ReadonlyMap<string, string>> {
  const layouts = new Map<string, Layout>();
  for (const { workflow } of source.workflows) layouts.set(workflow.name, await layOut(graphOf(workflow)));
  const pictures = source.workflows.map(({ workflow }) => {
    const layout = layouts.get(workflow.name);
    return [`docs/process/${workflow.name}.svg`, `${drawWorkflow(workflow, layout ? { layout } : {})}\n`] as const;
  });
  return new Map([['docs/process.md', sayProcess(source)], ['src/diagrams/layouts.json', sayLayouts(layouts)], ...pictures]);
}

if (import.meta.main) {
  const source = await readProcess(root);
  mkdirSync(`${root}docs/process`, { recursive: true });
  for (const [path, text] of await processFiles(source)) writeFileSync(`${root}${path}`, text);
  const faults = processFaults(source);
  for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
  process.stdout.write(
    `docs/process.md: ${source.clauses.length} clauses, ${source.rules.length} rules, ${source.workflows.length} workflows\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
