// What a case holds, as its page shows it: parts with lines, tables and folded lists. Every key is always there: templates are strict.

type Colour = 'grey' | 'green' | 'blue' | 'yellow' | 'red' | 'orange' | 'purple' | 'turquoise';

/** A status in words; its colour only repeats them. */
export interface Tag {
  readonly text: string;
  readonly colour: Colour;
}

/** One line: what it is called, and what is there. */
export interface Line {
  readonly key: string;
  readonly value: string | null;
  readonly items: readonly string[];
  readonly tag: Tag | null;
  /** Said beside it, quietly: who, when. */
  readonly aside: string | null;
}

/** A cell of a table. */
export interface Cell {
  readonly text: string;
  readonly tag: Tag | null;
  readonly aside: string | null;
  /** Where the text leads; null: nowhere. */
  readonly href: string | null;
}

/** A table with a caption for those who do not see it. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What stays closed until its title is chosen. */
export interface Fold {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** A part of the case's page, with a heading of its own. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly lines: readonly Line[];
  readonly table: Table | null;
  readonly folds: readonly Fold[];
}

const noMore = { value: null, items: [], tag: null, aside: null };

/** A line with a text; `more` adds a tag, items, or who and when. */
export function line(key: string, value: string | null, more: Partial<Omit<Line, 'key' | 'value'>> = {}): Line {
  return { key, ...noMore, value, ...more };
}

/** A cell with a text. */
export function cell(text: string, more: Partial<Omit<Cell, 'text'>> = {}): Cell {
  return { text, tag: null, aside: null, href: null, ...more };
}

/** A part; without lines, table and folds it is not shown. */
export function part(id: string, title: string, holds: Partial<Omit<Part, 'id' | 'title'>>): Part {
  return { id, title, about: null, lines: [], table: null, folds: [], ...holds };
}

/** The parts that hold something. */
export function filled(parts: readonly Part[]): Part[] {
  return parts.filter(({ lines, table, folds }) => lines.length > 0 || folds.length > 0 || (table !== null && table.rows.length > 0));
}
