/** Breaks runs of styled text into lines of a given width. Our own, because a line must be marked and linked piece by piece. */
import type { Run } from './blocks.ts';
import { drawable, type FontName, fontOf } from './pdf-fonts.ts';

/** Text in one style on one line, ready to draw at `x` points from the line's start. */
export type Piece = { readonly text: string; readonly font: FontName; readonly href: string | null; readonly x: number; readonly width: number };
export type Line = { readonly pieces: readonly Piece[]; readonly width: number };

type Part = { text: string; font: FontName; href: string | null };
/** What may not be broken: parts of one or more runs with no space between them. */
type Word = { parts: Part[]; width: number };

/** Lines no wider than `width` points. A word longer than a line is cut, so that nothing leaves the page. */
export function breakLines(document: PDFKit.PDFDocument, runs: readonly Run[], size: number, width: number): Line[] {
  const words = splitWords(document, runs, size).flatMap((word) => (word.width > width ? cutWord(document, word, size, width) : [word]));
  const lines: Line[] = [];
  let current: Word[] = [];
  let used = 0;
  const space = measure(document, 'regular', size, ' ');
  for (const word of words) {
    if (current.length > 0 && used + space + word.width > width) {
      lines.push(toLine(document, current, size));
      current = [];
      used = 0;
    }
    used += (current.length > 0 ? space : 0) + word.width;
    current.push(word);
  }
  if (current.length > 0) lines.push(toLine(document, current, size));
  return lines;
}

/** Width in points of a text set in one style. */
export function measure(document: PDFKit.PDFDocument, font: FontName, size: number, text: string): number {
  return document.font(font).fontSize(size).widthOfString(text);
}

function splitWords(document: PDFKit.PDFDocument, runs: readonly Run[], size: number): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (const run of runs) {
    const font = fontOf(run);
    for (const text of drawable(run.text).split(/( +)/)) {
      if (text === '') continue;
      if (text.startsWith(' ')) {
        open = null;
        continue;
      }
      if (!open) {
        open = { parts: [], width: 0 };
        words.push(open);
      }
      open.parts.push({ text, font, href: run.href });
      open.width += measure(document, font, size, text);
    }
  }
  return words;
}

function cutWord(document: PDFKit.PDFDocument, word: Word, size: number, width: number): Word[] {
  const cut: Word[] = [];
  let open: Word = { parts: [], width: 0 };
  for (const part of word.parts) {
    for (const character of part.text) {
      const wide = measure(document, part.font, size, character);
      if (open.width + wide > width && open.parts.length > 0) {
        cut.push(open);
        open = { parts: [], width: 0 };
      }
      const last = open.parts.at(-1);
      if (last && last.font === part.font && last.href === part.href) last.text += character;
      else open.parts.push({ ...part, text: character });
      open.width += wide;
    }
  }
  return [...cut, open];
}

/** Joins neighbours of one style; a space between two words belongs to the left one's style only if both share it. */
function toLine(document: PDFKit.PDFDocument, words: readonly Word[], size: number): Line {
  const parts: Part[] = [];
  words.forEach((word, index) => {
    word.parts.forEach((part, position) => {
      const spaced = index > 0 && position === 0;
      const last = parts.at(-1);
      const same = last && last.font === part.font && last.href === part.href;
      if (same) last.text += (spaced ? ' ' : '') + part.text;
      else if (spaced && part.href !== null && last) {
        last.text += ' ';
        parts.push({ ...part });
      } else parts.push({ ...part, text: (spaced ? ' ' : '') + part.text });
    });
  });
  let x = 0;
  const pieces = parts.map((part) => {
    const width = measure(document, part.font, size, part.text);
    const piece: Piece = { ...part, x, width };
    x += width;
    return piece;
  });
  return { pieces, width: x };
}
