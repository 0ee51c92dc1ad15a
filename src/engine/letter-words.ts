// From a frozen model of codes and references to the words a letter prints: texts, statements, areas, criteria and offices.
import { caseTitles, type LetterSubject, letterSubject, officeTitles, textBodies } from '../../db/recipients.ts';
import { readStandards } from '../../db/schemes.ts';
import { coreOffer } from '../../machines/core-offer.ts';
import type { Engine } from './engine.ts';

const ERASED = '[These words have been erased]';

interface Standard {
  readonly areas: readonly { id: string; title: string }[];
  readonly statements: readonly { id: string; text: string }[];
}

interface Words {
  readonly texts: ReadonlyMap<string, string>;
  readonly offices: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, string>;
  readonly statements: ReadonlyMap<string, string>;
  readonly areas: ReadonlyMap<string, string>;
}

const criteria: ReadonlyMap<string, string> = new Map(coreOffer.map(({ id, words }) => [id, words]));

/** Every string in a model, wherever it is. */
function strings(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) strings(item, found);
  return found;
}

/** The ids behind a reference to an office: whose it is, and whom they stood in for. */
const peopleOf = (reference: string) => reference.slice('person:'.length).split('/');

/** The office of whoever acted; of both where one stood in for the other (P7). */
function sayOffices(people: readonly string[], offices: Words['offices']): string {
  const [office, standingInFor] = people.map((person) => offices.get(person) ?? 'an officer of the scheme');
  return standingInFor === undefined ? `${office}` : `${office} (standing in for ${standingInFor})`;
}

function say(key: string, value: string, words: Words): string {
  if (value.startsWith('text:')) return words.texts.get(value) ?? ERASED;
  if (value.startsWith('person:')) return sayOffices(peopleOf(value), words.offices);
  if (value.startsWith('case:')) return words.cases.get(value.slice('case:'.length)) ?? 'a case of the scheme';
  if (key === 'statement') return words.statements.get(value) ?? value;
  if (key === 'area') return words.areas.get(value) ?? value;
  if (key === 'criterion') return criteria.get(value) ?? words.areas.get(value) ?? value;
  return value;
}

function spoken(key: string, value: unknown, words: Words): unknown {
  if (typeof value === 'string') return say(key, value, words);
  if (Array.isArray(value)) return value.map((item) => spoken(key, item, words));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoken(name, item, words)]));
  return value;
}

/**
 * The model as the letter prints it, with the names around its case added. `on` is the civil date whose offices are named; `typed` are
 * texts that are not stored yet, by their references.
 */
export async function lettersWords(
  engine: Engine,
  caseId: string,
  model: Readonly<Record<string, unknown>>,
  on: string,
  typed: ReadonlyMap<string, string> = new Map(),
): Promise<{ subject: LetterSubject; model: Record<string, unknown> }> {
  const { db, scheme } = engine;
  const all = strings(model);
  const subject = await letterSubject(db, scheme, caseId);
  const standard = await standardFor(engine, subject.standard_version);
  const words: Words = {
    texts: new Map([
      ...(await textBodies(
        db,
        scheme,
        all.filter((value) => value.startsWith('text:')),
      )),
      ...typed,
    ]),
    offices: await officeTitles(db, scheme, all.filter((value) => value.startsWith('person:')).flatMap(peopleOf), on),
    cases: await caseTitles(
      db,
      scheme,
      all.filter((value) => value.startsWith('case:')).map((value) => value.slice('case:'.length)),
    ),
    statements: new Map(standard?.statements.map(({ id, text }) => [id, text])),
    areas: new Map(standard?.areas.map(({ id, title }) => [id, title])),
  };
  const names = { organisation: subject.organisation ?? undefined, hub: subject.hub ?? undefined, reference: subject.reference };
  return { subject, model: { ...names, ...(spoken('', model, words) as Record<string, unknown>) } };
}

async function standardFor(engine: Engine, version: number | null): Promise<Standard | undefined> {
  const standards = await readStandards(engine.db, engine.scheme);
  const found = standards.find((row) => row.version === version) ?? standards.at(-1);
  return found?.data as Standard | undefined;
}
