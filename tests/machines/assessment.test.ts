import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assessment } from '../../machines/assessment.ts';
import { checkTable } from '../support/decision-table.ts';
import { fixtures } from './assessment.fixtures.ts';
import { mutantsOf } from './mutants.ts';

const table = readFileSync(new URL('./assessment.table.md', import.meta.url), 'utf8');

it('does in every cell what the table says', () => {
  expect(checkTable(assessment, table, fixtures)).toEqual([]);
});

it('has a cell that notices when a rule is missing or a guard is stuck', () => {
  expect(mutantsOf(fixtures, table).filter(({ killers }) => killers.length === 0)).toEqual([]);
});
