// Who holds which role, with what is lent to them (P7): the one reading of role holders and covers for everybody who asks who may act.

/** Who may stand in for whom: a role is lent within its house only, the council's executive, its officers, or the CVS. */
const house = (role: string) =>
  `case ${role} when 'portfolio-holder' then 'executive' when 'validator' then 'cvs' when 'cvs-representative' then 'cvs' else 'council' end`;

/**
 * A SQL table: scheme_id, person_id, role, appointment, title, from_on, until_on, cover_for. What a person holds has `cover_for` null;
 * what is lent to them has the lender's id and title, and is in force only while the lender holds that role and appointment by
 * themselves and the borrower holds a role of the same house. What is lent cannot be lent on. A role may come in more than one row.
 */
export const heldRoles = `(
  select own.scheme_id, own.person_id, own.role, own.appointment, own.title, own.from_on, own.until_on, null::uuid as cover_for
    from role_holders own
  union all
  select v.scheme_id, v.borrower_id, v.role, v.appointment, l.title,
         greatest(v.from_on, l.from_on, e.from_on), least(v.until_on, l.until_on, e.until_on), v.lender_id
    from covers v
    join role_holders l on l.scheme_id = v.scheme_id and l.person_id = v.lender_id and l.role = v.role
      and (v.appointment is null or l.appointment = v.appointment)
    join role_holders e on e.scheme_id = v.scheme_id and e.person_id = v.borrower_id and ${house('e.role')} = ${house('v.role')})`;
