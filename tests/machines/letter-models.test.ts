import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LetterEffect } from '../../machines/effects.ts';
import { step } from '../../src/engine/step.ts';
import { letters } from '../../src/letters/catalogue.ts';
import type { TableFixtures } from '../support/decision-table.ts';
import { type Prepared, prepareAll, sayCell } from '../support/decision-table-cells.ts';
import { parseTable } from '../support/decision-table-text.ts';
import { workflowNames } from './mutants.ts';

/** What the composing job adds around a case. */
const names = { organisation: 'An organisation', hub: 'A hub', reference: 'CECH-AP-0001' };

function lettersOf({ situation, cell }: Prepared, { workflow }: TableFixtures): LetterEffect[] {
  const { snapshot, data, act } = situation;
  const result = step(workflow, snapshot, { type: cell.command, data, act });
  return result.ok ? result.effects.filter((effect) => effect.do === 'letter') : [];
}

describe.each(workflowNames())('the letters that %s asks for', (name) => {
  it('carry what the letter needs in every cell of the table', async () => {
    const { fixtures } = (await import(`./${name}.fixtures.ts`)) as { fixtures: TableFixtures };
    const table = parseTable(readFileSync(new URL(`./${name}.table.md`, import.meta.url), 'utf8'));
    const accepted = prepareAll(table, fixtures).prepared.filter(({ cell }) => cell.answer.startsWith('→'));
    const asked = accepted.flatMap((prepared) => lettersOf(prepared, fixtures).map((letter) => ({ letter, cell: prepared.cell })));
    const faults = asked.flatMap(({ letter, cell }) => {
      const parsed = letters[letter.kind].model.safeParse({ ...names, ...letter.model });
      return parsed.success
        ? []
        : [`${letter.kind} (${sayCell(cell)}): ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)}`];
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});
