// Offices that the groups of the council's accounts give: dated, renewed at each sign-in, ended when the groups no longer say so. Those that an
// administrator gave are left alone. Each change has its line in the record of administrators' acts (R1, P7).
import type { Db } from './database.ts';

/** What the council's groups say of a person. Civil dates: offices run from `on` until `until`, both included. */
export interface GroupsSay {
  readonly scheme: string;
  readonly person: string;
  readonly at: string;
  readonly on: string;
  readonly until: string;
  readonly roles: readonly { readonly id: string; readonly role: string; readonly title: string }[];
}

const record = (what: 'office-given' | 'office-ended', from: string) =>
  `insert into administrator_acts (scheme_id, at, person_id, what, subject, details)
   select scheme_id, $3::timestamptz, person_id, '${what}', person_id::text,
     jsonb_build_object('role', role, 'title', title, 'from', from_on, 'by', 'council-groups') from ${from}`;

const inForce = (on: string) => `from_on <= ${on}::date and (until_on is null or until_on >= ${on}::date)`;

/** Makes the person's offices what the groups say today. */
export async function followGroups(db: Db, { scheme, person, at, on, until, roles }: GroupsSay): Promise<void> {
  const own = 'scheme_id = $1::text and person_id = $2::uuid';
  const names = roles.map(({ role }) => role);
  await db.transaction(async (tx) => {
    // Two sign-ins at once would give one office twice.
    await tx.rows('select 1 from people where scheme_id = $1::text and id = $2::uuid for update', [scheme, person]);
    // An office given today and gone today has no day left to run until.
    const gone = `${own} and from_groups and ${inForce('$4')} and not (role = any($5::text[]))`;
    await tx.rows(
      `with ended as (update role_holders set until_on = $4::date - 1 where ${gone} and from_on < $4::date returning *),
         never as (delete from role_holders where ${gone} and from_on = $4::date returning *)
       ${record('office-ended', '(select * from ended union all select * from never) as x')}`,
      [scheme, person, at, on, names],
    );
    await tx.rows(
      `update role_holders set until_on = $3::date where ${own} and from_groups and ${inForce('$4')} and role = any($5::text[]) and until_on < $3::date`,
      [scheme, person, until, on, names],
    );
    for (const { id, role, title } of roles)
      await tx.rows(
        `with given as (insert into role_holders (scheme_id, id, person_id, role, title, from_on, until_on, from_groups)
           select $1::text, $5::uuid, $2::uuid, $6::text, $7::text, $4::date, $8::date, true
           where not exists (select from role_holders where ${own} and role = $6::text and ${inForce('$4')}) returning *)
         ${record('office-given', 'given')}`,
        [scheme, person, at, on, id, role, title, until],
      );
  });
}
