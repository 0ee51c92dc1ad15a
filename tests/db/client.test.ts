import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { DatabaseError, safeDatabaseError, UniqueViolation } from '../../db/errors.ts';
import { checkpoints } from '../../db/tables/checkpoints.ts';
import { schemes } from '../../db/tables/schemes.ts';
import { testDatabases, testPglite } from '../support/database.ts';

const AT = '2027-01-31T09:00:00.120Z';

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('The statement was expected to be refused and was not.');
}

const embedded = testPglite();

describe.each(testDatabases())('the database client on $driver', ({ driver, open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await db.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{"a": [1, "x"]}')`);
  });

  it('says which driver it is', () => {
    expect(db.driver).toBe(driver);
  });

  it('plans once and compiles nothing, on the server as well as by intention', async () => {
    if (driver === 'pglite') return;
    const [row] = await db.rows(`select current_setting('jit') as jit, current_setting('plan_cache_mode') as plans`);
    expect(row).toEqual({ jit: 'off', plans: 'force_generic_plan' });
  });

  it('reads every kind of value in the one agreed way', async () => {
    const [row] = await db.rows(`
      select date '2027-01-31' as day, timestamptz '2027-07-31 10:00:00.1204+01' as instant, timestamptz '2027-01-01 00:00+00' as whole_second,
        '{"a":[1,"x"]}'::jsonb as json, 9007199254740991::bigint as big, (select count(*) from schemes) as counted,
        decode('00ff', 'hex') as bytes, array['a', 'b,"c'] as texts, array[date '2027-01-31'] as days, array[5::bigint] as bigs,
        array[timestamptz '2027-01-01 00:00+00'] as instants, 1.50::numeric as numeric, null::text as nothing, true as yes`);
    expect(row).toEqual({
      day: '2027-01-31',
      instant: '2027-07-31T09:00:00.120Z',
      whole_second: '2027-01-01T00:00:00.000Z',
      json: { a: [1, 'x'] },
      big: 9007199254740991,
      counted: 1,
      bytes: Buffer.from([0, 255]),
      texts: ['a', 'b,"c'],
      days: ['2027-01-31'],
      bigs: [5],
      instants: ['2027-01-01T00:00:00.000Z'],
      numeric: '1.50',
      nothing: null,
      yes: true,
    });
  });

  it('writes parameters as they were given', async () => {
    const params = [
      '{"q":1}',
      ['a,"b', 'c'],
      Buffer.from([1, 2]),
      AT,
      '2027-02-28',
      5,
      '00000000-0000-4000-8000-000000000001',
      [1, 2],
      false,
      null,
    ];
    const [row] = await db.rows(
      `select $1::text::jsonb as json, $2::text[] as texts, $3::bytea as bytes, $4::timestamptz as instant, $5::date as day,
        $6::int as whole, $7::uuid as id, $8::bigint[] as bigs, $9::boolean as no, $10::text as nothing`,
      params,
    );
    expect(Object.values(row ?? {})).toEqual([{ q: 1 }, ...params.slice(1)]);
  });

  it('refuses an undefined parameter instead of guessing null', async () => {
    await expect(db.rows('select $1::text', [undefined])).rejects.toThrow('Parameter $1 of a statement is undefined');
  });

  it('refuses to round an integer too large to hold exactly', async () => {
    await expect(db.rows('select 9007199254740993::bigint')).rejects.toThrow('too large');
  });

  it('reads typed rows as it reads raw ones', async () => {
    await db.rows('insert into checkpoints values ($1, 1, $2, $3, $4)', ['cech', AT, '{}', 'h']);
    expect(await db.orm.select().from(checkpoints)).toEqual([{ schemeId: 'cech', number: 1, at: AT, body: '{}', hash: 'h' }]);
    expect(await db.orm.select({ settings: schemes.settings }).from(schemes)).toEqual([{ settings: { a: [1, 'x'] } }]);
  });

  it('names the key of a unique violation and no value', async () => {
    const people = `insert into people (scheme_id, id, name, email) values ('cech', gen_random_uuid(), 'Lead, Barnies', $1)`;
    await db.rows(people, ['Lead@barnies.example']);
    const refused = await refusalOf(db.rows(people, ['lead@BARNIES.example']));
    expect(refused).toBeInstanceOf(UniqueViolation);
    expect(refused).toMatchObject({ code: '23505', constraint: 'people_email' });
    expect(JSON.stringify([String(refused), refused])).not.toMatch(/barnies/i);
  });

  it.each([
    ['select $1::uuid', ['Lead, Barnies'], '22P02'],
    ['insert into schemes values ($1, null, $1, $1::text::jsonb)', ['"Barnies"'], '23502'],
    ['select $1::date', ['31 Barnies'], '22007'],
    ["insert into localities values ('none', 'barnies', $1)", ['Barnies'], '23503'],
  ])('keeps parameters out of the refusal of %s', async (text, params, code) => {
    const refused = await refusalOf(db.rows(text, params));
    expect(refused).toBeInstanceOf(DatabaseError);
    expect(refused).toMatchObject({ code });
    expect(JSON.stringify([String(refused), Reflect.get(Object(refused), 'stack'), refused])).not.toMatch(/barnies/i);
  });

  it('can take the parameters out of what a typed read throws', async () => {
    const refused = await refusalOf(db.orm.execute(`select 'Barnies'::uuid`));
    expect(String(refused)).toContain('Barnies');
    expect(String(safeDatabaseError(refused))).toBe('DatabaseError: The database refused a statement (22P02).');
  });

  it('leaves nothing of a transaction that throws, and passes on what was thrown', async () => {
    const fault = new Error('stop here');
    const work = db.transaction(async (tx) => {
      await tx.rows(`insert into localities values ('cech', 'crewe', 'Crewe')`);
      expect(await tx.rows('select name from localities')).toEqual([{ name: 'Crewe' }]);
      throw fault;
    });
    await expect(work).rejects.toBe(fault);
    expect(await db.rows('select name from localities')).toEqual([]);
  });

  it('loses only the inner of two nested transactions', async () => {
    const answer = await db.transaction(async (tx) => {
      await tx.rows(`insert into localities values ('cech', 'poynton', 'Poynton')`);
      const inner = tx.transaction((nested) => nested.rows(`insert into localities values ('cech', 'poynton', 'again')`));
      await expect(inner).rejects.toBeInstanceOf(UniqueViolation);
      return tx.rows('select name from localities');
    });
    expect(answer).toEqual([{ name: 'Poynton' }]);
    expect(await db.rows('select name from localities')).toEqual([{ name: 'Poynton' }]);
  });

  it('does not commit a transaction whose failed statement was swallowed', async () => {
    const work = db.transaction(async (tx) => {
      await tx.rows(`insert into localities values ('cech', 'smash', 'SMASH')`);
      await tx.rows('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toBeInstanceOf(DatabaseError);
    expect(await db.rows(`select 1 from localities where id = 'smash'`)).toEqual([]);
  });

  it('does not let a transaction be closed', async () => {
    await expect(db.transaction((tx) => tx.close())).rejects.toThrow('ended by returning');
  });

  it('answers a statement sent beside a transaction', async () => {
    const [inside, outside] = await Promise.all([db.transaction((tx) => tx.rows('select 1 as n')), db.rows('select 2 as n')]);
    expect([inside, outside]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });
});

describe('a transaction on the embedded database', () => {
  it('is told when a statement would go around it and wait for ever', async () => {
    const db = await embedded.open();
    const around = db.transaction(async () => db.rows('select 1'));
    await expect(around).rejects.toThrow('Inside a transaction use its own database (tx)');
    await expect(db.transaction(async () => db.transaction(async () => 1))).rejects.toThrow('Inside a transaction use');
    expect(await db.rows('select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('lets another database be used from inside', async () => {
    const [one, other] = [await embedded.open(), await embedded.open()];
    expect(await one.transaction(() => other.rows('select 1 as n'))).toEqual([{ n: 1 }]);
  });
});
