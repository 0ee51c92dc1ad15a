// Which databases a check looks at: the one named, else DATABASE_URL, else each embedded one that is there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Db, openDb } from '../../db/client.ts';
import { DatabaseError } from '../../db/errors.ts';
import { schemeIds } from '../../db/journal.ts';
import { createEngine, type Engine } from './engine.ts';
import { registry } from './workflows.ts';

const LOCKED = 'HF004';

/** A database by the name people know it by. */
interface Place {
  readonly name: string;
  readonly url?: string;
  readonly dataDir?: string;
}

/** The database named, else that of DATABASE_URL, else each embedded one that is there. */
export function databasesToCheck(data: string | undefined, url: string | undefined): Place[] {
  if (data !== undefined) {
    const inner = join(data, 'data');
    return [{ name: data, dataDir: existsSync(join(data, 'database')) || !existsSync(inner) ? data : inner }];
  }
  if (url) return [{ name: 'the database of DATABASE_URL', url }];
  const known = [
    { name: 'data/', dataDir: 'data' },
    { name: 'out/pilot/', dataDir: join('out', 'pilot', 'data') },
  ];
  return known.filter(({ dataDir }) => existsSync(dataDir));
}

/** The folder that the command line names with --data; undefined where it names none. */
function namedFolder(): string | undefined {
  return parseArgs({ options: { data: { type: 'string' } } }).values.data;
}

/**
 * Runs `check` for every scheme of every database to look at: in the folder `where` names, else that of the command line, else all that are
 * known. Throws an Error in one clear line when there is none.
 */
export async function forEachScheme(
  check: (engine: Engine, name: string) => Promise<void>,
  where: { readonly data: string | undefined } = { data: namedFolder() },
): Promise<void> {
  const found = databasesToCheck(where.data, process.env.DATABASE_URL);
  if (found.length === 0)
    throw new Error(
      'There is no database to look at: set DATABASE_URL, name a folder with --data, or run npm start or npm run pilot first',
    );
  for (const { name, ...place } of found) {
    if (place.dataDir !== undefined && !existsSync(place.dataDir)) throw new Error(`There is no database in ${place.dataDir}`);
    const db = await openUnlessLocked(place);
    if (db === null) continue;
    try {
      await eachScheme(db, name, check);
    } finally {
      await db.close();
    }
  }
}

/** A folder that a running service holds is said and passed over, and the others are looked at all the same; the exit code is 1. */
async function openUnlessLocked(where: Omit<Place, 'name'>): Promise<Db | null> {
  try {
    return await openDb({ ...where, migrate: false });
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== LOCKED) throw error;
    process.stderr.write(`${error.message} Nothing in it was looked at: stop that process and try again.\n`);
    process.exitCode = 1;
    return null;
  }
}

async function eachScheme(db: Db, name: string, check: (engine: Engine, name: string) => Promise<void>): Promise<void> {
  for (const scheme of await schemeIds(db)) await check(createEngine(db, scheme, registry), `${name}, scheme ${scheme}`);
}
