// The words behind what a case remembers: texts, people, documents, and the standard's statements and areas.
import { namesOfDocuments, namesOfPeople } from '../../../db/reads/case-names.ts';
import { textBodies } from '../../../db/recipients.ts';
import { readStandards } from '../../../db/schemes.ts';
import type { OpenedCase } from '../case-access.ts';
import type { Visit } from '../route.ts';

const ERASED = '[These words have been erased]';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A statement of the standard, in words. */
export interface StatementWords {
  readonly id: string;
  readonly level: number;
  readonly text: string;
  readonly why: string;
  readonly evidence: readonly string[];
}

/** What a part needs to say what its case remembers. */
export interface Sayings {
  /** The words behind a reference; null and what is not there: an empty text. */
  readonly text: (ref: string | null | undefined) => string;
  /** Staff read names, applicants the office of whoever holds one. */
  readonly person: (id: string | null | undefined) => string;
  readonly document: (id: string) => string;
  readonly statement: (id: string) => StatementWords;
  readonly area: (id: string) => string;
  /** Areas in the order of the standard: the database keeps a context's keys in another. */
  readonly ordered: (areas: readonly string[]) => string[];
}

interface Standard {
  readonly areas: readonly { readonly id: string; readonly title: string }[];
  readonly statements: readonly StatementWords[];
}

function strings(value: unknown, found: string[]): string[] {
  if (typeof value === 'string') found.push(value);
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) {
      if (uuid.test(key)) found.push(key);
      strings(item, found);
    }
  return found;
}

async function standardOf({ services }: Visit, version: number | null): Promise<Standard> {
  const standards = await readStandards(services.db, services.scheme.id);
  const found = standards.find((row) => row.version === version) ?? standards.at(-1);
  return (found?.data as Standard | undefined) ?? { areas: [], statements: [] };
}

/** The words for a case's context and whatever else is shown of it. `standard`: the version that the case is pinned to. */
export async function readSayings(
  visit: Visit,
  { head, audience }: Pick<OpenedCase, 'head' | 'audience'>,
  also: unknown,
  standard: number | null = null,
): Promise<Sayings> {
  const { services, today } = visit;
  const { db, scheme } = services;
  const all = [...new Set(strings([head.context, also], []))];
  const ids = all.filter((each) => uuid.test(each));
  const texts = await textBodies(
    db,
    scheme.id,
    all.filter((each) => each.startsWith('text:')),
  );
  const people = new Map((await namesOfPeople(db, scheme.id, ids, today)).map((each) => [each.id, each]));
  const library = head.organisation === null ? [] : await namesOfDocuments(db, scheme.id, head.organisation.id, ids);
  const documents = new Map(library.map(({ id, name }) => [id, name]));
  const { areas, statements } = await standardOf(visit, standard);
  const byId = new Map(statements.map((each) => [each.id, each]));
  const titles = new Map(areas.map(({ id, title }) => [id, title]));
  return {
    text: (ref) => (ref ? (texts.get(ref) ?? ERASED) : ''),
    person: (id) => {
      const found = people.get(id ?? '');
      if (!found) return 'somebody';
      return audience === 'applicant' && found.office !== null ? found.office : found.name;
    },
    document: (id) => documents.get(id) ?? 'a document of the library',
    statement: (id) => byId.get(id) ?? { id, level: 1, text: id, why: '', evidence: [] },
    area: (id) => titles.get(id) ?? id,
    ordered: (names) => [...titles.keys()].filter((id) => names.includes(id)),
  };
}
