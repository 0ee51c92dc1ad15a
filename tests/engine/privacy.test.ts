// Promise 11: what people wrote stays out of the chain, can be erased, and shows in no error or log.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/engine/verify.ts';
import { settle } from '../../src/jobs/carry-out.ts';
import { tamper, testDatabases } from '../support/database.ts';
import { type Desk, openDesk, refusalOf } from '../support/desk.ts';

const secret = 'Mrs Jones of Elm Road was unwell';

describe.each(testDatabases())('privacy on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  const holding = async (tables: readonly string[]) => {
    const found: string[] = [];
    for (const table of tables) if (JSON.stringify(await desk.db.rows(`select * from ${table}`)).includes('Jones')) found.push(table);
    return found;
  };
  const everywhere = [
    'journal',
    'cases',
    'refusals',
    'outbox',
    'command_prints',
    'deadlines',
    'claims',
    'publications',
    'submissions',
    'incidents',
    'checkpoints',
    'letter_events',
  ];

  it('words are kept in the side table and, once a letter is made, in the letter; nowhere else', async () => {
    const id = await desk.take();
    await desk.send('errand.note', { words: secret }, { case: id });
    await desk.send('errand.write', { kind: 'routine', words: secret, tell: true }, { case: id });
    expect(await holding([...everywhere, 'texts', 'letters'])).toEqual(['texts']);
    desk.post = () => ({ outcome: 'deferred', code: 'smtp-450' });
    await settle(desk.bench, desk.now);
    desk.post = () => ({ outcome: 'accepted' });
    expect(await holding([...everywhere, 'texts', 'letters'])).toEqual(['texts', 'letters']);
    expect(JSON.stringify(desk.warnings)).not.toContain('Jones');
    expect(desk.warnings.length).toBeGreaterThan(0);
  });

  it('the side table is not found from the chain without the salt: the same words twice are two commitments', async () => {
    const id = await desk.take();
    for (const _ of [1, 2]) await desk.send('errand.note', { words: 'Same words' }, { case: id });
    const [row] = await desk.db.rows<{ notes: string[] }>(`select context->'notes' as notes from cases where id = $1::uuid`, [id]);
    expect(new Set(row?.notes).size).toBe(2);
    expect(row?.notes.every((note) => /^text:[\w-]{43}$/.test(note))).toBe(true);
  });

  it('erasing the words drops them and their salt; the chain verifies, and a letter made later says so', async () => {
    const id = await desk.take();
    const person = randomUUID();
    await desk.send('errand.write', { kind: 'routine', words: `${secret} ${person}` }, { case: id });
    await desk.db.rows('update texts set body = null, salt = null, erased_at = now() where case_id = $1::uuid', [id]);
    expect((await verify(desk.engine)).faults).toEqual([]);
    await settle(desk.bench, '2027-01-11T11:00:00Z');
    const [letter] = await desk.db.rows<{ body_text: string }>('select body_text from letters where case_id = $1::uuid', [id]);
    expect(letter?.body_text).toContain('These words have been erased');
    expect(letter?.body_text).not.toContain('Jones');
  });

  it('words that were altered, or removed without being erased, are named with their entry', async () => {
    const id = await desk.take();
    await desk.send('errand.pay', { pence: 1 }, { case: id });
    await desk.send('errand.note', { words: 'We approve' }, { case: id });
    await desk.db.rows(`update texts set body = 'We refuse' where case_id = $1::uuid`, [id]);
    expect((await verify(desk.engine)).faults).toEqual([{ case: id, seq: 3, says: expect.stringContaining('altered') }]);
    await tamper(desk.db, async (tx) => {
      await tx.rows('delete from texts where case_id = $1::uuid', [id]);
    });
    expect((await verify(desk.engine)).faults).toEqual([
      { case: id, seq: 3, says: expect.stringContaining('gone without having been erased') },
    ]);
  });

  it('no refusal and no failure of the database repeats what was typed', async () => {
    const id = await desk.take();
    const said: string[] = [];
    const note = (words: unknown, more: object = {}) =>
      desk
        .send('errand.note', { words }, { case: id, ...more })
        .catch((error: unknown) => said.push(`${String(error)} ${JSON.stringify(error)}`));
    await note(secret.repeat(400));
    await note([secret]);
    await note(secret, { saw: 99 });
    await note(secret, { person: desk.person('validator-1') });
    await desk.db.rows('alter table texts add constraint fails check (false) not valid');
    await note(secret);
    await desk.db.rows('alter table texts drop constraint fails');
    expect(said).toHaveLength(5);
    expect(said.join()).not.toContain('Jones');
    expect(await holding(['refusals'])).toEqual([]);
  });

  it('a letter that cannot be composed gives up in words that repeat nothing of it', async () => {
    const id = await desk.take({}, { about: { organisation: desk.organisation } });
    await desk.send('errand.write', { kind: 'routine', words: secret }, { case: id });
    desk.warnings.length = 0;
    // The case has no hub, and the letter must name one.
    for (let hour = 12; hour < 16; hour += 1) await settle(desk.bench, `2027-01-11T${hour}:00:00Z`);
    expect(desk.warnings.join()).toMatch(/hub/);
    expect(desk.warnings.join()).not.toContain('Jones');
    expect(await holding(['outbox', 'incidents'])).toEqual([]);
  });

  it('who acts for whom is an id, and nothing else reaches the chain', async () => {
    const refusal = await refusalOf(desk.take({}, { onBehalfOf: 'Mrs Jones' }));
    expect([refusal.rule, JSON.stringify(refusal)]).toEqual(['E6', expect.not.stringContaining('Jones')]);
  });
});
