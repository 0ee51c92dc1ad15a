// The facts of a review: what can be reviewed for its organisation and hub, what is live there, and who could sit on a panel.
import type { FactQueries } from './fact-query.ts';
import { members } from './shared-facts.ts';

const reviewable = `from cases c where c.scheme_id = s.scheme and c.organisation_id = s.organisation and c.hub_id is not distinct from s.hub
  and jsonb_typeof(c.context->'reviewable') = 'array'`;
const live = `from cases c where c.scheme_id = s.scheme and c.workflow = 'application' and c.hub_id = s.hub and not c.closed`;
const inForce = (row: string) => `${row}.from_on <= s.on_date and (${row}.until_on is null or ${row}.until_on >= s.on_date)`;
/** The day of the outcome that this case reviews. */
const decidedOn = `(select (r.context->'reviewed'->>'on')::date from cases r where r.scheme_id = s.scheme and r.id = s.case_id)`;
const is = (value: string) => `${value} = p.person_id::text`;
/** A map in a self-assessment's context. The server may look at other cases, too, before it joins: what they call so need not be a map. */
const map = (key: string) => `case when jsonb_typeof(a.context->'${key}') = 'object' then a.context->'${key}' else '{}'::jsonb end`;
const validated = `exists (select 1 from publications k join cases a on a.scheme_id = k.scheme_id and a.id = k.case_id
    where k.scheme_id = s.scheme and k.register = 'certificate' and k.organisation_id = s.organisation and k.from_on <= ${decidedOn}
      and (k.until_on is null or k.until_on >= ${decidedOn})
      and (${is(`a.context->>'lead'`)} or a.context->'firstValidators' @> to_jsonb(p.person_id::text)
        or exists (select 1 from jsonb_each(${map('areas')}) x where ${is(`x.value->>'validator'`)})
        or exists (select 1 from jsonb_each(${map('findings')}) f where ${is(`f.value->>'by'`)})))`;
const supported = `exists (select 1 from interests i where i.scheme_id = s.scheme and i.person_id = p.person_id and i.organisation_id = s.organisation
    and i.kind = 'supported' and i.from_on <= s.on_date)`;
const seats = `r.scheme_id = s.scheme and r.role in ('portfolio-holder', 'cvs-representative') and ${inForce('r')}`;

export const reviewFacts: FactQueries = {
  decisions: {
    sql: `select coalesce(json_agg(json_build_object('case', c.id, 'workflow', c.workflow, 'reference', d->>'reference', 'kind', d->>'kind',
            'on', d->>'on', 'reviewBy', d->>'reviewBy', 'by', d->'by', 'involved', d->'involved',
            'remitted', d->'remitted', 'reviewed', d->'reviewed',
            'endedBy', case when c.closed and c.outcome in ('withdrawn', 'agreement-refused') then c.outcome end) order by d->>'on', d->>'reference'), '[]'::json)
          from (select c.id, c.workflow, c.context, c.closed, c.outcome ${reviewable}) c, jsonb_array_elements(c.context->'reviewable') d`,
    from: `select c.id, c.version ${reviewable}`,
  },
  liveApplications: {
    sql: `select coalesce(json_agg(c.id order by c.opened_on, c.id), '[]'::json) ${live}`,
    from: `select c.id, c.version ${live}`,
  },
  candidates: {
    sql: `select coalesce(json_agg(json_build_object('person', p.person_id, 'roles', p.roles, 'did',
            array_remove(array[case when ${validated} then 'validated' end, case when ${supported} then 'supported' end], null), 'interests',
            (select coalesce(json_agg(distinct i.kind), '[]'::json) from (
               select i.kind from interests i where i.scheme_id = s.scheme and i.person_id = p.person_id and i.organisation_id = s.organisation and ${inForce('i')}
               union all
               select 'member' from memberships m where m.scheme_id = s.scheme and m.person_id = p.person_id and m.organisation_id = s.organisation and ${inForce('m')}) i)
          ) order by p.person_id), '[]'::json)
          from (select r.person_id, json_agg(distinct r.role) as roles from role_holders r where ${seats} group by r.person_id) p`,
  },
  members,
};
