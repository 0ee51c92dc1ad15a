// Everything docs/process.md is made from, read once: machines, tables, rules, code, letters, tests.
import { readFileSync } from 'node:fs';
import type { Workflow } from '../../../machines/workflow.ts';
import { registry } from '../../../src/engine/workflows.ts';
import { listLetters } from '../../../src/letters/compose.ts';
import { type Homes, readHomes } from '../rule-homes.ts';
import { type DocumentedRule, readRulesDoc } from '../rules-doc.ts';
import { readSourceFiles, type SourceFile } from '../source-files.ts';
import { readTitles } from '../test-titles.ts';
import { type Acts, readActs } from './acts.ts';
import { codeHomes } from './code-homes.ts';
import { appendixClauses } from './paper-appendices.ts';
import type { Clause } from './paper-clause.ts';
import { reportClauses } from './paper-report.ts';

/** A workflow with what its table shows and the text of its files. */
export interface WorkflowSource {
  readonly workflow: Workflow;
  readonly acts: Acts;
  readonly files: readonly SourceFile[];
}

/** What the document says, before it is said. */
export interface ProcessSource {
  readonly clauses: readonly Clause[];
  readonly rules: readonly DocumentedRule[];
  /** The paragraph of docs/rules.md on what is out of scope. */
  readonly outOfScope: string;
  readonly homes: Homes;
  readonly code: ReadonlyMap<string, readonly string[]>;
  /** By kind, the title of every letter in the catalogue. */
  readonly letterTitles: ReadonlyMap<string, string>;
  readonly workflows: readonly WorkflowSource[];
}

/** Reads it all. `root` is the project's folder, ending in a slash. */
export async function readProcess(root: string): Promise<ProcessSource> {
  const rulesText = readFileSync(`${root}docs/rules.md`, 'utf8');
  const files = readSourceFiles();
  const workflows: WorkflowSource[] = [];
  for (const { workflow } of Object.values(registry)) {
    const own = files.filter(({ path }) => path.startsWith(`machines/${workflow.name}.`));
    workflows.push({ workflow, acts: await readActs(workflow), files: own });
  }
  return {
    clauses: [...reportClauses, ...appendixClauses],
    rules: readRulesDoc(rulesText),
    outOfScope: rulesText.split('## Out of scope')[1] ?? '',
    homes: await readHomes(registry, readTitles(root)),
    code: codeHomes(files),
    letterTitles: new Map(listLetters().map(({ kind, title }) => [kind, title])),
    workflows,
  };
}
