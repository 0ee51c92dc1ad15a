// Whom a program acts for.
import { hubsOf } from '../../../db/reads/organisation-hubs.ts';
import { signedIn } from '../pages/account.ts';
import type { DataAnswer, Visit } from '../route.ts';

/** Whom the program acts for, in which roles, for which organisations. */
export async function me(visit: Visit): Promise<DataAnswer> {
  const { services } = visit;
  const { person, name, roles, program, memberships } = signedIn(visit);
  const ids = memberships.map(({ organisation }) => organisation);
  const hubs = await hubsOf(services.db, services.scheme.id, ids);
  const organisations = memberships.map((membership) => ({
    id: membership.organisation,
    name: membership.name,
    capacities: membership.capacities,
    hubs: hubs.filter((hub) => hub.organisation === membership.organisation).map((hub) => ({ id: hub.id, name: hub.name, town: hub.town })),
  }));
  return { data: { person, name, roles, scope: program?.scope ?? 'read', organisations } };
}
