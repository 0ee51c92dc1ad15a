import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { type DraftSave, dropDrafts, readDrafts, saveDraft } from '../../db/drafts.ts';
import { testDatabases } from '../support/database.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const AT = '2027-01-31T09:00:00.000Z';
const LATER = '2027-01-31T09:05:00.000Z';
const lead = uuid(11);
const contributor = uuid(12);
let cases = 100;

describe.each(testDatabases())('drafts are rows of their own until they are submitted (G4), on $driver', ({ open }) => {
  let db: Db;
  let caseId: string;
  let governance: DraftSave;
  beforeAll(async () => {
    db = await open();
    await db.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}'), ('other', 'Another', 'Council', '{}')`);
  });
  beforeEach(async () => {
    cases += 1;
    caseId = uuid(cases);
    for (const scheme of ['cech', 'other']) {
      await db.rows(
        `insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, opened_on, changed_at, head)
         values ($1::text, $2::uuid, 'assessment', 1, 1, 'draft', false, '{}', '{}', $3::text, '2027-01-04', $4::timestamptz, 'head')`,
        [scheme, caseId, `CECH-A-${cases}`, AT],
      );
    }
    const content = { 'g-1': { answer: 'met', comment: 'Constitution of 2011' } };
    governance = { scheme: 'cech', case: caseId, part: 'governance', content, sawVersion: 0, savedBy: lead, at: AT };
  });

  it('a part is read back as it was saved, with who saved it and when', async () => {
    expect(await saveDraft(db, governance)).toEqual({ saved: true, version: 1 });
    const changed = { ...governance, content: { 'g-1': { answer: 'partly' } }, sawVersion: 1, savedBy: contributor, at: LATER };
    expect(await saveDraft(db, changed)).toEqual({ saved: true, version: 2 });
    expect(await readDrafts(db, 'cech', caseId)).toEqual([
      { part: 'governance', content: changed.content, version: 2, savedBy: contributor, savedAt: LATER },
    ]);
  });

  it('a NUL that was pasted is left out, and the rest kept as it was typed', async () => {
    const content = { 'g-1': { comment: 'before\0after \\u0000' } };
    expect(await saveDraft(db, { ...governance, content })).toEqual({ saved: true, version: 1 });
    expect((await readDrafts(db, 'cech', caseId))[0]?.content).toEqual({ 'g-1': { comment: 'beforeafter \\u0000' } });
  });

  it('members in different parts do not collide', async () => {
    const people = { ...governance, part: 'people', savedBy: contributor };
    expect(await Promise.all([saveDraft(db, governance), saveDraft(db, people)])).toEqual([
      { saved: true, version: 1 },
      { saved: true, version: 1 },
    ]);
    expect(await saveDraft(db, { ...governance, sawVersion: 1 })).toEqual({ saved: true, version: 2 });
    expect((await readDrafts(db, 'cech', caseId)).map(({ part, version }) => [part, version])).toEqual([
      ['governance', 2],
      ['people', 1],
    ]);
  });

  it('two who begin the same part at once: one is saved, the other sees what is there', async () => {
    const other = { ...governance, content: { 'g-1': { answer: 'not met' } }, savedBy: contributor };
    const [one, two] = await Promise.all([saveDraft(db, governance), saveDraft(db, other)]);
    expect([one.saved, two.saved].sort()).toEqual([false, true]);
    const there = one.saved ? governance.content : other.content;
    expect(one.saved ? two : one).toMatchObject({ saved: false, now: { version: 1, content: there } });
  });

  it('a save over what was not seen changes nothing and answers what is there', async () => {
    await saveDraft(db, governance);
    await saveDraft(db, { ...governance, content: { second: 1 }, sawVersion: 1, savedBy: contributor });
    for (const sawVersion of [0, 1, 3]) {
      expect(await saveDraft(db, { ...governance, content: { blind: 1 }, sawVersion })).toMatchObject({
        saved: false,
        now: { version: 2, content: { second: 1 }, savedBy: contributor },
      });
    }
  });

  it('a save over a part that is not there changes nothing', async () => {
    expect(await saveDraft(db, { ...governance, sawVersion: 1 })).toEqual({ saved: false, now: null });
    expect(await readDrafts(db, 'cech', caseId)).toEqual([]);
  });

  it('submitted parts are dropped; what a colleague saved in the meantime stays', async () => {
    await saveDraft(db, governance);
    await saveDraft(db, { ...governance, part: 'people' });
    const submitted = await readDrafts(db, 'cech', caseId);
    await saveDraft(db, { ...governance, part: 'people', content: { since: 1 }, sawVersion: 1, savedBy: contributor });
    expect(await dropDrafts(db, 'cech', caseId, submitted)).toEqual(['governance']);
    expect(await dropDrafts(db, 'cech', caseId, submitted)).toEqual([]);
    expect(await readDrafts(db, 'cech', caseId)).toMatchObject([{ part: 'people', content: { since: 1 } }]);
    expect(await dropDrafts(db, 'cech', caseId, [])).toEqual([]);
  });

  it('a page left open over a submission cannot write over the next draft, whose version goes on counting', async () => {
    await saveDraft(db, governance);
    await dropDrafts(db, 'cech', caseId, [{ part: 'governance', version: 1 }]);
    expect(await saveDraft(db, { ...governance, sawVersion: 1 })).toEqual({ saved: false, now: null });
    expect(await saveDraft(db, { ...governance, sawVersion: 2 })).toEqual({ saved: false, now: null });
    expect(await saveDraft(db, { ...governance, content: { next: 1 } })).toEqual({ saved: true, version: 3 });
    expect(await saveDraft(db, { ...governance, sawVersion: 1 })).toMatchObject({ saved: false, now: { content: { next: 1 } } });
  });

  it('a submission that fails drops nothing', async () => {
    await saveDraft(db, governance);
    const failing = db.transaction(async (tx) => {
      await dropDrafts(tx, 'cech', caseId, [{ part: 'governance', version: 1 }]);
      throw new Error('the submission was not written');
    });
    await expect(failing).rejects.toThrow('the submission was not written');
    expect(await readDrafts(db, 'cech', caseId)).toHaveLength(1);
  });

  it('each scheme has its own, under the same case id', async () => {
    await saveDraft(db, governance);
    expect(await readDrafts(db, 'other', caseId)).toEqual([]);
    expect(await saveDraft(db, { ...governance, scheme: 'other', sawVersion: 1 })).toEqual({ saved: false, now: null });
    expect(await dropDrafts(db, 'other', caseId, [{ part: 'governance', version: 1 }])).toEqual([]);
    expect(await readDrafts(db, 'cech', caseId)).toHaveLength(1);
  });

  it('a draft for no case is refused, in words without its content', async () => {
    const lost = saveDraft(db, { ...governance, case: uuid(1) });
    await expect(lost).rejects.toMatchObject({ code: '23503', constraint: 'drafts_case' });
    await expect(lost).rejects.not.toThrow(/Constitution/);
  });
});
