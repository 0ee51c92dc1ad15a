// The hand-written decision table of a workflow (`tests/machines/<name>.table.md`) as data: what a policy officer reads, cell by cell.

/** One row of a state's table, with the line it stands on. Blank cells are ''. */
export interface TableRow {
  readonly line: number;
  readonly state: string;
  readonly commands: readonly string[];
  readonly as: readonly string[];
  /** The named fixtures, applied in order; none: the ordinary case. */
  readonly when: readonly string[];
  /** '→ state', or the id of the rule that refuses. */
  readonly answer: string;
  /** Null: not checked. Otherwise exactly these effects, in any order. */
  readonly asks: readonly string[] | null;
}

/** A parsed table: who may send what, what the named fixtures mean, and the rows of each state. */
export interface DecisionTable {
  readonly who: ReadonlyMap<string, readonly string[]>;
  readonly facts: ReadonlyMap<string, string>;
  readonly states: readonly string[];
  readonly rows: readonly TableRow[];
}

interface Line {
  readonly number: number;
  readonly heading: string;
  readonly cells: readonly string[];
}

const listOf = (cell: string, separator: string) =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The lines of all tables with the heading they stand under; the two lines that head each table are left out. */
function tableLines(text: string): Line[] {
  const lines: Line[] = [];
  let heading = '';
  let row = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const trimmed = raw.trim();
    if (trimmed.startsWith('## ')) heading = trimmed.slice(3).trim();
    if (!trimmed.startsWith('|')) {
      row = 0;
      continue;
    }
    row += 1;
    const cells = trimmed.replace(/^\||\|$/g, '').split('|');
    if (row > 2) lines.push({ number: index + 1, heading, cells: cells.map((cell) => cell.replaceAll('`', '').trim()) });
  }
  return lines;
}

function rowOf(line: Line, state: string): TableRow {
  const [commands, as, when, answer, asks] = line.cells;
  if (line.cells.length !== 5 || !commands || !answer) {
    throw new Error(`Line ${line.number}: expected | command | as | when | answer | asks |, with at least a command and an answer.`);
  }
  const effects = asks === '-' ? [] : listOf(asks ?? '', ';');
  return {
    line: line.number,
    state,
    commands: listOf(commands, ','),
    as: listOf(as ?? '', ','),
    when: listOf(when ?? '', '+'),
    answer,
    asks: asks === '' ? null : effects,
  };
}

/** Reads a decision table. Throws an Error naming the line that is not as it should be. */
export function parseTable(text: string): DecisionTable {
  const who = new Map<string, readonly string[]>();
  const facts = new Map<string, string>();
  const rows: TableRow[] = [];
  for (const line of tableLines(text)) {
    const [first = '', second = ''] = line.cells;
    const named = line.heading === 'Who' ? who : line.heading === 'Facts' ? facts : null;
    if (named?.has(first)) throw new Error(`Line ${line.number}: "${first}" stands there twice.`);
    if (line.heading === 'Who') who.set(first, listOf(second, ','));
    else if (line.heading === 'Facts') facts.set(first, second);
    else if (line.heading.startsWith('State: ')) rows.push(rowOf(line, line.heading.slice('State: '.length)));
  }
  return { who, facts, states: [...new Set(rows.map((row) => row.state))], rows };
}
