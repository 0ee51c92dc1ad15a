import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

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
