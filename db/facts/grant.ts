// The facts of a start-up grant: its application as it is now, a review of it, and who decides.
import type { FactQueries } from './fact-query.ts';
import { holders, members, singleOfficer } from './shared-facts.ts';

/** The application that the grant was opened for. */
const application = `(select (g.context->>'application')::uuid from cases g where g.scheme_id = s.scheme and g.id = s.case_id)`;
const ofApplication = `from cases a where a.scheme_id = s.scheme and a.id = ${application}`;
const review = `from cases c where c.scheme_id = s.scheme and c.workflow = 'review' and c.parent_id = ${application} and not c.closed`;

export const grantFacts: FactQueries = {
  application: {
    sql: `select json_build_object('deadline', (select a.context->'offer'->>'deadline' ${ofApplication}), 'outcome', (select a.context->'closed'->>'outcome' ${ofApplication}))`,
    from: `select a.id, a.version ${ofApplication}`,
  },
  openReview: { sql: `select to_json(c.id) ${review} order by c.opened_on, c.id limit 1`, from: `select c.id, c.version ${review}` },
  hubGrant: {
    sql: `select to_json(k.case_id) from claims k where k.scheme_id = s.scheme and k.key = 'grant:' || s.hub::text and k.case_id <> s.case_id`,
  },
  organisation: singleOfficer,
  holders,
  members,
};
