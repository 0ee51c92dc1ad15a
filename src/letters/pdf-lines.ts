/** Breaks runs of styled text into lines of a given width. Our own, because a line must be marked and linked piece by piece. */
import type { Run } from './blocks.ts';
import { drawable, type FontName, fontOf, useFont } from './pdf-fonts.ts';

/** Text in one style on one line, ready to draw at `x` points from the line's start. */
export type Piece = {
  readonly text: string;
  readonly font: FontName;
  readonly href: string | null;
  readonly x: number;
  readonly width: number;
};
export type Line = { readonly pieces: readonly Piece[]; readonly width: number };

const noBreak = '\u00a0';

type Part = { text: string; font: FontName; href: string | null; spacer?: true };
/** What may not be broken: parts of one or more runs with no space between them. */
type Word = { parts: Part[]; width: number };

/** Lines no wider than `width` points. A word longer than a line is cut, so that nothing leaves the page. */
export function breakLines(document: PDFKit.PDFDocument, runs: readonly Run[], size: number, width: number): Line[] {
  const words = splitWords(document, runs, size).flatMap((word) => (word.width > width ? narrow(document, word, size, width) : [word]));
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
  return useFont(document, font, size).widthOfString(text);
}

function splitWords(document: PDFKit.PDFDocument, runs: readonly Run[], size: number): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (const run of runs) {
    const font = fontOf(run);
    for (const text of keepTogether(drawable(run.text)).split(/( +)/)) {
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

/** A day stays beside its month and a level beside its number, by a no-break space that is drawn as a plain one. */
function keepTogether(text: string): string {
  return text
    .replaceAll(noBreak, ' ')
    .replace(
      /\b(\d{1,2}|[Ll]evel|stage) (?=\d|January|February|March|April|May|June|July|August|September|October|November|December)/g,
      `$1${noBreak}`,
    );
}

/** Width in points of the widest word, with what is kept together counted as one. */
export function longestWord(document: PDFKit.PDFDocument, runs: readonly Run[], size: number): number {
  return Math.max(0, ...splitWords(document, runs, size).map((word) => word.width));
}

/** What does not fit on a line gives up being kept together first, and is cut only then. */
function narrow(document: PDFKit.PDFDocument, word: Word, size: number, width: number): Word[] {
  const [only, ...others] = word.parts;
  if (!only || others.length > 0 || !only.text.includes(noBreak)) return cutWord(document, word, size, width);
  return only.text.split(noBreak).flatMap((text) => {
    const part = { parts: [{ ...only, text }], width: measure(document, only.font, size, text) };
    return part.width > width ? cutWord(document, part, size, width) : [part];
  });
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

/** Joins neighbours of one style into pieces and sets them side by side. */
function toLine(document: PDFKit.PDFDocument, words: readonly Word[], size: number): Line {
  const parts = words.flatMap((word, index) => (index === 0 ? word.parts : spaced(word.parts)));
  let x = 0;
  const pieces = joinEqual(parts).map((part) => {
    const text = part.text.replaceAll(noBreak, ' ');
    const width = measure(document, part.font, size, text);
    const piece: Piece = { ...part, text, x, width };
    x += width;
    return piece;
  });
  return { pieces, width: x };
}

/** The parts of a word that follows another. Before a link the space stands alone, so that it is not underlined. */
function spaced(parts: readonly Part[]): Part[] {
  const [first, ...rest] = parts;
  if (!first) return [];
  return first.href === null ? [{ ...first, text: ` ${first.text}` }, ...rest] : [{ ...first, text: ' ', spacer: true }, ...parts];
}

function joinEqual(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const same = last && last.font === part.font && last.href === part.href;
    if (same) last.text += part.text;
    else if (part.spacer && last?.href === null) last.text += ' ';
    else joined.push({ ...part });
  }
  return joined;
}
