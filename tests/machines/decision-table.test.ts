import { describe, expect, it } from 'vitest';
import type { Workflow } from '../../machines/workflow.ts';
import { checkTable, type TableFixtures } from '../support/decision-table.ts';
import { parseTable } from '../support/decision-table-text.ts';
import { lending, lendingAct, lendingStates } from '../support/sample-workflow.ts';
import { mutantsOf } from './mutants.ts';

const payloads: Readonly<Record<string, unknown>> = {
  ask: { title: 'Projects' },
  lend: { until: '2026-05-20' },
  giveBack: {},
  due: { name: 'due', due: '2026-05-20' },
};

const fixtures: TableFixtures = {
  workflow: lending,
  states: lendingStates,
  ordinary: (_state, command, role) => ({ data: payloads[command], act: lendingAct(role) }),
  named: {
    'three out': (situation) => ({ ...situation, act: { ...situation.act, facts: { onLoan: 3 } } }),
    'past day': (situation) => ({ ...situation, data: { until: '2026-04-30' } }),
    late: (situation) => ({ ...situation, act: { ...situation.act, on: '2026-05-21' } }),
  },
};

const whole = `
# Lending desk
## Who
| command | roles |
| --- | --- |
| ask | lead, contributor |
| lend | administrator |
| giveBack | lead, contributor |
| due | system |
## Facts
| name | meaning |
| --- | --- |
| three out | The person has three books already. |
| past day | The day asked for is over. |
| late | It is the day after the book was due. |
## State: new
| command | as | when | answer | asks |
| --- | --- | --- | --- | --- |
| ask | | | → asked | - |
| lend, giveBack, due | | | E1 | |
## State: asked
| command | as | when | answer | asks |
| --- | --- | --- | --- | --- |
| lend | | | → lent | set due |
| lend | | three out | X1a | |
| lend | | past day | X2a | |
| ask, giveBack, due | | | E1 | |
## State: lent
| command | as | when | answer | asks |
| --- | --- | --- | --- | --- |
| giveBack | lead | | → back | - |
| giveBack | contributor | | → back | - |
| giveBack | | late | → backLate | - |
| due | | | → lent | - |
| ask, lend | | | E1 | |
## State: back
| command | as | when | answer | asks |
| --- | --- | --- | --- | --- |
| ask, lend, giveBack, due | | | E1 | |
## State: backLate
| command | as | when | answer | asks |
| --- | --- | --- | --- | --- |
| ask, lend, giveBack, due | | | E1 | |
`;

const said = (text: string, workflow: Workflow = lending, with_: TableFixtures = fixtures) =>
  checkTable(workflow, text, with_).map(({ where, says }) => `${where} | ${says}`);

describe('a decision table is compared with the engine', () => {
  it('finds nothing in a table that is whole and true', () => {
    expect(said(whole)).toEqual([]);
  });

  it.each([
    ['a wrong state', '→ lent |', '→ asked |', /asked, lend as administrator \| expected → asked, got → lent/],
    ['a wrong rule', '| three out | X1a', '| three out | X2a', /three out \| expected X2a, got X1a: They have 3 books/],
    ['a wrong effect', 'set due', 'clear due', /expected to ask for: clear due; asked for: set due/],
    ['an effect that is not mentioned', 'set due', '-', /expected to ask for: -; asked for: set due/],
    ['a missing state', /## State: backLate[^#]*/, '', /no cell answers: backLate, ask as lead/],
    ['a rule no cell shows', '| lend | | three out | X1a | |\n', '', /no cell is refused by the rule: X1a/],
    [
      'a role too many',
      '| lend | administrator |',
      '| lend | administrator, lead |',
      /"lend" may be sent by administrator; the table says/,
    ],
    ['an unknown command', '| due | system |', '| due | system |\n| burn | system |', /the workflow has no command "burn"/],
    ['an unknown rule', 'X1a', 'X9z', /the workflow has no rule: X9z/],
    ['an unknown fixture', '| three out | X1a', '| four out | X1a', /Facts does not say what this means: four out/],
    ['an unknown role', '| giveBack | lead |', '| giveBack | leed |', /there is no role "leed"/],
    ['several commands in a row that is not E1', '| due | | | → lent', '| due, giveBack | | | → lent', /only a row answered E1/],
  ])('finds %s', (_what, from, to, expected) => {
    const found = said(whole.replace(from, to));
    expect(found.join('\n')).toMatch(expected);
  });

  it('finds a role that no row answers', () => {
    const gone = whole
      .replace('| giveBack | contributor | | → back | - |\n', '')
      .replace('| giveBack | | late |', '| giveBack | lead | late |');
    expect(said(gone)).toEqual(['the table | no cell answers: lent, giveBack as contributor']);
  });

  it('finds a fact that a command reads without declaring it', () => {
    const lend = { ...lending.commands.lend, facts: [] } as unknown as Workflow['commands'][string];
    const workflow = { ...lending, commands: { ...lending.commands, lend } };
    expect(said(whole, workflow, { ...fixtures, workflow }).join('\n')).toMatch(/"lend" reads the fact "onLoan" without declaring it/);
  });

  it('finds a payload that the schema would not let through', () => {
    const ordinary: TableFixtures['ordinary'] = (_state, command, role) => ({
      data: command === 'ask' ? { title: 7 } : payloads[command],
      act: lendingAct(role),
    });
    expect(said(whole, lending, { ...fixtures, ordinary }).join('\n')).toMatch(
      /new, ask as lead \| the fixture's payload does not parse: title/,
    );
  });

  it('names the line that is not a row', () => {
    expect(() => parseTable(whole.replace('| past day | X2a | |', '| past day |'))).toThrow(/^Line \d+: expected \| command/);
  });
});

describe('mutants: every rule and guard is held by a cell', () => {
  it('kills each rule, each guard both ways, E1 and E2', () => {
    const results = mutantsOf(fixtures, whole);
    expect(results.map(({ id }) => id)).toEqual(['E1', 'E2', 'X1a', 'X2a', 'isLate → true', 'isLate → false']);
    expect(results.filter(({ killers }) => killers.length === 0)).toEqual([]);
  });

  it('lets a mutant survive when the cell that shows it is gone', () => {
    const without = whole.replace('| giveBack | | late | → backLate | - |\n', '');
    const survivors = mutantsOf(fixtures, without).filter(({ killers }) => killers.length === 0);
    expect(survivors.map(({ id }) => id)).toEqual(['isLate → false']);
  });
});
