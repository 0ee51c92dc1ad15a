import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { settle } from '../../src/jobs/carry-out.ts';
import { compose } from '../../src/letters/compose.ts';
import { testDatabases } from '../support/database.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { kindOf } from '../support/errand-letters.ts';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

describe.each(testDatabases())('the records, on $driver', ({ open }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });

  it('every change says who, for whom, when, what, on which facts and why (R1)', async () => {
    const id = await desk.take();
    await desk.send('errand.note', { words: 'Because the hall was flooded' }, { case: id });
    const [entry] = await desk.db.rows<{ body: string }>('select body from journal where case_id = $1::uuid and seq = 2', [id]);
    const body = JSON.parse(entry?.body ?? '{}');
    expect(body).toMatchObject({
      seq: 2,
      command: 'note',
      actor: { person: desk.person('lead-barnies'), roles: expect.arrayContaining(['lead']) },
      subject: { case: id, organisation: desk.organisation, hub: desk.hub },
      on: '2027-01-11',
      facts: { siblings: [] },
      policy: 1,
    });
    expect(Temporal.Instant.compare(body.at, desk.now)).toBe(0);
    const why = await desk.db.rows('select body from texts where ref = $1::text', [body.data.words]);
    expect(why).toEqual([{ body: 'Because the hall was flooded' }]);
  });

  it.each([
    ['changed', `update journal set body = replace(body, 'note', 'pay')`],
    ['removed', 'delete from journal'],
    ['emptied', 'truncate journal'],
  ])('no entry can be %s by the software (R1)', async (_, statement) => {
    const before = await desk.table('journal');
    expect(before.length).toBeGreaterThan(0);
    await expect(desk.db.rows(statement)).rejects.toThrow(/append-only/i);
    expect(await desk.table('journal')).toEqual(before);
  });

  it('a letter is kept as sent, and what it was made from makes the very same letter again (R2)', async () => {
    const id = await desk.take();
    await desk.send('errand.write', { kind: 'routine', words: 'The hall was flooded', tell: false }, { case: id });
    await settle(desk.bench, desk.now);
    const letters = await desk.db.rows<Record<string, never>>('select * from letters where case_id = $1::uuid', [id]);
    expect(letters).toHaveLength(1);
    const [kept] = letters;
    if (!kept) throw new Error('no letter was stored');
    const { number, model, html, pdf } = kept as unknown as { number: string; model: never; html: string; pdf: Uint8Array };
    expect(kept).toMatchObject({ html_sha256: sha256(html), pdf_sha256: sha256(pdf), body_text: expect.stringContaining('flooded') });
    expect(desk.mail.at(-1)).toMatchObject({ messageId: kept.message_id });
    const [organisation] = await desk.db.rows<{ name: string; address: string }>(
      'select name, address from organisations where scheme_id = $1::text and id = $2::uuid',
      [desk.scheme, desk.organisation],
    );
    const addressLines = (organisation?.address ?? '').split(/\r?\n|, /).filter((line) => line !== '');
    const again = compose({
      kind: kindOf.routine,
      model,
      letterNumber: number,
      date: '2027-01-11',
      to: { name: organisation?.name ?? '', addressLines },
      scheme: desk.bench.letterScheme,
    });
    expect(again.html).toBe(html);
    expect(Buffer.compare(again.pdf, pdf)).toBe(0);
  });

  it('a letter as sent stays as it was when the organisation’s name changes (L2, R2)', async () => {
    const before = await desk.table('letters');
    expect(before.length).toBeGreaterThan(0);
    await desk.db.rows(`update organisations set name = 'Another name' where scheme_id = $1::text and id = $2::uuid`, [
      desk.scheme,
      desk.organisation,
    ]);
    await settle(desk.bench, desk.now);
    expect(await desk.table('letters')).toEqual(before);
  });
});
