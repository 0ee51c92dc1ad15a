import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { type Db, openDb } from '../../db/client.ts';
import { databaseUrl, dropDatabase, leftConnections, withServer } from './postgres-databases.ts';

/** One of the two databases everything runs on. */
export interface TestDatabase {
  readonly driver: Db['driver'];
  /** A new, migrated, empty database; closed and removed when the test file ends. */
  open(): Promise<Db>;
}

const urls = new WeakMap<Db, string>();

/**
 * Both databases, for `describe.each(testDatabases())('… on $driver', ({ open }) => { … })`. Call it while the file is read, not
 * inside a test. A file that leaves a connection to PostgreSQL open fails when it ends.
 */
export function testDatabases(): TestDatabase[] {
  return [testPglite(), testPostgres()];
}

/** PGlite alone, in memory. */
export function testPglite(): TestDatabase {
  const opened: Db[] = [];
  afterAll(async () => {
    for (const db of opened) await db.close();
  });
  const open = async () => {
    const db = await openDb();
    opened.push(db);
    return db;
  };
  return { driver: 'pglite', open };
}

/** PostgreSQL alone: for races, which the embedded database's one connection cannot show (files named `*.postgres.test.ts`). */
export function testPostgres(): TestDatabase {
  const opened: { db: Db; name: string }[] = [];
  afterAll(async () => {
    for (const { db } of opened) await db.close();
    const leaks: string[] = [];
    for (const { name } of opened) leaks.push(...(await remove(name)));
    if (leaks.length > 0) throw new Error(`This file left connections open:\n${leaks.join('\n')}`);
  });
  const open = async () => {
    const name = `hub_test_${randomBytes(6).toString('hex')}`;
    const { url, template } = inject('testServer');
    await withServer(url, (sql) => sql.unsafe(`create database ${name} template ${template}`));
    const db = await openDb({ url: databaseUrl(url, name), migrate: false });
    opened.push({ db, name });
    urls.set(db, databaseUrl(url, name));
    return db;
  };
  return { driver: 'postgres', open };
}

async function remove(name: string): Promise<string[]> {
  const { url } = inject('testServer');
  const left = await leftConnections(url, name);
  await dropDatabase(url, name);
  return left;
}

/** The address of a database that `open` made on PostgreSQL, to connect to it once more as another process would. */
export function urlOf(db: Db): string {
  const url = urls.get(db);
  if (url === undefined) throw new Error('Only a database opened by testPostgres has an address.');
  return url;
}

/** Changes rows as someone with the server in their hands would: append-only triggers and keys do not see it. */
export async function tamper(db: Db, work: (tx: Db) => Promise<void>): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.rows('set local session_replication_role = replica');
    await work(tx);
  });
}
