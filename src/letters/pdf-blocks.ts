/** Draws a letter's blocks on pages (L2, L6), each with the structure element that says what it is. */
import type { Block, Run } from './blocks.ts';
import { breakLines, type Line } from './pdf-lines.ts';
import { artifact, colours, drawLine, type Element, element, need, type Pen } from './pdf-page.ts';
import { drawTable, tableHeight } from './pdf-table.ts';

const leading = 1.4;
const gap = 8;
const indent = 18;

/** Draws blocks one under another. A heading never stays behind alone at the foot of a page. */
export function drawBlocks(pen: Pen, blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    const led = leads(block, next);
    if (next && led) need(pen, blockHeight(pen, block) + startHeight(pen, next));
    drawBlock(pen, block);
    if (led && block.kind === 'paragraph') pen.y -= gap / 2;
  });
}

/** Draws blocks that belong on one page, such as the signature with the courtesy above it. */
export function drawTogether(pen: Pen, blocks: readonly Block[]): void {
  need(
    pen,
    blocks.reduce((sum, block) => sum + blockHeight(pen, block), 0),
  );
  drawBlocks(pen, blocks);
}

/** Whether a block introduces the next and has to stay with it: a heading, or a line above a quotation or a list. */
function leads(block: Block, next: Block | undefined): boolean {
  return block.kind === 'heading' || (block.kind === 'paragraph' && (next?.kind === 'quote' || next?.kind === 'list'));
}

function drawBlock(pen: Pen, block: Block): void {
  if (block.kind === 'heading') drawHeading(pen, block);
  else if (block.kind === 'list') drawList(pen, block);
  else if (block.kind === 'quote') drawQuote(pen, block.paragraphs);
  else if (block.kind === 'table') {
    drawTable(pen, block);
    pen.y += gap + 4;
  } else {
    drawParagraph(pen, pen.root, 'P', block.runs, { x: pen.left, width: pen.width });
    pen.y += gap;
  }
}

type Column = { readonly x: number; readonly width: number };
type Heading = Extract<Block, { kind: 'heading' }>;

function headingSize(pen: Pen, block: Heading): number {
  return block.level === 1 ? pen.sheet.sizes.heading1 : pen.sheet.sizes.heading2;
}

function headingLines(pen: Pen, block: Heading): Line[] {
  const strong = block.runs.map((run) => ({ ...run, strong: true }));
  return breakLines(pen.document, strong, headingSize(pen, block), pen.width);
}

function headingHeight(pen: Pen, block: Heading): number {
  return 6 + headingLines(pen, block).length * headingSize(pen, block) * 1.25 + 6;
}

function drawHeading(pen: Pen, block: Heading): void {
  const size = headingSize(pen, block);
  const owner = element(pen, pen.root, `H${block.level}`);
  pen.y += 6;
  for (const line of headingLines(pen, block)) {
    const x = pen.left + (pen.sheet.align === 'centre' ? (pen.width - line.width) / 2 : 0);
    drawLine(pen, owner, line, { x, y: pen.y, size, colour: colours.brand, tag: `H${block.level}` });
    pen.y += size * 1.25;
  }
  owner.end();
  pen.y += block.level === 1 ? 8 : 4;
}

/** Lines of one paragraph, leaving or carrying over at least two when it goes over a page. */
function drawParagraph(pen: Pen, parent: Element, type: string, runs: readonly Run[], column: Column): void {
  const size = pen.sheet.sizes.body;
  const lines = breakLines(pen.document, runs, size, column.width);
  const owner = element(pen, parent, type);
  lines.forEach((line, index) => {
    const left = lines.length - index;
    const together = index === 0 ? Math.min(2, left) : left === 2 ? 2 : 1;
    need(pen, together * size * leading);
    const x = column.x + (pen.sheet.align === 'centre' ? (column.width - line.width) / 2 : 0);
    drawLine(pen, owner, line, { x, y: pen.y, size, colour: colours.ink, tag: type });
    pen.y += size * leading;
  });
  owner.end();
}

function drawList(pen: Pen, block: Extract<Block, { kind: 'list' }>): void {
  const size = pen.sheet.sizes.body;
  const list = element(pen, pen.root, 'L');
  // Required by PDF/UA where items carry labels; pdfkit has no option for it.
  list.dictionary.data.A = { O: 'List', ListNumbering: block.ordered ? 'Decimal' : 'Disc' };
  block.items.forEach((runs, index) => {
    const item = element(pen, list, 'LI');
    need(pen, Math.min(2, breakLines(pen.document, runs, size, pen.width - indent).length) * size * leading);
    const label = element(pen, item, 'Lbl');
    const text = block.ordered ? `${block.start + index}.` : '•';
    const [line] = breakLines(pen.document, [{ text, strong: false, emphasis: false, href: null }], size, indent);
    if (line) drawLine(pen, label, line, { x: pen.left + 4, y: pen.y, size, colour: colours.brand, tag: 'Lbl' });
    label.end();
    drawParagraph(pen, item, 'LBody', runs, { x: pen.left + indent, width: pen.width - indent });
    item.end();
    pen.y += 3;
  });
  list.end();
  pen.y += gap - 3;
}

/** A person's own words: indented, with a bar at their side on every page they reach. */
function drawQuote(pen: Pen, paragraphs: readonly (readonly Run[])[]): void {
  const quote = element(pen, pen.root, 'BlockQuote');
  need(pen, 2 * pen.sheet.sizes.body * leading);
  const from = { page: pen.document.bufferedPageRange().count, y: pen.y };
  paragraphs.forEach((runs, index) => {
    if (index > 0) pen.y += 4;
    drawParagraph(pen, quote, 'P', runs, { x: pen.left + indent, width: pen.width - indent });
  });
  drawBars(pen, from);
  quote.end();
  pen.y += gap;
}

function drawBars(pen: Pen, from: { page: number; y: number }): void {
  const { document } = pen;
  const last = document.bufferedPageRange().count;
  for (let page = from.page; page <= last; page += 1) {
    document.switchToPage(page - 1);
    const top = page === from.page ? from.y : pen.sheet.top;
    const foot = page === last ? pen.y : pen.bottom;
    if (foot > top) artifact(pen, 'Layout', () => document.rect(pen.left + 4, top, 2.5, foot - top - 2).fill(colours.rule));
  }
}

function startHeight(pen: Pen, block: Block): number {
  const size = pen.sheet.sizes.body;
  if (block.kind === 'table') return tableHeight(pen, block, 1);
  if (block.kind === 'heading') return headingHeight(pen, block);
  return 2 * size * leading;
}

function blockHeight(pen: Pen, block: Block): number {
  const line = pen.sheet.sizes.body * leading;
  const lines = (runs: readonly Run[]) => breakLines(pen.document, runs, pen.sheet.sizes.body, pen.width - indent).length * line;
  if (block.kind === 'heading') return headingHeight(pen, block);
  if (block.kind === 'table') return tableHeight(pen, block, block.rows.length);
  if (block.kind === 'paragraph') return lines(block.runs) + gap;
  const parts = block.kind === 'list' ? block.items : block.paragraphs;
  return parts.reduce((sum, runs) => sum + lines(runs) + 4, gap);
}
