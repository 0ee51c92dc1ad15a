// Compares a workflow's hand-written decision table with the real step: every cell, and that no cell is missing.
import type { Workflow } from '../../machines/workflow.ts';
import { checkCell, type Failure, prepareAll, type TableFixtures } from './decision-table-cells.ts';
import { checkPayloads, checkShape } from './decision-table-shape.ts';
import { parseTable } from './decision-table-text.ts';

export type { Failure, Situation, TableFixtures } from './decision-table-cells.ts';

/** Every way in which table, fixtures and engine disagree: cells, missing cells, unknown names, rules that no cell shows. */
export function checkTable(workflow: Workflow, tableText: string, fixtures: TableFixtures): Failure[] {
  const table = parseTable(tableText);
  const { prepared, failures } = prepareAll(table, fixtures);
  const wrong = prepared.map((one) => checkCell(one, workflow)).filter((failure) => failure !== null);
  return [...checkShape(workflow, table, fixtures), ...checkPayloads(workflow, prepared), ...failures, ...wrong];
}
