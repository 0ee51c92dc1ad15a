// The words of a version of the standard as pages show them: areas with what they are about, statements with why and what would show them.
import { z } from 'zod';
import { readStandards } from '../../../db/schemes.ts';
import type { Visit } from '../route.ts';

const area = z.object({ id: z.string(), title: z.string(), about: z.string() });
const statement = z.object({ id: z.string(), text: z.string(), why: z.string(), evidence: z.array(z.string()) });
const standard = z.object({ areas: z.array(area), statements: z.array(statement) });

/** One statement of the standard in words. */
export type StatementWords = z.infer<typeof statement>;

/** A version of the standard in words, areas in its order. */
export interface StandardWords {
  readonly areas: readonly z.infer<typeof area>[];
  readonly statements: ReadonlyMap<string, StatementWords>;
}

/** The version that a self-assessment is pinned to (G11); one that the scheme does not have has no words. */
export async function readStandardWords({ services }: Pick<Visit, 'services'>, version: number): Promise<StandardWords> {
  const found = (await readStandards(services.db, services.scheme.id)).find((each) => each.version === version);
  if (!found) return { areas: [], statements: new Map() };
  const { areas, statements } = standard.parse(found.data);
  return { areas, statements: new Map(statements.map((each) => [each.id, each])) };
}
