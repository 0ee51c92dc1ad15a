// One area of a self-assessment for its validator: statement, claim, evidence and finding beside each other, saved as they go (G6, G10).
import { randomUUID } from 'node:crypto';
import { type DraftPart, dropDrafts, readDrafts, saveDraft } from '../../../db/drafts.ts';
import { readSubmissions } from '../../../db/reads/submission.ts';
import { type Area, areaOn } from '../../../machines/assessment.area.ts';
import { type AssessmentContext, type Claims, emptyAssessment } from '../../../machines/assessment.context.ts';
import { sayDate } from '../../../machines/calendar.ts';
import { handleCommand } from '../../engine/handle-command.ts';
import { Refusal } from '../../errors.ts';
import { listAvailable } from '../available.ts';
import { contextOf, type OpenedCase, openCase } from '../case-access.ts';
import { readSayings, type Sayings } from '../case-parts/sayings.ts';
import { caseBreadcrumbs } from '../case-words.ts';
import { statusOfRefusal } from '../errors.ts';
import { citedDocuments, type ShownDocument } from '../evidence/cited.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { sayInstant } from '../spoken-date.ts';
import { findingsToSend, problemsByStatement, questionsToSend, type TypedArea, typedIn, typedOfFinding } from '../validation/area-form.ts';
import { shownStatement } from '../validation/area-view.ts';
import { senderOf } from '../visitor.ts';

const doneWords = new Map([
  ['saved', 'Kept for you. Nothing is sent yet.'],
  ['sent', 'Findings and questions are sent.'],
  ['concluded', 'The area is concluded.'],
]);

/** An area of a case, opened for a validator. */
interface OpenedArea {
  readonly opened: OpenedCase;
  readonly context: AssessmentContext;
  readonly name: string;
  readonly area: Area;
  readonly before: Claims;
  readonly say: Sayings;
  readonly documents: ReadonlyMap<string, ShownDocument>;
  readonly draft: DraftPart | undefined;
  readonly part: string;
}

async function openArea(visit: Visit): Promise<OpenedArea> {
  const opened = await openCase(visit);
  if (opened.audience !== 'staff') throw new HttpRefusal(403, 'You belong to this organisation, so somebody else validates it (P1).');
  const name = visit.params.area ?? '';
  const context = contextOf<AssessmentContext>(opened, emptyAssessment);
  const stored = opened.workflow.name === 'assessment' && Object.hasOwn(context.areas, name) ? context.areas[name] : undefined;
  if (!stored || context.revision === 0) throw new HttpRefusal(404, 'There is nothing to validate at this address.');
  const key = [visit.services.db, visit.services.scheme.id, opened.head.id] as const;
  const [, earlier] = await readSubmissions(...key, 2);
  const before = ((earlier?.content as { claims?: Claims } | undefined)?.claims ?? {}) as Claims;
  const part = `validator:${opened.visitor.person}:${name}`;
  const draft = (await readDrafts(...key)).find((each) => each.part === part);
  const say = await readSayings(visit, opened, before, context.standard);
  const documents = await citedDocuments(visit, opened);
  return { opened, context, name, area: areaOn(stored, visit.today), before, say, documents, draft, part };
}

interface Shown {
  readonly typed: TypedArea;
  readonly problems: ReadonlyMap<string, string>;
  readonly refusal: Refusal | null;
}

function standing({ context, area, say }: OpenedArea): TypedArea {
  return Object.fromEntries(area.statements.map((id) => [id, typedOfFinding(context, id, say)]));
}

const isUnscanned = ({ services }: Visit, { documents }: OpenedArea) => !services.scanned && documents.size > 0;

async function areaPage(visit: Visit, at: OpenedArea, { typed, problems, refusal }: Shown): Promise<PageAnswer> {
  const { opened, context, name, area, say } = at;
  const { head, visitor } = opened;
  const mine = area.validator === visitor.person;
  const working = mine && head.state === 'validating' && !['asked', 'concluded'].includes(area.status);
  const statements = area.statements.map((id, index) =>
    shownStatement({ ...at, id, index, typed: typed[id], error: problems.get(id) ?? null }),
  );
  const door = (command: string) => pathTo(paths.command, { case: head.id, command });
  const names = say.ordered(Object.keys(context.areas));
  const errors =
    refusal && problems.size === 0
      ? [{ text: refusal.says, href: '#area' }]
      : statements.flatMap(({ error, anchor }) => (error ? [{ text: error, href: `#${anchor}` }] : []));
  const model = {
    title: say.area(name),
    breadcrumbs: caseBreadcrumbs(opened),
    errors,
    about: { reference: head.reference, organisation: head.organisation?.name ?? '', level: context.level },
    areas: names.map((id) => ({ text: say.area(id), href: pathTo(paths.area, { case: head.id, area: id }), current: id === name })),
    statements,
    found: area.statements.filter((id) => context.findings[id]).length,
    total: area.statements.length,
    working,
    waits: area.asked ? sayDate(area.asked.due) : null,
    concluded: area.status === 'concluded',
    next: await nextAfter(visit, at),
    take: area.validator === null && head.state === 'validating' ? door('takeArea') : null,
    giveBack: working ? door('releaseArea') : null,
    whose: area.validator === null || mine ? null : say.person(area.validator),
    area: name,
    saw: head.version,
    ids: { find: randomUUID(), ask: randomUUID(), conclude: randomUUID(), other: randomUUID() },
    download: downloadsAt(head.id, statements),
    unscanned: isUnscanned(visit, at),
    action: pathTo(paths.area, { case: head.id, area: name }),
    done: doneWords.get(visit.query.done ?? '') ?? null,
    savedAt: at.draft && working ? sayInstant(at.draft.savedAt) : null,
  };
  return { page: 'area', keep: 'nothing', ...(refusal ? { status: statusOfRefusal(refusal) } : {}), model };
}

