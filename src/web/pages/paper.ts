// The paper on an application for its decision meeting (D3) on one page: as it was frozen for the papers, or how it would be today.
import { randomUUID } from 'node:crypto';
import { latestOfKind } from '../../../db/reads/report-letter.ts';
import type { ApplicationAct, ApplicationContext } from '../../../machines/application.context.ts';
import { askForReport } from '../../../machines/application.report.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { londonDate } from '../../../machines/london-time.ts';
import { lettersWords } from '../../engine/letter-words.ts';
import { viewCase } from '../../engine/view-case.ts';
import { type OpenedCase, openCase } from '../case-access.ts';
import { caseBreadcrumbs } from '../case-words.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';
import { spokenDate } from '../spoken-date.ts';
import { senderOf } from '../visitor.ts';

/** What a report says, as its letter prints it. */
interface ReportModel {
  readonly meetingDate: string;
  readonly stage: number;
  readonly submittedOn: string;
  readonly revision: number;
  readonly access: string;
  readonly bookableDays: number;
  readonly criteria: readonly { readonly name: string; readonly met: string }[];
  readonly notes: readonly { readonly name: string; readonly note: string }[];
  readonly level: number;
  readonly levelNeeded: number;
  readonly certificates: readonly { readonly certificate: string; readonly certified: number; readonly until: string }[];
  readonly recommendation: string;
  readonly reportedBy: string;
  readonly reportedOn: string;
  readonly history: readonly { readonly line: string }[];
  readonly options: readonly { readonly option: string }[];
  readonly remarks: readonly { readonly remark: string }[];
}

interface Paper {
  readonly report: ReportModel;
  readonly frozen: { readonly on: string; readonly number: string } | null;
}

/** The frozen report of this stage and revision; else what it would say today, once the officer has reported. */
async function paperOf(visit: Visit, { head, visitor }: OpenedCase): Promise<Paper | null> {
  const { services, now, today } = visit;
  const context = head.context as ApplicationContext;
  const stored = await latestOfKind(services.db, services.scheme.id, head.id, 'application-report');
  const frozen = stored?.model as ReportModel | null | undefined;
  const isOfNow = frozen?.stage === context.stage && (context.submission === null || frozen.revision === context.submission.revision);
  if (stored && frozen && isOfNow) return { report: frozen, frozen: { on: londonDate(stored.preparedAt), number: stored.number } };
  if (!context.report || !context.submission || !context.meeting) return null;
  const view = await viewCase(services.engine, {
    case: head.id,
    workflow: head.workflow,
    ...senderOf(visitor),
    at: now,
    mint: randomUUID(),
  });
  const asked = askForReport(context, view.actFor('papers') as ApplicationAct, context.meeting.date);
  const { model } = await lettersWords(services.engine, head.id, asked.model, today);
  return { report: model as unknown as ReportModel, frozen: null };
}

function shownPaper({ report, frozen }: Paper, { head }: OpenedCase) {
  const noteOf = (name: string) => report.notes.find((note) => note.name === name)?.note ?? null;
  return {
    meeting: spokenDate(report.meetingDate),
    stage: report.stage,
    submitted: `${sayDate(report.submittedOn)}, revision ${report.revision}`,
    access: report.access,
    bookableDays: report.bookableDays,
    criteria: report.criteria.map(({ name, met }) => ({ name, met: met === 'Met', note: noteOf(name) })),
    level: report.level,
    levelNeeded: report.levelNeeded,
    certificates: report.certificates.map(({ certificate, certified, until }) => ({ certificate, certified, until: sayDate(until) })),
    recommendation: report.recommendation.split(/\n+/),
    reported: `${report.reportedBy}, ${sayDate(report.reportedOn)}`,
    history: report.history.map(({ line }) => line),
    options: report.options.map(({ option }) => option),
    remarks: report.remarks.map(({ remark }) => remark),
    frozenOn: frozen ? sayDate(frozen.on) : null,
    pdf: frozen ? pathTo(paths.letterPdf, { case: head.id, number: frozen.number }) : null,
  };
}

/** The paper on an application. */
export async function paper(visit: Visit): Promise<PageAnswer> {
  const opened = await openCase(visit);
  const { head, visitor } = opened;
  if (head.workflow !== 'application' || opened.audience !== 'staff')
    throw new HttpRefusal(404, 'There is a paper on an application, for those who prepare and decide it.');
  const found = await paperOf(visit, opened);
  const context = head.context as ApplicationContext;
  const holds = visitor.offices.includes('portfolio-holder') && head.state === 'placed';
  const to = (command: string) => pathTo(paths.command, { case: head.id, command });
  const model = {
    title: head.hub ? `${head.hub.name}, ${head.hub.town}` : head.reference,
    breadcrumbs: caseBreadcrumbs(opened),
    reference: head.reference,
    organisation: head.organisation?.name ?? null,
    paper: found && shownPaper(found, opened),
    declared: context.interests[visitor.person] !== undefined,
    declare: holds ? to('declareInterest') : null,
    decide: holds ? to('decide') : null,
    defer: holds ? to('defer') : null,
  };
  return { page: 'paper', model };
}
