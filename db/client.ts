import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { DatabaseError } from './errors.ts';

/**
 * One database, or one transaction on it. What a row holds is the same on both drivers: `date` is 'YYYY-MM-DD', an instant is
 * ISO 8601 in UTC with milliseconds and Z, jsonb is the parsed value, bigint is a number, bytea is a Buffer, numeric is text.
 */
export interface Db {
  readonly driver: 'pglite' | 'postgres';
  /**
   * Runs one statement with $1… parameters, prepared. Pass jsonb as text with `$1::text::jsonb`, instants and dates as text.
   * Throws UniqueViolation or DatabaseError, whose messages hold no parameters.
   */
  rows<T>(text: string, params?: readonly unknown[]): Promise<T[]>;
  /** Typed reads for screens. What it throws names parameters: see safeDatabaseError. */
  readonly orm: PgDatabase<PgQueryResultHKT>;
  /** Commits when `work` returns, rolls back when it throws. Inside, use only `tx`: the embedded database has one connection. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

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
