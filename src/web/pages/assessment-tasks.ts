// A self-assessment as a list of tasks (G4): its areas with how far each is, what is left, and what comes after.

import { claimedIn, readSheet, type Sheet, type SheetArea } from '../assessment/sheet.ts';
import { listAvailable } from '../available.ts';
import type { OpenedCase } from '../case-access.ts';
import { caseBreadcrumbs, sayDue, stateFor } from '../case-words.ts';
import { openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, Visit } from '../route.ts';
import { sayInstant } from '../spoken-date.ts';
import { type Task, task } from '../task-list.ts';

/** Whether the organisation can write its claims now. */
export const isWritable = ({ head }: Pick<OpenedCase, 'head'>) => head.state === 'draft' || head.state === 'prepared';

/** The list of tasks. What was submitted is shown with what was found. */
export async function assessmentTasks(visit: Visit): Promise<Answer> {
  const opened = await openOwnCase(visit, 'assessment');
  const { head } = opened;
  if (!isWritable(opened)) return { go: pathTo(paths.assessmentFindings, { case: head.id }) };
  const sheet = await readSheet(visit, opened);
  const left = leftIn(sheet);
  const model = {
    title: `Self-assessment for GRIPP level ${sheet.context.level}`,
    breadcrumbs: caseBreadcrumbs(opened),
    organisation: head.organisation?.name ?? '',
    state: stateFor(opened),
    done: visit.query.done === 'saved' ? 'Saved' : null,
    areas: sheet.areas.map((area) => areaTask(area, head.id)),
    finish: [finishTask(opened, left, await listAvailable(visit, opened))],
    left,
    total: sheet.areas.reduce((sum, { statements }) => sum + statements.length, 0),
    finished: left === 0,
    plan: planOf(sheet, visit.today),
    secondBy: sheet.context.secondBy !== null && visit.today <= sheet.context.secondBy ? sayDue(sheet.context.secondBy, visit.today) : null,
    second: pathTo(paths.command, { case: head.id, command: 'askSecondValidator' }),
  };
  return { page: 'assessment-tasks', model };
}

/** How many statements have no claim yet. */
export const leftIn = ({ areas }: Sheet) => areas.reduce((sum, area) => sum + area.statements.length - claimedIn(area), 0);

function areaTask(area: SheetArea, caseId: string): Task {
  const made = claimedIn(area);
  const all = area.statements.length;
  const saved = area.draft && `Saved ${sayInstant(area.draft.savedAt)} by ${area.savedBy}`;
  return task({
    id: area.id,
    name: area.title,
    href: pathTo(paths.assessmentArea, { case: caseId, area: area.id }),
    hint: saved ?? area.about,
    ...(made === all
      ? { status: 'Completed' }
      : made === 0
        ? { status: 'Not started', colour: 'blue' }
        : { status: `${made} of ${all} done`, colour: 'teal' }),
  });
}

function finishTask({ head }: OpenedCase, left: number, can: ReadonlyMap<string, string | null>): Task {
  const ready = left === 0;
  const submitting = head.state === 'prepared' && can.get('submit') === null;
  return task({
    id: 'check',
    name: submitting ? 'Check and submit to CVS' : 'Check your answers and prepare them for your signatory',
    href: pathTo(paths.assessmentCheck, { case: head.id }),
    hint: ready ? 'Two people send it: one prepares it, then an authorised signatory submits it.' : null,
    ...(ready
      ? { status: submitting ? 'Ready to submit' : head.state === 'prepared' ? 'Prepared' : 'Ready', colour: 'green' }
      : { status: `${left} ${left === 1 ? 'statement' : 'statements'} left`, colour: 'grey' }),
  });
}

/** The action plan that the last result came with (G7). */
function planOf({ context, areas, say }: Sheet, today: string) {
  const words = new Map(areas.flatMap(({ statements }) => statements.map((each) => [each.words.id, each.words.text] as const)));
  return context.plan.map((line) => ({
    statement: words.get(line.statement) ?? line.statement,
    action: say(line.action),
    measure: say(line.measure),
    owner: say(line.owner),
    due: sayDue(line.due, today),
    help: say(line.help),
  }));
}
