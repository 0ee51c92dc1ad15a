/** A letter or certificate as a tagged PDF (L2, L6). */
import { type Block, plainText } from './blocks.ts';
import { drawBlocks, drawTogether } from './pdf-blocks.ts';
import { breakLines } from './pdf-lines.ts';
import { artifact, closePen, colours, drawLine, drawText, element, openPen, type Pen, type Sheet } from './pdf-page.ts';

const letterSheet: Sheet = {
  layout: 'portrait',
  left: 68,
  right: 68,
  top: 84,
  bottom: 74,
  align: 'left',
  sizes: { body: 11, heading1: 15, heading2: 12, table: 9.5 },
};

const certificateSheet: Sheet = {
  layout: 'landscape',
  left: 120,
  right: 120,
  top: 70,
  bottom: 60,
  align: 'centre',
  sizes: { body: 12.5, heading1: 32, heading2: 23, table: 11 },
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
  drawBlocks(pen, letter.body);
  pen.y += 6;
  drawTogether(pen, letter.closing);
  numberPages(pen, letter.head);
  return closePen(pen);
}

/** Draws a certificate: one landscape sheet with a frame. */
export function certificatePdf(letter: PdfLetter): Uint8Array {
  const pen = openPen(certificateSheet, about(letter));
  drawFrame(pen);
  drawSpread(pen, letter.head.schemeName, { y: 58, size: 15, font: 'bold', colour: colours.brand });
  pen.y = 112;
  drawBlocks(pen, letter.body);
  drawTogether(pen, letter.closing);
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

type Place = { readonly x: number; readonly y: number; readonly size: number; readonly colour: string };

function paragraph(pen: Pen, text: string, strong: boolean, place: Place): void {
  const owner = element(pen, pen.root, 'P');
  const width = pen.document.page.width - place.x - 40;
  for (const [index, line] of breakLines(pen.document, [{ text, strong, emphasis: false, href: null }], place.size, width).entries()) {
    drawLine(pen, owner, line, { ...place, y: place.y + index * place.size * 1.35, tag: 'P' });
  }
  owner.end();
}

/** Scheme and sender above a rule; below it who is written to, and beside them the details one quotes when replying. */
function drawLetterhead(pen: Pen, head: Letterhead): void {
  const right = pen.left + 285;
  paragraph(pen, head.schemeName, true, { x: pen.left, y: 46, size: 17, colour: colours.brand });
  head.senderLines.forEach((line, index) => {
    paragraph(pen, line, index === 0, { x: right, y: 46 + index * 11.5, size: 8.5, colour: colours.quiet });
  });
  const rule = Math.max(84, 46 + head.senderLines.length * 11.5 + 8);
  artifact(pen, 'Layout', () => pen.document.rect(pen.left, rule, pen.width, 2).fill(colours.brand));
  const top = rule + 28;
  head.recipientLines.forEach((line, index) => {
    paragraph(pen, line, false, { x: pen.left, y: top + index * 15, size: 11, colour: colours.ink });
  });
  head.details.forEach(([label, value], index) => {
    paragraph(pen, `${label}: ${value}`, false, { x: right, y: top + index * 15, size: 10, colour: colours.quiet });
  });
  pen.y = top + Math.max(head.recipientLines.length, head.details.length, 5) * 15 + 18;
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
      const width = document.font('regular').fontSize(8.5).widthOfString(text);
      drawText(pen, text, 'regular', { ...quiet, x: pen.left + pen.width - width });
      if (page > 0) drawText(pen, head.schemeName, 'bold', { x: pen.left, y: 46, size: 10, colour: colours.brand });
    });
  }
}

function drawFrame(pen: Pen): void {
  const { document } = pen;
  const { width, height } = document.page;
  artifact(pen, 'Layout', () => {
    document.rect(26, 26, width - 52, height - 52).lineWidth(3).stroke(colours.brand);
    document.rect(33, 33, width - 66, height - 66).lineWidth(0.75).stroke(colours.brand);
    document.rect(width / 2 - 40, 88, 80, 2).fill(colours.brand);
  });
}

function drawSpread(pen: Pen, text: string, at: { y: number; size: number; font: 'bold'; colour: string }): void {
  const owner = element(pen, pen.root, 'P');
  for (const line of breakLines(pen.document, [{ text, strong: true, emphasis: false, href: null }], at.size, pen.width)) {
    drawLine(pen, owner, line, { x: pen.left + (pen.width - line.width) / 2, y: at.y, size: at.size, colour: at.colour, tag: 'P' });
  }
  owner.end();
}
