// Facts that more than one workflow reads.
import { heldRoles } from '../held-roles.ts';
import type { FactQuery } from './fact-query.ts';

/** Register 'certificate' of the subject's organisation: every entry, oldest first. */
export const certificates: FactQuery = {
  sql: `select coalesce(json_agg(json_build_object('reference', p.reference, 'level', (p.data->>'level')::int, 'from', p.from_on, 'until', p.until_on) order by p.from_on, p.reference), '[]'::json)
        from publications p where p.scheme_id = s.scheme and p.register = 'certificate' and p.organisation_id = s.organisation`,
  from: `select c.id, c.version from cases c where c.scheme_id = s.scheme and c.id in
        (select p.case_id from publications p where p.scheme_id = s.scheme and p.register = 'certificate' and p.organisation_id = s.organisation)`,
};

/** Register 'programme': entries dated today or later, in order of date. */
export const upcomingMeetings: FactQuery = {
  sql: `select coalesce(json_agg(json_build_object('case', p.reference, 'date', p.data->>'date', 'cutOff', p.data->>'cutOff', 'state', p.data->>'state') order by p.data->>'date', p.reference), '[]'::json)
        from publications p where p.scheme_id = s.scheme and p.register = 'programme' and p.data->>'date' >= s.on_date::text`,
  from: `select c.id, c.version from cases c where c.scheme_id = s.scheme and c.id in
        (select p.case_id from publications p where p.scheme_id = s.scheme and p.register = 'programme' and p.data->>'date' >= s.on_date::text)`,
};

/** The scheme's appointments of portfolio holders in force on the command's date, lent ones too (P2, P7). */
export const holders: FactQuery = {
  sql: `select coalesce(json_agg(json_build_object('person', x.person_id, 'appointment', x.appointment) order by x.appointment, x.person_id), '[]'::json)
        from (select distinct r.person_id, r.appointment from ${heldRoles} r
               where r.scheme_id = s.scheme and r.appointment is not null and r.from_on <= s.on_date and (r.until_on is null or r.until_on >= s.on_date)) x`,
};

/** Table `memberships`: who acted or acts for the subject's organisation, in which capacity, from when until when (P9). */
export const members: FactQuery = {
  sql: `select coalesce(json_agg(json_build_object('person', m.person_id, 'capacity', m.capacity, 'from', m.from_on, 'until', m.until_on) order by m.person_id, m.capacity, m.from_on), '[]'::json)
        from memberships m where m.scheme_id = s.scheme and m.organisation_id = s.organisation`,
};

/** Table `organisations`: since when the subject's organisation is confirmed to have a single officer (P6). */
export const singleOfficer: FactQuery = {
  sql: `select json_build_object('singleOfficerConfirmedOn', (select o.single_officer_confirmed_on from organisations o where o.scheme_id = s.scheme and o.id = s.organisation))`,
};
