// The scheme's cases, for staff: searched by reference, name or number, filtered, page by page.
import { listCases } from '../../../db/reads/case-list.ts';
import { readLocalities } from '../../../db/reads/organisation-entry.ts';
import { paths } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';
import { shownCase } from '../shown-case.ts';

const PAGE = 50;
const cursor = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f-]{36})$/;
const turnWords = { 'waiting-on-staff': 'With us', 'waiting-on-applicant': 'With the organisation' } as const;

interface Option {
  readonly value: string;
  readonly text: string;
}
const chosenIn = (options: readonly Option[], value: string | undefined) =>
  options.map((option) => ({ ...option, chosen: option.value === value }));

/** The states in which it is somebody's turn, as 'workflow state'. */
function statesTagged({ services }: Visit, tag: string): string[] {
  return Object.values(services.engine.registry).flatMap(({ workflow }) =>
    Object.entries(workflow.machine.states).flatMap(([state, { tags }]) => (tags.includes(tag) ? [`${workflow.name} ${state}`] : [])),
  );
}

/** What is looked for. What an address asks for and is not known is left out. */
async function filterOf(visit: Visit) {
  const { services, query } = visit;
  const workflows = Object.values(services.engine.registry).map(({ workflow }) => ({ value: workflow.name, text: workflow.title }));
  const places = (await readLocalities(services.db, services.scheme.id)).map(({ id, name }) => ({ value: id, text: name }));
  const turns = Object.entries(turnWords).map(([value, text]) => ({ value, text }));
  const among = (options: readonly Option[], value: string | undefined) => options.find((option) => option.value === value)?.value;
  const asked = {
    words: (query.words ?? '').trim().slice(0, 100),
    workflow: among(workflows, query.workflow),
    locality: among(places, query.locality),
    turn: among(turns, query.turn),
    closed: query.closed === 'yes',
  };
  const selects = {
    workflows: { options: chosenIn(workflows, asked.workflow), error: null },
    localities: { options: chosenIn(places, asked.locality), error: null },
    turns: { options: chosenIn(turns, asked.turn), error: null },
  };
  return { asked, selects };
}

/** The list. An address that cannot be understood shows the first page. */
export async function cases(visit: Visit): Promise<PageAnswer> {
  const { services, query } = visit;
  const { asked, selects } = await filterOf(visit);
  const { words, workflow, locality, turn, closed } = asked;
  const from = cursor.exec(query.after ?? '');
  const after = from ? { at: from[1] ?? '', id: from[2] ?? '' } : undefined;
  const states = turn === undefined ? undefined : statesTagged(visit, turn);
  const found = { words, workflow, locality, states, closed: closed ? null : false, after };
  const rows = await listCases(services.db, { scheme: services.scheme.id, ...found, most: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const kept = { words, workflow: workflow ?? '', locality: locality ?? '', turn: turn ?? '', closed: closed ? 'yes' : '' };
  const older =
    rows.length > PAGE && last ? `${paths.cases}?${new URLSearchParams({ ...kept, after: `${last.changedAt}~${last.id}` })}` : null;
  const model = {
    title: 'Cases',
    path: paths.cases,
    words,
    closed,
    ...selects,
    cases: shown.map((row) => shownCase(visit, row, 'staff')),
    next: older,
    newest: after === undefined ? null : `${paths.cases}?${new URLSearchParams(kept)}`,
  };
  return { page: 'cases', model };
}
