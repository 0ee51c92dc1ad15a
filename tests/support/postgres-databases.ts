import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

/** Runs `work` on the server's maintenance database and closes the connection. */
export async function withServer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { application_name: 'hub-tests-server' } });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The address of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await withServer(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

/** Who is still connected to a database, by name and last statement, after a moment for connections that are just closing. */
export async function leftConnections(url: string, name: string): Promise<string[]> {
  return withServer(url, async (sql) => {
    for (let tries = 0; ; tries += 1) {
      const left = await sql<{ who: string }[]>`
        select application_name || ': ' || left(query, 80) as who from pg_stat_activity where datname = ${name} and backend_type = 'client backend'`;
      if (left.length === 0 || tries === 20) return left.map(({ who }) => who);
      await pause(50);
    }
  });
}
