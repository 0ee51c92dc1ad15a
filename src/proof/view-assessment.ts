// When two self-assessments are the same for all that can happen to them.
import type { AssessmentContext } from '../../machines/assessment.context.ts';
import { as, asSet, gone, limit, parts, present, type View } from './view.ts';

const letters = 'it is only put into letters, pages and the record';

type Context = AssessmentContext;

const questions = parts({
  on: gone('papers that answer them are no older (P9): a world of papers looks at it'),
  due: limit('G6'),
  reminders: gone('they only remind'),
  questions: parts({ '*': gone('which statements are asked about is the same in every payload: all of the area') }),
});

const area = parts({
  statements: gone('they follow from the level and from whether a hub is recorded, which are told apart'),
  asked: questions,
  passed: gone('only a paper opens them again (P9)'),
});

const finding = parts({ reason: gone(letters), carried: gone(letters) });

const views = {
  organisation: gone('there is one'),
  standard: gone('it is the one of the world'),
  areas: parts({ '*': area }),
  hubStatements: as(
    (left: Context['hubStatements']) => Object.keys(left).length > 0,
    'whether claims about hubs are still to be made (G1)',
  ),
  prepared: as(
    (prepared: Context['prepared']) => prepared && { by: prepared.by, claims: claimed(prepared.claims) },
    'who and what (P6, G5)',
  ),
  claims: as((claims: Context['claims']) => claimed(claims), 'comments and evidence are the same in every payload'),
  revision: as((revision: number) => revision > 0, 'whether it is the first (G5)'),
  changed: gone(letters),
  submitted: gone('only papers are no older (P9)'),
  hands: asSet(parts({}), 'who is in it counts (P5)'),
  findings: parts({ '*': finding }),
  earlier: as(
    (earlier: Context['earlier'], { revision }: Context) => (revision === 0 ? earlier : null),
    'it is used with the first submission (G11)',
  ),
  respondBy: gone('only a reminder looks at it'),
  responded: gone('only a reminder looks at it'),
  replyBy: limit('G10'),
  replies: parts({ '*': present('which differences are replied to (G10)') }),
  plan: gone(letters),
  secondBy: limit('V1'),
  firstValidators: asSet(parts({}), 'who is in it counts (V1)'),
  certificate: parts({ reference: gone('there is one for a case'), from: gone(letters), until: limit('G8') }),
  papers: gone('papers have a world of their own (P9)'),
} satisfies Readonly<Record<string, View>>;

const claimed = (claims: Context['claims']) => Object.fromEntries(Object.entries(claims).map(([id, { claim }]) => [id, claim]));

/** A self-assessment. */
export const assessmentView: View = parts(views);

/** The last day of what a paper is about, today or before its time was over (G6, G10). */
function lastDayOf({ data: { form } }: NonNullable<Context['paper']>, { areas, replyBy }: Context): string | null {
  if (form.act === 'reply') return replyBy;
  const { asked = null, passed } = areas[(form as { area?: string }).area ?? ''] ?? {};
  return (asked ?? passed)?.due ?? null;
}

function paperSeen(paper: Context['paper'], context: Context) {
  if (!paper) return null;
  const last = lastDayOf(paper, context);
  const { form, received } = paper.data;
  return { by: paper.by, expires: { limit: paper.expires }, act: form.act, isInTime: last === null || received <= last };
}

const asked = parts({ on: gone('papers are dated by it, whatever day it was'), reminders: gone('they only remind') });

/** A self-assessment in a world of papers: the last days count to which papers are dated, and what is keyed (P9). */
export const assessmentOnPaperView: View = parts({
  ...views,
  areas: parts({ '*': parts({ statements: gone('they do not change in that world'), asked, passed: asked }) }),
  replyBy: parts({}),
  paper: as(paperSeen, 'who keyed it, what it is, whether it came in time (P9)'),
  papers: asSet(
    parts({ received: gone(letters), on: gone(letters), confirmedBy: gone(letters), act: gone(letters) }),
    'who keyed, and what the organisation said',
  ),
});

/** Deadlines of a self-assessment that only remind. */
export const assessmentInert = ['remindAnswer', 'remindFirstResponse', 'remindExpiry'];
