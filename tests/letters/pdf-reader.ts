/**
 * Reads back what our letters' PDFs say to assistive technology: catalogue, fonts, structure tree with its text.
 * Only what pdfkit writes is understood: plain objects, no object streams.
 */
import { inflateSync } from 'node:zlib';

type Value = string | number | boolean | null | Value[] | Reference | Dictionary;
type Reference = { readonly ref: number };
type Dictionary = { readonly [key: string]: Value } & { readonly ref?: never };

/** A structure element: its role, the text marked as its own, its children in reading order. */
export type Structure = { role: string; text: string; children: Structure[]; links: string[]; attributes: Dictionary };

export class PdfReader {
  readonly #bodies = new Map<number, string>();
  readonly catalogue: Dictionary;
  readonly info: Dictionary;
  readonly raw: string;

  constructor(bytes: Uint8Array) {
    this.raw = Buffer.from(bytes).toString('latin1');
    for (const found of this.raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) this.#bodies.set(Number(found[1]), found[2] ?? '');
    const trailer = parse(this.raw.slice(this.raw.lastIndexOf('trailer') + 'trailer'.length));
    this.catalogue = this.dictionary(entry(trailer, 'Root'));
    this.info = this.dictionary(entry(trailer, 'Info'));
  }

  /** The value itself, following a reference. */
  follow(value: Value | undefined): Value {
    if (!isReference(value)) return value ?? null;
    return parse(this.#bodies.get(value.ref)?.split('\nstream\n')[0] ?? 'null');
  }

  dictionary(value: Value | undefined): Dictionary {
    const found = this.follow(value);
    if (!isDictionary(found)) throw new Error('not a dictionary');
    return found;
  }

  stream(value: Value | undefined): string {
    if (!isReference(value)) throw new Error('not a stream');
    const body = this.#bodies.get(value.ref) ?? '';
    const data = body.slice(body.indexOf('\nstream\n') + 8, body.lastIndexOf('\nendstream'));
    const packed = this.dictionary(value).Filter === '/FlateDecode';
    return packed ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
  }

  pages(): Dictionary[] {
    return list(this.dictionary(this.catalogue.Pages).Kids).map((page) => this.dictionary(page));
  }

  /** Every font a page uses, with whether its file is embedded. */
  fonts(): { name: string; embedded: boolean }[] {
    return this.pages().flatMap((page) => {
      const fonts = this.dictionary(this.dictionary(page.Resources).Font);
      return Object.values(fonts).map((font) => {
        const outer = this.dictionary(font);
        const inner = this.dictionary(list(this.follow(outer.DescendantFonts))[0]);
        return { name: String(outer.BaseFont), embedded: 'FontFile2' in this.dictionary(inner.FontDescriptor) };
      });
    });
  }

  structure(): Structure {
    const texts = new Map(
      list(this.dictionary(this.catalogue.Pages).Kids).map((page) => [key(page), this.#markedText(this.dictionary(page))]),
    );
    const root = this.dictionary(this.catalogue.StructTreeRoot);
    return this.#element(list(root.K)[0], texts);
  }

  #element(value: Value | undefined, texts: ReadonlyMap<string, ReadonlyMap<number, string>>): Structure {
    const element = this.dictionary(value);
    const attributes = element.A === undefined ? {} : this.dictionary(element.A);
    const made: Structure = { role: String(element.S).slice(1), text: '', children: [], links: [], attributes };
    for (const kid of list(element.K)) {
      const target = this.follow(kid);
      if (typeof target === 'number') made.text += texts.get(key(element.Pg))?.get(target) ?? '';
      else if (isDictionary(target) && target.Type === '/MCR') made.text += texts.get(key(target.Pg))?.get(Number(target.MCID)) ?? '';
      else if (isDictionary(target) && target.Type === '/OBJR') made.links.push(String(this.dictionary(target.Obj).Contents));
      else made.children.push(this.#element(kid, texts));
    }
    return made;
  }

  /** Text by marked-content number. What is drawn outside any mark is kept under -1: a conforming page has none. */
  #markedText(page: Dictionary): Map<number, string> {
    const fonts = this.dictionary(this.dictionary(page.Resources).Font);
    const unicode = new Map(Object.entries(fonts).map(([name, font]) => [name, this.#unicode(this.dictionary(font).ToUnicode)]));
    const texts = new Map<number, string>();
    const marks: number[] = [];
    let font: readonly string[] = [];
    const pattern = /\/\w+ (?:BMC|<<[\s\S]*?>> BDC)|\bEMC\b|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|(?:[\d.-]+ [\d.-]+ l|\bf|re)\n/g;
    for (const [operator, name, shown] of this.stream(page.Contents).matchAll(pattern)) {
      if (operator === 'EMC') marks.pop();
      else if (/ B(MC|DC)$/.test(operator)) marks.push(markOf(operator));
      else if (name) font = unicode.get(name) ?? [];
      else {
        const mark = marks.at(-1) ?? -1;
        texts.set(mark, (texts.get(mark) ?? '') + decode(shown ?? '', font));
      }
    }
    return texts;
  }

  /** What each page shows to the eye alone: running heads, page numbers, repeated headers. */
  artifacts(): string[] {
    return this.pages().map((page) => (this.#markedText(page).get(-2) ?? '').replace(/\s+/g, ' '));
  }

  /** Text or lines that no structure element and no artifact owns: PDF/UA allows none. */
  unmarked(): number {
    return this.pages().filter((page) => this.#markedText(page).has(-1)).length;
  }

  #unicode(value: Value | undefined): string[] {
    const table: string[] = [];
    for (const range of this.stream(value).matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
      const from = Number.parseInt(range[1] ?? '', 16);
      [...(range[2] ?? '').matchAll(/<([^>]*)>/g)].forEach((code, index) => {
        const units = (code[1] ?? '').split(' ').map((unit) => Number.parseInt(unit, 16));
        table[from + index] = String.fromCharCode(...units);
      });
    }
    return table;
  }
}

/** Every element of a role, in reading order. */
export function elements(structure: Structure, role: string): Structure[] {
  return [...(structure.role === role ? [structure] : []), ...structure.children.flatMap((child) => elements(child, role))];
}

/** All text under an element; inline children such as links follow their parent's own text. */
export function textOf(structure: Structure): string {
  return (structure.text + structure.children.map(textOf).join('')).replace(/\s+/g, ' ').trim();
}

/** The number of a marked stretch: -2 for an artifact, -1 for a mark that belongs to nothing. */
function markOf(operator: string): number {
  return operator.startsWith('/Artifact') ? -2 : Number(/\/MCID (\d+)/.exec(operator)?.[1] ?? -1);
}

function decode(shown: string, font: readonly string[]): string {
  return [...shown.matchAll(/<([0-9a-f]+)>/g)]
    .flatMap((run) => (run[1] ?? '').match(/.{4}/g) ?? [])
    .map((code) => font[Number.parseInt(code, 16)] ?? '\ufffd')
    .join('');
}

const isReference = (value: Value | undefined): value is Reference => typeof value === 'object' && value !== null && 'ref' in value;
const isDictionary = (value: Value): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('ref' in value);
const list = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const key = (value: Value | undefined): string => (isReference(value) ? String(value.ref) : '');
const entry = (value: Value, name: string): Value | undefined => (isDictionary(value) ? value[name] : undefined);

function parse(source: string): Value {
  const tokens = source.match(/<<|>>|\[|\]|\((?:\\[\s\S]|[^\\()])*\)|<[0-9a-fA-F]*>|\/[^\s<>[\]()/]+|\d+ \d+ R|[^\s<>[\]()/]+/g) ?? [];
  return parseValue(tokens[Symbol.iterator]());
}

function parseValue(tokens: Iterator<string>): Value {
  return toValue(next(tokens), tokens);
}

function toValue(token: string, tokens: Iterator<string>): Value {
  if (token === '<<') return parseDictionary(tokens);
  if (token === '[') return parseList(tokens);
  return scalar(token);
}

function parseList(tokens: Iterator<string>): Value[] {
  const items: Value[] = [];
  for (let token = next(tokens); token !== ']'; token = next(tokens)) items.push(toValue(token, tokens));
  return items;
}

function parseDictionary(tokens: Iterator<string>): Dictionary {
  const made: { [key: string]: Value } = {};
  for (let token = next(tokens); token !== '>>'; token = next(tokens)) made[token.slice(1)] = parseValue(tokens);
  return made as Dictionary;
}

function next(tokens: Iterator<string>): string {
  const { value, done } = tokens.next();
  if (done) throw new Error('a PDF object ends too soon');
  return value;
}

function scalar(token: string): Value {
  if (/^\d+ \d+ R$/.test(token)) return { ref: Number.parseInt(token, 10) };
  if (token.startsWith('(')) return literal(token.slice(1, -1));
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  return /^-?[\d.]+$/.test(token) ? Number(token) : token;
}

function literal(text: string): string {
  const plain = text.replace(/\\([\s\S])/g, '$1');
  return plain.startsWith('\u00fe\u00ff') ? Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le') : plain;
}
