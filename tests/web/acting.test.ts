// Somebody with several roles acts in the one they choose, in this browser, until they choose again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { testDatabases } from '../support/database.ts';
import { type PlannedSite, startPlannedSite } from './planned-site.ts';
import type { Visitor } from './web-site.ts';

describe.each(testDatabases())('choosing what to act as on $driver', ({ open }) => {
  let db: Db;
  let site: PlannedSite;
  let officer: Visitor;
  let own: string;
  const text = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
  const choose = (visitor: Visitor, acting: string) => visitor.post(paths.acting, { acting });

  beforeAll(async () => {
    db = await open();
    site = await startPlannedSite(db);
    const person = site.personId('Franchise Officer 1');
    const [organisation] = await db.rows<{ id: string }>('select id from organisations order by name limit 1');
    own = organisation?.id ?? '';
    await db.rows(
      `insert into role_holders (scheme_id, id, person_id, role, title, from_on)
       values ('cech', gen_random_uuid(), $1::uuid, 'administrator', 'Administrator', '2026-10-05')`,
      [person],
    );
    await db.rows(
      `insert into memberships (scheme_id, id, organisation_id, person_id, capacity, from_on)
       values ('cech', gen_random_uuid(), $1::uuid, $2::uuid, 'lead', '2026-10-05')`,
      [own, person],
    );
  });
  beforeEach(async () => {
    officer = await site.be('Franchise Officer 1');
  });
  afterAll(() => site.stop());

  it('offers each office and the organisation, and nothing to whoever holds one role', async () => {
    const page = await text(officer, paths.acting);
    for (const words of ['everything that you hold', 'Only as franchise officer', 'Only as administrator', 'Only for your organisation'])
      expect(page).toContain(words);
    const other = await site.be('Franchise Officer 2');
    expect(await text(other, paths.acting)).toContain('nothing to choose');
    expect(await text(other, paths.desk)).not.toContain(paths.acting);
  });

  it('lets in where that role is let in, and nowhere else, in this browser alone', async () => {
    const elsewhere = await site.be('Franchise Officer 1');
    expect((await choose(officer, 'franchise-officer')).status).toBe(303);
    expect(await text(officer, paths.desk)).toContain('Franchise Officer 1, as franchise officer');
    expect([(await officer.get(paths.administration)).status, (await officer.get(paths.cases)).status]).toEqual([403, 200]);
    expect((await officer.get(pathTo(paths.organisation, { organisation: own }))).status).toBe(403);
    expect((await elsewhere.get(paths.administration)).status).toBe(200);
    await choose(officer, 'all');
    expect((await officer.get(paths.administration)).status).toBe(200);
  });

  it('sends commands in that role alone', async () => {
    const form = pathTo(paths.open, { workflow: 'assessment', command: 'start' });
    const start = async () => {
      const about = /name="about" value="([^"]+)"/.exec(await text(officer, form))?.[1] ?? '';
      return officer.post(form, { commandId: crypto.randomUUID(), about, 'data[targetLevel]': '1' });
    };
    await choose(officer, 'administrator');
    expect((await start()).status).not.toBe(303);
    await choose(officer, 'organisation');
    const begun = await start();
    expect(begun.status).toBe(303);
    const address = begun.headers.get('Location') ?? '';
    const [roles] = await db.rows<{ roles: string[] }>(
      `select (j.body::json)->'actor'->'roles' as roles from journal j where j.case_id = $1::uuid and j.seq = 1`,
      [address.split('/').at(-1)],
    );
    expect(roles?.roles).toEqual(['lead']);
    expect((await officer.get(paths.cases)).status).toBe(403);
  });

  it('refuses a role that they do not hold, and forgets one that has ended', async () => {
    const wrong = await choose(officer, 'portfolio-holder');
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('Select what you act as')]);
    await choose(officer, 'administrator');
    await db.rows(`update role_holders set until_on = '2026-11-01' where role = 'administrator' and person_id = $1::uuid`, [
      site.personId('Franchise Officer 1'),
    ]);
    expect([(await officer.get(paths.administration)).status, (await officer.get(paths.cases)).status]).toEqual([403, 200]);
  });
});
