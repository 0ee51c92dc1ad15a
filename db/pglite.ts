import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, PgliteDatabase, PgliteSession } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Db } from './database.ts';
import { DatabaseError, safeDatabaseError } from './errors.ts';
import { lockFolder } from './lock.ts';
import { MIGRATIONS } from './migrations.ts';
import { noUndefined } from './parameters.ts';
import { migratedTemplate } from './template.ts';
import { exactInteger, isoInstant, TYPE_NUMBERS } from './values.ts';

type Runner = Pick<Transaction, 'query'>;

const asWritten = (text: string) => text;

// Given to every query of ours; the typed reads bring their own and convert in their columns.
const PARSERS = {
  [TYPE_NUMBERS.date]: asWritten,
  [TYPE_NUMBERS.timestamp]: asWritten,
  [TYPE_NUMBERS.timestamptz]: isoInstant,
  [TYPE_NUMBERS.bigint]: exactInteger,
  [TYPE_NUMBERS.bytea]: (text: string) => Buffer.from(text.slice(2), 'hex'),
};

/** Opens the embedded database: in a folder, locked for this process, or in memory. A new one starts from a migrated template. */
export async function openPglite(settings: { dataDir: string | undefined; migrate: boolean }): Promise<Db> {
  const { dataDir } = settings;
  if (dataDir === undefined) {
    const client = settings.migrate ? await fromTemplate() : await PGlite.create({ parsers: PARSERS });
    return outside(client, () => undefined);
  }
  const unlock = lockedFolder(dataDir);
  try {
    return outside(await openFolder(join(dataDir, 'database'), settings.migrate), unlock);
  } catch (error) {
    unlock();
    throw safeDatabaseError(error);
  }
}

/** Throws DatabaseError where the folder cannot be made or written to, or is locked. */
function lockedFolder(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true });
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const code = String(error instanceof Error ? Reflect.get(error, 'code') : 'unknown');
    throw new DatabaseError(
      `The data folder ${dataDir} cannot be made or written to (${code}). Choose another one, or let this user write there.`,
      code,
    );
  }
}

async function fromTemplate(folder?: string): Promise<PGlite> {
  const template = await migratedTemplate(makeTemplate);
  return PGlite.create({ ...(folder === undefined ? {} : { dataDir: folder }), loadDataDir: template, parsers: PARSERS });
}

async function openFolder(folder: string, wantsMigrating: boolean): Promise<PGlite> {
  if (wantsMigrating && !existsSync(join(folder, 'PG_VERSION'))) return fromTemplate(folder);
  const client = await PGlite.create({ dataDir: folder, parsers: PARSERS });
  if (wantsMigrating) await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS });
  return client;
}

async function makeTemplate(): Promise<Blob> {
  const client = await PGlite.create();
  await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS });
  const dump = await client.dumpDataDir('none');
  await client.close();
  return dump;
}

// The one connection is taken while a transaction runs: a statement sent around it from inside would wait for itself, for ever.
const running = new AsyncLocalStorage<{ client: PGlite; ended: boolean }>();

async function outsideOnly<T>(client: PGlite, work: () => Promise<T>): Promise<T> {
  const around = running.getStore();
  if (around?.client === client && !around.ended)
    throw new Error('Inside a transaction use its own database (tx): this would wait for itself.');
  return work();
}

async function begin<T>(client: PGlite, work: (tx: Db) => Promise<T>): Promise<T> {
  const here = { client, ended: false };
  try {
    return await running.run(here, () => client.transaction((sql) => work(inside(sql))));
  } catch (error) {
    throw safeDatabaseError(error);
  } finally {
    here.ended = true;
  }
}

function outside(client: PGlite, unlock: () => void): Db {
  return {
    driver: 'pglite',
    orm: drizzle({ client }),
    rows: (text, params) => outsideOnly(client, () => run(client, text, params)),
    transaction: (work) => outsideOnly(client, () => begin(client, work)),
    close: async () => {
      if (!client.closed) await client.close();
      unlock();
    },
  };
}

async function run<T>(client: Runner, text: string, params: readonly unknown[] = []): Promise<T[]> {
  noUndefined(params);
  try {
    const result = await client.query<T>(text, [...params], { parsers: PARSERS });
    return result.rows;
  } catch (error) {
    throw safeDatabaseError(error);
  }
}

function inside(sql: Transaction, depth = 1): Db {
  const dialect = new PgDialect();
  return {
    driver: 'pglite',
    orm: new PgliteDatabase(dialect, new PgliteSession(sql, dialect, undefined), undefined),
    rows: (text, params) => run(sql, text, params),
    transaction: async (work) => {
      const name = `nested_${depth}`;
      await sql.exec(`savepoint ${name}`);
      try {
        const value = await work(inside(sql, depth + 1));
        await sql.exec(`release savepoint ${name}`);
        return value;
      } catch (error) {
        await sql.exec(`rollback to savepoint ${name}`);
        throw safeDatabaseError(error);
      }
    },
    close: () => Promise.reject(new Error('A transaction is ended by returning from it, not closed.')),
  };
}
