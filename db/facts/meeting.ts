// The facts of the decision meeting: the meetings of its calendar year, and the programme ahead (D1, D6).
import type { FactQueries } from './fact-query.ts';
import { upcomingMeetings } from './shared-facts.ts';

const ownYear = `(select date_part('year', c.key_date) from cases c where c.scheme_id = s.scheme and c.id = s.case_id)`;
const ofTheYear = `c.scheme_id = s.scheme and c.workflow = 'meeting' and date_part('year', c.key_date) = ${ownYear}`;

export const meetingFacts: FactQueries = {
  year: {
    sql: `select json_build_object(
            'meetings', (select coalesce(json_agg(json_build_object('case', c.id, 'date', c.key_date, 'state', c.state) order by c.key_date, c.id), '[]'::json) from cases c where ${ofTheYear}),
            'firstProgrammeYear', not exists (select 1 from publications p where p.scheme_id = s.scheme and p.register = 'programme' and (p.data->>'year')::int < ${ownYear}))`,
    from: `select c.id, c.version from cases c where ${ofTheYear}`,
  },
  programme: upcomingMeetings,
};
