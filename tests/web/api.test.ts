// The interface for programs: the same acts as on pages, once each, on what was seen, in no more roles than the token names.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeToken } from '../../db/api-tokens.ts';
import type { Db } from '../../db/database.ts';
import { testDatabases } from '../support/database.ts';
import { type ApiSite, startApiSite } from './api-client.ts';

describe.each(testDatabases())('the interface for programs on $driver', ({ open }) => {
  let db: Db;
  let api: ApiSite;
  let lead: string;
  let about: object;

  beforeAll(async () => {
    db = await open();
    api = await startApiSite(db);
    lead = await api.token('lead-barnies', ['lead']);
    about = { organisation: api.desk.organisation };
  });
  afterAll(() => api.site.stop());

  const start = (key: string, token = lead, level: unknown = 1) =>
    api.call(token, '/api/v1/openings/assessment.start', { key, send: { about, data: { targetLevel: level } } });
  const withdraw = (id: string, said: object, token = lead) =>
    api.call(token, `/api/v1/cases/${id}/commands/assessment.withdraw`, { send: {}, key: randomUUID(), ...said });
  /** A case of its own, since an organisation has one self-assessment at a time: the one before is withdrawn. */
  const withCase = async (work: (id: string) => Promise<void>) => {
    const id = randomUUID();
    expect(await start(id)).toMatchObject({ status: 201, body: { case: id, version: 1 } });
    await work(id);
    await withdraw(id, { saw: 1 });
  };

  it('treats a repeated key as one act with the first answer, and refuses it for other content (E4)', async () => {
    await withCase(async (id) => {
      const again = await start(id);
      expect([again.status, again.headers.get('Idempotency-Replayed')]).toEqual([201, 'true']);
      expect(again.body).toMatchObject({ case: id, version: 1 });
      const other = await start(id, lead, 2);
      expect([other.status, other.body.rule, other.type]).toEqual([409, 'E4', 'application/problem+json; charset=utf-8']);
      const key = randomUUID();
      const first = await withdraw(id, { key, saw: 1 });
      const second = await withdraw(id, { key, saw: 1 });
      expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
    });
  });

  it('asks for both headers, and carries nothing out without them', async () => {
    await withCase(async (id) => {
      expect((await withdraw(id, { saw: 1, key: undefined })).status).toBe(400);
      expect((await withdraw(id, { saw: 1, key: 'mine' })).body.fields).toEqual({ 'Idempotency-Key': 'Give a UUID in lower case' });
      expect((await withdraw(id, {})).status).toBe(428);
      expect((await withdraw(id, { saw: '*' })).status).toBe(400);
      expect((await api.call(lead, `/api/v1/cases/${id}`)).headers.get('ETag')).toBe('"1"');
    });
  });

  it('refuses a decision on what is no more so: 412 with the case as it is (E3)', async () => {
    await withCase(async (id) => {
      const stale = await withdraw(id, { saw: 7 });
      expect([stale.status, stale.body.rule, stale.body.now]).toEqual([412, 'E3', { version: 1, state: expect.any(String) }]);
    });
  });

  it('takes nothing that a command does not ask for, however it is called', async () => {
    await withCase(async (id) => {
      for (const extra of ['state', 'person', '__proto__', 'version'])
        expect((await withdraw(id, { saw: 1, send: JSON.stringify({ x: 1 }).replace('x', extra) })).body).toMatchObject({
          status: 400,
          rule: 'E6',
        });
      const opened = { about: { ...about, person: randomUUID() }, data: { targetLevel: 1 } };
      expect((await api.call(lead, '/api/v1/openings/assessment.start', { key: randomUUID(), send: opened })).status).toBe(400);
      for (const send of ['[]', '"x"', '{']) expect([send, (await withdraw(id, { saw: 1, send })).status]).toEqual([send, 400]);
      const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
      expect((await withdraw(id, { saw: 1, send: 'a=b', headers: form })).status).toBe(415);
    });
  });

  it('shows another organisation’s case, actions, letters, evidence and lists to nobody else (P4)', async () => {
    await withCase(async (id) => {
      const stranger = await api.token('validator-1', ['lead']);
      const other = await api.token('lead-bromley-farm', ['lead']);
      for (const path of ['', '/actions', '/timeline', '/letters'])
        expect([path, (await api.call(other, `/api/v1/cases/${id}${path}`)).status]).toEqual([path, 404]);
      expect((await withdraw(id, { saw: 1 }, other)).status).toBe(404);
      expect((await api.call(other, '/api/v1/cases')).body.cases).toEqual([]);
      expect((await api.call(other, `/api/v1/cases?organisation=${api.desk.organisation}`)).body.cases).toEqual([]);
      expect((await api.call(other, `/api/v1/organisations/${api.desk.organisation}/evidence`)).status).toBe(404);
      expect((await start(randomUUID(), other)).status).toBe(404);
      // A role that the person does not hold opens nothing, whatever the token names.
      expect((await api.call(stranger, `/api/v1/cases/${id}`)).status).toBe(403);
    });
  });

  it('acts in no role that the token does not name', async () => {
    await withCase(async (id) => {
      const staff = await api.token('franchise-officer-1', ['franchise-officer']);
      const found = await api.call(staff, '/api/v1/cases?workflow=assessment&closed=no');
      expect(found.body.cases).toMatchObject([{ id }]);
      const none = await api.token('franchise-officer-1', ['administrator']);
      expect((await api.call(none, `/api/v1/cases/${id}`)).status).toBe(403);
      const send = { about: {}, data: { date: '2027-06-09' } };
      // The person is an administrator as well; the token is not.
      await db.rows(
        `insert into role_holders (scheme_id, id, person_id, role, title, from_on) values ('cech', $1::uuid, $2::uuid, 'administrator', 'Administrator', '2026-10-01')`,
        [randomUUID(), api.desk.person('franchise-officer-1')],
      );
      const both = await api.token('franchise-officer-1', ['franchise-officer', 'administrator']);
      expect((await api.call(both, '/api/v1/openings/meeting.schedule', { key: randomUUID(), send })).status).toBe(201);
      const refused = await api.call(staff, '/api/v1/openings/meeting.schedule', { key: randomUUID(), send });
      expect([refused.status, refused.body.rule]).toEqual([403, 'E2']);
    });
  });

  it('shows a case as the organisation sees it to whoever belongs to it, whatever the token names (P1)', async () => {
    await withCase(async (id) => {
      const token = await api.token('franchise-officer-2', ['franchise-officer']);
      const says = async () => (await api.call(token, `/api/v1/cases/${id}`)).body.says;
      expect(await says()).toBe('With the organisation: draft');
      await db.rows(
        `insert into memberships (scheme_id, id, person_id, organisation_id, capacity, from_on)
         values ('cech', $1::uuid, $2::uuid, $3::uuid, 'contributor', '2026-10-01')`,
        [randomUUID(), api.desk.person('franchise-officer-2'), api.desk.organisation],
      );
      expect(await says()).toBe('Draft: make your claims');
    });
  });

  it('lets nobody in by a token that was revoked, is over or may only read', async () => {
    const id = randomUUID();
    const revoked = await api.token('lead-barnies', ['lead'], { id });
    expect((await api.call(revoked, '/api/v1/me')).status).toBe(200);
    const by = api.desk.person('lead-barnies');
    await revokeToken(db, { scheme: api.desk.scheme, id, person: by, by, at: api.desk.now });
    const over = await api.token('lead-barnies', ['lead'], { expiresAt: api.desk.now });
    for (const token of [revoked, over, 'hub_nothing', `${lead}x`]) {
      const answer = await api.call(token, '/api/v1/me');
      expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="hubs", error="invalid_token"']);
    }
    const reader = await api.token('lead-barnies', ['lead'], { scope: 'read' });
    const sent = await start(randomUUID(), reader);
    expect([sent.status, sent.headers.get('WWW-Authenticate')]).toEqual([403, expect.stringContaining('insufficient_scope')]);
    expect((await api.call(reader, '/api/v1/cases')).status).toBe(200);
  });

  it('keeps of a token nothing that opens', async () => {
    const rows = await db.rows<object>('select * from api_tokens');
    expect(JSON.stringify(rows)).not.toContain(lead);
  });

  it('goes through a list page by page without losing or repeating a case', async () => {
    const officer = await api.token('franchise-officer-1', ['franchise-officer']);
    const all = (await api.call(officer, '/api/v1/cases?most=100')).body.cases as { id: string }[];
    const seen: string[] = [];
    let next: unknown = '';
    while (next !== null) {
      const page = await api.call(officer, `/api/v1/cases?most=2${next ? `&after=${next}` : ''}`);
      seen.push(...(page.body.cases as { id: string }[]).map(({ id }) => id));
      next = page.body.next;
    }
    expect(all.length).toBeGreaterThan(2);
    expect(seen).toEqual(all.map(({ id }) => id));
    expect((await api.call(officer, '/api/v1/cases?after=x')).body.fields).toHaveProperty('after');
    expect((await api.call(officer, '/api/v1/cases?colour=red')).status).toBe(400);
  });
});
