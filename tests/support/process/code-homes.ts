// Which files of the software speak of a rule: in a comment, or where a rule is registered. Words in quotes are not looked at, since a PDF's
// headings are called H1, too.
import type { SourceFile } from '../source-files.ts';

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
const REGISTERED = /\.(?:facts|payload)(?:<[^>]*>)?\(\s*'([A-Z]\d{1,2})[a-z]'/g;
const REGISTERED_BESIDE = /\b(?:id|rule): '([A-Z]\d{1,2})[a-z]?'/g;
const RANGE = /\b([A-Z])(\d{1,2})–\1?(\d{1,2})\b/g;
const ONE = /\b([A-Z]\d{1,2})[a-z]?\b/g;

function citedInComment(text: string): string[] {
  const ranges = [...text.matchAll(RANGE)].flatMap(([, letter, from, to]) =>
    Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, at) => `${letter}${Number(from) + at}`),
  );
  return [...ranges, ...[...text.matchAll(ONE)].map(([, id = '']) => id)];
}

/** The rules that a file speaks of. Some may not exist: a comment may say 'A1'. */
export function rulesIn({ text }: SourceFile): string[] {
  const comments = text.match(COMMENT) ?? [];
  const registered = [...text.matchAll(REGISTERED), ...text.matchAll(REGISTERED_BESIDE)].map(([, id = '']) => id);
  return [...new Set([...comments.flatMap(citedInComment), ...registered])];
}

/** By rule, the files of the software that speak of it, in order of path. Tests and seeded data are left out. */
export function codeHomes(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const homes = new Map<string, string[]>();
  for (const file of files.filter(({ path }) => /^(machines|db|src)\//.test(path))) {
    for (const id of rulesIn(file)) homes.set(id, [...(homes.get(id) ?? []), file.path]);
  }
  return homes;
}
