// The facts of an application: what the hub and the organisation have and had, the programme, and who may decide.
import type { FactQueries } from './fact-query.ts';
import { certificates, holders, members, singleOfficer, upcomingMeetings } from './shared-facts.ts';

const live = `select c.id, c.version from cases c
  where c.scheme_id = s.scheme and c.workflow = 'application' and c.hub_id = s.hub and c.id <> s.case_id and not c.closed order by c.opened_on, c.id limit 1`;
const past = `from cases c where c.scheme_id = s.scheme and c.workflow = 'application' and c.organisation_id = s.organisation and c.id <> s.case_id and c.closed`;
const closing = (name: string) => `c.context->'closed'->>'${name}'`;
const grantsOfHub = `from cases c where c.scheme_id = s.scheme and c.workflow = 'grant' and c.hub_id = s.hub`;
/** A grant was paid for the hub, or one of another application may yet be: an organisation is promised none that cannot open (S6). */
const grantHeld = `exists (select 1 ${grantsOfHub} and (c.context->>'firstPaidOn' is not null or (not c.closed and c.parent_id <> s.case_id)))`;
/** The franchise that an award began has ended. */
const franchiseEnded = `exists (select 1 from cases f where f.scheme_id = s.scheme and f.workflow = 'franchise' and f.context->>'application' = c.id::text and f.closed)`;
/** A review that hangs on the case is open; else the last outcome was reviewed, or made after a review, so that it cannot be. */
const reviewOf = `case when exists (select 1 from cases r where r.scheme_id = s.scheme and r.workflow = 'review' and r.parent_id = c.id and not r.closed) then 'open'
            when (c.context->'reviewable'->-1->>'reviewed')::boolean or (c.context->'reviewable'->-1->>'remitted')::boolean then 'ended' end`;
const openReview = `from cases c where c.scheme_id = s.scheme and c.workflow = 'review' and c.parent_id = s.case_id and not c.closed`;

export const applicationFacts: FactQueries = {
  live: { sql: `select to_json(l.id) from (${live}) l`, from: live },
  past: {
    sql: `select coalesce(json_agg(json_build_object('case', c.id, 'hub', c.hub_id, 'outcome', ${closing('outcome')}, 'closedOn', ${closing('on')},
            'reviewBy', c.context->'reviewable'->-1->>'reviewBy', 'standing', (${closing('standing')})::boolean and not ${franchiseEnded}, 'review', ${reviewOf}) order by ${closing('on')}, c.id), '[]'::json) ${past}`,
    from: `select c.id, c.version ${past} union select r.id, r.version from cases r
           where r.scheme_id = s.scheme and r.workflow in ('review', 'franchise') and r.organisation_id = s.organisation`,
  },
  certificates,
  organisation: singleOfficer,
  members,
  meetings: upcomingMeetings,
  holders,
  hub: {
    sql: `select json_build_object('area', h.area, 'locality', h.locality_id, 'grantPaid', ${grantHeld})
          from hubs h where h.scheme_id = s.scheme and h.id = s.hub`,
    from: `select c.id, c.version ${grantsOfHub}`,
  },
  franchisees: {
    sql: `select to_json(count(*)::int) from cases c where c.scheme_id = s.scheme and c.workflow = 'application' and c.state = 'awarded'`,
  },
  // The case's own: whoever writes compares its version.
  submitted: {
    sql: `select u.content::json from submissions u where u.scheme_id = s.scheme and u.case_id = s.case_id order by u.number desc limit 1`,
  },
  openReview: {
    sql: `select to_json(c.id) ${openReview} order by c.opened_on, c.id limit 1`,
    from: `select c.id, c.version ${openReview}`,
  },
};
