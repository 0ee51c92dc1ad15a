import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { UniqueViolation } from '../../db/errors.ts';
import { addEvidence, listEvidence, type NewEvidence, readEvidence } from '../../db/evidence.ts';
import { addOrganisations } from '../../db/people.ts';
import { testDatabases } from '../support/database.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [barnies, crewe] = [uuid(1), uuid(2)];
const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255]);
const sha256 = createHash('sha256').update(bytes).digest('hex');

const insurance: NewEvidence = {
  scheme: 'cech',
  id: uuid(10),
  organisation: barnies,
  type: 'insurance',
  title: 'Public liability insurance',
  dated: '2026-04-01',
  expiresOn: '2027-03-31',
  mediaType: 'application/pdf',
  bytes,
  addedBy: uuid(20),
  addedAt: '2026-10-05T09:00:00.000Z',
};

describe.each(testDatabases())('an organisation’s evidence library (G12), on $driver', ({ open }) => {
  let db: Db;
  const asked = { scheme: 'cech', organisation: barnies, on: '2027-03-31' };
  beforeAll(async () => {
    db = await open();
    await db.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}'), ('other', 'Another', 'Council', '{}')`);
    const address = 'Illustrative';
    await addOrganisations(db, [
      { schemeId: 'cech', id: barnies, name: 'Barnies', address },
      { schemeId: 'cech', id: crewe, name: 'Crewe', address },
      { schemeId: 'other', id: barnies, name: 'Barnies elsewhere', address },
    ]);
    await addEvidence(db, insurance);
    await addEvidence(db, { ...insurance, id: uuid(11), type: 'governing-document', title: 'Constitution', dated: null, expiresOn: null });
    await addEvidence(db, { ...insurance, id: uuid(12), organisation: crewe });
    await addEvidence(db, { ...insurance, scheme: 'other', title: 'Elsewhere' });
  });

  it('lists what was added with type, title, dates, kind, size and hash, which are reckoned from the bytes', async () => {
    const [first, second, ...more] = await listEvidence(db, asked);
    const { scheme: _scheme, organisation: _organisation, bytes: _bytes, ...recorded } = insurance;
    expect(first).toEqual({ ...recorded, size: bytes.length, sha256, expired: false, erased: false });
    expect(second).toMatchObject({ id: uuid(11), dated: null, expiresOn: null, expired: false });
    expect(more).toEqual([]);
  });

  it('flags what has expired as of the date asked about: its last day still counts', async () => {
    const expiredOn = async (on: string) => (await listEvidence(db, { ...asked, on })).map(({ expired }) => expired);
    expect(await expiredOn('2027-03-31')).toEqual([false, false]);
    expect(await expiredOn('2027-04-01')).toEqual([true, false]);
  });

  it('gives the very bytes for a download', async () => {
    expect(await readEvidence(db, 'cech', barnies, insurance.id)).toEqual({
      title: insurance.title,
      mediaType: 'application/pdf',
      sha256,
      bytes,
    });
  });

  it('keeps organisations and schemes apart, also for one who knows an id', async () => {
    expect(await readEvidence(db, 'cech', crewe, insurance.id)).toBeUndefined();
    expect(await readEvidence(db, 'other', crewe, uuid(12))).toBeUndefined();
    expect((await readEvidence(db, 'other', barnies, insurance.id))?.title).toBe('Elsewhere');
    expect((await listEvidence(db, { ...asked, organisation: crewe })).map(({ id }) => id)).toEqual([uuid(12)]);
    expect((await listEvidence(db, { ...asked, scheme: 'other' })).map(({ title }) => title)).toEqual(['Elsewhere']);
  });

  it('gives a long library page by page, though several documents came at one instant', async () => {
    const page = async (after?: { addedAt: string; id: string }) => listEvidence(db, { ...asked, most: 1, ...(after && { after }) });
    const [first] = await page();
    const [second] = await page(first);
    expect([first?.id, second?.id]).toEqual([insurance.id, uuid(11)]);
    expect(await page(second)).toEqual([]);
  });

  it('still names a document whose bytes were erased, by its hash', async () => {
    const id = uuid(13);
    await addEvidence(db, { ...insurance, id, organisation: crewe, addedAt: '2026-10-06T09:00:00.000Z' });
    await db.rows(`update evidence set bytes = null where scheme_id = 'cech' and id = $1::uuid`, [id]);
    expect((await listEvidence(db, { ...asked, organisation: crewe })).at(-1)).toMatchObject({
      id,
      erased: true,
      sha256,
      size: bytes.length,
    });
    expect(await readEvidence(db, 'cech', crewe, id)).toMatchObject({ bytes: null, sha256 });
  });

  it('refuses an id that is taken and an organisation of another scheme, in words without the title', async () => {
    await expect(addEvidence(db, insurance)).rejects.toBeInstanceOf(UniqueViolation);
    const astray = addEvidence(db, { ...insurance, scheme: 'other', id: uuid(14), organisation: crewe });
    await expect(astray).rejects.toMatchObject({ code: '23503', constraint: 'evidence_organisation' });
    await expect(astray).rejects.not.toThrow(/liability/);
  });
});
