// When two worlds are the same: identities renamed in order of appearance, texts present or not, dates by their order ahead of today.
import { hash } from 'node:crypto';
import { addDays } from '../../machines/calendar.ts';
import { officeOf } from './people.ts';
import { type View, whole } from './view.ts';
import type { CaseNow, World } from './world.ts';

/** What a world's definition says about sameness: by workflow, the view of its cases and the deadlines that change nothing. */
export interface Sameness {
  readonly views: Readonly<Record<string, View>>;
  /** Deadlines that only remind: their firing leaves the case as it was, which the search checks. By workflow, the names before the colon. */
  readonly inert: Readonly<Record<string, readonly string[]>>;
  /** Lengths of time in days that people's acts measure from today: whether a day ahead is nearer than each of them counts. */
  readonly distances?: readonly number[];
}

/** A world's key, and the days ahead on which something that it depends on changes. */
export interface Keyed {
  readonly key: string;
  readonly boundaries: readonly string[];
}

type Coded = (boundary: string) => string;

/** Days after this one never come: a certificate that a world lets run out by an outside move is dated so. */
const FAR = '2090-01-01';

const isDate = (text: string) => text.length === 10 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45;
const isId = (text: string) => text.length === 36 && text.charCodeAt(8) === 45;
const isReference = (text: string) => /^[A-Z]{2,4}-[0-9A-Z]{4}-/.test(text);

/** A message does not outlive its day: time passes only once all are delivered. */
const messageView: View = { see: 'parts', parts: { on: { see: 'gone', why: 'it is today' } } };

class Writer {
  readonly #names = new Map<string, string>();
  readonly #coded: Coded;
  constructor(coded: Coded) {
    this.#coded = coded;
  }

  write(value: unknown, view: View, context: unknown): string {
    if (view.see === 'gone') return '';
    if (view.see === 'present') return value === null || value === undefined ? '0' : '1';
    if (view.see === 'limit') return typeof value === 'string' ? this.#coded(addDays(value, 1)) : '-';
    if (view.see === 'from') return typeof value === 'string' ? this.#coded(value) : '-';
    if (view.see === 'as') return this.write(view.of(value as never, context as never), whole, context);
    if (view.see === 'set') return this.#set(value, view.of, context);
    return this.#plain(value, view.parts, context);
  }

  #set(value: unknown, of: View, context: unknown): string {
    if (!Array.isArray(value)) return '-';
    return `{${[...new Set(value.map((item) => this.write(item, of, context)))].sort().join(',')}}`;
  }

  #plain(value: unknown, views: Readonly<Record<string, View>>, context: unknown): string {
    if (typeof value === 'string') return this.#text(value);
    if (value === null || typeof value !== 'object') return String(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.write(item, views['*'] ?? whole, context)).join(',')}]`;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    if (isDay(value)) return this.write(value.limit ?? value.from, 'limit' in value ? ownLimit : ownFrom, context);
    let written = '';
    for (const [key, item] of entries) {
      const view = views[key] ?? views['*'] ?? whole;
      if (view.see !== 'gone') written += `${isId(key) ? this.#named(key) : key}:${this.write(item, view, context)};`;
    }
    return `(${written})`;
  }

  #text(text: string): string {
    if (isDate(text)) return `${this.#coded(text)}/${this.#coded(addDays(text, 1))}`;
    if (text.startsWith('text:')) return 'T';
    return isId(text) || isReference(text) ? this.#named(text) : text;
  }

  #named(id: string): string {
    const office = officeOf(id);
    if (office) return office;
    const known = this.#names.get(id);
    if (known) return known;
    const name = `#${this.#names.size}`;
    this.#names.set(id, name);
    return name;
  }
}

const ownLimit: View = { see: 'limit', why: 'a function said so' };
const ownFrom: View = { see: 'from', why: 'a function said so' };

const isDay = (value: object): value is { limit?: string | null; from?: string | null } => {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'limit' || keys[0] === 'from');
};

const shortName = (name: string) => name.split(':', 1)[0] ?? name;

