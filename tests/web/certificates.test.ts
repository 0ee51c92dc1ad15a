import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { paths } from '../../src/web/paths.ts';
import { readTypedReference } from '../../src/web/typed-reference.ts';
import { testDatabases } from '../support/database.ts';
import { organisation, seedWebSite, startWebSite, type WebSite } from './web-site.ts';

describe('a typed reference (G8)', () => {
  it.each([
    'CECH-4Q7T-Z0XM',
    'cech-4q7t-z0xm',
    '  CECH 4Q7T Z0XM ',
    'CECH4Q7TZ0XM',
    'CECH–4Q7T—Z0XM',
    'CECH‑4Q7T\u00a0Z0XM',
    '4Q7T-Z0XM',
    'CECH-4Q7T-ZOXM',
    'ＣＥＣＨ-4Q7T-Z0XM',
  ])('%s is read as CECH-4Q7T-Z0XM', (typed) => {
    expect(readTypedReference(typed, 'CECH')).toBe('CECH-4Q7T-Z0XM');
  });

  it('takes I and L for 1, which the last eight never hold', () => {
    expect(readTypedReference('CECH-IL00-0000', 'CECH')).toBe('CECH-1100-0000');
  });

  it.each([
    '',
    '   ',
    'CECH',
    '4Q7T',
    'CECH-4Q7T-Z0X',
    'CECH-4Q7T-Z0XMM',
    'CHES-4Q7T-Z0XM',
    'CECH-4Q7T-Z0X!',
    'CECH-4Q7T-Z0XU',
    '0'.repeat(5000),
  ])('%j cannot be one', (typed) => expect(readTypedReference(typed, 'CECH')).toBeUndefined());
});

describe.each(testDatabases())('the certificate check on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    await db.rows(`insert into schemes (id, name, lead_partner, settings) values ('other', 'Other', 'Other', '{}')`);
    site = await startWebSite(db);
  });
  afterAll(() => site.stop());

  const check = async (reference: string) => {
    const answer = await fetch(`${site.origin}${paths.certificates}?${new URLSearchParams({ reference })}`);
    return { status: answer.status, kept: answer.headers.get('Cache-Control'), html: await answer.text() };
  };

  it('shows organisation, level and dates of a valid one, however it is typed', async () => {
    const { status, kept, html } = await check('cech 4q7t zoxm');
    expect([status, kept]).toEqual([200, 'no-store']);
    expect(html).toContain('This certificate is valid');
    expect(html).toContain(organisation);
    expect(html).toContain('GRIPP Level 1');
    expect(html).toContain('Monday 15 January 2029');
  });

  it('is valid to the end of its last day, and expired the day after (R4)', async () => {
    expect((await check('CECH-1AST-DAY0')).html).toContain('This certificate is valid');
    const expired = await check('CECH-0VER-0000');
    expect(expired.html).toContain('This certificate has expired');
    expect(expired.html).toContain('It was valid until the end of Tuesday 24 November 2026');
  });

  it('answers an unknown one in the same words whatever it is, and names no organisation', async () => {
    const [one, two] = [await check('CECH-9999-9999'), await check('CECH-0000-0000')];
    expect(one.html).toContain('Certificate not found');
    expect(one.html.replaceAll('CECH-9999-9999', 'CECH-0000-0000')).toBe(two.html);
    expect(one.html).not.toContain('Barnies');
  });

  it('does not know the certificates of another scheme', async () => {
    const elsewhere = await startWebSite(db, { scheme: { ...site.scheme, id: 'other' } });
    const html = await (await fetch(`${elsewhere.origin}${paths.certificates}?reference=CECH-4Q7T-Z0XM`)).text();
    await elsewhere.stop();
    expect(html).toContain('Certificate not found');
  });

  it.each([
    ['', 'Enter a certificate reference'],
    ['what <b>is</b> this', 'Certificate reference must be 8 letters and numbers after CECH, like CECH-4Q7T-Z0XM'],
  ])('gives %j back as it was typed, with what to put right', async (typed, problem) => {
    const { status, html } = await check(typed);
    expect(status).toBe(400);
    expect(html).toContain('<title>Error: Check a certificate');
    expect(html.split(problem)).toHaveLength(3);
    expect(html).toContain('href="#reference"');
    expect(html).toContain('aria-describedby="reference-hint reference-error"');
    expect(html).toContain(`value="${typed.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`);
  });

  it('shows the form when nothing was asked, also when the reference was given twice', async () => {
    for (const query of ['', '?reference=a&reference=b', '?reference[x]=a']) {
      const answer = await fetch(`${site.origin}${paths.certificates}${query}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('There is a problem');
    }
  });
});
