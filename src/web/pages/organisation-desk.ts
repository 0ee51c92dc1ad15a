// The first page of somebody who acts for organisations: what to do now, what is due, which letters came. In plain words, all cases together.

import { readCaseDeadlines, readCaseLetters } from '../../../db/reads/case-file.ts';
import type { ListedCase } from '../../../db/reads/case-list.ts';
import { hubsOf } from '../../../db/reads/organisation-hubs.ts';
import type { AssessmentContext } from '../../../machines/assessment.context.ts';
import { listAvailable } from '../available.ts';
import { type OpenedCase, openCase } from '../case-access.ts';
import { caseTitle, sayDue, stateFor } from '../case-words.ts';
import { sayDeadline } from '../deadline-words.ts';
import { shownLetters } from '../letter-list.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, PageModel, Visit } from '../route.ts';
import { signedIn } from './account.ts';

/** An organisation has a handful of open cases; more than this many are on the list below all the same. */
const MOST_CASES = 12;
const MOST_LETTERS = 10;
/** What can always be done, and is nobody's next step. */
const aside = /^(withdraw|refuse|addStatement|askSecondValidator|leave|giveNotice)/;

/** The page; `base` is what desks have in common. */
export async function organisationDesk(visit: Visit, rows: readonly ListedCase[], base: PageModel): Promise<PageAnswer> {
  const open = rows.filter(({ closed }) => !closed).slice(0, MOST_CASES);
  const cases = await Promise.all(open.map((row) => caseOf(visit, row)));
  const deadlines = cases.flatMap((each) => each.deadlines).sort((a, b) => (a.on < b.on ? -1 : 1));
  const recent = rows.filter(({ closed }) => closed).slice(0, 3);
  const older = await Promise.all(recent.map((row) => lettersOf(visit, row.id)));
  const letters = [...cases.flatMap((each) => each.letters), ...older.flat()].sort((a, b) => (a.at < b.at ? 1 : -1));
  return {
    page: 'organisation-desk',
    model: {
      ...base,
      organisations: await organisationsOf(visit),
      several: signedIn(visit).memberships.length > 1,
      now: cases.filter(({ steps }) => steps.length > 0),
      waiting: cases.filter(({ steps, standing }) => steps.length === 0 && !standing),
      standing: cases.filter(({ steps, standing }) => steps.length === 0 && standing),
      assess: rows.length === 0 ? pathTo(paths.open, { workflow: 'assessment', command: 'start' }) : null,
      deadlines,
      letters: letters.slice(0, MOST_LETTERS),
    },
  };
}

/** The organisations that the visitor acts for, with what is missing before an application. */
async function organisationsOf(visit: Visit) {
  const { services } = visit;
  const { memberships } = signedIn(visit);
  const ids = memberships.map(({ organisation }) => organisation);
  const hubs = await hubsOf(services.db, services.scheme.id, ids);
  return memberships.map(({ organisation, name }) => ({
    name,
    href: pathTo(paths.organisation, { organisation }),
    people: pathTo(paths.organisationPeople, { organisation }),
    evidence: pathTo(paths.evidence, { organisation }),
    newHub: hubs.some((hub) => hub.organisation === organisation) ? null : pathTo(paths.organisationNewHub, { organisation }),
  }));
}

async function caseOf(visit: Visit, { id, hub, organisation }: ListedCase) {
  const opened = await openCase(visit, id);
  const { db, scheme } = visit.services;
  const can = await listAvailable(visit, opened);
  const steps = [...can]
    .filter(([name, refusal]) => refusal === null && !aside.test(name) && isAsked(name, opened))
    .map(([name]) => ({ text: opened.workflow.commands[name]?.title ?? name, href: pathTo(paths.command, { case: id, command: name }) }));
  const title = caseTitle(opened);
  const href = pathTo(paths.case, { case: id });
  const deadlines = (await readCaseDeadlines(db, scheme.id, id))
    .filter(({ name }) => !/^(remind|expire[A-Z]|cutOff|effective)/.test(name))
    .map(({ name, due }) => ({ on: due, what: sayDeadline(name), due: sayDue(due, visit.today), late: due < visit.today, title, href }));
  // What is in force waits for nobody.
  const standing = opened.workflow.machine.states[opened.head.state]?.tags.includes('standing') ?? false;
  const letters = await lettersOf(visit, id);
  return { title, href, about: hub ?? organisation ?? '', state: stateFor(opened), standing, steps, deadlines, letters };
}

/** A validator's questions are answered where there are some: the door itself stands open while anybody may ask. */
function isAsked(name: string, { head, workflow }: OpenedCase): boolean {
  if (workflow.name !== 'assessment' || name !== 'answer') return true;
  return Object.values((head.context as Partial<AssessmentContext>).areas ?? {}).some(({ asked }) => asked !== null);
}

async function lettersOf(visit: Visit, id: string) {
  const opened = await openCase(visit, id);
  const rows = await readCaseLetters(visit.services.db, visit.services.scheme.id, id);
  const released = new Map(rows.map(({ number, releasedAt, at }) => [number, releasedAt ?? at]));
  return shownLetters(rows, opened).map((letter) => ({ ...letter, at: released.get(letter.number) ?? '', title: caseTitle(opened) }));
}
