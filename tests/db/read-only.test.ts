import { expect, it } from 'vitest';
import { readOnly } from '../../db/read-only.ts';
import { testDatabases } from '../support/database.ts';

const insert = `insert into schemes values ('cech', 'Community Hubs', 'Council', '{}')`;
const ids = 'select id from schemes';

it.each(testDatabases())('the database itself refuses every write of a read-only view, on $driver', async ({ open }) => {
  const db = await open();
  await expect(readOnly(db, (tx) => tx.rows(insert))).rejects.toThrow(/read-only/);
  await expect(readOnly(db, (tx) => tx.transaction((inner) => inner.rows(insert)))).rejects.toThrow(/read-only/);
  expect(await readOnly(db, (tx) => tx.rows(ids))).toEqual([]);
  await db.rows(insert);
  expect(await readOnly(db, (tx) => tx.rows(ids))).toEqual([{ id: 'cech' }]);
});
