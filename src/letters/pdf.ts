/** A letter or certificate as a tagged PDF (L2, L6). */
import { type Block, plainText } from './blocks.ts';
import { drawBlocks, drawTogether } from './pdf-blocks.ts';
import { breakLines, measure } from './pdf-lines.ts';
import { artifact, closePen, colours, drawLine, drawText, element, openPen, type Pen, type Sheet } from './pdf-page.ts';

const letterSheet: Sheet = {
  layout: 'portrait',
  left: 68,
  right: 68,
  top: 84,
  bottom: 74,
  align: 'left',
  sizes: { body: 12, heading1: 17, heading2: 13.5, table: 10.5 },
};

const certificateSheet: Sheet = {
  layout: 'landscape',
  left: 140,
  right: 140,
  top: 70,
  bottom: 40,
  align: 'centre',
  sizes: { body: 13, heading1: 36, heading2: 28, table: 12 },
};

/** What stands around the letter's own words. Dates are already words; lines are drawn one under another. */
export type Letterhead = {
  readonly schemeName: string;
  readonly senderLines: readonly string[];
  readonly recipientLines: readonly string[];
  /** Label and value, in the order they are read: date, our reference, letter number. */
  readonly details: readonly (readonly [label: string, value: string])[];
  readonly letterNumber: string;
};

type PdfLetter = {
  readonly head: Letterhead;
  readonly body: readonly Block[];
  /** Kept on one page: the courtesy and who signs. */
  readonly closing: readonly Block[];
  /** Written into the file; the same input and instant give the same bytes. */
  readonly created: Date;
};

/** Draws a letter on A4 with the scheme's letterhead and numbered pages. */
export function letterPdf(letter: PdfLetter): Uint8Array {
  const pen = openPen(letterSheet, about(letter));
  drawLetterhead(pen, letter.head);
  // The last paragraph goes along with the signature, which would otherwise stand alone on a page.
  const last = letter.body.at(-1)?.kind === 'paragraph' ? 1 : 0;
  drawBlocks(pen, letter.body.slice(0, letter.body.length - last));
  drawTogether(pen, [...letter.body.slice(letter.body.length - last), ...letter.closing]);
  numberPages(pen, letter.head);
  return closePen(pen);
}

/** Draws a certificate: one landscape sheet with a frame. */
export function certificatePdf(letter: PdfLetter): Uint8Array {
  const pen = openPen(certificateSheet, about(letter));
  drawFrame(pen);
  drawHeadline(pen, letter.head.schemeName);
  pen.y = 104;
  drawBlocks(pen, letter.body);
  drawTogether(pen, letter.closing);
  drawSeal(pen);
  return closePen(pen);
}

function about(letter: PdfLetter) {
  const heading = letter.body.find((block) => block.kind === 'heading');
  return {
    title: `${heading ? plainText(heading.runs) : 'Letter'} (${letter.head.letterNumber})`,
    author: letter.head.schemeName,
    created: letter.created,
  };
}

type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly colour: string;
  readonly strong: 'all' | 'first' | 'none';
};

/** Draws lines one under another, each a paragraph of its own, and answers where the next would go. */
function drawColumn(pen: Pen, texts: readonly string[], place: Place): number {
  let y = place.y;
  texts.forEach((text, index) => {
    const owner = element(pen, pen.root, 'P');
    const strong = place.strong === 'all' || (place.strong === 'first' && index === 0);
    for (const line of breakLines(pen.document, [{ text, strong, emphasis: false, href: null }], place.size, place.width)) {
      drawLine(pen, owner, line, { ...place, y, tag: 'P' });
      y += place.size * 1.36;
    }
    owner.end();
  });
  return y;
}

/** Scheme and sender above a rule; below it who is written to, and beside them the details one quotes when replying. */
function drawLetterhead(pen: Pen, head: Letterhead): void {
  const right = { x: pen.left + 290, width: pen.width - 290, colour: colours.quiet };
  const left = { x: pen.left, width: 270 };
  const name = drawColumn(pen, [head.schemeName], { ...left, y: 46, size: 17, colour: colours.brand, strong: 'all' });
  const sender = drawColumn(pen, head.senderLines, { ...right, y: 46, size: 8.5, strong: 'first' });
  const rule = Math.max(name, sender) + 8;
  artifact(pen, 'Layout', () => pen.document.rect(pen.left, rule, pen.width, 2).fill(colours.brand));
  const top = rule + 26;
  const recipient = drawColumn(pen, head.recipientLines, { ...left, y: top, size: 12, colour: colours.ink, strong: 'none' });
  const details = head.details.map(([label, value]) => `${label}: ${value}`);
  const foot = drawColumn(pen, details, { ...right, y: top, size: 10, strong: 'none' });
  pen.y = Math.max(recipient, foot, top + 64) + 18;
}

function numberPages(pen: Pen, head: Letterhead): void {
  const { document } = pen;
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    artifact(pen, 'Pagination', () => {
      const foot = document.page.height - 46;
      document.rect(pen.left, foot - 8, pen.width, 0.5).fill(colours.rule);
      const text = `Page ${page + 1} of ${count}`;
      const quiet = { y: foot, size: 8.5, colour: colours.quiet };
      drawText(pen, head.letterNumber, 'regular', { ...quiet, x: pen.left });
      const width = measure(document, 'regular', 8.5, text);
      drawText(pen, text, 'regular', { ...quiet, x: pen.left + pen.width - width });
      if (page > 0) drawText(pen, head.schemeName, 'bold', { x: pen.left, y: 46, size: 10, colour: colours.brand });
    });
  }
}

function drawHeadline(pen: Pen, text: string): void {
  const owner = element(pen, pen.root, 'P');
  const [line] = breakLines(pen.document, [{ text, strong: true, emphasis: false, href: null }], 16, pen.width);
  if (line) drawLine(pen, owner, line, { x: pen.left + (pen.width - line.width) / 2, y: 56, size: 16, colour: colours.brand, tag: 'P' });
  owner.end();
}

function drawFrame(pen: Pen): void {
  const { document } = pen;
  const { width, height } = document.page;
  artifact(pen, 'Layout', () => {
    document
      .rect(26, 26, width - 52, height - 52)
      .lineWidth(3)
      .stroke(colours.brand);
    document
      .rect(33, 33, width - 66, height - 66)
      .lineWidth(0.75)
      .stroke(colours.brand);
    document.rect(width / 2 - 40, 86, 80, 2).fill(colours.brand);
  });
}

/** A seal for the eye alone, where a long name has left room for it; what it stands for is said in words above it. */
function drawSeal(pen: Pen): void {
  const { document } = pen;
  const x = document.page.width / 2;
  const y = document.page.height - 98;
  if (pen.y > y - 50) return;
  artifact(pen, 'Layout', () => {
    document.circle(x, y, 44).fill(colours.brand);
    document.circle(x, y, 39).lineWidth(1).dash(1.5, { space: 2.5 }).stroke('#ffffff').undash();
    const width = measure(document, 'bold', 16, 'GRIPP');
    drawText(pen, 'GRIPP', 'bold', { x: x - width / 2, y: y - 9, size: 16, colour: '#ffffff' });
  });
}
