// An organisation enters itself, its hubs and its people: by its own hands, each change on the record, and nothing told of others.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { setCapacities } from '../../db/memberships.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import type { Note } from '../../src/web/services.ts';
import { beginSession } from '../../src/web/session.ts';
import { testDatabases } from '../support/database.ts';
import { type PlannedSite, startPlannedSite } from './planned-site.ts';
import { NOW, sampleServices, type Visitor, visitorOf } from './web-site.ts';

describe.each(testDatabases())('the directory on $driver', ({ open }) => {
  let db: Db;
  let site: PlannedSite;
  let now = NOW;
  let posted: Note[];
  let lead: Visitor;
  const id = randomUUID();
  const at = (path: string, more: Readonly<Record<string, string>> = {}) => pathTo(path, { organisation: id, ...more } as never);
  const entry = {
    id,
    name: 'Wheelock Hall Trust',
    legalForm: 'charity',
    number: '112 3456',
    address: 'Wheelock Hall, Sandbach',
    locality: 'smash',
    email: 'hall@wheelock.example',
    telephone: '',
    signs: 'yes',
  };

  /** Somebody nobody knows but by their address. */
  async function newcomer(name: string): Promise<Visitor> {
    const person = randomUUID();
    await db.rows('insert into people (scheme_id, id, name, email) values ($1::text, $2::uuid, $3::text, $4::text)', [
      'cech',
      person,
      name,
      `${person}@new.example`,
    ]);
    const visitor = visitorOf(site);
    visitor.cookies.set('session', (await beginSession(sampleServices(db), person, { means: 'link', browser: 'test' })).value ?? '');
    return visitor;
  }
  const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
  const changes = () =>
    db.rows<{ what: string; n: number }>('select what, count(*)::int as n from directory_changes group by what order by what');

  beforeAll(async () => {
    db = await open();
    site = await startPlannedSite(db, { now: () => now, post: async (note) => void posted.push(note), later: (work) => void work() });
    lead = await newcomer('Lead, Wheelock');
  });
  afterAll(() => site.stop());
  beforeEach(() => {
    posted = [];
  });

  it('a newcomer registers an organisation, twice by mistake, and is its lead and signatory once', async () => {
    expect((await lead.get(paths.registration)).status).toBe(200);
    const answers = await Promise.all([lead.post(paths.registration, entry), lead.post(paths.registration, entry)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const html = await read(lead, answers[0]?.headers.get('Location') ?? '');
    expect(
      ['Your organisation is registered', '1123456', 'Sandbach', 'You have no hub yet', 'You are the only one'].filter(
        (part) => !html.includes(part),
      ),
    ).toEqual([]);
    expect(await db.rows('select capacity from memberships where organisation_id = $1::uuid order by capacity', [id])).toEqual([
      { capacity: 'lead' },
      { capacity: 'signatory' },
    ]);
    expect(await changes()).toEqual([
      { what: 'capacity-given', n: 2 },
      { what: 'organisation-registered', n: 1 },
    ]);
    expect(await read(await site.be('Franchise Officer 1'), paths.desk)).toContain('Wheelock Hall Trust');
  });

  it('a number that is taken is refused and a name like another is pointed out, without telling whose', async () => {
    const other = await newcomer('Lead, elsewhere');
    const same = await other.post(paths.registration, { ...entry, id: randomUUID(), name: 'Elsewhere', number: '1123456' });
    const html = await same.text();
    expect([same.status, html.includes('with this number is registered already'), html.includes('Wheelock Hall Trust')]).toEqual([
      400,
      true,
      false,
    ]);
    const alike = { ...entry, id: randomUUID(), name: 'The Wheelock Hall', number: '1123457' };
    const pointed = await (await other.post(paths.registration, alike)).text();
    expect([pointed.includes('a name like this is registered already'), pointed.includes('Wheelock Hall Trust')]).toEqual([true, false]);
    expect((await other.post(paths.registration, { ...alike, another: 'yes' })).status).toBe(303);
  });

  it('what is missing or wrong is said beside its field, and what was typed stays', async () => {
    const wrong = await (await newcomer('Lead, nobody')).post(paths.registration, { name: 'A hall', legalForm: 'cic', number: '12' });
    const html = await wrong.text();
    expect(wrong.status).toBe(400);
    for (const says of ['Enter the company number', 'Enter the address', 'Select the part of the borough', 'Select whether you may sign'])
      expect(html).toContain(says);
    expect(html).toContain('value="A hall"');
  });

  it('changes its entry; the record names the fields and no value', async () => {
    const changed = { ...entry, telephone: '01270 000000' };
    expect((await lead.post(at(paths.organisationDetails), changed)).status).toBe(303);
    expect((await lead.post(at(paths.organisationDetails), changed)).status).toBe(303);
    expect(await db.rows(`select details from directory_changes where what = 'organisation-changed'`)).toEqual([
      { details: { fields: ['telephone'] } },
    ]);
  });

  it('adds a hub once, changes it while no case is about it, and not any more afterwards', async () => {
    const hub = {
      id: randomUUID(),
      name: 'Wheelock Hub',
      arrangement: 'network',
      address: 'The Hall',
      town: 'Sandbach',
      locality: 'smash',
      area: 'elsewhere',
    };
    expect((await lead.post(at(paths.organisationNewHub), { ...hub, area: '' })).status).toBe(400);
    for (let n = 0; n < 2; n += 1) expect((await lead.post(at(paths.organisationNewHub), hub)).status).toBe(303);
    const change = at(paths.organisationHub, { hub: hub.id });
    expect(await read(lead, change)).toMatch(/value="network" checked/);
    const priority = { ...hub, area: 'Bromley Farm, Congleton' };
    expect((await lead.post(change, priority)).status).toBe(303);
    expect(await db.rows('select name, area, priority_area from hubs where organisation_id = $1::uuid', [id])).toEqual([
      { name: 'Wheelock Hub', area: 'Bromley Farm, Congleton', priority_area: true },
    ]);
    const opened = await lead.post(pathTo(paths.open, { workflow: 'application', command: 'start' }), {
      commandId: randomUUID(),
      about: hub.id,
    });
    expect(opened.headers.get('Location')).toContain('/cases/');
    expect([(await lead.get(change)).status, (await lead.post(change, hub)).status]).toEqual([409, 409]);
  });

  /** Invites an address and answers the token that was sent. */
  async function invited(email: string, capacities: string): Promise<string> {
    const answer = await lead.post(at(paths.organisationPeople), { id: randomUUID(), email, 'capacities[]': capacities });
    expect(answer.status).toBe(303);
    return new URL(String(posted.at(-1)?.model.link)).searchParams.get('token') ?? '';
  }

  it('an invitation is looked at without harm, accepted once by somebody new, and kept as a hash', async () => {
    const token = await invited('signatory@wheelock.example', 'signatory');
    expect(JSON.stringify(await db.rows('select * from invitations'))).not.toContain(token);
    const guest = visitorOf(site);
    expect(await read(guest, `${paths.invitation}?token=${token}`)).toContain(
      'Lead, Wheelock asks you to act for this organisation as signatory',
    );
    expect((await guest.post(paths.invitation, { token })).status).toBe(400);
    const twice = await Promise.all([1, 2].map(() => guest.post(paths.invitation, { token, name: 'Signatory, Wheelock' })));
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect(await read(guest, at(paths.organisation))).toContain('Signatory, Wheelock: signatory');
    expect(await db.rows('select email from invitations')).toEqual([{ email: null }]);
  });

  it('who is known signs in first: an invitation is no way into somebody’s account', async () => {
    const token = await invited('validator.3@cvs.example', 'contributor');
    const guest = visitorOf(site);
    const html = await read(guest, `${paths.invitation}?token=${token}`);
    expect([html.includes('sign in with it first'), html.includes('Say yes')]).toEqual([true, false]);
    expect([(await guest.post(paths.invitation, { token, name: 'X' })).status, guest.cookies.size]).toEqual([200, 0]);
    expect(await (await lead.post(paths.invitation, { token })).text()).toContain('you are signed in as Lead, Wheelock');
    const validator = await site.be('Validator, CVS 3');
    expect((await validator.post(paths.invitation, { token })).status).toBe(303);
    expect((await validator.get(at(paths.organisation))).status).toBe(200);
  });

  it('taken back, or after a week, an invitation opens nothing', async () => {
    const token = await invited('third@wheelock.example', 'contributor');
    const [row] = await db.rows<{ id: string }>('select id from invitations where ended_at is null');
    await lead.post(at(paths.organisationInvitation, { invitation: row?.id ?? '' }), {});
    expect((await visitorOf(site).get(`${paths.invitation}?token=${token}`)).status).toBe(410);
    const late = await invited('fourth@wheelock.example', 'contributor');
    now = '2026-12-02T10:00:01Z';
    expect((await visitorOf(site).get(`${paths.invitation}?token=${late}`)).status).toBe(410);
    now = NOW;
  });

  it('nobody gives themselves a capacity, and the last lead and the last signatory stay', async () => {
    const [me] = await db.rows<{ id: string }>(`select id from people where name = 'Lead, Wheelock'`);
    const own = at(paths.organisationPerson, { person: me?.id ?? '' });
    const said = async (capacities: Readonly<Record<string, string>>) => (await lead.post(own, capacities)).text();
    expect(await said({ 'capacities[0]': 'lead', 'capacities[1]': 'contributor' })).toContain('Nobody gives themselves a capacity');
    expect(await said({ 'capacities[0]': 'signatory' })).toContain('Your organisation needs a lead');
    expect((await lead.post(own, { 'capacities[0]': 'lead' })).status).toBe(303);
    expect(await db.rows('select capacity, until_on from memberships where person_id = $1::uuid order by capacity', [me?.id])).toEqual([
      { capacity: 'lead', until_on: null },
      { capacity: 'signatory', until_on: '2026-11-25' },
    ]);
    const [signatory] = await db.rows<{ id: string }>(`select id from people where name = 'Signatory, Wheelock'`);
    const theirs = at(paths.organisationPerson, { person: signatory?.id ?? '' });
    expect(await (await lead.post(theirs, {})).text()).toContain('Your organisation needs a signatory');
    expect((await lead.post(theirs, { 'capacities[0]': 'signatory', 'capacities[1]': 'lead' })).status).toBe(303);
    expect((await lead.post(own, {})).status).toBe(303);
    // Until the end of the day they still act, but decide no more who does.
    expect((await lead.post(at(paths.organisationPeople), { email: 'x@x.example', 'capacities[]': 'lead' })).status).toBe(403);
    expect([(await lead.post(theirs, {})).status, (await lead.get(at(paths.organisationDetails))).status]).toEqual([403, 200]);
  });

  it('a capacity given back for tomorrow can be taken again today', async () => {
    const person = site.personId('Validator, CVS 2');
    const doer = { scheme: 'cech', at: NOW, person };
    const set = (capacities: string[]) =>
      setCapacities(db, doer, { organisation: id, person, capacities, on: '2026-11-25', lastDay: '2026-11-25' }, []);
    for (const capacities of [['contributor'], [], ['contributor'], []]) expect(await set(capacities)).toEqual([]);
    expect(await db.rows('select from_on, until_on from memberships where person_id = $1::uuid', [person])).toEqual([
      { from_on: '2026-11-25', until_on: '2026-11-25' },
    ]);
  });

  it('an address that could not sign in is not invited, nor is anybody by somebody who has invited many', async () => {
    const other = await newcomer('Lead, many');
    const mine = randomUUID();
    await other.post(paths.registration, { ...entry, id: mine, name: 'Quite another', legalForm: 'group', number: '' });
    const people = pathTo(paths.organisationPeople, { organisation: mine });
    const ask = (email: string) => other.post(people, { id: randomUUID(), email, 'capacities[]': 'lead' });
    expect([(await ask('a,b@c.example')).status, (await ask('müller@c.example')).status]).toEqual([400, 400]);
    const answers: number[] = [];
    for (let n = 0; n < 21; n += 1) answers.push((await ask(`colleague-${n}@c.example`)).status);
    expect([answers.slice(0, 20).every((status) => status === 303), answers.at(-1)]).toEqual([true, 429]);
  });

  it('an officer confirms that one person alone acts for an organisation, until somebody joins (P6)', async () => {
    const sole = await newcomer('Lead, alone');
    const alone = randomUUID();
    const named = { ...entry, id: alone, name: 'Lone Oak', number: '1199999' };
    expect((await sole.post(paths.registration, named)).status).toBe(303);
    const confirm = pathTo(paths.organisationSingle, { organisation: alone });
    const officer = await site.be('Franchise Officer 1');
    expect(await read(officer, pathTo(paths.organisationFile, { organisation: alone }))).toContain(`action="${confirm}"`);
    expect((await sole.post(confirm, {})).status).toBe(403);
    expect((await officer.post(confirm, {})).status).toBe(303);
    expect((await officer.post(confirm, {})).status).toBe(409);
    const confirmed = () => db.rows('select single_officer_confirmed_on as on from organisations where id = $1::uuid', [alone]);
    expect(await confirmed()).toEqual([{ on: '2026-11-25' }]);
    const people = pathTo(paths.organisationPeople, { organisation: alone });
    await sole.post(people, { id: randomUUID(), email: 'second@oak.example', 'capacities[]': 'contributor' });
    const token = new URL(String(posted.at(-1)?.model.link)).searchParams.get('token') ?? '';
    expect((await visitorOf(site).post(paths.invitation, { token, name: 'Contributor, oak' })).status).toBe(303);
    expect(await confirmed()).toEqual([{ on: null }]);
    expect((await officer.post(confirm, {})).status).toBe(409);
  });

  it('a contributor reads and changes nothing; another organisation’s people do not find it', async () => {
    const contributor = await site.be('Validator, CVS 3');
    expect((await contributor.get(at(paths.organisationPeople))).status).toBe(200);
    for (const path of [paths.organisationDetails, paths.organisationNewHub]) expect((await contributor.get(at(path))).status).toBe(403);
    expect((await contributor.post(at(paths.organisationPeople), { email: 'x@x.example', 'capacities[]': 'lead' })).status).toBe(403);
    const stranger = await site.be('Lead, Barnies');
    for (const path of [paths.organisation, paths.organisationPeople, paths.organisationDetails, paths.organisationNewHub])
      expect([path, (await stranger.get(at(path))).status]).toEqual([path, 404]);
    expect((await stranger.post(at(paths.organisationNewHub), {})).status).toBe(404);
  });
});
