// What every lawful act of a workflow asks for, and where every rule refuses: read from the cells of its hand-written table, each judged by
// the real step.
import { readFileSync } from 'node:fs';
import type { Workflow } from '../../../machines/workflow.ts';
import { step } from '../../../src/engine/step.ts';
import { type Cell, cellsOf, prepare, type TableFixtures } from '../decision-table-cells.ts';
import { parseTable } from '../decision-table-text.ts';

/** A letter that follows an act. `to` is 'organisation', a role, or 'person' for somebody named. */
export interface LetterOfAct {
  readonly command: string;
  readonly kind: string;
  readonly to: string;
}

/** A date that an act sets. `name` is the command that it will send. */
export interface TimeOfAct {
  readonly command: string;
  readonly name: string;
  readonly fires: 'on' | 'after';
}

/** Everything the table of a workflow shows beside its answers. */
export interface Acts {
  readonly letters: readonly LetterOfAct[];
  readonly times: readonly TimeOfAct[];
  /** By registered rule, the states in which the table shows it refuse. */
  readonly refusedIn: ReadonlyMap<string, readonly string[]>;
}

function effectsOf(cell: Cell, fixtures: TableFixtures) {
  const { situation } = prepare(cell, fixtures);
  const got = step(fixtures.workflow, situation.snapshot, { type: cell.command, data: situation.data, act: situation.act });
  return got.ok ? got.effects : [];
}

function oncePer<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** Reads and judges the table of a workflow. */
export async function readActs(workflow: Workflow): Promise<Acts> {
  const beside = (file: string) => new URL(`../../machines/${workflow.name}.${file}`, import.meta.url);
  const { fixtures } = (await import(beside('fixtures.ts').href)) as { fixtures: TableFixtures };
  const cells = cellsOf(parseTable(readFileSync(beside('table.md'), 'utf8')));
  const letters: LetterOfAct[] = [];
  const times: TimeOfAct[] = [];
  const refusedIn = new Map<string, string[]>();
  for (const cell of cells) {
    const { command, answer, state } = cell;
    const known = refusedIn.get(answer) ?? [];
    if (!known.includes(state)) refusedIn.set(answer, [...known, state]);
    if (!answer.startsWith('→ ')) continue;
    for (const effect of effectsOf(cell, fixtures)) {
      if (effect.do === 'letter') letters.push({ command, kind: effect.kind, to: effect.to.replace(/:.*/, '') });
      if (effect.do === 'set-deadline') times.push({ command, name: effect.name.replace(/:.*/, ''), fires: effect.fires });
    }
  }
  return { letters: oncePer(letters), times: oncePer(times), refusedIn };
}
