// What an administrator keeps: dated offices (P7), the policy's versions (R6), and what did not finish by itself (C3), each act recorded (R1).
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { recordIncident } from '../../db/incidents.ts';
import { addPolicy, policyInForce } from '../../db/schemes.ts';
import { policySchema } from '../../machines/policy.ts';
import { paths } from '../../src/web/paths.ts';
import { beginSession } from '../../src/web/session.ts';
import { testDatabases } from '../support/database.ts';
import { sampleServices, seedWebSite, startWebSite, type Visitor, visitorOf, type WebSite } from './web-site.ts';

describe.each(testDatabases())('the administration on $driver', ({ open }) => {
  let db: Db;
  let site: WebSite;
  let visitor: Visitor;
  const me = randomUUID();
  const other = randomUUID();
  const rows = <T>(text: string, params: readonly unknown[] = []) => db.rows<T>(text, params);
  const acts = async () => (await rows<{ what: string }>('select what from administrator_acts order by id')).map(({ what }) => what);
  const says = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await visitor.post(path, fields);
    return { status: answer.status, body: await answer.text() };
  };

  beforeAll(async () => {
    db = await open();
    await seedWebSite(db);
    site = await startWebSite(db);
    for (const id of [me, other])
      await rows(
        `insert into people (scheme_id, id, name, email) values ('cech', $1::uuid, 'Administrator', $1::text || '@council.example')`,
        [id],
      );
    await rows(
      `insert into role_holders (scheme_id, id, person_id, role, title, from_on) values ('cech', $1::uuid, $1::uuid, 'administrator', 'Administrator', '2020-01-01')`,
      [me],
    );
    const data = policySchema.parse({});
    const first = { schemeId: 'cech', version: 1, data, fromOn: '2026-01-01', recordedAt: '2026-01-01T00:00:00Z', recordedBy: 'seed' };
    await addPolicy(db, first);
    visitor = visitorOf(site);
    visitor.cookies.set('session', (await beginSession(sampleServices(db), me, { means: 'link', browser: 'test' })).value ?? '');
  });
  afterAll(() => site.stop());

  const office = { whom: other, role: 'portfolio-holder', appointment: 'deputy', office: 'Portfolio Holder', from: '2026-12-01' };

  it('gives an office from a day on and ends it with its last day, each on record', async () => {
    expect((await says(paths.administrationOffice, office)).status).toBe(303);
    const [given] = await rows<{ id: string }>(`select id from role_holders where person_id = $1::uuid`, [other]);
    expect((await says(paths.administrationOfficeEnd, { which: given?.id ?? '', until: '2026-12-31' })).status).toBe(303);
    expect(await rows('select from_on, until_on, appointment from role_holders where person_id = $1::uuid', [other])).toEqual([
      { from_on: '2026-12-01', until_on: '2026-12-31', appointment: 'deputy' },
    ]);
    expect(await acts()).toEqual(['office-given', 'office-ended']);
  });

  it.each([
    ['oneself', { whom: me }, 'Nobody gives themselves an office'],
    ['a day that has passed', { from: '2026-11-24' }, 'Enter today or a later day'],
    ['an appointment to somebody else than a holder', { role: 'validator' }, 'belongs to a portfolio holder'],
  ])('refuses an office for %s with a sentence, and changes nothing', async (_what, changed, sentence) => {
    const before = await acts();
    const { status, body } = await says(paths.administrationOffice, { ...office, ...changed });
    expect([status, body.includes(sentence)]).toEqual([400, true]);
    expect(await acts()).toEqual(before);
  });

  it('ends sooner what would end by itself, as an office that the council’s groups gave does', async () => {
    const given = '00000000-0000-4000-8000-0000000000f1';
    await rows(
      `insert into role_holders (scheme_id, id, person_id, role, title, from_on, until_on, from_groups)
       values ('cech', $1::uuid, $2::uuid, 'validator', 'Validator', '2026-11-01', '2026-12-25', true)`,
      [given, other],
    );
    expect((await says(paths.administrationOfficeEnd, { which: given, until: '2026-12-26' })).status).toBe(400);
    expect((await says(paths.administrationOfficeEnd, { which: given, until: '2026-11-25' })).status).toBe(303);
    expect(await rows('select until_on from role_holders where id = $1::uuid', [given])).toEqual([{ until_on: '2026-11-25' }]);
  });

  it('who is to get an office is told from somebody of the same name by their address; who only came in comes last', async () => {
    await rows(`insert into people (scheme_id, id, name, email) values ('cech', gen_random_uuid(), 'AA', 'aa@stranger.example')`, []);
    const html = await (await visitor.get(paths.administrationPeople)).text();
    expect(html).toContain('AA (aa@stranger.example)');
    const [first] = [...html.matchAll(/<option value="[0-9a-f-]{36}"[^>]*>([^<]+)</g)].map(([, name]) => name);
    expect(first).not.toContain('AA');
  });

  it('ends nobody’s own office, so that the scheme keeps an administrator', async () => {
    expect((await says(paths.administrationOfficeEnd, { which: me, until: '2026-12-31' })).status).toBe(400);
    expect(await rows('select until_on from role_holders where person_id = $1::uuid', [me])).toEqual([{ until_on: null }]);
  });

  it('lends a role for a time and ends it sooner, and says why it does not', async () => {
    const officer = randomUUID();
    await rows(`insert into people (scheme_id, id, name) values ('cech', $1::uuid, 'Officer')`, [officer]);
    for (const person of [officer, other])
      await rows(
        `insert into role_holders (scheme_id, id, person_id, role, title, from_on) values ('cech', $1::uuid, $2::uuid, 'franchise-officer', 'Officer', '2020-01-01')`,
        [randomUUID(), person],
      );
    const [held] = await rows<{ id: string }>(`select id from role_holders where person_id = $1::uuid`, [officer]);
    const loan = { office: held?.id ?? '', borrower: other, from: '2026-11-25', until: '2026-12-11', reason: 'leave' };
    const own = await says(paths.administrationCover, { ...loan, borrower: me });
    expect([own.status, own.body.includes('Nobody enters cover for themselves')]).toEqual([400, true]);
    expect((await says(paths.administrationCover, { ...loan, until: '' })).status).toBe(400);
    expect((await says(paths.administrationCover, loan)).status).toBe(303);
    const [lent] = await rows<{ id: string }>('select id from covers');
    expect(await (await visitor.get(paths.administrationCover)).text()).toContain('Administrator for Officer, as franchise officer');
    const end = { which: lent?.id ?? '', reason: 'back' };
    expect((await says(paths.administrationCoverEnd, { ...end, lastDay: '2026-12-24' })).status).toBe(400);
    expect((await says(paths.administrationCoverEnd, { ...end, lastDay: '2026-11-30' })).status).toBe(303);
    expect(await rows('select until_on, (select count(*)::int from cover_changes) as changes from covers')).toEqual([
      { until_on: '2026-11-30', changes: 2 },
    ]);
  });

  it('closes an incident with a note and not without', async () => {
    const incident = {
      scheme: 'cech',
      case: null,
      kind: 'letter-failed',
      says: 'It failed',
      entry: null,
      n: null,
      at: '2026-11-24T10:00:00Z',
    } as const;
    await recordIncident(db, incident);
    const [open] = await rows<{ id: number }>('select id from incidents');
    const which = { incident: String(open?.id) };
    expect((await says(paths.administrationIncident, { ...which, note: ' ' })).status).toBe(400);
    expect((await says(paths.administrationIncident, { ...which, note: 'Sent by post' })).status).toBe(303);
    expect(await rows('select count(*)::int as open from incidents where closed_at is null')).toEqual([{ open: 0 }]);
    expect((await acts()).at(-1)).toBe('incident-closed');
  });

  it('records a new policy only when its changes were shown, from its day on, with who did it', async () => {
    const change = { supportMonths: '6', grantCapPence: '1,500.50', from: '2026-12-01' };
    const shown = await says(paths.administrationPolicy, change);
    expect([shown.status, shown.body.includes('12 becomes <strong>6</strong>')]).toEqual([200, true]);
    expect(await rows('select count(*)::int as versions from policies')).toEqual([{ versions: 1 }]);
    expect((await says(paths.administrationPolicy, { ...change, record: 'yes' })).status).toBe(303);
    expect(await policyInForce(db, 'cech', '2026-11-30')).toMatchObject({ supportMonths: 12 });
    expect(await policyInForce(db, 'cech', '2026-12-01')).toMatchObject({ supportMonths: 6, grantCapPence: 150_050 });
    expect(await rows('select recorded_by from policies where version = 2')).toEqual([{ recorded_by: me }]);
  });

  it.each([
    [{ supportMonths: '13', from: '2026-12-05' }, 'cannot be that'],
    [{ grantCapPence: '1500.505', from: '2026-12-05' }, 'cannot be that'],
    [{ from: '2026-12-05' }, 'Nothing is changed'],
    [{ offerDays: '30', from: '2026-11-24' }, 'Enter the first day'],
  ])('refuses %o and keeps what was typed', async (typed, sentence) => {
    const { status, body } = await says(paths.administrationPolicy, { ...typed, record: 'yes' });
    expect([status, body.includes(sentence)]).toEqual([400, true]);
  });
});
