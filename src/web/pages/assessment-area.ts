// One area of a self-assessment: its statements to claim on. Saved on each press of a button and, where the browser can, while typing;
// a colleague who saved meanwhile loses nothing: both versions are shown (G4).
import { readDrafts, saveDraft } from '../../../db/drafts.ts';
import { personNames } from '../../../db/reads/person-names.ts';
import { type ClaimDraft, claimsTyped, noClaim, saysTheSame, whyNotSendable } from '../assessment/claim-draft.ts';
import { partOf, readSheet, type Sheet, type SheetArea } from '../assessment/sheet.ts';
import { addingAt, libraryOf, sayClaim, statementFields, type Theirs } from '../assessment/statement-fields.ts';
import type { OpenedCase } from '../case-access.ts';
import { caseBreadcrumbs, sayDue } from '../case-words.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { openOwnCase } from '../own-case.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { sayInstant, sayTime } from '../spoken-date.ts';
import { isWritable } from './assessment-tasks.ts';

interface Opened {
  readonly opened: OpenedCase;
  readonly sheet: Sheet;
  readonly area: SheetArea;
}

async function areaOf(visit: Visit): Promise<Opened> {
  const opened = await openOwnCase(visit, 'assessment');
  const sheet = await readSheet(visit, opened);
  const area = sheet.areas.find(({ id }) => id === visit.params.area);
  if (!area) throw new HttpRefusal(404, 'This self-assessment has no such area. Go back to the list of its areas.');
  return { opened, sheet, area };
}

/** A save that came too late: what is there now, by whom. */
interface Conflict {
  readonly who: string;
  readonly version: number;
  readonly claims: ReadonlyMap<string, ClaimDraft>;
}

interface Shown {
  readonly typed: ReadonlyMap<string, ClaimDraft>;
  readonly version: number;
  readonly saved: string | null;
  readonly conflict: Conflict | null;
}

async function areaPage(visit: Visit, { opened, sheet, area }: Opened, shown: Shown): Promise<PageAnswer> {
  const library = await libraryOf(visit, opened);
  const { conflict } = shown;
  const statements = area.statements.map(({ words, base, shown: before }) => {
    const other = conflict && (conflict.claims.get(words.id) ?? base);
    const own = shown.typed.get(words.id) ?? before;
    // Where nothing was answered here, what the colleague saved is simply there.
    const claim = other && saysTheSame(own, noClaim) ? other : own;
    const theirs: Theirs | null =
      conflict && other && !saysTheSame(other, claim) ? { who: conflict.who, ...sayClaim(other, library) } : null;
    return statementFields(words, claim, library, {
      error: whyNotSendable(claim),
      question: null,
      theirs,
      plan: planFor(sheet, words.id, visit.today),
    });
  });
  const index = sheet.areas.indexOf(area);
  return {
    page: 'assessment-area',
    keep: 'nothing',
    ...(conflict ? { status: 409 } : {}),
    model: {
      title: area.title,
      breadcrumbs: [...caseBreadcrumbs(opened), { text: 'Areas', href: pathTo(paths.assessment, { case: opened.head.id }) }],
      errors: conflict ? [{ text: `${conflict.who} saved this area while you were typing`, href: '#conflict' }] : [],
      conflict: conflict && { who: conflict.who },
      about: area.about,
      number: index + 1,
      ofAll: sheet.areas.length,
      action: visit.address,
      version: conflict?.version ?? shown.version,
      saved: shown.saved,
      statements,
      back: pathTo(paths.assessment, { case: opened.head.id }),
    },
  };
}

function planFor({ context, say }: Sheet, statement: string, today: string): string | null {
  const line = context.plan.find((each) => each.statement === statement);
  return line ? `${say(line.action)} (${say(line.owner)}, by ${sayDue(line.due, today)})` : null;
}

/** The area as it was last saved. */
export async function assessmentArea(visit: Visit): Promise<Answer> {
  const found = await areaOf(visit);
  if (!isWritable(found.opened)) return { go: pathTo(paths.assessmentFindings, { case: found.opened.head.id }) };
  const { draft, savedBy } = found.area;
  const saved = draft && `Saved ${sayInstant(draft.savedAt)} by ${savedBy}`;
  return areaPage(visit, found, { typed: new Map(), version: draft?.version ?? 0, saved, conflict: null });
}

/** Keeps what was typed. A program in the page saves by itself and reads the answer as data. */
export async function saveArea(visit: Visit): Promise<Answer> {
  const found = await areaOf(visit);
  const { opened, area } = found;
  if (!isWritable(opened))
    throw new HttpRefusal(409, 'This self-assessment was submitted meanwhile, so its claims can no longer be changed. Nothing was saved.');
  const typed = claimsTyped(visit.body);
  const result = await keep(visit, found, typed);
  const byItself = visit.body.by === 'script';
  if (result.saved) {
    const says = `Saved at ${sayTime(visit.now)}`;
    if (byItself) return { data: { version: result.version, says } };
    return { go: nextAfter(visit, found) };
  }
  const now = result.now;
  const who = now
    ? ((await personNames(visit.services.db, visit.services.scheme.id, [now.savedBy])).get(now.savedBy) ?? 'A colleague')
    : 'A colleague';
  if (byItself)
    return {
      status: 409,
      data: { says: `${who} saved this area while you were typing. Press Save to see both versions: nothing is lost.` },
    };
  const latest = (await readDrafts(visit.services.db, visit.services.scheme.id, opened.head.id)).find(
    ({ part }) => part === partOf(area.id),
  );
  const conflict = { who, version: latest?.version ?? 0, claims: claimsTyped(latest?.content) };
  return areaPage(visit, found, { typed, version: 0, saved: null, conflict });
}

/** Only what differs from what was sent before is a draft: the rest stays as it is, with its finding. */
function keep({ services, body, now }: Visit, { opened, area }: Opened, typed: ReadonlyMap<string, ClaimDraft>) {
  const version = typeof body.version === 'string' && /^\d{1,9}$/.test(body.version) ? Number(body.version) : 0;
  const claims = area.statements.flatMap(({ words, base, shown }) => {
    const claim = typed.get(words.id) ?? shown;
    return saysTheSame(claim, base) ? [] : [[words.id, claim] as const];
  });
  return saveDraft(services.db, {
    scheme: services.scheme.id,
    case: opened.head.id,
    part: partOf(area.id),
    content: { claims: Object.fromEntries(claims) },
    sawVersion: version,
    savedBy: opened.visitor.person,
    at: now,
  });
}

function nextAfter({ body }: Visit, { opened, sheet, area }: Opened): string {
  const here = pathTo(paths.assessmentArea, { case: opened.head.id, area: area.id });
  if (body.go === 'document') return addingAt(opened, here);
  const next = sheet.areas[sheet.areas.indexOf(area) + 1];
  if (body.go === 'next' && next) return pathTo(paths.assessmentArea, { case: opened.head.id, area: next.id });
  return `${pathTo(paths.assessment, { case: opened.head.id })}?done=saved`;
}
