// The evidence library in a browser (G12, P4): documents put in, refused, downloaded with a reason, replaced and removed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { recordScan } from '../../db/evidence-scans.ts';
import { emptyAssessment } from '../../machines/assessment.context.ts';
import { emptyGrant } from '../../machines/grant.context.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { hiddenField, type PlannedSite, startPlannedSite } from './planned-site.ts';
import { openCase, startWebSite, type Visitor, visitorOf, type WebSite } from './web-site.ts';

const pdf = (words: string) => `%PDF-1.7\n${words}`;

describe.each(testDatabases())('the evidence library (G12) on $driver', ({ open }) => {
  let db: Db;
  let site: PlannedSite;
  let scanning: WebSite;
  let lead: Visitor;
  let stranger: Visitor;
  let validator: Visitor;
  let organisation: string;
  const at = () => ({ organisation });
  const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();

  beforeAll(async () => {
    db = await open();
    site = await startPlannedSite(db);
    scanning = await startWebSite(db, { scanned: true });
    lead = await site.be('Lead, Barnies');
    stranger = await site.be('Lead, Longridge Estate');
    validator = await site.be('Validator, CVS 1');
    await db.rows(`update role_holders set title = 'CVS validator' where person_id = $1::uuid`, [site.personId('Validator, CVS 1')]);
    organisation = /\/organisations\/([0-9a-f-]+)\/evidence/.exec(await read(lead, paths.desk))?.[1] ?? '';
  });
  afterAll(async () => {
    await scanning.stop();
    await site.stop();
  });

  interface Given {
    readonly name?: string;
    readonly [field: string]: string | Blob | undefined;
  }
  const add = (visitor: Visitor, content: string | Blob | null, { name = 'insurance.pdf', ...fields }: Given = {}) => {
    const form = new FormData();
    const all = { id: randomUUID(), type: 'insurance', title: 'Public liability insurance', ...fields };
    for (const [field, value] of Object.entries(all)) if (value !== undefined) form.append(field, value);
    if (content !== null) form.append('file', new Blob([content]), name);
    return visitor.upload(pathTo(paths.evidenceAdd, at()), form);
  };
  const documents = () =>
    db.rows<{ id: string; title: string; fileName: string }>(
      'select id, title, file_name as "fileName" from evidence where organisation_id = $1::uuid order by added_at, id',
      [organisation],
    );
  const keep = async (words: string, fields: Given = {}) => {
    const id = randomUUID();
    const answer = await add(lead, pdf(words), { id, ...fields });
    expect(answer.status).toBe(303);
    return id;
  };
  const refused = async (answer: Response) => {
    const html = await answer.text();
    const says = [...html.matchAll(/<li><a href="#[\w-]+">([^<]+)<\/a><\/li>/g)].map(([, text]) => text);
    return [answer.status, says];
  };

  it('takes a document, names it safely, and gives it out as what it is', async () => {
    const id = await keep('the very words', {
      name: '../../Insurance (2026).pdf',
      title: 'Insurance  of 2026',
      'dated[day]': '1',
      'dated[month]': '4',
      'dated[year]': '2026',
    });
    const page = await read(lead, pathTo(paths.evidence, at()));
    expect(page).toContain('Insurance of 2026');
    expect(page).toContain('Dated 1 April 2026');
    expect(page).not.toContain('viruses');
    const answer = await lead.post(pathTo(paths.documentDownload, { ...at(), document: id }), {});
    expect(
      Object.fromEntries(
        ['Content-Type', 'Content-Disposition', 'X-Content-Type-Options', 'Cache-Control'].map((name) => [name, answer.headers.get(name)]),
      ),
    ).toEqual({
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'attachment; filename="Insurance-2026.pdf"',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    expect(await answer.text()).toBe(pdf('the very words'));
    expect(await read(lead, pathTo(paths.document, { ...at(), document: id }))).toMatch(/Lead, Barnies<\/td>.*Their own organisation/);
  });

  it('the button pressed twice adds one document; the same form with another file, and the same file again, are refused', async () => {
    const id = await keep('pressed twice');
    const before = (await documents()).length;
    expect((await add(lead, pdf('pressed twice'), { id })).status).toBe(303);
    expect(await refused(await add(lead, pdf('another'), { id }))).toEqual([
      400,
      ['This form was used for another file already. Open the form again.'],
    ]);
    const again = await refused(await add(lead, pdf('pressed twice'), { title: 'Once more' }));
    expect(again).toEqual([400, ['This file is in the library already, as “Public liability insurance”. Use that one.']]);
    expect(await documents()).toHaveLength(before);
  });

  it.each<[string, string | Blob | null, Given, RegExp]>([
    ['nothing was chosen', null, {}, /^Choose a file$/],
    ['an empty file', '', {}, /^The file is empty/],
    ['a program named as a PDF', new Blob([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3])]), {}, /^The file is not of a kind that can be kept/],
    ['a picture’s ending on a PDF', pdf('x'), { name: 'a.png' }, /^The file&#x27;s name does not end as a PDF does/],
    ['a file larger than policy takes', pdf('x'.repeat(10_485_760)), {}, /^The file has 10 MB; at most 10 MB can be kept/],
    ['no title', pdf('no title'), { title: ' ' }, /^Enter a title of 120 letters or fewer/],
    ['a title that no database keeps', pdf('nul'), { title: 'a\u0000b' }, /^Enter a title/],
    ['no type', pdf('no type'), { type: 'toString' }, /^Select what it is/],
    [
      'a date that is none',
      pdf('no date'),
      { 'dated[day]': '31', 'dated[month]': '2', 'dated[year]': '2026' },
      /^Enter the date on the document/,
    ],
    ['a date to come', pdf('tomorrow'), { dated: '2026-11-26' }, /^The date on the document must be today, 25 November 2026, or before/],
    [
      'valid until before it was made',
      pdf('before'),
      { dated: '2026-04-02', expiresOn: '2026-04-01' },
      /^The last day it is valid must be on or after/,
    ],
    ['in place of what is not there', pdf('instead'), { replaces: randomUUID() }, /^The document to replace is not in the library/],
  ])('refuses with a sentence, and keeps nothing: %s', async (_, content, given, says) => {
    const before = await documents();
    const [status, told] = await refused(await add(lead, content, given));
    expect([status, told]).toEqual([400, [expect.stringMatching(says)]]);
    expect(await documents()).toEqual(before);
  });

  it('two files in one form are refused, and what was typed is kept', async () => {
    const form = new FormData();
    for (const [name, value] of [
      ['id', randomUUID()],
      ['type', 'minutes'],
      ['title', 'Minutes of May'],
    ] as const)
      form.append(name, value);
    form.append('file', new Blob([pdf('one')]), 'one.pdf');
    form.append('file', new Blob([pdf('two')]), 'two.pdf');
    const answer = await lead.upload(pathTo(paths.evidenceAdd, at()), form);
    const html = await answer.text();
    expect([answer.status, html.includes('Choose one file.')]).toEqual([400, true]);
    expect(html).toMatch(/value="Minutes of May"/);
    expect(html).toMatch(/value="minutes" checked/);
  });

  it('a program in the page is answered with data', async () => {
    const kept = await add(lead, pdf('by script'), { by: 'script', back: '/cases/x/self-assessment/areas/governance' });
    expect(await kept.json()).toEqual({ go: '/cases/x/self-assessment/areas/governance' });
    const not = await add(lead, '', { by: 'script' });
    expect([not.status, await not.json()]).toEqual([400, { problems: { file: 'The file is empty. Choose the file again.' } }]);
    const away = await add(lead, pdf('led away'), { by: 'script', back: 'https://elsewhere.example/' });
    expect(await away.json()).toEqual({ go: `${pathTo(paths.evidence, at())}?done=added` });
  });

  it('another organisation’s library does not exist for an applicant, whatever they know', async () => {
    const id = await keep('for nobody else');
    const document = { ...at(), document: id };
    for (const path of [pathTo(paths.evidence, at()), pathTo(paths.evidenceAdd, at()), pathTo(paths.document, document)])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    for (const path of [pathTo(paths.documentDownload, document), pathTo(paths.documentRemove, document)])
      expect([path, (await stranger.post(path, { why: 'I want it' })).status]).toEqual([path, 404]);
    const before = await documents();
    expect((await add(stranger, pdf('put there'))).status).toBe(404);
    expect(await documents()).toEqual(before);
  });

  it('who is signed out is asked to sign in and to choose the file again; nothing of it is kept', async () => {
    const before = await documents();
    const answer = await add(visitorOf(site), pdf('signed out'));
    const to = new URL(answer.headers.get('Location') ?? '', 'http://here.example');
    expect([answer.status, to.pathname, to.searchParams.get('why'), to.searchParams.get('next')]).toEqual([
      303,
      '/sign-in',
      'file',
      pathTo(paths.evidenceAdd, at()),
    ]);
    expect(await read(visitorOf(site), `${to.pathname}${to.search}`)).toContain('choose the file again');
    expect([await documents(), await db.rows('select 1 from kept_forms')]).toEqual([before, []]);
  });

  it('staff say why, and the organisation reads who and why; a validator puts nothing in, an officer does', async () => {
    const id = await keep('read by staff');
    const download = pathTo(paths.documentDownload, { ...at(), document: id });
    expect(await refused(await validator.post(download, { why: ' ' }))).toEqual([400, [expect.stringMatching(/^Say in a few words why/)]]);
    expect((await validator.post(download, { why: 'To check the dates on it' })).status).toBe(200);
    const page = await read(lead, pathTo(paths.document, { ...at(), document: id }));
    expect(page).toMatch(/CVS validator<\/td>.*To check the dates on it/);
    expect(page).not.toContain('Validator, CVS 1');
    expect(await read(validator, pathTo(paths.document, { ...at(), document: id }))).toMatch(/Validator, CVS 1<\/td>.*To check the dates/);
    expect((await add(validator, pdf('by a validator'))).status).toBe(403);
    expect((await add(await site.be('Franchise Officer 1'), pdf('keyed by an officer'))).status).toBe(303);
    expect(await read(validator, pathTo(paths.evidence, at()))).toContain('Files are not checked for viruses');
  });

  it('beside a case that cites it a document needs no other reason, and only there', async () => {
    const [cited, other] = [await keep('cited'), await keep('not cited')];
    const caseId = await openCase(db, 'assessment');
    const claims = { 'governance.1.1': { claim: 'met', evidence: [{ document: cited }] } };
    await db.rows(
      `update cases set organisation_id = $2::uuid, reference = 'CECH-AS-0099', state = 'withdrawn', context = $3::text::jsonb where id = $1::uuid`,
      [caseId, organisation, JSON.stringify({ ...emptyAssessment, claims })],
    );
    const path = pathTo(paths.caseDocument, { case: caseId });
    expect(await read(validator, pathTo(paths.case, { case: caseId }))).toContain(`name="document" value="${cited}"`);
    const given = await validator.post(path, { document: cited });
    expect([given.status, await given.text()]).toEqual([200, pdf('cited')]);
    expect((await validator.post(path, { document: other })).status).toBe(404);
    expect((await stranger.post(path, { document: cited })).status).toBe(404);
    expect(await read(lead, pathTo(paths.document, { ...at(), document: cited }))).toContain('For CECH-AS-0099');
  });

  it('evidence for a grant’s condition is chosen from the library by title', async () => {
    const [id, out] = [await keep('a receipt', { title: 'Receipt for chairs' }), await keep('taken out', { title: 'Receipt for nothing' })];
    await lead.post(pathTo(paths.documentRemove, { ...at(), document: out }), {});
    const caseId = await openCase(db, 'grant');
    await db.rows(`update cases set organisation_id = $2::uuid, state = 'running', context = $3::text::jsonb where id = $1::uuid`, [
      caseId,
      organisation,
      JSON.stringify({ ...emptyGrant, award: 200_000, deadline: '2027-06-30' }),
    ]);
    const form = await read(lead, pathTo(paths.command, { case: caseId, command: 'submitEvidence' }));
    expect(form).toContain(`name="data[documents]" value="${id}"`);
    expect(form).toContain('Receipt for chairs');
    expect(form).not.toContain('Receipt for nothing');
    const payment = await read(lead, pathTo(paths.command, { case: caseId, command: 'requestPayment' }));
    expect([payment.includes('data[amount]'), payment.includes('data[conditions]')]).toEqual([true, false]);
  });

  it('where files are scanned nobody downloads one before it was found clean, and none that was not', async () => {
    const [id, bad] = [await keep('scan me'), await keep('infected')];
    const there = visitorOf(scanning);
    there.cookies.set('session', lead.cookies.get('session') ?? '');
    const download = (document: string) => there.post(pathTo(paths.documentDownload, { ...at(), document }), {});
    expect((await download(id)).status).toBe(409);
    expect(await read(there, pathTo(paths.document, { ...at(), document: id }))).toContain('is being checked for viruses');
    await recordScan(db, 'cech', id, 'clean', '2026-11-25T10:00:00Z');
    await recordScan(db, 'cech', bad, 'found', '2026-11-25T10:00:00Z');
    expect([(await download(id)).status, (await download(bad)).status]).toEqual([200, 409]);
    expect(await read(there, pathTo(paths.document, { ...at(), document: bad }))).toContain('A virus was found in this file');
  });

  it('a newer one takes its place; what is taken out is no longer offered', async () => {
    const old = await keep('last year', { title: 'Insurance of last year' });
    const form = await read(lead, `${pathTo(paths.evidenceAdd, at())}?replaces=${old}`);
    expect(form).toContain('It takes the place of “Insurance of last year”');
    const id = await keep('this year', { title: 'Insurance of this year', replaces: hiddenField(form, 'replaces') });
    expect(await read(lead, pathTo(paths.document, { ...at(), document: old }))).toContain(`/evidence/${id}">The one that took its place`);
    const remove = pathTo(paths.documentRemove, { ...at(), document: id });
    expect((await lead.post(remove, {})).headers.get('Location')).toBe(`${pathTo(paths.evidence, at())}?done=removed`);
    const library = await read(lead, pathTo(paths.evidence, at()));
    expect(library.indexOf('Insurance of this year')).toBeGreaterThan(library.indexOf('Out of the library'));
    expect((await lead.post(pathTo(paths.documentDownload, { ...at(), document: id }), {})).status).toBe(409);
  });

  it('shows the latest of many documents, and takes no more into a library that is full', async () => {
    await db.rows(
      `insert into evidence (scheme_id, id, organisation_id, type, title, media_type, size, sha256, bytes, added_by, added_at)
       select 'cech', gen_random_uuid(), $1::uuid, 'other', 'Old ' || n, 'application/pdf', 1, md5(n::text), 'x', gen_random_uuid(), '2026-01-01T00:00:00Z'
       from generate_series(1, 250) n`,
      [organisation],
    );
    await keep('the very latest', { title: 'The very latest' });
    expect(await read(lead, pathTo(paths.evidence, at()))).toContain('The very latest');
    await db.rows(`update evidence set size = 3 * 1048576 where title like 'Old %'`);
    expect(await refused(await add(lead, pdf('one more')))).toEqual([400, [expect.stringMatching(/^Your library is full/)]]);
    await db.rows(`delete from evidence where title like 'Old %'`);
    await keep('one more');
  });
});
