// An application as a list of tasks: its sections with how far each is; returned for information, only the named ones open (F3).
import { type ApplicationDraft, type DraftSection, isChanged, isComplete, readApplication } from '../application/draft.ts';
import type { OpenedCase } from '../case-access.ts';
import { sectionWords } from '../case-parts/application-content.ts';
import { caseBreadcrumbs, sayDue, stateFor } from '../case-words.ts';
import { openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, Visit } from '../route.ts';
import { sayInstant } from '../spoken-date.ts';
import { type Task, task } from '../task-list.ts';

const about: Readonly<Record<string, string>> = {
  venues: 'When and where the public can come, day by day',
  bookable: 'When groups can book a room',
  c: 'How you tell people what goes on locally',
  d: 'How you point people to public services',
  e: 'Getting on-line, and help with it',
  f: 'Computers for residents and visiting professionals',
  g: 'Taking part in the hub networks',
};

/** The list of tasks. What cannot be changed now is on the case's page. */
export async function applicationTasks(visit: Visit): Promise<Answer> {
  const opened = await openOwnCase(visit, 'application');
  const { head } = opened;
  const draft = await readApplication(visit, opened);
  if (draft.command === null) return { go: pathTo(paths.case, { case: head.id }) };
  const left = leftIn(draft);
  const model = {
    title: 'Your application',
    breadcrumbs: caseBreadcrumbs(opened),
    hub: head.hub ? `${head.hub.name}, ${head.hub.town}` : '',
    state: stateFor(opened),
    done: visit.query.done === 'saved' ? 'Saved' : null,
    tasks: draft.sections.map((section) => sectionTask(section, head.id)),
    finish: [finishTask(opened, left)],
    left,
    finished: left === 0,
    returned: draft.sections.some(({ question }) => question !== null),
    until: draft.until && sayDue(draft.until, visit.today),
    deadline: draft.context.offer && head.state !== 'draft' ? sayDue(draft.context.offer.deadline, visit.today) : null,
  };
  return { page: 'application-tasks', model };
}

/** How many sections could not be sent as they are. */
export const leftIn = ({ sections }: ApplicationDraft) => sections.filter(({ name, shown }) => !isComplete(name, shown)).length;

function sectionTask(section: DraftSection, caseId: string): Task {
  const { name, draft, open, question } = section;
  const saved = draft && `Saved ${sayInstant(draft.savedAt)} by ${section.savedBy}`;
  return task({
    id: name,
    name: sectionWords[name] ?? name,
    href: open ? pathTo(paths.applicationSection, { case: caseId, section: name }) : null,
    hint: question ?? saved ?? about[name] ?? null,
    ...statusOf(section),
  });
}

function statusOf(section: DraftSection): Pick<Task, 'status'> & Partial<Task> {
  const { name, shown, open, question } = section;
  if (!open) return { status: 'Cannot change now' };
  if (isChanged(section)) return { status: 'Changed', colour: 'teal' };
  if (question !== null) return { status: 'Question to answer', colour: 'yellow' };
  if (isComplete(name, shown)) return { status: 'Completed' };
  return shown === null ? { status: 'Not started', colour: 'blue' } : { status: 'In progress', colour: 'teal' };
}

function finishTask({ head }: OpenedCase, left: number): Task {
  return task({
    id: 'check',
    name: 'Check your answers and send it',
    href: pathTo(paths.applicationCheck, { case: head.id }),
    hint: left === 0 ? 'Two people send it: one prepares it, then an authorised signatory submits it.' : null,
    ...(left === 0
      ? { status: 'Ready', colour: 'green' }
      : { status: `${left} ${left === 1 ? 'section' : 'sections'} left`, colour: 'grey' }),
  });
}
