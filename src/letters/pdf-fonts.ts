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

/** The few things we use of a parsed font; pdfkit takes the same object back and skips parsing it. */
type ParsedFont = { hasGlyphForCodePoint(codePoint: number): boolean };

const require = createRequire(import.meta.url);
const parsed = new Map<FontName, ParsedFont>();

/**
 * Makes the cuts known to a document. Parsing a font takes some 25 ms, most of a letter's time, and its result never changes,
 * so one throwaway document per cut parses it and all letters share the outcome; only the subset written is a letter's own.
 */
export function registerFonts(document: PDFKit.PDFDocument): void {
  for (const name of Object.keys(files) as FontName[]) document.registerFont(name, parsedFont(name) as unknown as Buffer);
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

/** The parsed font that pdfkit accepts in place of a file's bytes. */
export function parsedFont(name: FontName): ParsedFont {
  const known = parsed.get(name);
  if (known) return known;
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/arimo/${files[name]}`));
  const throwaway = new PDFDocument({ autoFirstPage: false, font: bytes as unknown as string });
  const { font } = (throwaway as unknown as { _font: { font: ParsedFont } })._font;
  parsed.set(name, font);
  return font;
}
