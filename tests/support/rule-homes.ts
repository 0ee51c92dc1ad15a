// Where each rule of docs/rules.md is kept: a registered rule of a workflow, a refusal of the engine itself, or a test that names it.
import { existsSync, readFileSync } from 'node:fs';
import { clauseOf, type Rule, type Workflow } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import type { Registry } from '../../src/engine/workflows.ts';
import { cellsOf, prepare, type TableFixtures } from './decision-table-cells.ts';
import { parseTable } from './decision-table-text.ts';
import type { DocumentedRule } from './rules-doc.ts';
import { readSourceFiles } from './source-files.ts';
import { citedIn, type Title } from './test-titles.ts';

/** A registered rule with a sentence it refuses with, taken from the first cell of the workflow's table that it answers. */
export interface Refusing {
  readonly id: string;
  readonly clause: string;
  readonly workflow: string;
  /** The buttons it stands before. */
  readonly before: readonly string[];
  /** Null when no cell of the table is refused by it. */
  readonly says: string | null;
}

/** All there is that can keep a rule. */
export interface Homes {
  readonly refusing: readonly Refusing[];
  /** The ids of the engine's own refusals, by the files that give them. */
  readonly engine: ReadonlyMap<string, readonly string[]>;
  readonly titles: readonly Title[];
}

/** The refusal of the first cell whose answer is the rule, or null. */
function sentenceOf(rule: Rule, fixtures: TableFixtures, tableText: string): string | null {
  const cell = cellsOf(parseTable(tableText)).find(({ answer }) => answer === rule.id);
  if (!cell) return null;
  const { situation } = prepare(cell, fixtures);
  const got = step(fixtures.workflow, situation.snapshot, { type: cell.command, data: situation.data, act: situation.act });
  return !got.ok && got.refusal.rule === rule.id ? got.refusal.says : null;
}

async function refusingOf(workflow: Workflow): Promise<Refusing[]> {
  const beside = (file: string) => new URL(`../machines/${workflow.name}.${file}`, import.meta.url);
  if (!existsSync(beside('table.md'))) throw new Error(`tests/machines has no table of "${workflow.name}"`);
  const tableText = readFileSync(beside('table.md'), 'utf8');
  const { fixtures } = (await import(beside('fixtures.ts').href)) as { fixtures: TableFixtures };
  return workflow.rules.map((rule) => ({
    id: rule.id,
    clause: clauseOf(rule.id),
    workflow: workflow.title,
    before: rule.when.map((command) => workflow.commands[command]?.title ?? command),
    says: sentenceOf(rule, fixtures, tableText),
  }));
}

const OWN_REFUSAL = /(['"])(E\d+)\1/g;

function engineRefusals(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, text } of readSourceFiles().filter(({ path }) => path.startsWith('src/engine/'))) {
    for (const id of new Set([...text.matchAll(OWN_REFUSAL)].map(([, , id = '']) => id))) found.set(id, [...(found.get(id) ?? []), path]);
  }
  return found;
}

/** Reads the registry, the tables and the sources. */
export async function readHomes(registry: Registry, titles: readonly Title[]): Promise<Homes> {
  const refusing: Refusing[] = [];
  for (const { workflow } of Object.values(registry)) refusing.push(...(await refusingOf(workflow)));
  return { refusing, engine: engineRefusals(), titles };
}

/** The titles that name a rule, each once in a file. */
export function testsOf(homes: Homes, id: string): Title[] {
  const naming = homes.titles.filter(({ title }) => citedIn(title).includes(id));
  return naming.filter((one, at) => naming.findIndex(({ file, title }) => file === one.file && title === one.title) === at);
}

/** What is amiss between docs/rules.md and what keeps its rules: each a line that names the id. */
export function registryFaults(rules: readonly DocumentedRule[], homes: Homes): string[] {
  const known = new Map(rules.map((rule) => [rule.id, rule.status]));
  const cited = new Set(homes.titles.flatMap(({ title }) => citedIn(title)));
  const registered = new Set([...homes.refusing.map(({ clause }) => clause), ...homes.engine.keys()]);
  const promised = rules.filter(({ status }) => status === 'in this version').map(({ id }) => id);
  return [
    ...promised
      .filter((id) => !registered.has(id) && !cited.has(id))
      .map(
        (id) => `${id} is said to be in this version, and nothing keeps it: no registered rule, no refusal of the engine, no test names it`,
      ),
    ...[...registered].filter((id) => !known.has(id)).map((id) => `${id} is registered, and docs/rules.md does not know it`),
    ...[...registered]
      .filter((id) => known.get(id) === 'still to come')
      .map((id) => `${id} is registered, and docs/rules.md says it is still to come`),
    ...[...cited].filter((id) => !known.has(id)).map((id) => `${id} is named by a test, and docs/rules.md does not know it`),
    ...homes.refusing.filter(({ says }) => says === null).map(({ id, workflow }) => `${id} (${workflow}) refuses in no cell of its table`),
  ];
}