/** Whether a deadline of that case only reminds. */
export function isInert(same: Sameness, workflow: string | undefined, name: string): boolean {
  return (same.inert[workflow ?? ''] ?? []).includes(shortName(name));
}

function written(world: World, same: Sameness, coded: Coded): string {
  const writer = new Writer(coded);
  const cases = Object.entries(world.cases).map(([id, one]: [string, CaseNow]) => {
    const context = one.snapshot.context;
    const own = world.deadlines
      .filter((row) => row.case === id && !isInert(same, one.workflow, row.name))
      .map((row) => `${row.name}@${coded(row.firesOn)}`)
      .sort();
    return `${writer.write(id, whole, null)} ${one.workflow} ${one.snapshot.state} ${writer.write(context, same.views[one.workflow] ?? whole, context)} ${own.join(' ')}`;
  });
  // First in, first out per target: the order within a target counts, that among targets does not.
  const targets = [...new Set(world.underway.map(({ to }) => to))];
  const underway = targets.map((to) => {
    const queue = world.underway.filter((message) => message.to === to);
    return `${writer.write(to, whole, null)}${queue.map(({ command, data }) => `!${command}${writer.write(data, messageView, null)}`).join('')}`;
  });
  const letters = world.unreleased.map(
    ({ case: id, kind, about, notBefore }) =>
      `${writer.write(id, whole, null)}~${kind} ${writer.write(about, whole, null)}@${notBefore ? coded(notBefore) : ''}`,
  );
  const claims = Object.entries(world.claims)
    .map(([key, id]) => `${key}=${writer.write(id, whole, null)}`)
    .sort();
  return [
    ...cases,
    ...underway.sort(),
    ...letters.sort(),
    ...claims,
    ...registers(world, writer, coded),
    writer.write(world.outside, same.views.outside ?? whole, null),
  ].join('\n');
}

/** Of the registers only certificates and the programme are read by facts: a certificate in date until when, or that one has run out. */
function registers(world: World, writer: Writer, coded: Coded): string[] {
  const seen = world.registers.flatMap(({ register, reference, organisation, until, data }) => {
    if (register === 'certificate') return [`C ${organisation} ${data.level} ${coded(addDays(until ?? '', 1))}`];
    if (register !== 'programme' || String(data.date) < world.today) return [];
    return [
      `P ${writer.write(reference, whole, null)} ${data.state} ${coded(String(data.date))} ${coded(addDays(String(data.cutOff), 1))}`,
    ];
  });
  return [...new Set(seen)].sort();
}

/** How a day ahead is called: by its place among the days ahead, and by how many of the lengths it is away. */
function codes(world: World, same: Sameness, boundaries: readonly string[]): Coded {
  const lengths = (same.distances ?? []).map((days) => addDays(world.today, days));
  const rank = new Map(
    boundaries.map((boundary, at) => [boundary, `+${at + 1}${'>'.repeat(lengths.filter((day) => boundary > day).length)}`]),
  );
  return (boundary) => rank.get(boundary) ?? (boundary < FAR ? 'over' : 'never');
}

function daysAhead(world: World, same: Sameness): string[] {
  const ahead = new Set<string>();
  written(world, same, (boundary) => {
    if (boundary > world.today && boundary < FAR) ahead.add(boundary);
    return '';
  });
  return [...ahead].sort();
}

/** The key of a world and the days ahead at which it changes by the passing of time alone. */
export function keyOf(world: World, same: Sameness): Keyed {
  const days = daysAhead(world, same);
  const key = hash('sha256', written(world, same, codes(world, same, days)), 'base64');
  const nearer = days.flatMap((day) => (same.distances ?? []).map((length) => addDays(day, -length))).filter((day) => day > world.today);
  return { key, boundaries: nearer.length > 0 ? [...new Set([...days, ...nearer])].sort() : days };
}

/** The text behind a key, for explaining a difference. */
export function keyText(world: World, same: Sameness): string {
  return written(world, same, codes(world, same, daysAhead(world, same)));
}
