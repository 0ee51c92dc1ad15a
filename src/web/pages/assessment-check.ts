// Check answers: every claim on one page, then prepare it for the signatory, or as signatory submit it (P6, G5).
import { randomUUID } from 'node:crypto';
import { dropDrafts } from '../../../db/drafts.ts';
import { personNames } from '../../../db/reads/person-names.ts';
import type { Refusal } from '../../errors.ts';
import { claimPayload, whyNotSendable } from '../assessment/claim-draft.ts';
import { readSheet, type Sheet } from '../assessment/sheet.ts';
import { libraryOf, sayClaim } from '../assessment/statement-fields.ts';
import { listAvailable } from '../available.ts';
import type { OpenedCase } from '../case-access.ts';
import { caseBreadcrumbs } from '../case-words.ts';
import { sentForm } from '../command-form/command-form.ts';
import { statusOfRefusal } from '../errors.ts';
import { carryOutOwn, openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { isWritable, leftIn } from './assessment-tasks.ts';

const isDrafted = ({ areas }: Sheet) => areas.some(({ draft }) => draft !== null);

async function page(visit: Visit, opened: OpenedCase, sheet: Sheet, sent: { id: string; refusal: Refusal | null }): Promise<PageAnswer> {
  const { head } = opened;
  const library = await libraryOf(visit, opened);
  const can = await listAvailable(visit, opened);
  const { prepared } = sheet.context;
  const names = await personNames(visit.services.db, visit.services.scheme.id, prepared ? [prepared.by] : []);
  const areas = sheet.areas.map((area) => ({
    title: area.title,
    change: pathTo(paths.assessmentArea, { case: head.id, area: area.id }),
    statements: area.statements.map(({ words, shown, kept }) => ({
      anchor: `s-${words.id.replaceAll('.', '-')}`,
      text: words.text,
      ...sayClaim(shown, library),
      missing: shown.claim === '',
      problem: whyNotSendable(shown),
      kept: kept && sheet.context.revision > 0,
    })),
  }));
  const left = leftIn(sheet);
  const fresh = prepared === null || isDrafted(sheet);
  const problem = areas.some(({ statements }) => statements.some((each) => each.problem !== null));
  return {
    page: 'assessment-check',
    keep: 'nothing',
    ...(sent.refusal ? { status: statusOfRefusal(sent.refusal) } : {}),
    model: {
      title: 'Check your answers',
      breadcrumbs: [...caseBreadcrumbs(opened), { text: 'Areas', href: pathTo(paths.assessment, { case: head.id }) }],
      errors: sent.refusal ? [{ text: sent.refusal.says, href: '#send' }] : [],
      areas,
      left,
      problem,
      action: pathTo(paths.assessmentCheck, { case: head.id }),
      commandId: sent.id,
      saw: head.version,
      preparedBy: prepared && !fresh ? (names.get(prepared.by) ?? 'a colleague') : null,
      prepare: left === 0 && !problem && fresh && can.get('prepare') === null,
      submit: !fresh && can.get('submit') === null,
      submitBarred: fresh
        ? null
        : (can.get('submit') ?? (can.has('submit') ? null : 'An authorised signatory of your organisation now submits it.')),
    },
  };
}

/** Every claim to read once more. */
export async function assessmentCheck(visit: Visit): Promise<Answer> {
  const opened = await openOwnCase(visit, 'assessment');
  if (!isWritable(opened)) return { go: pathTo(paths.assessmentFindings, { case: opened.head.id }) };
  return page(visit, opened, await readSheet(visit, opened), { id: randomUUID(), refusal: null });
}

/** Prepares the claims from the drafts, or submits what was prepared. */
export async function sendAssessment(visit: Visit): Promise<Answer> {
  const opened = await openOwnCase(visit, 'assessment');
  const sheet = await readSheet(visit, opened);
  const { commandId: id, saw } = sentForm(visit);
  const command = visit.body.act === 'submit' ? 'submit' : 'prepare';
  const data = command === 'submit' ? {} : { claims: claimsOf(sheet) };
  const refusal = await carryOutOwn(visit, opened, { command, id, saw, data });
  if (refusal) return page(visit, opened, sheet, { id: refusal.rule === 'E4' ? randomUUID() : id, refusal });
  if (command === 'prepare') await dropSent(visit, opened, sheet);
  return { go: `${pathTo(paths.case, { case: opened.head.id })}?${new URLSearchParams({ done: command })}` };
}

/** The claims as they are on the sheet; those not touched since they were submitted are kept, and their findings with them (G7). */
function claimsOf({ areas }: Sheet): object[] {
  return areas
    .flatMap(({ statements }) => statements)
    .filter(({ shown }) => shown.claim !== '')
    .map(({ words, shown, kept }) => (kept ? { statement: words.id, keep: true } : claimPayload(words.id, shown)));
}

/** The drafts that are in the case now; what a colleague saved in the same moment stays one. */
async function dropSent({ services }: Visit, { head }: OpenedCase, { areas }: Sheet): Promise<void> {
  const sent = areas.flatMap(({ draft }) => (draft ? [draft] : []));
  await dropDrafts(services.db, services.scheme.id, head.id, sent);
}
