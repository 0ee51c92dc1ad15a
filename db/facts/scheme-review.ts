// The facts of the scheme's yearly review: counts of the year it looks at, the versions of policy and standard, and whether the next is opened.
import type { FactQueries } from './fact-query.ts';

const year = `(select (o.context->>'year')::int from cases o where o.scheme_id = s.scheme and o.id = s.case_id)`;
const count = (workflow: string) =>
  `(select count(*)::int from cases c where c.scheme_id = s.scheme and c.workflow = '${workflow}' and not c.closed)`;
const versionsOf = (table: string) =>
  `(select coalesce(json_agg(json_build_object('version', v.version, 'from', v.from_on) order by v.version), '[]'::json) from ${table} v where v.scheme_id = s.scheme)`;

export const schemeReviewFacts: FactQueries = {
  figures: {
    sql: `select json_build_object('franchises', ${count('franchise')}, 'applicationsOpen', ${count('application')},
            'applications', (select coalesce(json_agg(json_build_object('outcome', n.outcome, 'count', n.count) order by n.outcome), '[]'::json)
              from (select c.outcome, count(*)::int as count from cases c where c.scheme_id = s.scheme and c.workflow = 'application' and c.closed
                      and c.outcome is not null and c.closed_on >= make_date(${year}, 1, 1) and c.closed_on < make_date(${year} + 1, 1, 1) group by c.outcome) n))`,
  },
  versions: { sql: `select json_build_object('policy', ${versionsOf('policies')}, 'standard', ${versionsOf('standards')})` },
  nextOpened: {
    sql: `select to_json(exists (select 1 from cases c where c.scheme_id = s.scheme and c.workflow = 'scheme-review' and (c.context->>'year')::int = ${year} + 1))`,
  },
};
