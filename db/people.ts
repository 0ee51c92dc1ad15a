// Who there is in a scheme: organisations and their hubs, people, and what people hold, dated (P7). Lists may be empty.
import type { Db } from './client.ts';
import { safely } from './errors.ts';
import { hubs, organisations } from './tables/organisations.ts';
import { covers, interests, memberships, people, roleHolders } from './tables/people.ts';

/** Adds organisations. */
export async function addOrganisations(db: Db, rows: readonly (typeof organisations.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(organisations).values([...rows]));
}

/** Adds hubs of organisations and localities that are there. */
export async function addHubs(db: Db, rows: readonly (typeof hubs.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(hubs).values([...rows]));
}

/** Adds people. Throws UniqueViolation `people_email` when another person of the scheme has the e-mail address, in any case of letters. */
export async function addPeople(db: Db, rows: readonly (typeof people.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(people).values([...rows]));
}

/** Adds who acts for which organisation (P6). */
export async function addMemberships(db: Db, rows: readonly (typeof memberships.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(memberships).values([...rows]));
}

/** Adds who holds which role (P7). */
export async function addRoleHolders(db: Db, rows: readonly (typeof roleHolders.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(roleHolders).values([...rows]));
}

/** Adds roles lent for a stated time (P7). Throws a DatabaseError for a role that cannot be lent, or lent to oneself. */
export async function addCovers(db: Db, rows: readonly (typeof covers.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(covers).values([...rows]));
}

/** Adds ties of people to organisations that separation of duty looks at (P1, P8). */
export async function addInterests(db: Db, rows: readonly (typeof interests.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(interests).values([...rows]));
}
