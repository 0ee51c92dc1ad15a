// The scheme's cases, for staff: searched by reference, name or number, filtered, page by page.
import { listCases } from '../../../db/reads/case-list.ts';
import { paths } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';
import { shownCase } from './desk.ts';

const PAGE = 50;
const cursor = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f-]{36})$/;

/** The list. An address that cannot be understood shows the first page. */
export async function cases(visit: Visit): Promise<PageAnswer> {
  const { services, query } = visit;
  const words = (query.words ?? '').trim().slice(0, 100);
  const known = Object.values(services.engine.registry).map(({ workflow }) => ({ value: workflow.name, text: workflow.title }));
  const workflow = known.find(({ value }) => value === query.workflow)?.value;
  const closed = query.closed === 'yes';
  const from = cursor.exec(query.after ?? '');
  const after = from ? { at: from[1] ?? '', id: from[2] ?? '' } : undefined;
  const rows = await listCases(services.db, {
    scheme: services.scheme.id,
    workflow,
    words,
    closed: closed ? null : false,
    after,
    most: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const next =
    rows.length > PAGE && last
      ? `${paths.cases}?${new URLSearchParams({ words, workflow: workflow ?? '', closed: closed ? 'yes' : '', after: `${last.changedAt}~${last.id}` })}`
      : null;
  const model = {
    title: 'Cases',
    path: paths.cases,
    words,
    closed,
    workflows: known.map((each) => ({ ...each, chosen: each.value === workflow })),
    cases: shown.map((row) => shownCase(visit, row, 'staff')),
    next,
    first: after === undefined,
  };
  return { page: 'cases', model };
}
