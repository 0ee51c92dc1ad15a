// Several workers on one database, and workers that are killed: each letter, message and deadline is still one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { verify } from '../../src/engine/verify.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { barrier } from '../support/barrier.ts';
import { testPostgres, urlOf } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const { open } = testPostgres();

describe('workers on postgres', () => {
  let opened: Desk | undefined;
  let desk: Desk;
  beforeEach(async () => {
    opened ??= await openDesk(await open());
    desk = opened;
    desk.mail.length = 0;
    for (const table of ['outbox', 'incidents', 'deadlines']) await desk.db.rows(`delete from ${table}`);
  });

  const together = (count: number, now = desk.now) => Promise.all(Array.from({ length: count }, () => settle(desk.bench, now)));
  const write = (id: string, kind = 'routine') => desk.send('errand.write', { kind, words: 'The reason' }, { case: id });
  async function eventsOf(id: string): Promise<string[]> {
    const rows = await desk.db.rows<{ event: string }>(
      'select e.event from letter_events e join letters l on l.scheme_id = e.scheme_id and l.number = e.letter_number where l.case_id = $1::uuid order by e.id',
      [id],
    );
    return rows.map(({ event }) => event);
  }

  it('letters of many cases made at once have numbers without gaps, each made and sent once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => desk.take()));
    for (const id of ids) await write(id);
    const held = barrier(desk.db, /max\(serial\)/, 2);
    const engine = { ...desk.engine, db: held.db };
    const both = [1, 2].map(() => settle({ ...desk.bench, engine }, desk.now));
    await held.reached;
    held.go();
    await Promise.all(both);
    const serials = await desk.db.rows<{ serial: number }>('select serial from letters order by serial');
    expect(serials.map(({ serial }) => serial)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([desk.mail.length, new Set(desk.mail.map(({ messageId }) => messageId)).size]).toEqual([8, 8]);
    for (const id of ids) expect(await eventsOf(id)).toEqual(['prepared', 'released', 'sending', 'sent']);
  });

  it('one effect in two hands at once, because a lease ran out, is still one letter and one sending', async () => {
    const id = await desk.take();
    await write(id);
    const hands = [1, 2].map(() => barrier(desk.db, /max\(serial\)/));
    const both: Promise<void>[] = [];
    for (const { db, reached } of hands) {
      both.push(settle({ ...desk.bench, engine: { ...desk.engine, db } }, desk.now));
      await reached;
      await desk.db.rows('update outbox set lease_until = null');
    }
    for (const { go } of hands) go();
    await Promise.all(both);
    expect(await eventsOf(id)).toEqual(['prepared', 'released', 'sending', 'sent']);
    expect(desk.mail).toHaveLength(1);
  });

  it('messages to one case arrive in order however many workers there are', async () => {
    const [from, to] = [await desk.take(), await desk.take()];
    const order = Array.from({ length: 15 }, (_, n) => n);
    for (const n of order) await desk.send('errand.tell', { to, n }, { case: from });
    // A worker that finds the first of a target taken has nothing to do and ends: the others go on.
    while ((await desk.db.rows('select 1 from outbox')).length > 0) await together(3);
    const [row] = await desk.db.rows(`select context->'heard' as heard from cases where id = $1::uuid`, [to]);
    expect(row).toEqual({ heard: order });
  });

  it('a deadline fires once however many workers find it due', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => desk.take({ due: '2027-02-01' })));
    await together(4, '2027-02-02T06:00:00Z');
    const rows = await desk.db.rows(`select distinct context->'fired' as fired from cases where id = any($1::text[]::uuid[])`, [ids]);
    expect(rows).toEqual([{ fired: ['due 2027-02-01'] }]);
    expect([await desk.table('deadlines'), await desk.table('incidents')]).toEqual([[], []]);
  });

  /** Starts a worker in a process of its own, waits until it has come to the point, and kills it there. */
  async function killedAt(point: string): Promise<void> {
    const program = join(import.meta.dirname, '..', 'support', 'dying-worker.ts');
    const child = spawn(process.execPath, [program, urlOf(desk.db), point, desk.now], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('here\n');
    child.kill('SIGKILL');
    const [, signal] = (await once(child, 'exit')) as [number | null, string];
    expect(signal).toBe('SIGKILL');
  }

  it.each([
    ['claimed', 'adverse', [], ['prepared', 'released', 'sending', 'sent'], 1],
    ['stored', 'adverse', ['prepared'], ['prepared', 'released', 'sending', 'sent'], 1],
    ['mailed', 'routine', ['prepared', 'released', 'sending'], ['prepared', 'released', 'sending', 'sending', 'sent'], 1],
    ['mailed', 'adverse', ['prepared', 'released', 'sending'], ['prepared', 'released', 'sending', 'uncertain'], 0],
  ] as const)('killed when it was %s, the %s letter is one letter under one number', async (point, kind, left, expected, sent) => {
    const id = await desk.take();
    await write(id, kind);
    await killedAt(point);
    expect(await eventsOf(id)).toEqual(left);
    await settle(desk.bench, '2027-01-11T10:04:59Z');
    expect(await eventsOf(id)).toEqual(left);
    await settle(desk.bench, '2027-01-11T10:05:00Z');
    expect([await eventsOf(id), desk.mail.length]).toEqual([expected, sent]);
    expect(await desk.db.rows('select count(*)::int as letters from letters where case_id = $1::uuid', [id])).toEqual([{ letters: 1 }]);
    const incidents = await desk.db.rows<{ kind: string }>('select kind from incidents where case_id = $1::uuid', [id]);
    expect(incidents.map((incident) => incident.kind)).toEqual(sent === 0 ? ['letter-uncertain'] : []);
    expect((await verify(desk.engine)).faults).toEqual([]);
  });

  it('a running worker does what is due, writes a checkpoint, and stops when its work in hand is done', async () => {
    const id = await desk.take({ due: '2027-01-09' });
    await write(id);
    const checkpoint = Promise.withResolvers<void>();
    const watched = barrier(desk.db, /insert into checkpoints/);
    void watched.reached.then(checkpoint.resolve);
    const worker = startWorker({ ...desk.bench, engine: { ...desk.engine, db: watched.db } }, () => desk.now);
    await checkpoint.promise;
    watched.go();
    await worker.stop();
    expect([await eventsOf(id), desk.mail.length, worker.beat()]).toEqual([['prepared', 'released', 'sending', 'sent'], 1, desk.now]);
    expect(await desk.table('deadlines')).toEqual([]);
    expect((await verify(desk.engine)).checkpoints).toBe(1);
  });
});
