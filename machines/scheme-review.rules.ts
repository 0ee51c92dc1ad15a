// The ordered rules of the scheme's yearly review: why a command is refused, and what to do about it (H2).
import { yearOf } from './calendar.ts';
import type { SchemeReviewCommands, SchemeReviewContext, SchemeReviewFacts } from './scheme-review.context.ts';
import { type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<SchemeReviewContext, SchemeReviewFacts, SchemeReviewCommands>();

/** The rules in the order in which they are asked. */
export const schemeReviewRules: readonly Rule[] = [
  book.payload('H2a', ['open'], ({ act, data }) => {
    const now = yearOf(act.on);
    return data.year === now || data.year === now - 1
      ? null
      : `A yearly review looks at a year that has begun, and not further back than last year. Enter ${now} or ${now - 1}.`;
  }),
  book.payload('H2b', ['nameChange'], ({ data, facts }) =>
    facts.versions[data.what].some(({ version }) => version === data.version)
      ? null
      : `The ${data.what} has no version ${data.version}. Enter the number of a version that is recorded.`,
  ),
  book.payload('H2c', ['nameChange'], ({ context, data }) =>
    context.changes.some(({ what, version }) => what === data.what && version === data.version)
      ? `Version ${data.version} of the ${data.what} is named already. There is nothing more to do.`
      : null,
  ),
  book.facts('H2d', ['publish'], ({ context }) =>
    context.findings ? null : 'Nothing has been found yet. Record the findings on impact and refresh, then publish them.',
  ),
];
