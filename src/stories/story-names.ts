// The names a story uses for people, hubs, organisations and cases, and the identifiers they stand for.
import { deriveId } from '../engine/derive-id.ts';
import type { StoryJson } from './story-binding.ts';
import { storyDay } from './story-dates.ts';

/** Somebody or something a story may name: by its name, by its key, or by its name without what stands in brackets. */
export interface Named {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** Whom and what a story can name without declaring it. */
export interface World {
  readonly people: readonly Named[];
  readonly organisations: readonly Named[];
  readonly hubs: readonly (Named & { readonly organisation: string })[];
  readonly holidays: ReadonlySet<string>;
}

/** A name nobody bears. `expected` says which there are. */
export class UnknownName extends Error {
  readonly expected: string;
  constructor(expected: string, name: string) {
    super(`"${name}"`);
    this.expected = expected;
  }
}

const REFERENCE = /^\$(case|person|hub|organisation|date):(.+)$/;
const EMBEDDED = /\$(case|person|hub|organisation):(.+)$/;

/** The identifier of the case that a story opens by this name. */
export function caseIdOf(name: string): string {
  return deriveId(`story case: ${name}`);
}

/** The identifier of the case that is called by this name: opened by the story, or by another case. */
export function caseIdIn(cases: ReadonlyMap<string, string>, name: string): string {
  for (const [id, known] of cases) if (known === name) return id;
  return caseIdOf(name);
}

/** How stories call a case that another case opened: "Barnies: application > grant", the second one "Barnies: application > grant 2". */
export function nameOfOpened(cases: ReadonlyMap<string, string>, opener: string, workflow: string): string {
  const name = `${opener} > ${workflow}`;
  const known = new Set(cases.values());
  if (!known.has(name)) return name;
  let number = 2;
  while (known.has(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}

const plain = (name: string) => name.replace(/\s*\([^)]*\)\s*$/, '').toLowerCase();

function pick<T extends Named>(kind: string, all: readonly T[], name: string): T {
  const found = all.find((each) => each.name === name || each.key === name) ?? all.find((each) => plain(each.name) === plain(name));
  if (found) return found;
  throw new UnknownName(`the name of ${kind}, one of: ${all.map((each) => each.name).join('; ')}`, name);
}

/** The person of that name. Throws UnknownName. */
export function personNamed(world: World, name: string): Named {
  return pick('a person', world.people, name);
}

/** What an opening command is about: a hub's name finds its organisation too. Throws UnknownName. */
export function aboutNamed(world: World, name: string): { organisation: string; hub?: string } {
  try {
    const hub = pick('a hub', world.hubs, name);
    return { organisation: hub.organisation, hub: hub.id };
  } catch (error) {
    if (!(error instanceof UnknownName)) throw error;
    return { organisation: pick('a hub or an organisation', [...world.hubs, ...world.organisations], name).id };
  }
}

/** The organisation of that name, or the one that runs the hub of that name. Throws UnknownName. */
export function organisationNamed(world: World, name: string): string {
  return aboutNamed(world, name).organisation;
}

function idOf(world: World, kind: string, name: string): string {
  if (kind === 'case') return caseIdOf(name);
  if (kind === 'person') return personNamed(world, name).id;
  if (kind === 'hub') return pick('a hub', world.hubs, name).id;
  return organisationNamed(world, name);
}

/**
 * The value with each "$case:…", "$person:…", "$hub:…", "$organisation:…" and "$date:…" replaced. `cases` are those that are open,
 * by id. Throws UnknownName or RangeError.
 */
export function resolveNames(world: World, cases: ReadonlyMap<string, string>, value: StoryJson): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveNames(world, cases, item));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveNames(world, cases, item)]));
  }
  if (typeof value !== 'string') return value;
  const [, kind, name] = REFERENCE.exec(value) ?? [];
  if (kind === undefined || name === undefined) return value;
  if (kind === 'case') return openCase(cases, name);
  return kind === 'date' ? storyDay(name, world.holidays) : idOf(world, kind, name);
}

function openCase(cases: ReadonlyMap<string, string>, name: string): string {
  const id = caseIdIn(cases, name);
  if (!cases.has(id)) throw new UnknownName(`the name of a case that is open: ${sayNames(cases)}`, name);
  return id;
}

/** The names of cases, for a sentence. */
export function sayNames(cases: ReadonlyMap<string, string>): string {
  return [...cases.values()].map((name) => `"${name}"`).join(', ') || 'there is none yet';
}

/** A key such as "live-application:$hub:Barnies" or "assessment:$organisation:barnies:1" with the name in it replaced by the identifier. */
export function resolveKey(world: World, key: string): string {
  const [whole, kind, rest] = EMBEDDED.exec(key) ?? [];
  if (whole === undefined || kind === undefined || rest === undefined) return key;
  const ends = [...rest.matchAll(/:/g)].map(({ index }) => index).reverse();
  const names = [rest, ...ends.map((end) => rest.slice(0, end))];
  const known = names.find((name) => isKnown(world, kind, name)) ?? rest;
  return key.replace(whole, () => idOf(world, kind, known) + rest.slice(known.length));
}

function isKnown(world: World, kind: string, name: string): boolean {
  try {
    return kind !== 'case' && idOf(world, kind, name) !== '';
  } catch {
    return false;
  }
}

/** A text with every identifier that the story can name replaced by its name, for people to read. */
export function withNames(world: World, cases: ReadonlyMap<string, string>, text: string): string {
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    const caseName = cases.get(id);
    if (caseName !== undefined) return `$case:${caseName}`;
    const hub = world.hubs.find((each) => each.id === id);
    if (hub) return `$hub:${hub.name}`;
    const person = world.people.find((each) => each.id === id);
    if (person) return `$person:${person.name}`;
    const organisation = world.organisations.find((each) => each.id === id);
    return organisation ? `$organisation:${organisation.name}` : id;
  });
}
