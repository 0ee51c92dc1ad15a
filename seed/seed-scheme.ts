// Writes a planned scheme into an empty database, all of it or nothing.
import type { Db } from '../db/client.ts';
import { addCovers, addHubs, addInterests, addMemberships, addOrganisations, addPeople, addRoleHolders } from '../db/people.ts';
import { addLocalities, addPolicy, addScheme, addStandard } from '../db/schemes.ts';
import type { PlannedScheme } from './planned-scheme.ts';

/** Seeds scheme, policy, standard, places and people. Throws UniqueViolation when the scheme is there already. */
export async function seedScheme(db: Db, plan: PlannedScheme): Promise<void> {
  await db.transaction(async (tx) => {
    await addScheme(tx, plan.scheme);
    await seedRules(tx, plan);
    await seedPlaces(tx, plan);
    await seedPeople(tx, plan);
  });
}

async function seedRules(db: Db, { scheme, from, policies, standard }: PlannedScheme): Promise<void> {
  for (const policy of policies) await addPolicy(db, { schemeId: scheme.id, fromOn: from, ...policy });
  await addStandard(db, { schemeId: scheme.id, fromOn: from, ...standard });
}

async function seedPlaces(db: Db, { scheme, localities, organisations, hubs }: PlannedScheme): Promise<void> {
  const schemeId = scheme.id;
  await addLocalities(
    db,
    localities.map((each) => ({ schemeId, ...each })),
  );
  await addOrganisations(
    db,
    organisations.map(({ id, name, address }) => ({ schemeId, id, name, address })),
  );
  await addHubs(
    db,
    hubs.map(({ id, organisation, name, address, town, locality, priorityArea }) => {
      return {
        schemeId,
        id,
        organisationId: organisation,
        name,
        address,
        town,
        localityId: locality,
        area: `${name}, ${town}`,
        priorityArea,
      };
    }),
  );
}

async function seedPeople(db: Db, { scheme, from, people, memberships, holders, covers, interests }: PlannedScheme): Promise<void> {
  const schemeId = scheme.id;
  const held = { schemeId, fromOn: from };
  await addPeople(
    db,
    people.map(({ id, name, email }) => ({ schemeId, id, name, email })),
  );
  await addMemberships(
    db,
    memberships.map(({ id, person, organisation, capacity }) => ({
      ...held,
      id,
      personId: person,
      organisationId: organisation,
      capacity,
    })),
  );
  await addRoleHolders(
    db,
    holders.map(({ id, person, role, appointment, title }) => ({ ...held, id, personId: person, role, appointment, title })),
  );
  await addCovers(
    db,
    covers.map(({ lender, borrower, ...cover }) => ({ schemeId, lenderId: lender, borrowerId: borrower, ...cover })),
  );
  await addInterests(
    db,
    interests.map(({ id, person, organisation, kind }) => ({ ...held, id, personId: person, organisationId: organisation, kind })),
  );
}
