// `npm run mutants`: takes away each rule and forces each guard both ways, in every workflow, and shows which cells of its decision table notice.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { roles } from '../../machines/roles.ts';
import type { Workflow } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import type { TableFixtures } from '../support/decision-table.ts';
import { checkCell, type Prepared, prepareAll, sayCell } from '../support/decision-table-cells.ts';
import { parseTable } from '../support/decision-table-text.ts';

/** A workflow with one thing broken, and the cells that notice. No killers: the mutant survives, and nothing holds what it broke. */
export interface MutantResult {
  readonly id: string;
  readonly killers: readonly string[];
}

interface Mutant {
  readonly id: string;
  readonly workflow: Workflow;
  readonly judge: typeof step;
  /** The cells that could notice at all; the others answer before the mutation is asked. */
  readonly reaches: (prepared: Prepared) => boolean;
}

const isAccepted = ({ cell }: Prepared) => cell.answer.startsWith('→');

/** The engine without E1: what the state does not take changes nothing and is called done, as XState alone would have it. */
const withoutE1: typeof step = (workflow, snapshot, command) => {
  const result = step(workflow, snapshot, command);
  if (result.ok || result.refusal.rule !== 'E1') return result;
  return { ok: true, snapshot: snapshot ?? { state: 'new', context: {} }, effects: [] };
};

function engineMutants(workflow: Workflow): Mutant[] {
  const anyone = Object.entries(workflow.commands).map(([name, definition]) => [name, { ...definition, who: roles }]);
  return [
    { id: 'E1', workflow, judge: withoutE1, reaches: ({ cell }) => cell.answer === 'E1' },
    { id: 'E2', workflow: { ...workflow, commands: Object.fromEntries(anyone) }, judge: step, reaches: ({ cell }) => cell.answer === 'E2' },
  ];
}

function ruleMutants(workflow: Workflow): Mutant[] {
  const ids = [...new Set(workflow.rules.map((rule) => rule.id))];
  return ids.map((id) => ({
    id,
    workflow: { ...workflow, rules: workflow.rules.filter((rule) => rule.id !== id) },
    judge: step,
    reaches: ({ cell }) => workflow.rules.some((rule) => rule.id === id && rule.when.includes(cell.command)),
  }));
}

function guardMutants(workflow: Workflow): Mutant[] {
  const names = Object.keys(workflow.machine.implementations.guards);
  return names.flatMap((name) =>
    [true, false].map((forced) => ({
      id: `${name} → ${forced}`,
      workflow: { ...workflow, machine: workflow.machine.provide({ guards: { [name]: () => forced } }) },
      judge: step,
      reaches: isAccepted,
    })),
  );
}

/** Every mutant of a workflow with the cells of its table that notice it. */
export function mutantsOf(fixtures: TableFixtures, tableText: string): MutantResult[] {
  const { workflow } = fixtures;
  // A cell that is wrong already would seem to notice every mutant.
  const prepared = prepareAll(parseTable(tableText), fixtures).prepared.filter((one) => !checkCell(one, workflow));
  return [...engineMutants(workflow), ...ruleMutants(workflow), ...guardMutants(workflow)].map(
    ({ id, workflow: mutated, judge, reaches }) => ({
      id,
      killers: prepared.filter((one) => reaches(one) && checkCell(one, mutated, judge)).map(({ cell }) => sayCell(cell)),
    }),
  );
}

/** The workflows there are: one for each table of commands, so that a new one cannot be forgotten here. */
export function workflowNames(): string[] {
  const files = readdirSync(new URL('../../machines/', import.meta.url));
  return files
    .filter((file) => file.endsWith('.commands.ts'))
    .map((file) => file.slice(0, -'.commands.ts'.length))
    .sort();
}

/** The mutants of a workflow by its name, from the table and the fixtures beside this file. Throws an Error when one of them is not there. */
export async function mutantsOfWorkflow(name: string): Promise<MutantResult[]> {
  const missing = [`${name}.fixtures.ts`, `${name}.table.md`].filter((file) => !existsSync(new URL(file, import.meta.url)));
  if (missing.length > 0) throw new Error(`tests/machines has no ${missing.join(' and no ')}, so nothing holds the rules of "${name}".`);
  const { fixtures } = (await import(`./${name}.fixtures.ts`)) as { fixtures: TableFixtures };
  return mutantsOf(fixtures, readFileSync(new URL(`./${name}.table.md`, import.meta.url), 'utf8'));
}

function line(words: string): void {
  process.stdout.write(`${words}\n`);
}

const sayKillers = (killers: readonly string[]) =>
  `${killers.length} ${killers.length === 1 ? 'cell' : 'cells'}: ${killers.slice(0, 2).join(' | ')}`;

/** Prints every workflow's mutants and answers those that no cell notices. */
async function report(): Promise<string[]> {
  const survivors: string[] = [];
  for (const name of workflowNames()) {
    const results = await mutantsOfWorkflow(name);
    line(`\n${name}: ${results.length} mutants`);
    for (const { id, killers } of results) {
      line(`  ${id.padEnd(28)} ${killers.length > 0 ? sayKillers(killers) : 'SURVIVES: no cell of the table notices'}`);
      if (killers.length === 0) survivors.push(`${name} ${id}`);
    }
  }
  return survivors;
}

if (import.meta.main) {
  const survivors = await report();
  line(survivors.length === 0 ? '\nEvery mutant is noticed.' : `\n${survivors.length} survive: ${survivors.join(', ')}`);
  process.exitCode = survivors.length === 0 ? 0 : 1;
}
