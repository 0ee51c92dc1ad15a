// A validator asked about some statements of one area (G6): the questions, with only those statements open, kept as a draft until sent.
import { randomUUID } from 'node:crypto';
import { dropDrafts, readDrafts, saveDraft } from '../../../db/drafts.ts';
import type { Refusal } from '../../errors.ts';
import { type ClaimDraft, claimPayload, claimsTyped, noClaim, whyNotSendable } from '../assessment/claim-draft.ts';
import { draftOf, readSheet, type Sheet, type SheetArea } from '../assessment/sheet.ts';
import { addingAt, libraryOf, statementFields } from '../assessment/statement-fields.ts';
import type { OpenedCase } from '../case-access.ts';
import { caseBreadcrumbs, sayDue } from '../case-words.ts';
import { sentForm } from '../command-form/command-form.ts';
import { statusOfRefusal } from '../errors.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { carryOutOwn, openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { sayInstant, sayTime } from '../spoken-date.ts';

interface Asked {
  readonly opened: OpenedCase;
  readonly sheet: Sheet;
  readonly area: SheetArea;
  readonly due: string;
  readonly questions: Readonly<Record<string, string>>;
  readonly draft: { readonly version: number; readonly content: unknown; readonly savedAt: string } | null;
}

const partOf = (area: string) => `answer:${area}`;

async function askedOf(visit: Visit): Promise<Asked> {
  const opened = await openOwnCase(visit, 'assessment');
  const sheet = await readSheet(visit, opened);
  const area = sheet.areas.find(({ id }) => id === visit.params.area);
  const asked = area && sheet.context.areas[area.id]?.asked;
  if (!area || !asked)
    throw new HttpRefusal(404, 'The validator has no open questions on this area. They are answered, or the time for them is over.');
  const { db, scheme } = visit.services;
  const draft = (await readDrafts(db, scheme.id, opened.head.id)).find(({ part }) => part === partOf(area.id)) ?? null;
  return { opened, sheet, area, due: asked.due, questions: asked.questions, draft };
}

interface Shown {
  readonly typed: ReadonlyMap<string, ClaimDraft>;
  readonly id: string;
  readonly version: number;
  readonly refusal: Pick<Refusal, 'says' | 'kind'> | null;
}

/** What is claimed now on a statement that was asked about. */
const claimNow = ({ sheet }: Asked, statement: string): ClaimDraft => {
  const claim = sheet.context.claims[statement];
  return claim ? draftOf(claim, sheet.say) : noClaim;
};

async function page(visit: Visit, asked: Asked, shown: Shown): Promise<PageAnswer> {
  const { opened, sheet, area, due, draft } = asked;
  const library = await libraryOf(visit, opened);
  const statements = area.statements
    .filter(({ words }) => asked.questions[words.id] !== undefined)
    .map(({ words }) => {
      const claim = shown.typed.get(words.id) ?? claimNow(asked, words.id);
      const question = sheet.say(asked.questions[words.id]);
      return statementFields(words, claim, library, { error: whyNotSendable(claim), question, theirs: null, plan: null });
    });
  return {
    page: 'assessment-answer',
    keep: 'nothing',
    ...(shown.refusal ? { status: 'rule' in shown.refusal ? statusOfRefusal(shown.refusal as Refusal) : 409 } : {}),
    model: {
      title: `Answer the questions on ${area.title}`,
      breadcrumbs: caseBreadcrumbs(opened),
      errors: shown.refusal ? [{ text: shown.refusal.says, href: '#form' }] : [],
      due: sayDue(due, visit.today),
      statements,
      action: visit.address,
      commandId: shown.id,
      saw: opened.head.version,
      version: shown.version,
      saved: draft && `Saved ${sayInstant(draft.savedAt)}`,
      back: pathTo(paths.case, { case: opened.head.id }),
    },
  };
}

/** The questions, with what was written so far. */
export async function assessmentAnswer(visit: Visit): Promise<Answer> {
  const asked = await askedOf(visit);
  const { draft } = asked;
  return page(visit, asked, { typed: claimsTyped(draft?.content), id: randomUUID(), version: draft?.version ?? 0, refusal: null });
}

/** Keeps what was typed; with the button for it, sends the answer. */
export async function sendAnswer(visit: Visit): Promise<Answer> {
  const asked = await askedOf(visit);
  const { opened, area } = asked;
  const typed = claimsTyped(visit.body);
  const { commandId, saw } = sentForm(visit);
  const kept = await keep(visit, asked, typed);
  const byItself = visit.body.by === 'script';
  if (!kept.saved) {
    const says = 'A colleague saved this page while you were typing. What you typed is below: look at it, then save or send again.';
    if (byItself) return { status: 409, data: { says } };
    return page(visit, asked, { typed, id: commandId, version: kept.now?.version ?? 0, refusal: { says, kind: 'stale' } });
  }
  if (byItself) return { data: { version: kept.version, says: `Saved at ${sayTime(visit.now)}` } };
  if (visit.body.go === 'document') return { go: addingAt(opened, visit.address) };
  if (visit.body.go !== 'send') return { go: visit.address };
  const claims = Object.keys(asked.questions).map((id) => claimPayload(id, typed.get(id) ?? claimNow(asked, id)));
  const refusal = await carryOutOwn(visit, opened, { command: 'answer', id: commandId, saw, data: { area: area.id, claims } });
  if (refusal) return page(visit, asked, { typed, id: refusal.rule === 'E4' ? randomUUID() : commandId, version: kept.version, refusal });
  await dropDrafts(visit.services.db, visit.services.scheme.id, opened.head.id, [{ part: partOf(area.id), version: kept.version }]);
  return { go: `${pathTo(paths.case, { case: opened.head.id })}?done=answer` };
}

function keep({ services, body, now }: Visit, { opened, area }: Asked, typed: ReadonlyMap<string, ClaimDraft>) {
  const sawVersion = typeof body.version === 'string' && /^\d{1,9}$/.test(body.version) ? Number(body.version) : 0;
  const content = { claims: Object.fromEntries(typed) };
  const key = { scheme: services.scheme.id, case: opened.head.id, part: partOf(area.id) };
  return saveDraft(services.db, { ...key, content, sawVersion, savedBy: opened.visitor.person, at: now });
}
