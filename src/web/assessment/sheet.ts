// A self-assessment as the organisation writes it: per area the statements in words, what was claimed before, and the draft on top of it.
import { type DraftPart, readDrafts } from '../../../db/drafts.ts';
import { hubsOf } from '../../../db/reads/organisation-hubs.ts';
import { personNames } from '../../../db/reads/person-names.ts';
import { textsByRef } from '../../../db/texts.ts';
import { type AssessmentContext, type Claim, emptyAssessment } from '../../../machines/assessment.context.ts';
import { sameClaim } from '../../../machines/assessment.findings.ts';
import { widened } from '../../../machines/assessment.steps.ts';
import { contextOf, type OpenedCase } from '../case-access.ts';
import type { Visit } from '../route.ts';
import { type ClaimDraft, claimsTyped, noClaim } from './claim-draft.ts';
import { readStandardWords, type StatementWords } from './standard-words.ts';

/** One statement on the sheet. `shown`: the draft, or else what was prepared or submitted. */
export interface SheetStatement {
  readonly words: StatementWords;
  readonly base: ClaimDraft;
  readonly shown: ClaimDraft;
  /** It is as it was last submitted, word for word, so that its finding carries over (G7). */
  readonly kept: boolean;
}

/** One area on the sheet. `draft`: as last saved, null where nothing is. */
export interface SheetArea {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly statements: readonly SheetStatement[];
  readonly draft: DraftPart | null;
  readonly savedBy: string | null;
}

/** The whole of it. */
export interface Sheet {
  readonly context: AssessmentContext;
  readonly areas: readonly SheetArea[];
  /** Texts of the case by their references. */
  readonly say: (ref: string | undefined) => string;
}

/** The name under which an area's draft is kept. */
export const partOf = (area: string) => `area:${area}`;

/** How many statements of an area have a claim. */
export const claimedIn = ({ statements }: Pick<SheetArea, 'statements'>) => statements.filter(({ shown }) => shown.claim !== '').length;

function refsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('text:') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(refsIn) : [];
}

/** Reads the sheet of a case. With a hub recorded since the start, what is asked of hubs too is on it (G1). */
export async function readSheet(visit: Visit, opened: OpenedCase): Promise<Sheet> {
  const { head } = opened;
  const { db, scheme } = visit.services;
  const stored = contextOf(opened, emptyAssessment);
  const hubs = await hubsOf(db, scheme.id, head.organisation ? [head.organisation.id] : []);
  const context = widened(stored, hubs.length > 0);
  const texts = new Map((await textsByRef(db, scheme.id, refsIn(stored))).map(({ ref, body }) => [ref, body]));
  const say = (ref: string | undefined) => (ref === undefined ? '' : (texts.get(ref) ?? ''));
  const drafts = await readDrafts(db, scheme.id, head.id);
  const names = await personNames(
    db,
    scheme.id,
    drafts.map(({ savedBy }) => savedBy),
  );
  const words = await readStandardWords(visit, context.standard);
  const areas = words.areas.flatMap((area): SheetArea[] => {
    const required = context.areas[area.id];
    if (!required) return [];
    const draft = drafts.find(({ part }) => part === partOf(area.id)) ?? null;
    const statements = required.statements.map((id) => statementOf(id, words.statements, context, claimsTyped(draft?.content), say));
    return [{ ...area, statements, draft, savedBy: draft && (names.get(draft.savedBy) ?? 'a colleague') }];
  });
  return { context, areas, say };
}

function statementOf(
  id: string,
  words: ReadonlyMap<string, StatementWords>,
  { prepared, claims }: AssessmentContext,
  drafts: ReadonlyMap<string, ClaimDraft>,
  say: Sheet['say'],
): SheetStatement {
  const before = prepared?.claims[id] ?? claims[id];
  const base = before ? draftOf(before, say) : noClaim;
  const draft = drafts.get(id);
  const kept = draft === undefined && claims[id] !== undefined && sameClaim(before, claims[id]);
  return { words: words.get(id) ?? { id, text: id, why: '', evidence: [] }, base, shown: draft ?? base, kept };
}

/** A claim that was sent, as one could go on writing it. */
export function draftOf({ claim, comment, evidence }: Claim, say: Sheet['say']): ClaimDraft {
  return {
    claim,
    comment: say(comment),
    documents: evidence.flatMap((each) => ('document' in each ? [each.document] : [])).sort(),
    links: evidence.flatMap((each) => ('link' in each ? [say(each.link)] : [])).filter((link) => link !== ''),
  };
}
