import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { grant } from '../../machines/grant.ts';
import { checkTable } from '../support/decision-table.ts';
import { fixtures } from './grant.fixtures.ts';

const table = readFileSync(new URL('./grant.table.md', import.meta.url), 'utf8');

describe('the decision table of the grant', () => {
  it('is what the engine does, cell by cell', () => {
    expect(checkTable(grant, table, fixtures)).toEqual([]);
  });
});
