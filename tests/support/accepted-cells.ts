// What every accepted cell of a hand-written table leads to, for promises that look at all of them together.
import type { Effect } from '../../machines/effects.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { step } from '../../src/engine/step.ts';
import { type Cell, prepareAll, type TableFixtures } from './decision-table-cells.ts';
import { parseTable } from './decision-table-text.ts';

/** A cell that the engine takes, with the case after it and what it asks for. */
interface Taken {
  readonly cell: Cell;
  readonly after: Snapshot;
  readonly effects: readonly Effect[];
}

/** The accepted cells of a table. */
export function acceptedCells(fixtures: TableFixtures, table: string): readonly Taken[] {
  return prepareAll(parseTable(table), fixtures).prepared.flatMap(({ cell, situation }) => {
    const { snapshot, data, act } = situation;
    const result = step(fixtures.workflow, snapshot, { type: cell.command, data, act });
    return result.ok ? [{ cell, after: result.snapshot, effects: result.effects }] : [];
  });
}
