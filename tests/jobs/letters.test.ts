// Promise 13: at least once, never twice (L2, L3, L4). A process that dies is played by a mail server or a database that throws.
import { hash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { claimWork } from '../../db/outbox.ts';
import { verify } from '../../src/engine/verify.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const accepted = { outcome: 'accepted' } as const;

describe.each(testDatabases())('letters on $driver', ({ open }) => {
  let opened: Desk | undefined;
  let desk: Desk;
  let id = '';
  beforeEach(async () => {
    opened ??= await openDesk(await open());
    desk = opened;
    desk.now = '2027-01-11T10:00:00Z';
    desk.post = () => accepted;
    desk.mail.length = 0;
    for (const table of ['outbox', 'incidents']) await desk.db.rows(`delete from ${table}`);
    id = await desk.take();
  });

  const write = (kind: string, more: object = {}) => desk.send('errand.write', { kind, words: 'The reason', ...more }, { case: id });
  const events = async () =>
    (
      await desk.db.rows<{ event: string; detail: string | null }>(
        'select event, detail from letter_events e join letters l on l.scheme_id = e.scheme_id and l.number = e.letter_number where l.case_id = $1::uuid order by e.id',
        [id],
      )
    ).map(({ event, detail }) => (detail ? `${event} ${detail}` : event));
  const letters = () =>
    desk.db.rows<{ number: string; message_id: string; year: number; serial: number }>(
      'select * from letters where case_id = $1::uuid order by serial',
      [id],
    );
  const incidents = async () =>
    (await desk.db.rows<{ kind: string }>('select kind from incidents where case_id = $1::uuid', [id])).map(({ kind }) => kind);
  const waiting = () => desk.db.rows<{ kind: string }>(`select kind, state from outbox order by id`);

  it.each([
    ['its page', "update letters set html = html || ' '"],
    ['its PDF', "update letters set pdf = pdf || 'x'::bytea"],
  ])('says so when %s was altered after it was made (R2)', async (_, change) => {
    await write('routine');
    await settle(desk.bench, desk.now);
    const [letter] = await letters();
    const altered = async () => (await verify(desk.engine)).faults.filter((fault) => fault.letter === letter?.number);
    expect(await altered()).toEqual([]);
    await desk.db.rows(`${change} where number = $1::text`, [letter?.number]);
    expect(await altered()).toMatchObject([{ says: expect.stringContaining('its stored copy was altered') }]);
  });

  it('is composed, stored, released and sent, once, from the stored bytes', async () => {
    await write('routine');
    await settle(desk.bench, desk.now);
    await settle(desk.bench, desk.now);
    expect(await events()).toEqual(['prepared', 'released', 'sending', 'sent']);
    const [letter] = await desk.db.rows<{
      number: string;
      pdf: Uint8Array;
      pdf_sha256: string;
      html: string;
      html_sha256: string;
      message_id: string;
    }>('select * from letters where case_id = $1::uuid', [id]);
    if (!letter) throw new Error('There is no letter');
    expect(letter.number).toMatch(/^CECH-2027-\d{4}$/);
    expect(letter.message_id).toBe(`<${letter.number}@council.example>`);
    expect([hash('sha256', letter.pdf, 'hex'), hash('sha256', letter.html, 'hex')]).toEqual([letter.pdf_sha256, letter.html_sha256]);
    expect(desk.mail).toHaveLength(1);
    expect(desk.mail[0]?.messageId).toBe(letter.message_id);
    expect(Buffer.from(desk.mail[0]?.pdf ?? []).equals(letter.pdf)).toBe(true);
    expect(desk.mail[0]?.to.map(({ address }) => address)).toEqual(['lead@barnies.example', 'signatory@barnies.example']);
    expect(await waiting()).toEqual([]);
  });

  it('numbers of a year have no gaps, and each year has its own', async () => {
    for (const _ of [1, 2, 3]) await write('routine');
    await write('routine', { notBefore: '2028-01-04' });
    await settle(desk.bench, desk.now);
    const [all] = await desk.db.rows('select min(serial) as first, max(serial) as last, count(*)::int as n from letters where year = 2027');
    expect(all).toMatchObject({ first: 1, last: (all as { n: number }).n });
    expect((await letters()).filter(({ year }) => year === 2028).map(({ number }) => number)).toEqual(['CECH-2028-0001']);
  });

  it('killed after the commit and before the letter: it is made when the lease is over', async () => {
    await write('adverse');
    await claimWork(desk.db, desk.scheme, desk.now, '2027-01-11T10:05:00Z', 1);
    await settle(desk.bench, '2027-01-11T10:01:00Z');
    expect(await letters()).toEqual([]);
    await settle(desk.bench, '2027-01-11T10:05:00Z');
    expect([await letters(), desk.mail, await events()]).toMatchObject([
      { length: 1 },
      { length: 1 },
      ['prepared', 'released', 'sending', 'sent'],
    ]);
  });

  /** The database as a process sees it that dies at the first statement of that kind. */
  function dyingAt(statement: RegExp): Desk['bench'] {
    const wrapped = (db: Db): Db => ({
      ...db,
      rows: (text, params) => (statement.test(text) ? Promise.reject(new Error('The process died')) : db.rows(text, params)),
      transaction: (work) => db.transaction((tx) => work(wrapped(tx))),
    });
    return { ...desk.bench, engine: { ...desk.engine, db: wrapped(desk.db) }, warn: () => undefined };
  }
  /** Carries out what can be until the process dies; the rest is what the next one finds when the lease is over. */
  async function dies(bench: Desk['bench']) {
    await settle(bench, desk.now).catch(() => undefined);
    desk.now = Temporal.Instant.from(desk.now).add({ hours: 1 }).toString();
  }

  it('killed after it was stored and before its release: one letter, one number, then sent', async () => {
    await write('adverse', { tell: true });
    await dies(dyingAt(/'released'/));
    expect([await events(), (await letters()).length, desk.mail.length]).toEqual([['prepared'], 1, 0]);
    await settle(desk.bench, desk.now);
    expect([await events(), (await letters()).length, desk.mail.length]).toEqual([['prepared', 'released', 'sending', 'sent'], 1, 1]);
  });

  it('killed between the server’s yes and the mark, a routine letter goes again under the same Message-ID', async () => {
    await write('routine');
    await dies({ ...dyingAt(/never/), engine: dyingAtMark() });
    expect([await events(), desk.mail.length]).toEqual([['prepared', 'released', 'sending'], 1]);
    await settle(desk.bench, desk.now);
    expect(await events()).toEqual(['prepared', 'released', 'sending', 'sending', 'sent']);
    expect(new Set(desk.mail.map(({ messageId }) => messageId)).size).toBe(1);
    expect([desk.mail.length, await incidents(), (await letters()).length]).toEqual([2, [], 1]);
  });

  /** Dies when it marks a letter as sent: the event is a parameter of the statement. */
  function dyingAtMark() {
    const db: Db = {
      ...desk.db,
      rows: (text, params) => (params?.includes('sent') ? Promise.reject(new Error('The process died')) : desk.db.rows(text, params)),
    };
    return { ...desk.engine, db };
  }

  it('killed between the server’s yes and the mark, an adverse letter waits for a person', async () => {
    await write('adverse');
    await dies({ ...desk.bench, engine: dyingAtMark(), warn: () => undefined });
    for (const _ of [1, 2]) await settle(desk.bench, desk.now);
    expect(await events()).toEqual(['prepared', 'released', 'sending', 'uncertain cut-off']);
    expect([desk.mail.length, await incidents(), await waiting()]).toEqual([1, ['letter-uncertain'], []]);
  });

  it('killed while it writes an uncertain letter down, it still waits for a person', async () => {
    await write('adverse');
    desk.post = () => ({ outcome: 'uncertain', code: 'etimedout' });
    await dies(dyingAt(/^delete from outbox/));
    desk.post = () => accepted;
    await settle(desk.bench, desk.now);
    expect([desk.mail.length, await incidents(), await waiting()]).toEqual([1, ['letter-uncertain'], []]);
  });

  it.each([
    ['routine', ['prepared', 'released', 'sending', 'sending', 'sent'], []],
    ['adverse', ['prepared', 'released', 'sending', 'uncertain etimedout'], ['letter-uncertain']],
  ] as const)('uncertain to the mail program, a %s letter does as one that was cut off', async (kind, expected, found) => {
    await write(kind);
    desk.post = () => ({ outcome: 'uncertain', code: 'etimedout' });
    await settle(desk.bench, desk.now);
    desk.post = () => accepted;
    await settle(desk.bench, '2027-01-11T11:00:00Z');
    expect([await events(), await incidents()]).toEqual([expected, found]);
  });

  it('deferred by the server it is tried again, adverse ones too', async () => {
    await write('adverse');
    desk.post = () => ({ outcome: 'deferred', code: 'smtp-451' });
    await settle(desk.bench, desk.now);
    desk.post = () => accepted;
    await settle(desk.bench, '2027-01-11T11:00:00Z');
    expect(await events()).toEqual(['prepared', 'released', 'sending', 'failed smtp-451', 'sending', 'sent']);
    expect(await incidents()).toEqual([]);
  });

  it('refused by the server for good it is shown to staff and not tried again', async () => {
    await write('routine');
    desk.post = () => ({ outcome: 'failed', code: 'smtp-550' });
    for (const hour of ['10', '11']) await settle(desk.bench, `2027-01-11T${hour}:00:00Z`);
    expect([await events(), await incidents(), await waiting()]).toEqual([
      ['prepared', 'released', 'sending', 'failed smtp-550'],
      ['letter-failed'],
      [],
    ]);
  });

  it('with nobody to go to it is failed, shown to staff, and the letter is kept', async () => {
    await desk.db.rows(`update role_holders set until_on = '2026-12-31' where role = 'cvs-representative'`);
    await write('staff');
    await settle(desk.bench, desk.now);
    await desk.db.rows(`update role_holders set until_on = null where role = 'cvs-representative'`);
    expect([await events(), await incidents(), (await letters()).length]).toEqual([
      ['prepared', 'released', 'failed no-address'],
      ['letter-failed'],
      1,
    ]);
    expect(desk.mail).toEqual([]);
  });

  it('erased before it went, it is failed and shown to staff', async () => {
    await write('routine');
    desk.post = () => ({ outcome: 'deferred', code: 'smtp-451' });
    await settle(desk.bench, desk.now);
    await desk.db.rows('update letters set pdf = null, html = null, body_text = null where case_id = $1::uuid', [id]);
    await settle(desk.bench, '2027-01-11T11:00:00Z');
    expect([(await events()).at(-1), await incidents()]).toEqual(['failed erased', ['letter-failed']]);
  });

  it('goes not before its day, dated on it, and holds up no other; its case is told the day of release', async () => {
    await write('adverse', { notBefore: '2027-03-29', tell: true });
    await write('routine');
    await settle(desk.bench, desk.now);
    expect((await events()).sort()).toEqual(['prepared', 'prepared', 'released', 'sending', 'sent']);
    // The clocks have gone forward: the day begins at 23:00 UTC.
    await settle(desk.bench, '2027-03-28T22:59:59Z');
    expect(desk.mail).toHaveLength(1);
    await settle(desk.bench, '2027-03-28T23:00:00Z');
    expect(desk.mail).toHaveLength(2);
    expect(desk.mail[1]?.text).toContain('29 March 2027');
    const [row] = await desk.db.rows(`select context->>'releasedOn' as on from cases where id = $1::uuid`, [id]);
    expect(row).toEqual({ on: '2027-03-29' });
  });

  const cancel = () => desk.send('errand.cancel', { kinds: ['adverse'] }, { case: id });

  it('cancelled while it waits for its day, it is never released, and the list of what became of it says so (D5, L3)', async () => {
    await write('adverse', { notBefore: '2027-03-29', tell: true });
    await settle(desk.bench, desk.now);
    await cancel();
    await write('adverse');
    await settle(desk.bench, '2027-03-29T10:00:00Z');
    expect([await events(), desk.mail.length]).toEqual([['prepared', 'cancelled', 'prepared', 'released', 'sending', 'sent'], 1]);
  });

  it('cancelled before it was made it is not made, and other kinds of the case go', async () => {
    await write('adverse');
    await write('routine');
    await cancel();
    await settle(desk.bench, desk.now);
    expect([await letters(), desk.mail]).toMatchObject([[{ kind: 'application-moved' }], { length: 1 }]);
  });

  it.each([undefined, '2027-03-29'])('cancelled in the middle of being made (for %s), it is not released', async (notBefore) => {
    await write('adverse', { notBefore });
    const rows: Db['rows'] = async (text, params) => {
      if (/max\(serial\)/.test(text)) await cancel();
      return desk.db.rows(text, params);
    };
    await settle({ ...desk.bench, engine: { ...desk.engine, db: { ...desk.db, rows } } }, desk.now);
    await settle(desk.bench, '2027-03-29T10:00:00Z');
    expect([await events(), desk.mail]).toEqual([['prepared', 'cancelled'], []]);
  });

  it('too late to cancel once it is released', async () => {
    await write('adverse');
    await settle(desk.bench, desk.now);
    await cancel();
    await settle(desk.bench, desk.now);
    expect(await events()).toEqual(['prepared', 'released', 'sending', 'sent']);
  });

  it('released, it tells its case once, from which its windows run', async () => {
    await write('adverse', { tell: true });
    await settle(desk.bench, desk.now);
    await settle(desk.bench, desk.now);
    const told = await desk.db.rows(
      `select person, (body::json)->'data' as data from journal where case_id = $1::uuid and command = 'released'`,
      [id],
    );
    expect(told).toEqual([{ person: 'system', data: { kind: 'application-declined', on: '2027-01-11' } }]);
  });
});
