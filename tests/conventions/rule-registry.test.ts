import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { registry } from '../../src/engine/workflows.ts';
import { ruleFaults } from '../support/machine-features.ts';
import { type Homes, type Refusing, registryFaults, testsOf } from '../support/rule-homes.ts';
import { type DocumentedRule, readRulesDoc } from '../support/rules-doc.ts';
import { citedIn, titlesIn } from '../support/test-titles.ts';
import { readRegistry, registryFile, sayRegistry } from './rule-registry.ts';

let rules: DocumentedRule[];
let homes: Homes;
beforeAll(async () => {
  ({ rules, homes } = await readRegistry());
});

describe('the rule registry', () => {
  it('has a home for every rule that is in this version, and registers no rule that is not', () => {
    expect(registryFaults(rules, homes)).toEqual([]);
  });

  it('has every refusal of the engine itself', () => {
    expect([...homes.engine.keys()].sort()).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6']);
  });

  it.each(Object.keys(registry))('has rules of %s in the right form, each once', (name) => {
    const workflow = registry[name]?.workflow;
    expect(workflow && ruleFaults(workflow)).toEqual([]);
  });

  it('has a sentence of every registered rule, from a cell of its workflow’s table', () => {
    expect(homes.refusing.length).toBeGreaterThan(90);
    for (const { id, workflow, says } of homes.refusing) expect(says, `${id}, ${workflow}`).toMatch(/^\S+ .*[.?]$/s);
  });

  it('is written down as it is in docs/rule-registry.md (else: npm run rules)', () => {
    expect(readFileSync(registryFile, 'utf8')).toBe(sayRegistry(rules, homes));
  });
});

describe('what the rule registry would notice', () => {
  const doc = readRulesDoc(
    '## Letters (L)\n\n- **L1** (Policy) — Kept. _Status: in this version._\n\n- **L2** (Policy) — Later. _Status: still to come._\n',
  );
  const nothing: Homes = { refusing: [], engine: new Map(), titles: [] };
  const rule = (clause: string, says: string | null = 'No.'): Refusing => ({
    id: `${clause}a`,
    clause,
    workflow: 'Loans',
    before: [],
    says,
  });
  const test = (title: string) => ({ file: 'tests/x.test.ts', title });
  const faults = (some: Partial<Homes>) => registryFaults(doc, { ...nothing, titles: [test('a letter (L1)')], ...some }).join('\n');

  it('nothing amiss, where a rule is registered, refused by the engine or named by a test', () => {
    expect(faults({})).toBe('');
    expect(faults({ titles: [], refusing: [rule('L1')] })).toBe('');
    expect(faults({ titles: [], engine: new Map([['L1', ['src/engine/x.ts']]]) })).toBe('');
    expect(faults({ titles: [test('a letter (L1)'), test('what comes (L2)')] })).toBe('');
  });

  it('a rule that is said to be in this version and has no home', () => {
    expect(faults({ titles: [] })).toMatch(/^L1 is said to be in this version, and nothing keeps it/);
    expect(faults({ titles: [test('a letter, L1'), test('a letter (L10)')] })).toMatch(/^L1 is said to be/);
  });

  it('a registered rule that is unknown or still to come, a test of an unknown one, and a rule that no cell shows', () => {
    expect(faults({ refusing: [rule('L2')] })).toBe('L2 is registered, and docs/rules.md says it is still to come');
    expect(faults({ refusing: [rule('L3')] })).toBe('L3 is registered, and docs/rules.md does not know it');
    expect(faults({ engine: new Map([['E9', []]]) })).toBe('E9 is registered, and docs/rules.md does not know it');
    expect(faults({ titles: [test('a letter (L1, L7)')] })).toBe('L7 is named by a test, and docs/rules.md does not know it');
    expect(faults({ refusing: [rule('L1', null)] })).toBe('L1a (Loans) refuses in no cell of its table');
  });

  it('a rule only where a title names it: in brackets, or before a colon at the beginning', () => {
    expect(citedIn('D4, D8: a decision (F16, R4)')).toEqual(['F16', 'R4', 'D4', 'D8']);
    expect(citedIn('refused with F1a (F1a)')).toEqual(['F1']);
    expect(citedIn('H1 is a heading, not (see H2) a rule: H3')).toEqual([]);
  });

  it('a title however it is quoted, and of tests that run for each of some cases', () => {
    const source = [
      `describe('one (L1)', () => {`,
      `  it("it's two", () => {});`,
      '  test(`three`, () => {});',
      `  it('it\\'s four', () => {});`,
      `  it.each([\n    ['a', f(1)],\n  ])('five %s', () => {});`,
      `  describe.each<[string]>(cases())(\n    'six',`,
      `  submit('not a title');`,
    ].join('\n');
    expect(titlesIn(source)).toEqual(['one (L1)', "it's two", 'three', "it's four", 'five %s', 'six']);
  });

  it('the same test once in a file, and each file', () => {
    const titles = [test('a (L1)'), test('a (L1)'), { file: 'tests/y.test.ts', title: 'a (L1)' }];
    expect(testsOf({ ...nothing, titles }, 'L1')).toHaveLength(2);
  });
});
