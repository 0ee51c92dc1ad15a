// Reads story files from disk: JSON with the lines of its steps, fragments put in where they are included.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { linesOfItems } from './json-lines.ts';
import { bindNames, type StoryJson, UnboundName } from './story-binding.ts';
import { type Place, StoryProblem } from './story-problem.ts';
import {
  type CommandStep,
  commandStep,
  fragmentShape,
  includeStep,
  type LookStep,
  lookStep,
  type Story,
  storyShape,
  type UntilStep,
  untilStep,
} from './story-schema.ts';

/** A step ready to be played, and where it stands. */
export type PlacedStep = { readonly place: Place } & (
  | { readonly kind: 'command'; readonly step: CommandStep }
  | { readonly kind: 'until'; readonly step: UntilStep }
  | { readonly kind: 'look'; readonly step: LookStep }
);

/** A story with its fragments in place. */
export interface ReadStory {
  readonly file: string;
  readonly story: Story;
  readonly steps: readonly PlacedStep[];
}

/** Where fragments are looked for that are not beside the file that includes them. */
const OWN_FRAGMENTS = join(import.meta.dirname, '..', '..', 'seed', 'stories');
const DEEPEST = 10;
const DEEPEST_VALUE = 50;

type Bind = Readonly<Record<string, StoryJson>>;
interface Source {
  readonly path: string;
  readonly place: Place;
  readonly bind: Bind;
  readonly used: Set<string>;
  readonly depth: number;
}

/**
 * Reads stories with those that are played beside them, each once. Throws a StoryProblem that names file, step and line, what was
 * expected and what was got.
 */
export function readStories(files: readonly string[]): ReadStory[] {
  const read = new Map<string, ReadStory>();
  const waiting = files.map((file): { file: string; place: Place } => ({ file: resolve(file), place: { file: basename(file) } }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { file, place } = next;
    if (read.has(file)) continue;
    const story = readStory(file, place);
    read.set(file, story);
    for (const beside of story.story.beside)
      waiting.push({ file: find(beside, file), place: { file: basename(beside), includedFrom: place } });
  }
  return [...read.values()];
}

function readStory(file: string, place: Place): ReadStory {
  const { raw, lines } = readJson(file, place);
  const story = checked(storyShape, raw, place, lines);
  const source: Source = { path: file, place, bind: {}, used: new Set(), depth: 0 };
  return { file: place.file, story, steps: expand(story.steps, lines, source) };
}

function readJson(path: string, place: Place): { raw: unknown; lines: number[] } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new StoryProblem(
      place,
      'a file that can be read',
      existsSync(path) ? 'a folder, or a file that may not be read' : `no file at ${path}`,
    );
  }
  try {
    const raw: unknown = JSON.parse(text);
    requireShallow(raw, place);
    return { raw, lines: linesOfItems(text, 'steps') };
  } catch (error) {
    if (error instanceof StoryProblem) throw error;
    throw new StoryProblem(
      { ...place, ...lineOfSyntaxError(error, text) },
      'well-formed JSON',
      error instanceof Error ? error.message : 'something else',
    );
  }
}

/** What is nested deeper than any command is would end the program's stack. */
function requireShallow(value: unknown, place: Place, depth = 0): void {
  if (depth > DEEPEST_VALUE) throw new StoryProblem(place, `lists and objects at most ${DEEPEST_VALUE} deep`, 'deeper ones');
  if (value !== null && typeof value === 'object') for (const item of Object.values(value)) requireShallow(item, place, depth + 1);
}

function lineOfSyntaxError(error: unknown, text: string): { line?: number } {
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return at === undefined ? {} : { line: text.slice(0, Number(at)).split('\n').length };
}

function expand(steps: readonly unknown[], lines: readonly number[], source: Source): PlacedStep[] {
  return steps.flatMap((raw, index) => {
    const line = lines[index];
    const place: Place = { ...source.place, step: index + 1, ...(line === undefined ? {} : { line }) };
    return expandStep(place, bound(raw as StoryJson, source, place) as Record<string, StoryJson>, source);
  });
}

function bound(value: StoryJson, source: Source, place: Place): StoryJson {
  try {
    return bindNames(value, source.bind, source.used);
  } catch (error) {
    if (!(error instanceof UnboundName)) throw error;
    throw new StoryProblem(place, `a value for {{${error.bound}}} in "bind" of the step that includes this file`, sayKeys(source.bind));
  }
}

