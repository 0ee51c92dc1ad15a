// A case as a line of a list.
import type { ListedCase } from '../../db/reads/case-list.ts';
import { registered } from '../engine/engine.ts';
import { labelsOf } from '../engine/step.ts';
import { sayDue } from './case-words.ts';
import { paths, pathTo } from './paths.ts';
import type { Visit } from './route.ts';

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
