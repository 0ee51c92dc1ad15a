// A case for one reader: where it stands, what they can do next, what is due, what happened, its letters and people.
import { randomUUID } from 'node:crypto';
import { readCaseDeadlines, readCaseLetters, readCasePeople, readHistory } from '../../../db/reads/case-file.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { drawWorkflow } from '../../diagrams/draw.ts';
import { availableActions } from '../../engine/available-actions.ts';
import { type OpenedCase, openCase } from '../case-access.ts';
import { caseParts } from '../case-parts/case-parts.ts';
import { caseName, caseTitle, sayDue, stateFor } from '../case-words.ts';
import { sayDeadline } from '../deadline-words.ts';
import { documentsPart } from '../evidence/cited.ts';
import { shownHistory } from '../history.ts';
import { shownLetters } from '../letter-list.ts';
import { paths, pathTo } from '../paths.ts';
import { isDeadlineTold } from '../proposals.ts';
import type { PageAnswer, Visit } from '../route.ts';
import { senderOf } from '../visitor.ts';

const HISTORY = 50;
/** How many letters are shown at once; those before stay closed until asked for. */
const LETTERS = 5;

/** A case's page. */
export async function casePage(visit: Visit): Promise<PageAnswer> {
  const opened = await openCase(visit);
  const { head, workflow } = opened;
  const { services, today, query } = visit;
  const key = [services.db, services.scheme.id, head.id] as const;
  const before = /^\d{1,9}$/.test(query.before ?? '') ? Number(query.before) : null;
  const history = await readHistory(...key, before, HISTORY + 1);
  const letters = shownLetters(await readCaseLetters(...key), opened);
  const model = {
    title: caseTitle(opened),
    name: caseName(opened),
    breadcrumbs: [{ text: 'Your work', href: paths.desk }],
    done: workflow.commands[query.done ?? '']?.title ?? null,
    state: stateFor(opened),
    closed: head.closed,
    about: aboutOf(opened),
    ...(await nextSteps(visit, opened)),
    deadlines: (await readCaseDeadlines(...key))
      .filter(({ name }) => isDeadlineTold(opened, name))
      .map(({ name, due }) => ({ what: sayDeadline(name), due: sayDue(due, today), late: due < today })),
    parts: await caseParts(visit, opened),
    documents: await documentsPart(visit, opened),
    picture: drawWorkflow(workflow, { at: head.state }),
    process: pathTo(paths.howProcessWorks, { workflow: workflow.name }),
    letters: letters.slice(0, LETTERS),
    lettersBefore: letters.slice(LETTERS),
    people: opened.audience === 'staff' ? (await readCasePeople(...key, today)).map(named) : [],
    history: shownHistory(history.slice(0, HISTORY), opened),
    older: history.length > HISTORY ? `${pathTo(paths.case, { case: head.id })}?before=${history[HISTORY - 1]?.seq ?? 0}` : null,
  };
  return { page: 'case', model };
}

function aboutOf({ head, audience }: OpenedCase) {
  const { organisation, hub, openedOn } = head;
  const file = organisation && audience === 'staff' ? pathTo(paths.organisationFile, { organisation: organisation.id }) : null;
  // The hub's name is the page's heading; the organisation's where there is no hub.
  return { organisation: organisation && (hub || file) ? { name: organisation.name, file } : null, opened: sayDate(openedOn) };
}

/** What the reader can do now, and what they could if a rule did not stand against it, with the sentence: from the doors themselves (promise 7). */
async function nextSteps({ services, now }: Visit, { head, workflow, visitor }: OpenedCase) {
  const key = { case: head.id, workflow: workflow.name, ...senderOf(visitor), at: now, mint: randomUUID() };
  const { actions } = await availableActions(services.engine, key);
  const shown = actions.map(({ command, title, refusal }) => {
    const name = command.slice(command.indexOf('.') + 1);
    return { title, href: pathTo(paths.command, { case: head.id, command: name }), says: refusal?.says ?? null };
  });
  return { steps: shown.filter(({ says }) => says === null), barred: shown.filter(({ says }) => says !== null) };
}

/** A name that says its office already is not followed by it once more. */
const named = ({ name, office }: { readonly name: string; readonly office: string | null }) => ({
  name,
  office: office === name ? null : office,
});
