// The facts of a start-up grant: its application as it is now, a review of it, and who decides.
import type { FactQueries } from './fact-query.ts';

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
  organisation: {
    sql: `select json_build_object('singleOfficerConfirmedOn', (select o.single_officer_confirmed_on from organisations o where o.scheme_id = s.scheme and o.id = s.organisation))`,
  },
  holders: {
    sql: `select coalesce(json_agg(json_build_object('person', r.person_id, 'appointment', r.appointment) order by r.appointment, r.person_id), '[]'::json) from role_holders r
          where r.scheme_id = s.scheme and r.appointment is not null and r.from_on <= s.on_date and (r.until_on is null or r.until_on >= s.on_date)`,
  },
};
