import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { franchise } from '../../machines/franchise.ts';
import { checkTable } from '../support/decision-table.ts';
import { fixtures } from './franchise.fixtures.ts';
import { mutantsOf } from './mutants.ts';

const table = readFileSync(new URL('./franchise.table.md', import.meta.url), 'utf8');

describe('the decision table of the franchise', () => {
  it('is what the engine does, cell by cell', () => {
    expect(checkTable(franchise, table, fixtures)).toEqual([]);
  });

  it('has a cell that notices when a rule is missing or a guard is stuck', () => {
    expect(mutantsOf(fixtures, table).filter(({ killers }) => killers.length === 0)).toEqual([]);
  }, 60_000);
});
