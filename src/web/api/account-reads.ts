// Whom a program acts for, and what their organisations have put into their libraries.
import { listEvidence } from '../../../db/evidence.ts';
import { hubsOf } from '../../../db/reads/organisation-hubs.ts';
import { maySee } from '../case-access.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { signedIn } from '../pages/account.ts';
import type { DataAnswer, Visit } from '../route.ts';
import { pagesQuery } from './case-reads.ts';
import { cursorOf, keysIn, queryOf, sizeOf } from './operation.ts';

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

/** An organisation's evidence library (G12), oldest first. Another's does not exist for an applicant (P4). */
export async function evidence(visit: Visit): Promise<DataAnswer> {
  const { services, params, today } = visit;
  const organisation = params.organisation ?? '';
  const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(organisation);
  if (!isId || !maySee(signedIn(visit), organisation)) throw new HttpRefusal(404, 'There is no such organisation among those you can see.');
  const asked = queryOf(pagesQuery, visit);
  const size = sizeOf(asked.most);
  const keys = keysIn(asked.after, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/, /^[0-9a-f-]{36}$/);
  const from = keys ? { after: { addedAt: keys[0] ?? '', id: keys[1] ?? '' } } : {};
  const rows = await listEvidence(services.db, { scheme: services.scheme.id, organisation, on: today, most: size + 1, ...from });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const list = shown.map(({ addedBy: _person, ...document }) => document);
  return { data: { evidence: list, next: rows.length > size && last ? cursorOf(last.addedAt, last.id) : null } };
}
