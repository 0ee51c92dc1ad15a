// The titles of tests and stories, and the rules they name.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A title as written, with the file it stands in ('tests/machines/meeting.test.ts'). */
export interface Title {
  readonly file: string;
  readonly title: string;
}

const CALL = /\b(?:it|test|describe)(?:\.(each)\b[^(]*)?\(/g;
const QUOTED = /^\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/s;
const AFTER_CASES = /\)\(\s*(?=['"`])/g;

/** The titles given to describe, it and test in a test file; where they run for each of some cases, the title as written. */
export function titlesIn(source: string): string[] {
  return [...source.matchAll(CALL)].flatMap((call) => {
    let at = call.index + call[0].length;
    if (call[1] === 'each') {
      AFTER_CASES.lastIndex = at;
      if (!AFTER_CASES.exec(source)) return [];
      at = AFTER_CASES.lastIndex;
    }
    const title = QUOTED.exec(source.slice(at))?.[2];
    return title === undefined ? [] : [title.replace(/\\(.)/g, '$1')];
  });
}

const CITED_LAST = /\(((?:[A-Z]\d+[a-z]?)(?:, [A-Z]\d+[a-z]?)*)\)/g;
const CITED_FIRST = /^((?:[A-Z]\d+[a-z]?)(?:, [A-Z]\d+[a-z]?)*): /;

/** The rules a title names: in brackets, “… (F16, D8)”, or before a colon at its beginning, “D6: …”. A letter after a clause falls away. */
export function citedIn(title: string): string[] {
  const lists = [...title.matchAll(CITED_LAST), ...(CITED_FIRST.exec(title) ? [CITED_FIRST.exec(title)] : [])].map(
    (match) => match?.[1] ?? '',
  );
  return [...new Set(lists.flatMap((list) => list.split(', ')).map((id) => id.replace(/[a-z]$/, '')))];
}

function filesUnder(root: string, folder: string, ending: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function storyTitle(text: string): string[] {
  const { story } = JSON.parse(text) as { story?: unknown };
  return typeof story === 'string' ? [story] : [];
}

/** Every title of the project's tests and stories, by file. The tests of these conventions speak of rules and hold none. */
export function readTitles(root: string): Title[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const tests = filesUnder(root, 'tests', '.test.ts').filter((file) => !file.startsWith('tests/conventions/'));
  const stories = filesUnder(root, 'seed/stories', '.json');
  return [
    ...tests.sort().flatMap((file) => titlesIn(read(file)).map((title) => ({ file, title }))),
    ...stories.sort().flatMap((file) => storyTitle(read(file)).map((title) => ({ file, title }))),
  ];
}
