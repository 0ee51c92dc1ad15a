// What a person has to do: their organisations' cases with what is due, or for staff what is open; and what they can begin.
import { type ListedCase, listCases } from '../../../db/reads/case-list.ts';
import { hubsOf } from '../../../db/reads/organisation-hubs.ts';
import { registered } from '../../engine/engine.ts';
import { labelsOf } from '../../engine/step.ts';
import { sayDue } from '../case-words.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';
import type { Visitor } from '../visitor.ts';
import { signedIn } from './account.ts';
import { organisationDesk } from './organisation-desk.ts';

const MOST = 100;

/** A line of a list for the template. */
export interface ShownCase {
  readonly href: string;
  readonly title: string;
  readonly reference: string;
  readonly about: string;
  readonly state: string;
  readonly closed: boolean;
  readonly due: string | null;
  readonly late: boolean;
}

/** A listed case in words for a reader. */
export function shownCase(
  { services, today }: Pick<Visit, 'services' | 'today'>,
  row: ListedCase,
  audience: 'staff' | 'applicant',
): ShownCase {
  const workflow = registered(services.engine, row.workflow)?.workflow;
  const about = [row.hub ?? row.organisation, row.hub === null ? null : row.organisation].filter((each) => each !== null);
  return {
    href: pathTo(paths.case, { case: row.id }),
    title: workflow?.title ?? row.workflow,
    reference: row.reference,
    about: about.join(', '),
    state: workflow ? labelsOf(workflow, row.state)[audience] : row.state,
    closed: row.closed,
    due: row.due === null ? null : sayDue(row.due, today),
    late: row.due !== null && row.due < today,
  };
}

/** The first page after signing in. */
export async function desk(visit: Visit): Promise<PageAnswer> {
  const { services } = visit;
  const visitor = signedIn(visit);
  const staff = visitor.offices.length > 0;
  const organisations = staff ? undefined : visitor.memberships.map(({ organisation }) => organisation);
  const rows = await listCases(services.db, { scheme: services.scheme.id, organisations, closed: staff ? false : null, most: MOST });
  const cases = rows.map((row) => shownCase(visit, row, staff ? 'staff' : 'applicant'));
  const model = {
    title: 'Your work',
    path: paths.desk,
    name: visitor.name,
    staff,
    open: cases.filter(({ closed }) => !closed),
    closed: cases.filter(({ closed }) => closed),
    begin: await beginnings(visit, visitor),
  };
  return staff ? { page: 'desk', model } : organisationDesk(visit, rows, model);
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
