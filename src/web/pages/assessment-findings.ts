// What was submitted, with what the validator found beside it (G10): claim, finding, reason, reply; questions that wait for an answer.
import type { AssessmentContext } from '../../../machines/assessment.context.ts';
import { differences } from '../../../machines/assessment.context.ts';
import { metWords } from '../assessment/claim-draft.ts';
import { draftOf, readSheet, type Sheet, type SheetArea } from '../assessment/sheet.ts';
import { libraryOf, sayClaim } from '../assessment/statement-fields.ts';
import { listAvailable } from '../available.ts';
import { showsFindings } from '../case-parts/assessment.ts';
import { caseBreadcrumbs, sayDue, stateFor } from '../case-words.ts';
import { openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';

const areaWords: Readonly<Record<string, string>> = {
  open: 'Waiting for a validator',
  taken: 'Being looked at',
  asked: 'You are asked for more',
  answered: 'Your answer is being looked at',
  unanswered: 'The time to answer is over',
  concluded: 'Looked at',
};

/** Claims beside findings. */
export async function assessmentFindings(visit: Visit): Promise<PageAnswer> {
  const opened = await openOwnCase(visit, 'assessment');
  const { head } = opened;
  const sheet = await readSheet(visit, opened);
  const { context } = sheet;
  const can = await listAvailable(visit, opened);
  const library = await libraryOf(visit, opened);
  // Findings are the validator's own until every area is concluded.
  const told = showsFindings(opened) && context.revision > 0;
  const areas = sheet.areas.map((area) => ({
    title: area.title,
    status: areaWords[context.areas[area.id]?.status ?? 'open'] ?? '',
    answer: answerOf(area, context, head.id, visit.today),
    statements: area.statements.map(({ words }) =>
      statementOf(words.id, words.text, { sheet, library, told, mayReply: can.get('reply') === null, caseId: head.id }),
    ),
  }));
  const model = {
    title: 'Your claims and what CVS found',
    breadcrumbs: caseBreadcrumbs(opened),
    state: stateFor(opened),
    level: context.level,
    told,
    replyBy: head.state === 'replying' && context.replyBy !== null ? sayDue(context.replyBy, visit.today) : null,
    certificate: context.certificate && { reference: context.certificate.reference, until: sayDue(context.certificate.until, visit.today) },
    areas,
  };
  return { page: 'assessment-findings', model };
}

function answerOf({ id }: SheetArea, { areas }: AssessmentContext, caseId: string, today: string) {
  const asked = areas[id]?.asked;
  if (!asked || asked.due < today) return null;
  return {
    href: pathTo(paths.assessmentAnswer, { case: caseId, area: id }),
    due: sayDue(asked.due, today),
    count: Object.keys(asked.questions).length,
  };
}

interface Around {
  readonly sheet: Sheet;
  readonly library: Parameters<typeof sayClaim>[1];
  readonly told: boolean;
  readonly mayReply: boolean;
  readonly caseId: string;
}

function statementOf(id: string, text: string, { sheet, library, told, mayReply, caseId }: Around) {
  const { context, say } = sheet;
  const claim = context.claims[id];
  const finding = told ? context.findings[id] : undefined;
  const differs = told && differences(context).includes(id);
  const reply = context.replies[id];
  const href = `${pathTo(paths.command, { case: caseId, command: 'reply' })}?${new URLSearchParams({ statement: id })}`;
  return {
    text,
    ...(claim ? sayClaim(draftOf(claim, say), library) : { claim: metWords[''], comment: '', evidence: '' }),
    found: finding ? metWords[finding.found] : null,
    differs,
    reason: finding?.reason ? say(finding.reason) : null,
    reply: reply ? say(reply) : null,
    replyHref: differs && reply === undefined && mayReply ? href : null,
  };
}
