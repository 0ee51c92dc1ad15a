import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { schemaPortrait } from '../../db/schema-portrait.ts';
import { testDatabases } from '../support/database.ts';

const APPEND_ONLY = [
  'administrator_acts',
  'checkpoint_heads',
  'checkpoints',
  'cover_changes',
  'directory_changes',
  'evidence_downloads',
  'journal',
  'letter_events',
  'organisation_notes',
  'policies',
  'refusals',
  'standards',
  'submissions',
];

interface Named {
  readonly name: string;
}

const TABLES = `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;

describe.each(testDatabases())('the schema on $driver', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  it('is the one drawn in db/schema.sql (else: npm run schema)', async () => {
    const drawn = readFileSync(new URL('../../db/schema.sql', import.meta.url), 'utf8');
    expect(await schemaPortrait(db)).toBe(drawn);
  });

  it('puts the scheme first in the primary key of every table but the list of schemes and the outbox, which all schemes share', async () => {
    const without = await db.rows<Named>(`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists (
        select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary and a.attname = 'scheme_id')
      order by 1`);
    expect(without.map(({ name }) => name)).toEqual(['outbox', 'schemes']);
  });

  it('gives every table but the list of schemes a scheme_id that is never null', async () => {
    const scoped = await db.rows<Named>(`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'scheme_id' and is_nullable = 'NO' order by 1`);
    const all = await db.rows<Named>(TABLES);
    expect(all.length).toBeGreaterThan(20);
    expect([...scoped.map(({ name }) => name), 'schemes'].sort()).toEqual(all.map(({ name }) => name));
  });

  it('has an index behind every foreign key, so that what it refers to can be looked up and removed', async () => {
    const bare = await db.rows<Named>(`
      select k.conname as name from pg_constraint k
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
      order by 1`);
    expect(bare).toEqual([]);
  });

  it('marks exactly the append-only tables', async () => {
    const marked = await db.rows<Named>(`
      select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'append_only' order by 1`);
    expect(marked.map(({ name }) => name)).toEqual(APPEND_ONLY);
  });

  it.each(APPEND_ONLY)('refuses to change, remove or empty %s, with a sentence', async (table) => {
    const says = `The table ${table} is append-only: rows are added, never changed or removed`;
    await expect(db.rows(`update ${table} set scheme_id = scheme_id`)).rejects.toThrow(`${says} (UPDATE was refused).`);
    await expect(db.rows(`delete from ${table}`)).rejects.toThrow(`${says} (DELETE was refused).`);
    await expect(db.rows(`truncate ${table} cascade`)).rejects.toThrow(`${says} (TRUNCATE was refused).`);
  });

  it('refuses to replace an append-only row through an insert', async () => {
    await db.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}')`);
    const insert = `insert into standards values ('cech', 1, '{}', '2027-01-01') on conflict (scheme_id, version)`;
    await db.rows(`${insert} do nothing`);
    await expect(db.rows(`${insert} do update set data = '{"changed": true}'`)).rejects.toThrow('append-only');
    expect(await db.rows('select data from standards')).toEqual([{ data: {} }]);
  });
});
