// A statement as its validator sees it: what the standard asks, what is claimed and shown, what changed, what was found and replied.
import type { AssessmentContext, Claim, Claims } from '../../../machines/assessment.context.ts';
import { metTags } from '../case-parts/assessment.ts';
import type { Sayings } from '../case-parts/sayings.ts';
import type { ShownDocument } from '../evidence/cited.ts';
import type { Typed } from './area-form.ts';

/** What a statement is shown from. */
export interface StatementAt {
  readonly context: AssessmentContext;
  readonly before: Claims;
  readonly say: Sayings;
  /** The documents that the case cites, by their ids. */
  readonly documents: ReadonlyMap<string, ShownDocument>;
  readonly id: string;
  readonly index: number;
  readonly typed: Typed | undefined;
  readonly error: string | null;
}

const isLink = (words: string) => /^https?:\/\//.test(words);

function evidenceOf({ evidence }: Claim, { say, documents }: Pick<StatementAt, 'say' | 'documents'>) {
  return evidence.map((each) => {
    if ('document' in each) {
      const found = documents.get(each.document);
      return {
        text: say.document(each.document),
        href: null,
        document: found?.readable ? each.document : null,
        status: found?.status ?? null,
      };
    }
    const words = say.text(each.link);
    return { text: words, href: isLink(words) ? words : null, document: null, status: null };
  });
}

/** One statement for the template. */
export function shownStatement({ context, before, say, documents, id, index, typed, error }: StatementAt) {
  const statement = say.statement(id);
  const claim = context.claims[id];
  const was = before[id];
  const changed = context.revision > 1 && context.changed.includes(id);
  const finding = context.findings[id];
  const result = typed?.result ?? '';
  const option = (value: string, chosen: string | undefined) => ({ value, chosen: value === chosen });
  return {
    anchor: `statement-${index + 1}`,
    id,
    number: index + 1,
    text: statement.text,
    why: statement.why,
    shows: statement.evidence,
    claim: claim ? metTags[claim.claim] : null,
    comment: claim ? say.text(claim.comment) : '',
    evidence: claim ? evidenceOf(claim, { say, documents }) : [],
    changed,
    was: changed && was ? { tag: metTags[was.claim], comment: say.text(was.comment) } : null,
    reply: context.replies[id] ? say.text(context.replies[id]) : null,
    finding: finding ? { tag: metTags[finding.found], reason: say.text(finding.reason), carried: finding.carried === true } : null,
    agree: result === 'agree',
    differ: result === 'differ',
    more: result === 'more',
    founds: [
      { ...option('met', typed?.found), text: 'Met' },
      { ...option('partly', typed?.found), text: 'Partly met' },
      { ...option('not', typed?.found), text: 'Not met' },
    ],
    reason: typed?.reason ?? '',
    question: typed?.question ?? '',
    error,
  };
}
