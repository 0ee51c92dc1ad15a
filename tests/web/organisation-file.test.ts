// Everything about one organisation for staff, and notes apart from the record: who sees which, and what becomes of a note.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { beginSession } from '../../src/web/session.ts';
import { testDatabases } from '../support/database.ts';
import {
  openCase,
  organisation,
  organisationId,
  sampleServices,
  seedWebSite,
  startWebSite,
  type Visitor,
  visitorOf,
  type WebSite,
} from './web-site.ts';

const file = pathTo(paths.organisationFile, { organisation: organisationId });
const notes = pathTo(paths.organisationNotes, { organisation: organisationId });
const words = 'Rang on Tuesday: they would like an evening visit.';

describe.each(testDatabases())('the page about an organisation on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  const visitors = new Map<string, Visitor>();
  const be = (role: string) => {
    const visitor = visitors.get(role);
    if (!visitor) throw new Error(`Nobody is ${role}`);
    return visitor;
  };
  const read = async (role: string) => (await be(role).get(file)).text();
  const send = (role: string, fields: Readonly<Record<string, string>>) =>
    be(role).post(notes, { id: randomUUID(), note: words, about: '', ...fields });
  const kept = () => db.rows<{ body: string; case_id: string | null }>('select body, case_id from organisation_notes order by at, id');

  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    site = await startWebSite(db);
    for (const role of ['franchise-officer', 'validator', 'portfolio-holder', 'cvs-representative', 'engagement-officer']) {
      const id = randomUUID();
      await db.rows(`insert into people (scheme_id, id, name) values ('cech', $1::uuid, $2::text)`, [id, role]);
      await db.rows(
        `insert into role_holders (scheme_id, id, person_id, role, title, from_on) values ('cech', $1::uuid, $1::uuid, $2::text, $2::text, '2020-01-01')`,
        [id, role],
      );
      // This officer belongs to the organisation, too.
      if (role === 'engagement-officer')
        await db.rows(
          `insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on) values ('cech', $1::uuid, $1::uuid, $2::uuid, 'lead', '2020-01-01')`,
          [id, organisationId],
        );
      const visitor = visitorOf(site);
      visitor.cookies.set('session', (await beginSession(sampleServices(db), id, { means: 'link', browser: 'test' })).value ?? '');
      visitors.set(role, visitor);
    }
  });
  afterAll(() => site.stop());

  it('shows the organisation with its levels, in date and expired', async () => {
    const page = await read('franchise-officer');
    expect(page).toContain(organisation);
    expect(page).toContain('CECH-4Q7T-Z0XM');
    expect([page.includes('In date'), page.includes('Expired')]).toEqual([true, true]);
  });

  it('keeps a note once, however often it is sent', async () => {
    const id = randomUUID();
    for (const _time of [1, 2]) expect((await send('franchise-officer', { id })).status).toBe(303);
    expect(await kept()).toEqual([{ body: words, case_id: null }]);
  });

  it('shows notes to case workers, and not to who decides or sits on panels', async () => {
    expect(await read('validator')).toContain(words);
    for (const role of ['portfolio-holder', 'cvs-representative']) {
      expect(await read(role)).not.toContain(words);
      expect((await send(role, {})).status).toBe(403);
    }
  });

  it('refuses an empty note, one that is too long, and one on another organisation’s case; what was typed stays', async () => {
    const elsewhere = await openCase(db, 'assessment');
    expect((await send('validator', { note: ' ' })).status).toBe(400);
    expect((await send('validator', { note: 'x'.repeat(4001) })).status).toBe(400);
    const refused = await send('validator', { about: elsewhere, note: 'On the wrong case' });
    expect([refused.status, (await refused.text()).includes('On the wrong case')]).toEqual([400, true]);
    expect(await kept()).toHaveLength(1);
  });

  it('is closed to who belongs to the organisation, whatever office they hold', async () => {
    expect((await be('engagement-officer').get(file)).status).toBe(403);
    expect((await send('engagement-officer', {})).status).toBe(403);
  });

  it('is not there for an organisation that the scheme does not have', async () => {
    for (const id of [randomUUID(), 'x'])
      expect((await be('validator').get(pathTo(paths.organisationFile, { organisation: id }))).status).toBe(404);
  });
});
