/** Draws tables: header cells with a scope, the header repeated (as an artifact) when a table goes over a page, long rows split. */
import type { Block, Run } from './blocks.ts';
import { breakLines, type Line, longestWord, measure } from './pdf-lines.ts';
import { artifact, colours, drawLine, drawText, type Element, element, type Pen, turnPage } from './pdf-page.ts';

type Table = Extract<Block, { kind: 'table' }>;
/** A row broken into lines, cell by cell. */
type Row = { readonly cells: readonly (readonly Line[])[]; readonly lines: number };

const leading = 1.35;
const padding = { x: 6, y: 5 };

/** Height in points of the header and the first `rows` rows. */
export function tableHeight(pen: Pen, table: Table, rows: number): number {
  const widths = columnWidths(pen, table);
  const height = [headerRow(pen, table, widths), ...table.rows.slice(0, rows).map((row) => breakRow(pen, row, widths))];
  return height.reduce((sum, row) => sum + rowHeight(pen, row.lines), 0);
}

/** Draws the whole table. A row that fits on a page is not cut; one that does not goes on where the page ends. */
export function drawTable(pen: Pen, table: Table): void {
  const widths = columnWidths(pen, table);
  const header = headerRow(pen, table, widths);
  const rows = table.rows.map((row) => breakRow(pen, row, widths));
  const full = pen.bottom - pen.sheet.top - rowHeight(pen, header.lines);
  if (pen.y + tableHeight(pen, table, 1) > pen.bottom && pen.y > pen.sheet.top) turnPage(pen);
  const owner = element(pen, pen.root, 'Table');
  drawHeader(pen, owner, header, widths);
  const body = element(pen, owner, 'TBody');
  for (const row of rows) {
    const cells = openRow(pen, body, row);
    let from = 0;
    while (from < row.lines) {
      const rest = row.lines - from;
      const fit = linesThatFit(pen);
      if (fit < rest && (fit < 1 || rowHeight(pen, row.lines) <= full)) {
        turnPage(pen);
        repeatHeader(pen, header, widths);
        continue;
      }
      const to = from + Math.min(fit, rest);
      drawRowLines(pen, row, widths, { cells: cells.cells, from, to });
      from = to;
    }
    for (const cell of cells.cells) cell.end();
    cells.row.end();
  }
  body.end();
  owner.end();
}

function linesThatFit(pen: Pen): number {
  return Math.floor((pen.bottom - pen.y - 2 * padding.y) / (pen.sheet.sizes.table * leading));
}

function rowHeight(pen: Pen, lines: number): number {
  return lines * pen.sheet.sizes.table * leading + 2 * padding.y;
}

function headerRow(pen: Pen, table: Table, widths: readonly number[]): Row {
  return breakRow(
    pen,
    table.header.map((cell) => cell.map((run) => ({ ...run, strong: true }))),
    widths,
  );
}

function breakRow(pen: Pen, cells: readonly (readonly Run[])[], widths: readonly number[]): Row {
  const broken = cells.map((runs, column) => breakLines(pen.document, runs, pen.sheet.sizes.table, (widths[column] ?? 0) - 2 * padding.x));
  return { cells: broken, lines: Math.max(1, ...broken.map((lines) => lines.length)) };
}

function drawHeader(pen: Pen, table: Element, header: Row, widths: readonly number[]): void {
  const head = element(pen, table, 'THead');
  const row = element(pen, head, 'TR');
  shadeHeader(pen, header);
  const cells = header.cells.map(() => element(pen, row, 'TH', { scope: 'Column' }));
  drawCells(pen, header, widths, { cells, from: 0, to: header.lines, tag: 'TH' });
  for (const cell of cells) cell.end();
  row.end();
  head.end();
}

/** Assistive technology has the header already, so what is repeated for the eye is an artifact. */
function repeatHeader(pen: Pen, header: Row, widths: readonly number[]): void {
  shadeHeader(pen, header);
  artifact(pen, 'Pagination', () => {
    eachLine(pen, header, widths, { from: 0, to: header.lines }, (line, x, y) => {
      for (const piece of line.pieces)
        drawText(pen, piece.text, piece.font, { x: x + piece.x, y, size: pen.sheet.sizes.table, colour: colours.ink });
    });
  });
  pen.y += rowHeight(pen, header.lines);
}

function shadeHeader(pen: Pen, header: Row): void {
  const { document } = pen;
  const height = rowHeight(pen, header.lines);
  artifact(pen, 'Layout', () => {
    document.rect(pen.left, pen.y, pen.width, height).fill(colours.shade);
    document.rect(pen.left, pen.y + height - 1, pen.width, 1).fill(colours.brand);
  });
}

function openRow(pen: Pen, body: Element, row: Row): { row: Element; cells: Element[] } {
  const opened = element(pen, body, 'TR');
  return { row: opened, cells: row.cells.map(() => element(pen, opened, 'TD')) };
}

type Stretch = { readonly cells: readonly Element[]; readonly from: number; readonly to: number };

function drawRowLines(pen: Pen, row: Row, widths: readonly number[], stretch: Stretch): void {
  drawCells(pen, row, widths, { ...stretch, tag: 'TD' });
  artifact(pen, 'Layout', () => pen.document.rect(pen.left, pen.y - 0.5, pen.width, 0.5).fill(colours.rule));
}

function drawCells(pen: Pen, row: Row, widths: readonly number[], stretch: Stretch & { tag: 'TH' | 'TD' }): void {
  eachLine(pen, row, widths, stretch, (line, x, y, column) => {
    const cell = stretch.cells[column];
    if (cell) drawLine(pen, cell, line, { x, y, size: pen.sheet.sizes.table, colour: colours.ink, tag: stretch.tag });
  });
  pen.y += rowHeight(pen, stretch.to - stretch.from);
}

type VisitLine = (line: Line, x: number, y: number, column: number) => void;

function eachLine(pen: Pen, row: Row, widths: readonly number[], stretch: { from: number; to: number }, visit: VisitLine): void {
  let x = pen.left + padding.x;
  row.cells.forEach((lines, column) => {
    lines.slice(stretch.from, stretch.to).forEach((line, index) => {
      visit(line, x, pen.y + padding.y + index * pen.sheet.sizes.table * leading, column);
    });
    x += widths[column] ?? 0;
  });
}

/** Each column gets its longest word, the rest is shared by how much text the columns hold; wide ones are held back by a square root. */
function columnWidths(pen: Pen, table: Table): number[] {
  const size = pen.sheet.sizes.table;
  const wide = (runs: readonly Run[]) => measure(pen.document, 'bold', size, runs.map((run) => run.text).join(''));
  const longest = (runs: readonly Run[]) =>
    longestWord(
      pen.document,
      runs.map((run) => ({ ...run, strong: true })),
      size,
    );
  const columns = table.header.map((header, column) => [header, ...table.rows.map((row) => row[column] ?? [])]);
  const least = columns.map((cells) => Math.min(pen.width / columns.length, Math.max(...cells.map(longest)) + 2 * padding.x + 1));
  const weights = columns.map((cells) => Math.sqrt(Math.max(...cells.map(wide), 1)));
  const spare = pen.width - least.reduce((sum, width) => sum + width, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return least.map((width, column) => width + (spare * (weights[column] ?? 0)) / total);
}
