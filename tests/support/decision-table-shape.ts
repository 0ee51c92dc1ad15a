// Whether a decision table is whole: nothing missing, nothing unknown, nothing that no cell uses.
import type { Workflow } from '../../machines/workflow.ts';
import { cellsOf, type Failure, isRole, type Prepared, sayCell, type TableFixtures } from './decision-table-cells.ts';
import type { DecisionTable, TableRow } from './decision-table-text.ts';

const sameMembers = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one) => b.includes(one));

/** The members of one list that the other lacks, each as a failure. */
function lacking(where: string, names: Iterable<string>, known: Iterable<string>, says: string): Failure[] {
  const have = new Set(known);
  return [...names].filter((name) => !have.has(name)).map((name) => ({ where, says: `${says}: ${name}` }));
}

function checkWho(workflow: Workflow, table: DecisionTable): Failure[] {
  const wrong = [...table.who].flatMap(([name, who]): Failure[] => {
    const definition = workflow.commands[name];
    if (!definition) return [{ where: 'Who', says: `the workflow has no command "${name}"` }];
    if (sameMembers(definition.who, who)) return [];
    return [{ where: 'Who', says: `"${name}" may be sent by ${definition.who.join(', ')}; the table says ${who.join(', ')}` }];
  });
  return [...wrong, ...lacking('Who', Object.keys(workflow.commands), table.who.keys(), 'the table does not name the command')];
}

function checkRow(workflow: Workflow, table: DecisionTable, row: TableRow): Failure[] {
  const where = `line ${row.line}`;
  const ruleIds = ['E1', 'E2', ...workflow.rules.map((rule) => rule.id)];
  const target = row.answer.startsWith('→ ') ? row.answer.slice(2) : null;
  const failures = [
    ...lacking(where, row.commands, table.who.keys(), 'Who does not name the command'),
    ...lacking(where, row.when, table.facts.keys(), 'Facts does not say what this means'),
    ...row.as.filter((role) => !isRole(role)).map((role) => ({ where, says: `there is no role "${role}"` })),
    ...(target === null
      ? lacking(where, [row.answer], ruleIds, 'the workflow has no rule')
      : lacking(where, [target], Object.keys(workflow.machine.states), 'the machine has no state')),
  ];
  if (row.commands.length > 1 && row.answer !== 'E1') failures.push({ where, says: 'only a row answered E1 may name several commands' });
  if (target === null && row.asks !== null) failures.push({ where, says: 'a refusal asks for nothing: leave asks blank' });
  return failures;
}

/** Every state, command and role that may send it must be answered in the ordinary case or a named one. */
function checkMissing(workflow: Workflow, table: DecisionTable): Failure[] {
  const keyOf = (state: string, command: string, role: string) => `${state}, ${command} as ${role}`;
  const there = cellsOf(table).map((cell) => keyOf(cell.state, cell.command, cell.role));
  const wanted = Object.keys(workflow.machine.states).flatMap((state) =>
    Object.entries(workflow.commands).flatMap(([command, { who }]) => who.map((role) => keyOf(state, command, role))),
  );
  return lacking('the table', wanted, there, 'no cell answers');
}

/** What is missing from a table, unknown in it, or never shown by it. */
export function checkShape(workflow: Workflow, table: DecisionTable, fixtures: TableFixtures): Failure[] {
  const used = table.rows.flatMap((row) => row.when);
  const answers = table.rows.map((row) => row.answer);
  return [
    ...checkWho(workflow, table),
    ...table.rows.flatMap((row) => checkRow(workflow, table, row)),
    ...lacking('the table', table.states, Object.keys(workflow.machine.states), 'the machine has no state'),
    ...checkMissing(workflow, table),
    ...lacking('Facts', table.facts.keys(), Object.keys(fixtures.named), 'no fixture is named'),
    ...lacking('fixtures', Object.keys(fixtures.named), table.facts.keys(), 'Facts does not say what this means'),
    ...lacking('Facts', table.facts.keys(), used, 'no row uses'),
    ...lacking(
      'the table',
      workflow.rules.map((rule) => rule.id),
      answers,
      'no cell is refused by the rule',
    ),
  ];
}

const isReference = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.startsWith('text:')
    : typeof value === 'object' && value !== null && Object.values(value).some(isReference);

/** The payloads of cells that reach the rules must be what the command's own schema lets through; where a text is split off, its reference stands. */
export function checkPayloads(workflow: Workflow, prepared: readonly Prepared[]): Failure[] {
  const judged = prepared.filter(({ cell }) => cell.answer !== 'E1' && cell.answer !== 'E2');
  return judged.flatMap(({ cell, situation }) => {
    const parsed = workflow.commands[cell.command]?.data.safeParse(situation.data);
    const at = (path: readonly PropertyKey[]) =>
      path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], situation.data);
    // Some texts have a form of their own (a web address), which their references do not have.
    const issues = (parsed?.error?.issues ?? []).filter((issue) => issue.path.length === 0 || !isReference(at(issue.path)));
    if (issues.length === 0) return [];
    const said = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return [{ where: sayCell(cell), says: `the fixture's payload does not parse: ${said.join('; ')}` }];
  });
}
