import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { Db } from './database.ts';
import { DatabaseError, safeDatabaseError } from './errors.ts';
import { MIGRATIONS } from './migrations.ts';
import { noUndefined } from './parameters.ts';
import { exactInteger, isoInstant, TYPE_NUMBERS } from './values.ts';

type Client = postgres.Sql;
type Runner = Pick<Client, 'unsafe'>;

// Any number will do, as long as nothing else in this database takes the same one.
const MIGRATION_LOCK = 7_402_015;

/** Opens a pool on a PostgreSQL server; migrates first, under a lock, so that several processes may start at once. */
export async function openPostgres(settings: { url: string; migrate: boolean; poolSize: number }): Promise<Db> {
  const where = address(settings.url);
  if (settings.migrate) await migratePostgres(settings.url, where);
  const client = connect(settings.url, settings.poolSize);
  const orm = drizzle({ client });
  readValuesOurWay(client);
  if (!settings.migrate) await reach(client, where);
  return {
    driver: 'postgres',
    orm,
    rows: (text, params) => run(client, text, params),
    transaction: (work) => begin((body) => client.begin(body), work),
    close: () => client.end({ timeout: 5 }),
  };
}

// Our statements are few, prepared and written for one plan: planning the engine's two for each command anew costs a third of its time.
// 'off' and not false: the client leaves out settings that are false, and compiling a desk's statement took a second and a half.
const PLANNED_ONCE = { plan_cache_mode: 'force_generic_plan', jit: 'off' } as const;

function connect(url: string, max: number): Client {
  return postgres(url, {
    max,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: { ...PLANNED_ONCE, TimeZone: 'UTC', application_name: 'community-hub-franchise' },
  });
}

// Drizzle, given a client, makes it hand over dates and instants as the server wrote them; ours come after, and serve both.
function readValuesOurWay({ options }: Client): void {
  options.parsers[TYPE_NUMBERS.timestamptz] = isoInstant;
  options.parsers[TYPE_NUMBERS.bigint] = exactInteger;
  // Arrays of dates and instants: forgotten, so that the client makes them from their elements as it does all others.
  for (const array of [1182, 1185]) {
    delete options.parsers[array];
    delete options.serializers[array];
  }
}

async function run<T>(client: Runner, text: string, params: readonly unknown[] = []): Promise<T[]> {
  noUndefined(params);
  try {
    const result = await client.unsafe<Record<string, unknown>[]>(text, params as postgres.ParameterOrJSON<never>[], { prepare: true });
    return [...result] as T[];
  } catch (error) {
    throw safeDatabaseError(error);
  }
}

type Starts = (body: (sql: postgres.TransactionSql) => Promise<void>) => Promise<unknown>;

// Whole transactions begin on the pool, nested ones as savepoints of the client's own: it counts a failed statement it did not
// see inside one as the failure of the whole.
async function begin<T>(starts: Starts, work: (tx: Db) => Promise<T>): Promise<T> {
  // A box, because the client's types unwrap arrays of promises and would not hand back T as it is.
  const box: { result?: { value: T } } = {};
  try {
    await starts(async (sql) => {
      box.result = { value: await work(inside(sql)) };
    });
  } catch (error) {
    throw safeDatabaseError(error);
  }
  if (!box.result) throw new DatabaseError('A transaction ended without a result.', 'unknown');
  return box.result.value;
}

function inside(sql: postgres.TransactionSql): Db {
  const dialect = new PgDialect();
  return {
    driver: 'postgres',
    // The session's own type wants a whole client; of it, it uses what a transaction has as well.
    orm: new PostgresJsDatabase(dialect, new PostgresJsSession(sql as unknown as Client, dialect, undefined), undefined),
    rows: (text, params) => run(sql, text, params),
    transaction: (work) => begin((body) => sql.savepoint(body), work),
    close: () => Promise.reject(new Error('A transaction is ended by returning from it, not closed.')),
  };
}

/** Brings a PostgreSQL database up to date; safe to run twice and from several processes at once. */
async function migratePostgres(url: string, where: string): Promise<void> {
  const client = connect(url, 1);
  try {
    await reach(client, where);
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS });
  } catch (error) {
    throw safeDatabaseError(error);
  } finally {
    // Ending the session gives the lock back as well.
    await client.end({ timeout: 5 });
  }
}

async function reach(client: Client, where: string): Promise<void> {
  try {
    await client`select 1`;
  } catch (error) {
    await client.end({ timeout: 1 });
    const code = error instanceof Error ? String(Reflect.get(error, 'code') ?? error.name) : 'unknown';
    throw new DatabaseError(`The database at ${where} cannot be reached (${code}). Check DATABASE_URL and that the server runs.`, code);
  }
}

/** Host, port and database of a URL, without user and password. */
function address(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new DatabaseError('DATABASE_URL is not a URL such as postgres://user@host:5432/name.', 'HF003');
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
}