/** Where an area that is concluded leads: to those that are not, or to the end of the case. */
async function nextAfter(visit: Visit, { opened, context, area, say }: OpenedArea) {
  if (area.status !== 'concluded') return [];
  const { head, workflow } = opened;
  const open = say.ordered(Object.keys(context.areas)).filter((id) => context.areas[id]?.status !== 'concluded');
  if (open.length > 0)
    return open.map((id) => ({ text: `Go on with ${say.area(id)}`, href: pathTo(paths.area, { case: head.id, area: id }) }));
  const can = await listAvailable(visit, opened);
  return ['signOff', 'notYetMet']
    .filter((name) => can.get(name) === null)
    .map((name) => ({ text: workflow.commands[name]?.title ?? name, href: pathTo(paths.command, { case: head.id, command: name }) }));
}

/** Where documents are downloaded, if any is shown. */
function downloadsAt(caseId: string, statements: readonly ReturnType<typeof shownStatement>[]): string | null {
  const any = statements.some(({ evidence }) => evidence.some(({ document }) => document !== null));
  return any ? pathTo(paths.caseDocument, { case: caseId }) : null;
}

/** The area's page: what the validator typed last, else the findings as they stand. */
export async function area(visit: Visit): Promise<PageAnswer> {
  const at = await openArea(visit);
  const now = standing(at);
  const drafted = at.draft ? typedIn(at.draft.content, at.area.statements) : {};
  const typed = Object.fromEntries(Object.entries(now).map(([id, each]) => [id, drafted[id]?.result ? drafted[id] : each]));
  return areaPage(visit, at, { typed, problems: new Map(), refusal: null });
}

/** Keeps what was typed; and where the button says so, sends findings and questions, or concludes the area. */
export async function workArea(visit: Visit): Promise<Answer> {
  const at = await openArea(visit);
  const typed = typedIn(visit.body.data, at.area.statements);
  const kept = await keep(visit, at, typed);
  const here = pathTo(paths.area, { case: at.opened.head.id, area: at.name });
  if (visit.body.by === 'script') return { data: { says: `Kept at ${sayInstant(visit.now)}` } };
  const then = visit.body.then;
  if (then !== 'send' && then !== 'conclude') return { go: `${here}?done=saved` };
  const sending = commandsOf(at, typed, then);
  for (const [index, each] of sending.entries()) {
    try {
      await send(visit, at, each, index === 0);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const rows = each.data.findings ?? each.data.statements ?? [];
      return areaPage(visit, await openArea(visit), { typed, problems: problemsByStatement(error.fields ?? {}, rows), refusal: error });
    }
  }
  const { db, scheme } = visit.services;
  if (kept) await dropDrafts(db, scheme.id, at.opened.head.id, [{ part: at.part, version: kept }]);
  return { go: `${here}?done=${then === 'conclude' ? 'concluded' : 'sent'}` };
}

/** Saves the draft; a draft is one person's own, so what was typed last stands. Answers its version. */
async function keep({ services, now }: Visit, { opened, part, draft }: OpenedArea, typed: TypedArea): Promise<number | null> {
  const row = { scheme: services.scheme.id, case: opened.head.id, part, content: typed, savedBy: opened.visitor.person, at: now };
  const saved = await saveDraft(services.db, { ...row, sawVersion: draft?.version ?? 0 });
  if (saved.saved) return saved.version;
  const again = await saveDraft(services.db, { ...row, sawVersion: saved.now?.version ?? 0 });
  return again.saved ? again.version : null;
}

interface Sending {
  readonly name: 'find' | 'askForMore' | 'concludeArea';
  readonly id: string;
  readonly data: {
    readonly area: string;
    readonly findings?: readonly { readonly statement: string }[];
    readonly statements?: readonly { readonly statement: string }[];
  };
}

function commandsOf(at: OpenedArea, typed: TypedArea, then: 'send' | 'conclude'): Sending[] {
  const findings = findingsToSend(typed, standing(at));
  const statements = questionsToSend(typed);
  const sending: Sending[] = [];
  if (findings.length > 0) sending.push({ name: 'find', id: 'findId', data: { area: at.name, findings } });
  if (statements.length > 0) sending.push({ name: 'askForMore', id: 'askId', data: { area: at.name, statements } });
  if (then === 'conclude') sending.push({ name: 'concludeArea', id: 'concludeId', data: { area: at.name } });
  return sending;
}

/** The first act is judged on what was seen; those that follow it, on what it left. */
function send({ services, body, now }: Visit, { opened }: OpenedArea, { name, id, data }: Sending, first: boolean) {
  const given = body[id];
  const saw = Number(body.saw);
  return handleCommand(services.engine, {
    id: typeof given === 'string' && /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID(),
    case: opened.head.id,
    type: `assessment.${name}`,
    data,
    ...senderOf(opened.visitor),
    ...(first && Number.isSafeInteger(saw) && saw > 0 ? { saw } : {}),
    at: now,
  });
}
