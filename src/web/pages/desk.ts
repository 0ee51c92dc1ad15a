// What a person has to do: their organisations' cases with what is due, or for staff what is open; and what they can begin.
import { listCases } from '../../../db/reads/case-list.ts';
import { paths } from '../paths.ts';
import type { Answer, Visit } from '../route.ts';
import { shownCase } from '../shown-case.ts';
import { isNewcomer } from '../visitor.ts';
import { signedIn } from './account.ts';
import { beginnings } from './opening.ts';
import { organisationDesk } from './organisation-desk.ts';
import { staffDesk } from './staff-desk.ts';

const MOST = 100;

/** The first page after signing in. */
export async function desk(visit: Visit): Promise<Answer> {
  const { services } = visit;
  const visitor = signedIn(visit);
  if (isNewcomer(visitor)) return { go: paths.registration };
  const base = { title: 'Your work', path: paths.desk, name: visitor.name, begin: await beginnings(visit) };
  if (visitor.offices.length > 0) return staffDesk(visit, visitor, base);
  const organisations = visitor.memberships.map(({ organisation }) => organisation);
  const rows = await listCases(services.db, { scheme: services.scheme.id, organisations, closed: null, most: MOST });
  const cases = rows.map((row) => shownCase(visit, row, 'applicant'));
  const model = { ...base, open: cases.filter(({ closed }) => !closed), closed: cases.filter(({ closed }) => closed) };
  return organisationDesk(visit, rows, model);
}
