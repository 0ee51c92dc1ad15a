// The facts of a self-assessment: the standard as codes, its organisation, what was found before, and who waits for its level.
import type { FactQueries, FactQuery } from './fact-query.ts';
import { certificates, members } from './shared-facts.ts';

const inForce = `(select max(q.version) from standards q where q.scheme_id = s.scheme and q.from_on <= s.on_date)`;

const previous = `select c.id, c.version, c.context from cases c
  where c.scheme_id = s.scheme and c.workflow = 'assessment' and c.organisation_id = s.organisation and c.id <> s.case_id and c.state in ('signed-off', 'expired')
  order by c.opened_on desc, c.changed_at desc, c.id limit 1`;

/** The organisation's open cases of a workflow, oldest first. */
const openCases = (workflow: string): FactQuery => ({
  sql: `select coalesce(json_agg(c.id order by c.opened_on, c.id), '[]'::json) from cases c
        where c.scheme_id = s.scheme and c.workflow = '${workflow}' and c.organisation_id = s.organisation and not c.closed`,
});

export const assessmentFacts: FactQueries = {
  standard: {
    sql: `select json_build_object('version', t.version, 'levels', t.data->'levels',
            'statements', (select json_agg(json_build_object('id', x->>'id', 'area', x->>'area', 'level', (x->>'level')::int, 'required', (x->>'required')::boolean, 'hubsOnly', x->>'appliesTo' = 'hubs') order by o)
                           from jsonb_array_elements(t.data->'statements') with ordinality as e(x, o)))
          from standards t where t.scheme_id = s.scheme and t.version = ${inForce}`,
  },
  organisation: {
    sql: `select json_build_object('runsHub', exists (select 1 from hubs h where h.scheme_id = s.scheme and h.organisation_id = s.organisation),
            'singleOfficerConfirmedOn', (select o.single_officer_confirmed_on from organisations o where o.scheme_id = s.scheme and o.id = s.organisation))`,
  },
  previous: {
    sql: `select json_build_object('version', (p.context->>'standard')::int,
            'findings', (select coalesce(json_agg(json_build_object('statement', f.key, 'found', f.value->>'found') order by f.key), '[]'::json) from jsonb_each(p.context->'findings') f),
            'maps', case when (p.context->>'standard')::int = t.version then '[]'::jsonb else coalesce(t.data->'mapsFrom', '[]'::jsonb) end)
          from (${previous}) p, standards t where t.scheme_id = s.scheme and t.version = ${inForce}`,
    from: `select p.id, p.version from (${previous}) p`,
  },
  certificates,
  members,
  openApplications: openCases('application'),
  franchises: openCases('franchise'),
};
