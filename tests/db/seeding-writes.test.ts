import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { UniqueViolation } from '../../db/errors.ts';
import { addHubs, addInterests, addMemberships, addOrganisations, addPeople, addRoleHolders } from '../../db/people.ts';
import { addLocalities, addPolicy, addScheme, addStandard, readPolicy, readScheme, readStandards } from '../../db/schemes.ts';
import { testDatabases } from '../support/database.ts';

const schemeId = 'cech';
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const barnies = uuid(1);
const lead = uuid(2);

describe.each(testDatabases())('what a seed writes, on $driver', ({ open }) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await addScheme(db, {
      id: schemeId,
      name: 'Cheshire East Community Hubs',
      leadPartner: 'Cheshire East Council',
      settings: { code: 'CECH' },
    });
    await addLocalities(db, [{ schemeId, id: 'macclesfield', name: 'Macclesfield' }]);
    await addOrganisations(db, [{ schemeId, id: barnies, name: 'Barnies Community Trust (illustrative)', address: 'Illustrative' }]);
    await addPeople(db, [{ schemeId, id: lead, name: 'Lead, Barnies', email: 'Lead@barnies.example' }]);
  });

  it('reads the scheme back, and nothing for one that was never seeded', async () => {
    expect(await readScheme(db, schemeId)).toMatchObject({ id: schemeId, settings: { code: 'CECH' } });
    expect(await readScheme(db, 'elsewhere')).toBeUndefined();
  });

  it('keeps every version of policy and standard, and says when one is not there', async () => {
    const recorded = { schemeId, recordedAt: '2026-10-01T08:00:00.000Z', recordedBy: 'system' };
    await addPolicy(db, { ...recorded, version: 1, data: { answerDays: 28 }, fromOn: '2026-10-01' });
    await addPolicy(db, { ...recorded, version: 2, data: { answerDays: 35 }, fromOn: '2027-10-01' });
    await addStandard(db, { schemeId, version: 2, data: { areas: ['two'] }, fromOn: '2027-10-01' });
    await addStandard(db, { schemeId, version: 1, data: { areas: ['one'] }, fromOn: '2026-10-01' });
    expect(await readPolicy(db, schemeId, 1)).toEqual({ answerDays: 28 });
    await expect(readPolicy(db, schemeId, 3)).rejects.toThrow("The scheme 'cech' has no policy version 3.");
    expect(await readStandards(db, schemeId)).toEqual([
      { version: 1, data: { areas: ['one'] }, fromOn: '2026-10-01' },
      { version: 2, data: { areas: ['two'] }, fromOn: '2027-10-01' },
    ]);
    await expect(addPolicy(db, { ...recorded, version: 2, data: {}, fromOn: '2028-10-01' })).rejects.toBeInstanceOf(UniqueViolation);
  });

  it('adds a hub, and what its people hold, each on its dates', async () => {
    const hub = {
      name: 'Barnies',
      address: 'Illustrative',
      town: 'Macclesfield',
      localityId: 'macclesfield',
      area: 'Hurdsfield',
      priorityArea: true,
    };
    await addHubs(db, [{ schemeId, id: uuid(3), organisationId: barnies, ...hub }]);
    const held = { schemeId, personId: lead, fromOn: '2026-10-01' };
    await addMemberships(db, [{ ...held, id: uuid(4), organisationId: barnies, capacity: 'lead' }]);
    await addRoleHolders(db, [
      { ...held, id: uuid(5), role: 'portfolio-holder', appointment: 'deciding', title: 'Portfolio Holder for Communities' },
    ]);
    await addInterests(db, [{ ...held, id: uuid(6), organisationId: barnies, kind: 'interest', untilOn: '2027-10-01' }]);
    const counted = await db.rows(`select
      (select town from hubs) as town, (select capacity from memberships) as capacity, (select appointment from role_holders) as appointment,
      (select until_on from interests) as until_on`);
    expect(counted).toEqual([{ town: 'Macclesfield', capacity: 'lead', appointment: 'deciding', until_on: '2027-10-01' }]);
  });

  it('refuses a second person with the same e-mail address, in words without it', async () => {
    const refused = addPeople(db, [{ schemeId, id: uuid(7), name: 'Signatory, Barnies', email: 'lead@BARNIES.example' }]);
    await expect(refused).rejects.toThrow('Something that must be unique is there already (people_email).');
  });

  it('refuses a role that ends before it begins', async () => {
    const row = {
      schemeId,
      id: uuid(8),
      personId: lead,
      role: 'validator',
      title: 'Validator',
      fromOn: '2027-02-01',
      untilOn: '2027-01-31',
    };
    await expect(addRoleHolders(db, [row])).rejects.toMatchObject({ code: '23514', constraint: 'role_holders_dates' });
  });

  it('has nothing to do for an empty list', async () => {
    await Promise.all(
      [addLocalities, addOrganisations, addHubs, addPeople, addMemberships, addRoleHolders, addInterests].map((add) => add(db, [])),
    );
    expect(await db.rows('select count(*) as n from people')).toEqual([{ n: 1 }]);
  });
});
