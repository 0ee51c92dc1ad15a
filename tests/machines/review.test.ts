import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { review } from '../../machines/review.ts';
import { checkTable } from '../support/decision-table.ts';
import { fixtures } from './review.fixtures.ts';

describe('the decision table of the review', () => {
  it('is what the engine does, cell by cell', () => {
    const table = readFileSync(new URL('./review.table.md', import.meta.url), 'utf8');
    expect(checkTable(review, table, fixtures)).toEqual([]);
  });
});
