// What a person holds on a date, as columns of whoever reads who is there: by a session or by a program's token.
import { heldRoles } from './held-roles.ts';

/** SQL columns roles, office and memberships of the person `row.person_id`, in force on the date of parameter `on`, such as '$4'. */
export function heldColumns(row: string, on: string): string {
  const inForce = (dated: string) => `${dated}.from_on <= ${on}::date and (${dated}.until_on is null or ${dated}.until_on >= ${on}::date)`;
  const own = (dated: string) => `${dated}.scheme_id = ${row}.scheme_id and ${dated}.person_id = ${row}.person_id and ${inForce(dated)}`;
  return `(select coalesce(json_agg(distinct r.role), '[]'::json) from ${heldRoles} r where ${own('r')}) as roles,
       (select min(r.title) from role_holders r where ${own('r')}) as office,
       (select coalesce(json_agg(x order by x.name), '[]'::json) from (
         select m.organisation_id as organisation, o.name, json_agg(distinct m.capacity) as capacities from memberships m
         join organisations o on o.scheme_id = m.scheme_id and o.id = m.organisation_id
         where ${own('m')} group by m.organisation_id, o.name) x) as memberships`;
}
