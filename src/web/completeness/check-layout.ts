// The completeness check of an application (F3): each section as the organisation sent it, and beside it the officer's finding or question.
import { readSubmissions } from '../../../db/reads/submission.ts';
import { sections } from '../../../machines/application.content.ts';
import { type ApplicationContext, emptyApplication } from '../../../machines/application.context.ts';
import { assessedCriteria, coreOffer } from '../../../machines/core-offer.ts';
import { listAvailable } from '../available.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import { askedOf } from '../case-parts/application.ts';
import { type ApplicationContent, contentParts, sectionWords } from '../case-parts/application-content.ts';
import { type Part, part } from '../case-parts/part.ts';
import { readSayings, type Sayings } from '../case-parts/sayings.ts';
import type { CommandLayout, LayoutShown, Problems } from '../command-layout.ts';
import { paths, pathTo } from '../paths.ts';
import type { Visit } from '../route.ts';
import { bySection, readComplete, readReturned, typedAt } from './check-typed.ts';

type Section = (typeof sections)[number];
const words: Readonly<Record<string, string>> = {
  venues: coreOffer[0].words,
  bookable: coreOffer[1].words,
  ...Object.fromEntries(coreOffer.map(({ id, words: said }) => [id, said])),
};

/** A place to type in. */
function place(sent: unknown, problems: Problems, ...keys: readonly string[]) {
  return {
    id: `data-${keys.join('-')}`,
    name: `data${keys.map((key) => `[${key}]`).join('')}`,
    value: typedAt(sent, ...keys),
    error: problems[keys.join('.')] ?? null,
  };
}

/** What a section holds, in words, to see whether it changed since the revision before. */
function saidIn(section: Section, content: ApplicationContent, say: Sayings): string {
  if (section === 'venues') return JSON.stringify(content.venues.map((venue) => ({ ...venue, name: say.text(venue.name) })));
  return section === 'bookable' ? JSON.stringify(content.bookable) : say.text(content.statements[section]);
}

/** Timetables as parts of the case's page show them, with what they add up to. */
function timetable(section: Section, [hours, rooms]: readonly Part[]): Part | null {
  if (!hours || !rooms) return null;
  if (section === 'venues') return part('venues', '', { lines: hours.lines.slice(0, 1), folds: hours.folds });
  return section === 'bookable' ? part('bookable', '', { lines: hours.lines.slice(1, 2), table: rooms.table }) : null;
}

interface Sent {
  readonly content: ApplicationContent;
  readonly before: ApplicationContent | null;
  readonly number: number;
  readonly say: Sayings;
  readonly parts: readonly Part[];
}

async function sentBy(visit: Visit, opened: OpenedCase, { offer }: ApplicationContext): Promise<Sent | null> {
  const [latest, before] = await readSubmissions(visit.services.db, visit.services.scheme.id, opened.head.id, 2);
  if (!latest) return null;
  const content = latest.content as ApplicationContent;
  const say = await readSayings(visit, opened, [content, before?.content]);
  const parts = contentParts(content, say, '', await askedOf(visit, offer));
  return { content, before: (before?.content as ApplicationContent | undefined) ?? null, number: latest.number, say, parts };
}

function shownSection(section: Section, context: ApplicationContext, sent: Sent, shown: LayoutShown, problems: Problems) {
  const { content, before, say, parts } = sent;
  const assessed = assessedCriteria.find((id) => id === section);
  const met = assessed && place(shown.sent, problems, 'assessed', assessed, 'met');
  const asked = context.questions.find((one) => one.section === section);
  return {
    id: section,
    title: sectionWords[section] ?? section,
    criterion: words[section] ?? null,
    changed: before !== null && saidIn(section, content, say) !== saidIn(section, before, say),
    asked: asked ? say.text(asked.question) : null,
    text: assessed ? say.text(content.statements[assessed]) : null,
    timetable: timetable(section, parts),
    met: met ? { ...met, yes: met.value === 'yes', no: met.value === 'no' } : null,
    note: assessed ? place(shown.sent, problems, 'assessed', assessed, 'note') : null,
    question: place(shown.sent, problems, 'questions', section),
  };
}

/** A problem with the section it is about, so that ten of one kind can be told apart. */
function named(path: string, says: string): string {
  const title = sectionWords[path.split('.')[1] ?? ''];
  return title === undefined ? says : `${title}: ${says.charAt(0).toLowerCase()}${says.slice(1)}`;
}

async function model(visit: Visit, opened: OpenedCase, shown: LayoutShown) {
  const context = contextOf(opened, emptyApplication);
  const sent = await sentBy(visit, opened, context);
  const can = await listAvailable(visit, opened);
  const problems = bySection(shown.problems, shown.sent);
  const to = (command: string) => (can.has(command) ? pathTo(paths.command, { case: opened.head.id, command }) : null);
  return {
    title: 'Check the application',
    ...(Object.keys(problems).length > 0
      ? {
          errors: Object.entries(problems).map(([path, says]) => ({ text: named(path, says), href: `#data-${path.replaceAll('.', '-')}` })),
        }
      : {}),
    number: sent?.number ?? null,
    isAgain: (sent?.number ?? 0) > 1,
    sections: sent ? sections.map((section) => shownSection(section, context, sent, shown, problems)) : [],
    recommendation: place(shown.sent, problems, 'recommendation'),
    open: can.has('confirmComplete') || can.has('returnForInformation'),
    confirm: to('confirmComplete'),
    giveBack: to('returnForInformation'),
  };
}

/** The officer's own report is where the next check begins: what was found of a section that did not change need not be typed again. */
async function begin(visit: Visit, opened: OpenedCase): Promise<Readonly<Record<string, unknown>>> {
  const { report } = contextOf(opened, emptyApplication);
  if (!report) return {};
  const say = await readSayings(visit, opened, null);
  const assessed = assessedCriteria.map((id) => [id, { met: report.met[id] ? 'yes' : 'no', note: say.text(report.notes[id]) }]);
  return { assessed: Object.fromEntries(assessed), recommendation: say.text(report.recommendation) };
}

const layout = { page: 'completeness', begin, model } as const;

/** The layout of `application.confirmComplete`. */
export const completeLayout: CommandLayout = { ...layout, read: readComplete };

/** The layout of `application.returnForInformation`. */
export const returnedLayout: CommandLayout = { ...layout, read: readReturned };
