/** The embedded typeface of every letter: Arimo (SIL Open Font License), parsed once for the life of the process. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Run } from './blocks.ts';

const files = {
  regular: '400Regular/Arimo_400Regular.ttf',
  bold: '700Bold/Arimo_700Bold.ttf',
  italic: '400Regular_Italic/Arimo_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Arimo_700Bold_Italic.ttf',
} as const;

/** A cut of the typeface, by the name it is registered under in every document. */
export type FontName = keyof typeof files;

/** The few things of a parsed font that matter here; pdfkit takes the object back in place of a file and skips parsing. */
type ParsedFont = { hasGlyphForCodePoint(codePoint: number): boolean; layout(text: string): Layout };
type Layout = { readonly glyphs: readonly unknown[]; readonly positions: readonly Position[]; readonly advanceWidth: number };
type Position = { readonly xAdvance: number; readonly yAdvance: number; readonly xOffset: number; readonly yOffset: number };

const require = createRequire(import.meta.url);
const parsed = new Map<FontName, ParsedFont>();
/** Words whose layout is remembered, per cut; enough for the words that letters have in common. */
const remembered = 5000;

/** Takes up a cut at a size in points. */
export function useFont(document: PDFKit.PDFDocument, name: FontName, size: number): PDFKit.PDFDocument {
  return document
    .registerFont(name, parsedFont(name) as unknown as Buffer)
    .font(name)
    .fontSize(size);
}

/** The cut a run of text is set in. */
export function fontOf(run: Pick<Run, 'strong' | 'emphasis'>): FontName {
  if (run.strong) return run.emphasis ? 'bold-italic' : 'bold';
  return run.emphasis ? 'italic' : 'regular';
}

/** Characters the typeface lacks become a white square: PDF/UA forbids the "missing" glyph. HTML and e-mail keep the original. */
export function drawable(text: string): string {
  const font = parsedFont('regular');
  let drawn = '';
  for (const character of text) drawn += font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? character : '\u25a1';
  return drawn;
}

/**
 * Parsing a font takes some 25 ms, most of a letter's time, and its result never changes, so one throwaway document per cut parses it
 * and all letters share the outcome; only the subset written is a letter's own.
 */
function parsedFont(name: FontName): ParsedFont {
  const known = parsed.get(name);
  if (known) return known;
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/arimo/${files[name]}`));
  const throwaway = new PDFDocument({ autoFirstPage: false, font: bytes as unknown as string });
  const font = remembering((throwaway as unknown as { _font: { font: ParsedFont } })._font.font);
  parsed.set(name, font);
  return font;
}

/** The same font, remembering how it set a word. pdfkit scales positions in place, so each caller gets a copy of them. */
function remembering(font: ParsedFont): ParsedFont {
  const layouts = new Map<string, Layout>();
  const layout = (text: string): Layout => {
    let known = layouts.get(text);
    if (!known) {
      const made = font.layout(text);
      known = { glyphs: made.glyphs, positions: made.positions, advanceWidth: made.advanceWidth };
      if (layouts.size >= remembered) layouts.clear();
      layouts.set(text, known);
    }
    const positions = known.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset }));
    return {
      glyphs: known.glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, position) => sum + position.xAdvance, 0);
      },
    };
  };
  return Object.create(font, { layout: { value: layout } }) as ParsedFont;
}
