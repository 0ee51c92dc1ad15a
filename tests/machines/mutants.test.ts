import { describe, expect, it } from 'vitest';
import { mutantsOfWorkflow, workflowNames } from './mutants.ts';

describe.each(workflowNames())('the rules and guards of %s', (name) => {
  it('each change at least one cell of the decision table when they are broken', async () => {
    const survivors = (await mutantsOfWorkflow(name)).filter(({ killers }) => killers.length === 0);
    expect(survivors.map(({ id }) => id)).toEqual([]);
  }, 120_000);
});
