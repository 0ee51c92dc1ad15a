// Promise 10: append-only and chained; whoever has the server in their hands cannot change the past unseen.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { type JournalRow, journalOfCase } from '../../db/journal.ts';
import { canonicalJson } from '../../src/engine/canonical-json.ts';
import { entryHash, genesis } from '../../src/engine/journal-entry.ts';
import { verify } from '../../src/engine/verify.ts';
import { writeCheckpoint } from '../../src/jobs/checkpoint.ts';
import { tamper, testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

/** Writes the journal of a case again from an entry on, each body as `change` makes it and every hash right; the case's head, too. */
async function forge(tx: Db, scheme: string, id: string, change: (body: Record<string, unknown>, row: JournalRow) => unknown) {
  let head = genesis(scheme, id);
  for (const row of await journalOfCase(tx, scheme, id)) {
    const changed = change(JSON.parse(row.body) as Record<string, unknown>, row);
    const body = typeof changed === 'string' ? changed : canonicalJson(changed);
    head = entryHash(head, body);
    await tx.rows('update journal set body = $3::text, hash = $4::text where case_id = $1::uuid and seq = $2::int', [
      id,
      row.seq,
      body,
      head,
    ]);
  }
  await tx.rows('update cases set head = $2::text where id = $1::uuid', [id, head]);
}

describe.each(testDatabases())('the chain on $driver', ({ open }) => {
  let desk: Desk | undefined;
  let id = '';
  const at = () => {
    if (!desk) throw new Error('The desk is not open');
    return desk;
  };

  beforeEach(async () => {
    desk ??= await openDesk(await open());
    // Whatever the test before did to the past is wiped away with all of it.
    await tamper(desk.db, async (tx) => {
      for (const table of ['checkpoint_heads', 'checkpoints', 'journal', 'texts', 'claims', 'deadlines', 'cases'])
        await tx.rows(`delete from ${table}`);
    });
    id = await desk.take({ due: '2027-08-01' });
    await desk.send('errand.note', { words: 'The first note' }, { case: id });
    await desk.send('errand.pay', { pence: 300 }, { case: id });
    await desk.send('errand.pay', { pence: 50 }, { case: id });
    const other = await desk.take();
    await desk.send('errand.pay', { pence: 1 }, { case: other });
    expect(await writeCheckpoint(desk.engine, desk.now)).toBe(1);
  });

  const faults = async () => (await verify(at().engine)).faults;

  it('verifies untouched, and says how much it looked at', async () => {
    expect(await verify(at().engine)).toEqual({ cases: 2, entries: 6, checkpoints: 1, faults: [] });
  });

  it.each([
    ['update', `update journal set command = 'x'`],
    ['delete', 'delete from journal'],
    ['truncate', 'truncate journal cascade'],
    ['update of a checkpoint', `update checkpoints set body = 'x'`],
    ['update of a checkpoint’s heads', 'update checkpoint_heads set seq = 1'],
  ])('refuses %s', async (_, statement) => {
    await expect(at().db.rows(statement)).rejects.toThrow(/append/i);
  });

  it('names an entry whose text was altered', async () => {
    await tamper(at().db, async (tx) => {
      await tx.rows(`update journal set body = replace(body, '"pence":300', '"pence":200') where case_id = $1::uuid`, [id]);
    });
    expect(await faults()).toEqual([expect.objectContaining({ case: id, seq: 3, says: expect.stringContaining('altered') })]);
  });

  it.each([
    ['person', `'00000000-0000-4000-8000-000000000009'`],
    ['command', `'pause'`],
    ['at', `'2026-01-01T00:00:00Z'`],
    ['entry_id', `'00000000-0000-4000-8000-000000000009'`],
    ['kind', `'migrated'`],
  ])('names an entry whose column %s was altered', async (column, value) => {
    await tamper(at().db, async (tx) => {
      await tx.rows(`update journal set ${column} = ${value} where case_id = $1::uuid and seq = 2`, [id]);
    });
    expect(await faults()).toEqual([{ case: id, seq: 2, says: 'the entry’s columns do not agree with its text' }]);
  });

  it.each([
    ['context', `context = jsonb_set(context, '{paid}', '1')`],
    ['state', `state = 'paused'`],
    ['organisation', 'organisation_id = (select id from organisations where id <> organisation_id limit 1)'],
    ['hub', 'hub_id = null'],
    ['version of the machine', 'machine_version = 7'],
    ['head', `head = 'x'`],
  ])('names a case whose %s was altered in its row', async (_, change) => {
    await tamper(at().db, async (tx) => {
      await tx.rows(`update cases set ${change} where id = $1::uuid`, [id]);
    });
    expect(await faults()).toEqual([expect.objectContaining({ case: id, seq: 4 })]);
  });

  it('names an entry that is missing in the middle', async () => {
    await tamper(at().db, async (tx) => {
      await tx.rows('delete from journal where case_id = $1::uuid and seq = 3', [id]);
    });
    expect(await faults()).toEqual([{ case: id, seq: 3, says: 'entry 3 is missing: the next one there is 4' }]);
  });

  it('names a cut tail where the case was left as it is', async () => {
    await tamper(at().db, async (tx) => {
      await tx.rows('delete from journal where case_id = $1::uuid and seq = 4', [id]);
    });
    expect((await faults())[0]).toEqual({ case: id, seq: 4, says: expect.stringContaining('the tail was cut') });
  });

  async function rollBack(to: number) {
    await tamper(at().db, async (tx) => {
      await tx.rows('delete from journal where case_id = $1::uuid and seq > $2::int', [id, to]);
      await tx.rows(
        `update cases set version = $2::int, head = (select hash from journal where case_id = $1::uuid and seq = $2::int), context = jsonb_set(context, '{paid}', '300') where id = $1::uuid`,
        [id, to],
      );
    });
  }

  it('names a cut tail where journal and case were rolled back together, by the checkpoint', async () => {
    await rollBack(3);
    expect(await faults()).toEqual([{ case: id, seq: 4, checkpoint: 1, says: 'entry 4 is gone: the tail was cut after the checkpoint' }]);
  });

  it('names a tail that was cut and grown again', async () => {
    await rollBack(3);
    await at().send('errand.pay', { pence: 60 }, { case: id });
    expect(await faults()).toEqual([{ case: id, seq: 4, checkpoint: 1, says: 'entry 4 is not the one the checkpoint saw' }]);
  });

  it('names a case that vanished with all its rows', async () => {
    await tamper(at().db, async (tx) => {
      for (const table of ['journal', 'texts', 'deadlines', 'command_prints'])
        await tx.rows(`delete from ${table} where case_id = $1::uuid`, [id]);
      await tx.rows('delete from cases where id = $1::uuid', [id]);
    });
    expect(await faults()).toEqual([
      { case: id, seq: 4, checkpoint: 1, says: 'the case has vanished: it was there when the checkpoint was made' },
    ]);
  });

  it('names a case whose row vanished, and one whose journal did', async () => {
    await tamper(at().db, async (tx) => {
      await tx.rows('delete from cases where id = $1::uuid', [id]);
    });
    expect(await faults()).toContainEqual({ case: id, seq: 4, says: 'the case has vanished although its journal is there' });
  });

  it('names an empty journal under a case', async () => {
    await tamper(at().db, async (tx) => {
      await tx.rows('delete from journal where case_id = $1::uuid', [id]);
    });
    expect((await faults())[0]).toMatchObject({ case: id, seq: 1 });
  });

  it('names the forged entry of a chain whose hashes were all made again, since it does not fold', async () => {
    await tamper(at().db, (tx) => forge(tx, at().scheme, id, (body) => (body.seq === 3 ? { ...body, data: { pence: 200 } } : body)));
    const found = await faults();
    expect(found[0]).toEqual({ case: id, seq: 3, says: expect.stringContaining('gives something else than was recorded') });
    expect(found[1]).toEqual({ case: id, seq: 4, checkpoint: 1, says: 'entry 4 is not the one the checkpoint saw' });
  });

  it('names, by the checkpoint, a forged chain that folds: only its time was changed', async () => {
    await tamper(at().db, async (tx) => {
      await forge(tx, at().scheme, id, (body) => (body.seq === 4 ? { ...body, at: '2027-01-11T10:00:01Z' } : body));
      await tx.rows(`update journal set at = '2027-01-11T10:00:01Z' where case_id = $1::uuid and seq = 4`, [id]);
    });
    expect(await faults()).toEqual([{ case: id, seq: 4, checkpoint: 1, says: 'entry 4 is not the one the checkpoint saw' }]);
  });

  it.each<[string, (body: Record<string, unknown>) => unknown]>([
    ['no JSON', () => 'not JSON'],
    ['a policy that never was', (body) => ({ ...body, policy: 99 })],
    ['a command that never was', (body) => ({ ...body, command: 'dance' })],
    ['a time that is none', (body) => ({ ...body, at: 'yesterday' })],
    ['no facts at all', (body) => ({ kind: body.kind })],
  ])('names a forged entry that holds %s, and looks at the rest', async (_, change) => {
    await tamper(at().db, async (tx) => {
      await forge(tx, at().scheme, id, (body) => (body.seq === 2 ? change(body) : body));
      await tx.rows(
        `update journal set command = coalesce((case when body like '{%' then body::jsonb->>'command' end), command) where case_id = $1::uuid`,
        [id],
      );
    });
    expect((await faults())[0]).toMatchObject({ case: id, seq: 2 });
    expect((await verify(at().engine)).cases).toBe(2);
  });

  it.each([
    ['body', `update checkpoints set body = replace(body, '"moved":2', '"moved":1')`],
    ['time', `update checkpoints set at = '2026-01-01T00:00:00Z'`],
    ['hash', `update checkpoints set hash = 'x'`],
    ['heads', 'update checkpoint_heads set seq = 1'],
    ['list of heads', 'delete from checkpoint_heads where seq = 2'],
    ['whole text', `update checkpoints set body = 'x'`],
  ])('names a checkpoint whose %s was altered', async (_, statement) => {
    await tamper(at().db, async (tx) => {
      await tx.rows(statement);
    });
    expect(await faults()).toContainEqual(expect.objectContaining({ checkpoint: 1 }));
  });

  it('names a checkpoint that is missing', async () => {
    await at().send('errand.pay', { pence: 2 }, { case: id });
    await writeCheckpoint(at().engine, '2027-01-12T10:00:00Z');
    await tamper(at().db, async (tx) => {
      await tx.rows('delete from checkpoint_heads where number = 1');
      await tx.rows('delete from checkpoints where number = 1');
    });
    expect(await faults()).toContainEqual({ checkpoint: 1, says: 'checkpoint 1 is missing' });
  });

  it('a checkpoint holds what moved since the last, and there is none when nothing did', async () => {
    expect(await writeCheckpoint(at().engine, '2027-01-12T10:00:00Z')).toBeNull();
    await at().send('errand.pay', { pence: 2 }, { case: id });
    expect(await writeCheckpoint(at().engine, '2027-01-12T10:00:00Z')).toBe(2);
    const heads = await at().db.rows('select case_id, seq from checkpoint_heads where number = 2');
    expect(heads).toEqual([{ case_id: id, seq: 5 }]);
    expect((await verify(at().engine)).faults).toEqual([]);
  });
});