function expandStep(place: Place, raw: Record<string, StoryJson>, source: Source): PlacedStep[] {
  if ('include' in raw) return included(checked(includeStep, raw, place), place, source);
  if ('do' in raw) {
    const step = checked(commandStep, withFiles(raw, place, source) as Record<string, StoryJson>, place);
    return [{ place, kind: 'command', step }];
  }
  if ('until' in raw) return [{ place, kind: 'until', step: checked(untilStep, raw, place) }];
  if ('case' in raw) return [{ place, kind: 'look', step: checked(lookStep, raw, place) }];
  throw new StoryProblem(
    place,
    'a step with "do" (a command), "until" (time passes), "include" (a file), or "case" (a look)',
    sayKeys(raw),
  );
}

function included(step: z.output<typeof includeStep>, place: Place, source: Source): PlacedStep[] {
  if (source.depth >= DEEPEST) throw new StoryProblem(place, `files included at most ${DEEPEST} deep`, 'more: does a file include itself?');
  const path = find(step.include, source.path);
  const within: Place = { file: basename(step.include), includedFrom: place };
  const { raw, lines } = readJson(path, within);
  const fragment = checked(fragmentShape, raw, within, lines);
  for (const name of Object.keys(step.bind)) {
    if (!Object.hasOwn(fragment.takes, name))
      throw new StoryProblem(place, `only what ${within.file} takes: ${sayKeys(fragment.takes)}`, `"${name}" bound`);
  }
  const bind = { ...(fragment.defaults as Bind), ...(step.bind as Bind) };
  for (const [name, meaning] of Object.entries(fragment.takes)) {
    if (!Object.hasOwn(bind, name)) throw new StoryProblem(place, `"${name}" in "bind": ${meaning}`, sayKeys(step.bind));
  }
  return expand(fragment.steps, lines, { path, place: within, bind, used: new Set(), depth: source.depth + 1 });
}

function find(name: string, from: string): string {
  const beside = resolve(dirname(from), name);
  return existsSync(beside) ? beside : resolve(OWN_FRAGMENTS, name);
}

/** The value with each { "$file": … } replaced by what that JSON file holds. */
function withFiles(value: StoryJson, place: Place, source: Source): StoryJson {
  if (Array.isArray(value)) return value.map((item) => withFiles(item, place, source));
  if (value === null || typeof value !== 'object') return value;
  const name = value.$file;
  if (typeof name === 'string') {
    const { raw } = readJson(find(name, source.path), { file: basename(name), includedFrom: place });
    return bound(raw as StoryJson, source, { file: basename(name), includedFrom: place });
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFiles(item, place, source)]));
}

/** The parsed value, or a StoryProblem for the first fault, placed at its step when it is one of a step. */
function checked<T extends z.ZodType>(schema: T, raw: unknown, place: Place, lines: readonly number[] = []): z.output<T> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  if (!issue) throw new StoryProblem(place, 'a story', 'something else');
  const [first, second, ...rest] = issue.path;
  if (first === 'steps' && typeof second === 'number') {
    const line = lines[second];
    throw faultAt({ ...place, step: second + 1, ...(line === undefined ? {} : { line }) }, issue, rest, raw);
  }
  throw faultAt(place, issue, issue.path, raw);
}

function faultAt(place: Place, issue: z.core.$ZodIssue, path: readonly PropertyKey[], raw: unknown): StoryProblem {
  const at = path.length === 0 ? '' : `"${path.map(String).join('.')}": `;
  if (issue.code === 'unrecognized_keys') {
    return new StoryProblem(
      place,
      `${at}only the keys that docs/stories.md names`,
      `also ${issue.keys.map((key) => `"${key}"`).join(', ')}`,
    );
  }
  if (issue.code === 'invalid_type' && path.length === 0) {
    return new StoryProblem(place, 'an object, as docs/stories.md describes it', sayValue(raw));
  }
  return new StoryProblem(place, `${at}${issue.message.replace(/^expected /, '')}`, sayValue(issue.path.reduce<unknown>(inner, raw)));
}

function inner(value: unknown, key: PropertyKey): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined;
}

function sayValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function sayKeys(value: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(value);
  return keys.length === 0 ? 'none' : keys.map((key) => `"${key}"`).join(', ');
}
