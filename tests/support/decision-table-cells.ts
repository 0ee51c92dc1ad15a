// The cells of a decision table: each made into a situation and judged by the real step.
import type { Effect } from '../../machines/effects.ts';
import { type Role, roles } from '../../machines/roles.ts';
import type { Act, Snapshot, Workflow } from '../../machines/workflow.ts';
import { NEW, step } from '../../src/engine/step.ts';
import type { DecisionTable, TableRow } from './decision-table-text.ts';

/** What one cell is judged on. The snapshot of `new` is null. */
export interface Situation {
  readonly snapshot: Snapshot | null;
  readonly data: unknown;
  readonly act: Act<unknown>;
}

/** The facts behind a table: a case in each state, the ordinary command of each kind, and named changes to a situation. */
export interface TableFixtures {
  readonly workflow: Workflow;
  /** A case in every state but `new`. */
  readonly states: Readonly<Record<string, Snapshot>>;
  /** The payload (as the machine sees it: texts are 'text:…') and the act of a command that nothing but state and role speaks against. */
  readonly ordinary: (state: string, command: string, role: Role) => { readonly data: unknown; readonly act: Act<unknown> };
  readonly named: Readonly<Record<string, (situation: Situation) => Situation>>;
}

/** One cell: a command by one role in one state, with the answer expected. */
export interface Cell {
  readonly line: number;
  readonly state: string;
  readonly command: string;
  readonly role: Role;
  readonly when: readonly string[];
  readonly answer: string;
  readonly asks: readonly string[] | null;
}

/** A cell or a line that is not as the engine has it. */
export interface Failure {
  readonly where: string;
  readonly says: string;
}

/** Whether a name of the table is one of the roles. */
export const isRole = (name: string): name is Role => roles.some((role) => role === name);

/** A cell in words: 'line 12: scheduled, publish as administrator, late'. */
export function sayCell(cell: Cell): string {
  const when = cell.when.length > 0 ? `, ${cell.when.join(' + ')}` : '';
  return `${cell.line > 0 ? `line ${cell.line}: ` : ''}${cell.state}, ${cell.command} as ${cell.role}${when}`;
}

function cellsOfRow(table: DecisionTable, row: TableRow): Cell[] {
  const { line, state, when, answer, asks } = row;
  return row.commands.flatMap((command) => {
    const as = row.as.length > 0 ? row.as : (table.who.get(command) ?? []);
    return as.filter(isRole).map((role) => ({ line, state, command, role, when, answer, asks }));
  });
}

/** Every cell of the table: its rows for each role, and E2 for every role that the table's Who leaves out, in every state. */
export function cellsOf(table: DecisionTable): Cell[] {
  const others = table.states.flatMap((state) =>
    [...table.who].flatMap(([command, who]) =>
      roles
        .filter((role) => !who.includes(role))
        .map((role): Cell => ({ line: 0, state, command, role, when: [], answer: 'E2', asks: null })),
    ),
  );
  return [...table.rows.flatMap((row) => cellsOfRow(table, row)), ...others];
}

/** An effect as the table's `asks` column writes it. */
export function sayEffect(effect: Effect): string {
  switch (effect.do) {
    case 'letter':
      return `letter ${effect.kind}`;
    case 'set-deadline':
      return `set ${effect.name}`;
    case 'clear-deadline':
      return `clear ${effect.name}`;
    case 'send':
    case 'open':
      return `${effect.do} ${effect.command}`;
    case 'publish':
      return `publish ${effect.register}`;
    default:
      return effect.do;
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** Facts that throw when the command reads one that it does not declare, or that the fixture does not give. */
function watched(facts: unknown, command: string, declared: readonly string[]): unknown {
  if (typeof facts !== 'object' || facts === null) return facts;
  return new Proxy(facts, {
    get(target, name) {
      if (typeof name === 'string' && !declared.includes(name))
        throw new Error(`"${command}" reads the fact "${name}" without declaring it`);
      if (!Reflect.has(target, name)) throw new Error(`the fixture of "${command}" does not give the fact "${String(name)}"`);
      return Reflect.get(target, name);
    },
  });
}

/** A cell with the situation it is judged on, made once and frozen, so that a machine that changes what it is given throws. */
export interface Prepared {
  readonly cell: Cell;
  readonly situation: Situation;
}

/** Makes a cell's situation. Throws an Error when a named fixture is not there or moves the case to another state. */
export function prepare(cell: Cell, fixtures: TableFixtures): Prepared {
  const base = fixtures.ordinary(cell.state, cell.command, cell.role);
  let situation: Situation = { snapshot: snapshotOf(cell.state, fixtures), data: base.data, act: base.act };
  for (const name of cell.when) {
    const change = fixtures.named[name];
    if (!change) throw new Error(`no fixture is named "${name}"`);
    situation = change(situation);
  }
  if ((situation.snapshot?.state ?? NEW) !== cell.state) throw new Error(`the fixture moves the case to "${situation.snapshot?.state}"`);
  if (!situation.act.actor.roles.includes(cell.role)) throw new Error('the fixture takes the role away');
  const { act, snapshot, data } = situation;
  const declared = fixtures.workflow.commands[cell.command]?.facts ?? [];
  const facts = watched(frozen(act.facts), cell.command, declared);
  return { cell, situation: { snapshot: frozen(snapshot), data: frozen(data), act: { ...act, facts } } };
}

function snapshotOf(state: string, fixtures: TableFixtures): Snapshot | null {
  if (state === NEW) return null;
  const snapshot = fixtures.states[state];
  if (!snapshot) throw new Error(`the fixtures have no case in the state "${state}"`);
  return snapshot;
}

/** What is wrong with a cell, or null. `judge` is the real step, or a mutant of it. */
export function checkCell({ cell, situation }: Prepared, workflow: Workflow, judge: typeof step = step): Failure | null {
  try {
    const { snapshot, data, act } = situation;
    const got = judge(workflow, snapshot, { type: cell.command, data, act });
    const answer = got.ok ? `→ ${got.snapshot.state}` : got.refusal.rule;
    if (answer !== cell.answer) return { where: sayCell(cell), says: `expected ${cell.answer}, got ${sayGot(got, answer)}` };
    if (!got.ok || cell.asks === null) return null;
    const asked = got.effects.map(sayEffect).sort().join('; ') || '-';
    const expected = [...cell.asks].sort().join('; ') || '-';
    return asked === expected ? null : { where: sayCell(cell), says: `expected to ask for: ${expected}; asked for: ${asked}` };
  } catch (thrown) {
    return { where: sayCell(cell), says: `threw: ${sayThrown(thrown)}` };
  }
}

function sayGot(got: ReturnType<typeof step>, answer: string): string {
  return got.ok ? answer : `${answer}: ${got.refusal.says}`;
}

function sayThrown(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The cells with their situations, and a failure for each that cannot be made. */
export function prepareAll(table: DecisionTable, fixtures: TableFixtures): { readonly prepared: Prepared[]; readonly failures: Failure[] } {
  const prepared: Prepared[] = [];
  const failures: Failure[] = [];
  for (const cell of cellsOf(table)) {
    try {
      prepared.push(prepare(cell, fixtures));
    } catch (thrown) {
      failures.push({ where: sayCell(cell), says: sayThrown(thrown) });
    }
  }
  return { prepared, failures };
}
