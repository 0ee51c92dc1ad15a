import { globSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { openDb } from '../../db/client.ts';
import { MIGRATIONS } from '../../db/migrations.ts';
import { testPostgres, urlOf } from '../support/database.ts';
import { databaseUrl, dropDatabase, withServer } from '../support/postgres-databases.ts';

const { open } = testPostgres();

describe('opening PostgreSQL', () => {
  it('migrates once when several processes start at once', async () => {
    const server = inject('testServer').url;
    const name = `hub_test_migrating_${process.pid}`;
    await withServer(server, (sql) => sql.unsafe(`create database ${name}`));
    try {
      const url = databaseUrl(server, name);
      const all = await Promise.all([1, 2, 3, 4].map(() => openDb({ url, poolSize: 1 })));
      const [done] = all.map((db) => db.rows('select count(*) as n, count(distinct hash) as different from drizzle.__drizzle_migrations'));
      const files = globSync('*.sql', { cwd: MIGRATIONS }).length;
      expect(await done).toEqual([{ n: files, different: files }]);
      await Promise.all(all.map((db) => db.close()));
    } finally {
      await dropDatabase(server, name);
    }
  });

  it('changes nothing when everything is there already', async () => {
    const db = await open();
    await db.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}')`);
    const again = await openDb({ url: urlOf(db) });
    expect(await again.rows('select id from schemes')).toEqual([{ id: 'cech' }]);
    await again.close();
  });

  it('compresses snapshots with lz4', async () => {
    const db = await open();
    const [row] = await db.rows<{ method: string }>(
      `select attcompression as method from pg_attribute where attrelid = 'cases'::regclass and attname = 'context'`,
    );
    expect(row?.method).toBe('l');
  });

  it('says in one line, without the password, which server cannot be reached', async () => {
    const refused = openDb({ url: 'postgres://hub:pa55word@127.0.0.1:1/hubs' });
    await expect(refused).rejects.toThrow(
      /^The database at 127\.0\.0\.1:1\/hubs cannot be reached \(ECONNREFUSED\)\. Check DATABASE_URL and that the server runs\.$/,
    );
  });

  it('says so when the database is not there, or the password is wrong', async () => {
    const server = inject('testServer').url;
    await expect(openDb({ url: databaseUrl(server, 'no_such_hubs') })).rejects.toThrow('/no_such_hubs cannot be reached (3D000)');
    const db = await open();
    const wrong = new URL(urlOf(db));
    wrong.username = 'nobody_here';
    await expect(openDb({ url: wrong.href, migrate: false })).rejects.toThrow(/cannot be reached \(28/);
  });

  it('says what a DATABASE_URL looks like when given something else', async () => {
    await expect(openDb({ url: 'localhost:5432' })).rejects.toThrow('DATABASE_URL is not a URL such as postgres://');
    await expect(openDb({ url: 'pa55word' })).rejects.toThrow(/^DATABASE_URL is not a URL(?!.*pa55word)/);
  });
});

describe('production', () => {
  it('refuses the embedded database, in memory or in a folder', async () => {
    await expect(openDb({ production: true })).rejects.toThrow('refused in production. Set DATABASE_URL');
    await expect(openDb({ production: true, dataDir: '/nowhere/at/all' })).rejects.toThrow('refused in production. Set DATABASE_URL');
  });

  it('takes PostgreSQL', async () => {
    const url = urlOf(await open());
    const db = await openDb({ url, production: true });
    expect(db.driver).toBe('postgres');
    await db.close();
  });
});

describe('the pool', () => {
  it('prepares a statement once and uses it again', async () => {
    const db = await openDb({ url: urlOf(await open()), migrate: false, poolSize: 1 });
    const text = 'select $1::int + 41 as told_apart';
    await db.rows(text, [1]);
    await db.transaction((tx) => tx.rows(text, [2]));
    const prepared = `select generic_plans + custom_plans as uses from pg_prepared_statements where statement = $1`;
    expect(await db.rows(prepared, [text])).toEqual([{ uses: 2 }]);
    await db.close();
  });

  it('runs statements of one pool side by side, so that two transactions can wait for each other', async () => {
    const db = await open();
    await db.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}')`);
    const order: string[] = [];
    const held = Promise.withResolvers<void>();
    const first = db.transaction(async (tx) => {
      await tx.rows(`select 1 from schemes where id = 'cech' for update`);
      held.resolve();
      const waiting = `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      for (let n = 0; n === 0; ) n = (await db.rows<{ n: number }>(waiting))[0]?.n ?? 0;
      order.push('first');
    });
    await held.promise;
    const second = db.transaction(async (tx) => {
      await tx.rows(`select 1 from schemes where id = 'cech' for update`);
      order.push('second');
    });
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });
});
