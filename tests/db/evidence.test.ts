import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { UniqueViolation } from '../../db/errors.ts';
import { addEvidence, evidenceByIds, evidenceOfHash, listEvidence, type NewEvidence } from '../../db/evidence.ts';
import { type Download, giveOut, listDownloads } from '../../db/evidence-downloads.ts';
import { removeEvidence } from '../../db/evidence-removal.ts';
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
  fileName: 'insurance.pdf',
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
    await db.rows(`insert into people (scheme_id, id, name) values ('cech', $1::uuid, 'Validator')`, [uuid(20)]);
    await addEvidence(db, insurance);
    await addEvidence(db, { ...insurance, id: uuid(11), type: 'governing-document', title: 'Constitution', dated: null, expiresOn: null });
    await addEvidence(db, { ...insurance, id: uuid(12), organisation: crewe });
    await addEvidence(db, { ...insurance, scheme: 'other', title: 'Elsewhere' });
  });

  it('lists what was added with type, title, dates, kind, size and hash, which are reckoned from the bytes', async () => {
    const [first, second, ...more] = await listEvidence(db, asked);
    const { scheme: _scheme, organisation: _organisation, bytes: _bytes, ...recorded } = insurance;
    expect(first).toEqual({
      ...recorded,
      size: bytes.length,
      sha256,
      scan: null,
      expired: false,
      erased: false,
      removed: false,
      replacedBy: null,
    });
    expect(second).toMatchObject({ id: uuid(11), dated: null, expiresOn: null, expired: false });
    expect(more).toEqual([]);
  });

  it('flags what has expired as of the date asked about: its last day still counts', async () => {
    const expiredOn = async (on: string) => (await listEvidence(db, { ...asked, on })).map(({ expired }) => expired);
    expect(await expiredOn('2027-03-31')).toEqual([false, false]);
    expect(await expiredOn('2027-04-01')).toEqual([true, false]);
  });

  const download = (organisation: string, document: string, more: Partial<Download> = {}): Download => ({
    scheme: 'cech',
    organisation,
    document,
    person: uuid(20),
    at: '2026-11-22T10:00:00.000Z',
    why: 'To check its dates',
    case: null,
    ...more,
  });
  const downloadsOf = async (document: string) => (await listDownloads(db, 'cech', barnies, document)).length;

  it('gives the very bytes for a download, and writes down who, when and why', async () => {
    const given = await giveOut(db, download(barnies, insurance.id), { scanned: false });
    expect(given).toEqual({ fileName: 'insurance.pdf', mediaType: 'application/pdf', sha256, bytes });
    expect(await listDownloads(db, 'cech', barnies, insurance.id)).toEqual([
      { person: 'Validator', office: null, at: '2026-11-22T10:00:00.000Z', why: 'To check its dates', reference: null },
    ]);
  });

  it('what is not given out is not written down: another library’s, unscanned, infected', async () => {
    const none = async (asking: Download, needs: { readonly scanned: boolean }) => {
      expect(await giveOut(db, asking, needs)).toBeUndefined();
    };
    const before = await db.rows('select id from evidence_downloads');
    await none(download(crewe, insurance.id), { scanned: false });
    await none(download(barnies, insurance.id, { scheme: 'other' }), { scanned: true });
    await none(download(barnies, insurance.id), { scanned: true });
    await db.rows(`update evidence set scan = 'found' where scheme_id = 'cech' and id = $1::uuid`, [uuid(11)]);
    await none(download(barnies, uuid(11)), { scanned: false });
    expect(await db.rows('select id from evidence_downloads')).toEqual(before);
    expect(await downloadsOf(uuid(11))).toBe(0);
  });

  it('keeps organisations and schemes apart, also for one who knows an id', async () => {
    const found = async (scheme: string, organisation: string, id: string) =>
      (await evidenceByIds(db, { scheme, organisation, on: '2026-11-22' }, [id])).map(({ title }) => title);
    expect(await found('cech', crewe, insurance.id)).toEqual([]);
    expect(await found('other', crewe, uuid(12))).toEqual([]);
    expect(await found('other', barnies, insurance.id)).toEqual(['Elsewhere']);
    expect((await evidenceOfHash(db, 'cech', crewe, sha256))?.id).toBe(uuid(12));
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
    expect(await giveOut(db, download(crewe, id), { scanned: false })).toBeUndefined();
  });

  it('a newer document takes an older one’s place in the same act, and only within its own library', async () => {
    const [old, next, astray] = [uuid(15), uuid(16), uuid(17)];
    await addEvidence(db, { ...insurance, id: old, organisation: crewe });
    await addEvidence(db, { ...insurance, id: astray, replaces: old });
    const state = async () => (await evidenceByIds(db, { ...asked, organisation: crewe }, [old]))[0];
    expect(await state()).toMatchObject({ removed: false, replacedBy: null });
    await addEvidence(db, { ...insurance, id: next, organisation: crewe, replaces: old });
    expect(await state()).toMatchObject({ removed: true, replacedBy: next, erased: false });
  });

  it('what is removed loses its content, unless a case of its organisation cites it or once did', async () => {
    const [free, cited, once] = [uuid(18), uuid(19), uuid(21)];
    for (const id of [free, cited, once]) await addEvidence(db, { ...insurance, id, organisation: crewe });
    const context = JSON.stringify({ claims: { a: { evidence: [{ document: cited }] } } });
    await db.rows(
      `insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, organisation_id, opened_on, changed_at, head)
       values ('cech', $1::uuid, 'assessment', 1, 1, 'draft', false, $2::text::jsonb, '{}', 'CECH-AS-1', $3::uuid, '2026-10-01', $4::timestamptz, 'head')`,
      [uuid(30), context, crewe, insurance.addedAt],
    );
    await db.rows(`insert into submissions values ('cech', $1::uuid, 1, $1::uuid, $2::text::jsonb, $3::timestamptz)`, [
      uuid(30),
      JSON.stringify([once]),
      insurance.addedAt,
    ]);
    const remove = (organisation: string, document: string) =>
      removeEvidence(db, { scheme: 'cech', organisation, document, person: uuid(20), at: insurance.addedAt });
    expect(await remove(barnies, free)).toBe(false);
    for (const id of [free, cited, once]) expect(await remove(crewe, id)).toBe(true);
    expect(await remove(crewe, free)).toBe(false);
    const left = await evidenceByIds(db, { ...asked, organisation: crewe }, [free, cited, once]);
    expect(left.map(({ id, removed, erased }) => [id, removed, erased])).toEqual([
      [free, true, true],
      [cited, true, false],
      [once, true, false],
    ]);
  });

  it('refuses an id that is taken and an organisation of another scheme, in words without the title', async () => {
    await expect(addEvidence(db, insurance)).rejects.toBeInstanceOf(UniqueViolation);
    const astray = addEvidence(db, { ...insurance, scheme: 'other', id: uuid(14), organisation: crewe });
    await expect(astray).rejects.toMatchObject({ code: '23503', constraint: 'evidence_organisation' });
    await expect(astray).rejects.not.toThrow(/liability/);
  });
});
