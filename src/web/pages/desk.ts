// What a person has to do: their organisations' cases with what is due, or for staff what is open; and what they can begin.
import { listCases } from '../../../db/reads/case-list.ts';
import { hubsOf } from '../../../db/reads/organisation-hubs.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, Visit } from '../route.ts';
import { shownCase } from '../shown-case.ts';
import { isNewcomer, type Visitor } from '../visitor.ts';
import { signedIn } from './account.ts';
import { organisationDesk } from './organisation-desk.ts';
import { staffDesk } from './staff-desk.ts';

const MOST = 100;

/** The first page after signing in. */
export async function desk(visit: Visit): Promise<Answer> {
  const { services } = visit;
  const visitor = signedIn(visit);
  if (isNewcomer(visitor)) return { go: paths.registration };
  const base = { title: 'Your work', path: paths.desk, name: visitor.name, begin: await beginnings(visit, visitor) };
  if (visitor.offices.length > 0) return staffDesk(visit, visitor, base);
  const organisations = visitor.memberships.map(({ organisation }) => organisation);
  const rows = await listCases(services.db, { scheme: services.scheme.id, organisations, closed: null, most: MOST });
  const cases = rows.map((row) => shownCase(visit, row, 'applicant'));
  const model = { ...base, open: cases.filter(({ closed }) => !closed), closed: cases.filter(({ closed }) => closed) };
  return organisationDesk(visit, rows, model);
}

/** The cases that the visitor can open. */
async function beginnings({ services }: Visit, visitor: Visitor) {
  const hubs = await hubsOf(
    services.db,
    services.scheme.id,
    visitor.memberships.map(({ organisation }) => organisation),
  );
  return Object.values(services.engine.registry).flatMap(({ workflow }) =>
    Object.entries(workflow.commands)
      .filter(([, definition]) => definition.opens && definition.who.some((role) => visitor.roles.includes(role)))
      .filter(() => visitor.memberships.length === 0 || hubs.length > 0 || workflow.name === 'assessment')
      .map(([command, definition]) => ({ title: definition.title, href: pathTo(paths.open, { workflow: workflow.name, command }) })),
  );
}
