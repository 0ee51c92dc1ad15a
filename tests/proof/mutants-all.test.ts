// No invariant without a mutant: one that nothing was ever seen to break may check nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { invariants } from '../../src/proof/invariants.ts';

const texts = readdirSync(import.meta.dirname)
  .filter((name) => name.startsWith('mutants') && name !== 'mutants-all.test.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8').replaceAll("\\'", "'"))
  .join('\n');

it.each(invariants)('“$name” is seen to fail', ({ name }) => {
  expect(texts).toContain(name);
});

it('no two invariants have one name, by which the search tells them apart', () => {
  expect(new Set(invariants.map(({ name }) => name)).size).toBe(invariants.length);
});
