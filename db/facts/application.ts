// The facts of an application: what the hub and the organisation have and had, the programme, and who may decide.
import { heldRoles } from '../held-roles.ts';
import type { FactQueries } from './fact-query.ts';
import { certificates, upcomingMeetings } from './shared-facts.ts';

const live = `select c.id, c.version from cases c
  where c.scheme_id = s.scheme and c.workflow = 'application' and c.hub_id = s.hub and c.id <> s.case_id and not c.closed order by c.opened_on, c.id limit 1`;
const past = `from cases c where c.scheme_id = s.scheme and c.workflow = 'application' and c.organisation_id = s.organisation and c.id <> s.case_id and c.closed`;
const closing = (name: string) => `c.context->'closed'->>'${name}'`;

export const applicationFacts: FactQueries = {
  live: { sql: `select to_json(l.id) from (${live}) l`, from: live },
  past: {
    sql: `select coalesce(json_agg(json_build_object('case', c.id, 'hub', c.hub_id, 'outcome', ${closing('outcome')}, 'closedOn', ${closing('on')},
            'releasedOn', ${closing('releasedOn')}, 'standing', (${closing('standing')})::boolean, 'review', null) order by ${closing('on')}, c.id), '[]'::json) ${past}`,
    from: `select c.id, c.version ${past}`,
  },
  certificates,
  organisation: {
    sql: `select json_build_object('singleOfficerConfirmedOn', (select o.single_officer_confirmed_on from organisations o where o.scheme_id = s.scheme and o.id = s.organisation))`,
  },
  meetings: upcomingMeetings,
  holders: {
    sql: `select coalesce(json_agg(json_build_object('person', x.person_id, 'appointment', x.appointment) order by x.appointment, x.person_id), '[]'::json)
          from (select distinct r.person_id, r.appointment from ${heldRoles} r
                 where r.scheme_id = s.scheme and r.appointment is not null and r.from_on <= s.on_date and (r.until_on is null or r.until_on >= s.on_date)) x`,
  },
  hub: {
    sql: `select json_build_object('area', h.area, 'locality', h.locality_id, 'grantPaid', false) from hubs h where h.scheme_id = s.scheme and h.id = s.hub`,
  },
  franchisees: {
    sql: `select to_json(count(*)::int) from cases c where c.scheme_id = s.scheme and c.workflow = 'application' and c.state = 'awarded'`,
  },
  // Reviews are a workflow of their own, not yet run by anybody.
  openReview: { sql: `select null::json` },
};
