import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { application } from '../../machines/application.ts';
import { checkTable } from '../support/decision-table.ts';
import { fixtures } from './application.fixtures.ts';
import { mutantsOf } from './mutants.ts';

const table = readFileSync(new URL('./application.table.md', import.meta.url), 'utf8');

describe('the decision table of the application', () => {
  it('is what the engine does, cell by cell', () => {
    expect(checkTable(application, table, fixtures)).toEqual([]);
  });

  it('has a cell that notices when a rule is missing or a guard is stuck', () => {
    expect(mutantsOf(fixtures, table).filter(({ killers }) => killers.length === 0)).toEqual([]);
  });
});
