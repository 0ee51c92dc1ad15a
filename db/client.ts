import type { Db } from './database.ts';
import { DatabaseError } from './errors.ts';

export type { Db } from './database.ts';

/** Where the database is. Neither `url` nor `dataDir`: embedded, in memory, gone when closed. */
export interface DbSettings {
  readonly url?: string | undefined;
  /** Folder for the embedded database; it is made when missing and locked while open. */
  readonly dataDir?: string | undefined;
  /** Bring the tables up to date first; true unless said otherwise. */
  readonly migrate?: boolean | undefined;
  /** In production the embedded database is refused. */
  readonly production?: boolean | undefined;
  readonly poolSize?: number | undefined;
  /** Told in a sentence what an operator should know. */
  readonly warn?: ((sentence: string) => void) | undefined;
}

/** Opens PostgreSQL when a URL is given, else the embedded database. Throws DatabaseError in one line an operator can act on. */
export async function openDb(settings: DbSettings = {}): Promise<Db> {
  const migrate = settings.migrate ?? true;
  if (settings.url !== undefined && settings.url !== '') {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres({ url: settings.url, migrate, poolSize: settings.poolSize ?? 8 });
  }
  if (settings.production === true) {
    const advice = 'Set DATABASE_URL to a PostgreSQL database.';
    throw new DatabaseError(
      `The embedded database does not make sure that data reaches the disk and is refused in production. ${advice}`,
      'HF002',
    );
  }
  if (settings.dataDir !== undefined) {
    settings.warn?.(
      `Using the embedded database in ${settings.dataDir}: good for trying out, not for records that must survive a power cut.`,
    );
  }
  const { openPglite } = await import('./pglite.ts');
  return openPglite({ dataDir: settings.dataDir, migrate });
}
