// A scheme and what is versioned under it: policy, standards, localities. Policies and standards are only ever added.
import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { Db } from './client.ts';
import { safely } from './errors.ts';
import { localities, policies, schemes, standards } from './tables/schemes.ts';

/** A version of the standard, with the day from which new self-assessments use it. */
export interface StandardVersion {
  readonly version: number;
  readonly data: unknown;
  /** 'YYYY-MM-DD'. */
  readonly fromOn: string;
}

/** Adds a scheme. Throws UniqueViolation when its id is taken. */
export async function addScheme(db: Db, row: typeof schemes.$inferInsert): Promise<void> {
  await safely(db.orm.insert(schemes).values(row));
}

/** The scheme of an id, or undefined: a database in which it has not been seeded. */
export async function readScheme(db: Db, scheme: string): Promise<typeof schemes.$inferSelect | undefined> {
  const rows = await safely(db.orm.select().from(schemes).where(eq(schemes.id, scheme)));
  return rows[0];
}

/** Adds a version of the scheme's policy (R6: it holds from `fromOn`, and moves no date already set). */
export async function addPolicy(db: Db, row: typeof policies.$inferInsert): Promise<void> {
  await safely(db.orm.insert(policies).values(row));
}

/** The data of a policy version as it was recorded. Throws an Error when the scheme has no such version. */
export async function readPolicy(db: Db, scheme: string, version: number): Promise<unknown> {
  const wanted = and(eq(policies.schemeId, scheme), eq(policies.version, version));
  const rows = await safely(db.orm.select({ data: policies.data }).from(policies).where(wanted));
  const row = rows[0];
  if (!row) throw new Error(`The scheme '${scheme}' has no policy version ${version}.`);
  return row.data;
}

/** Every version of the scheme's policy with the civil date from which it holds, oldest first. */
export async function readPolicies(db: Db, scheme: string): Promise<{ version: number; fromOn: string; data: unknown }[]> {
  const columns = { version: policies.version, fromOn: policies.fromOn, data: policies.data };
  return safely(db.orm.select(columns).from(policies).where(eq(policies.schemeId, scheme)).orderBy(asc(policies.version)));
}

/** The data of the policy in force on a civil date, or undefined where none has been recorded for it yet. */
export async function policyInForce(db: Db, scheme: string, on: string): Promise<unknown> {
  const wanted = and(eq(policies.schemeId, scheme), lte(policies.fromOn, on));
  const latest = db.orm.select({ data: policies.data }).from(policies).where(wanted).orderBy(desc(policies.version)).limit(1);
  return (await safely(latest))[0]?.data;
}

/** Adds a version of the GRIPP standard (G11). */
export async function addStandard(db: Db, row: typeof standards.$inferInsert): Promise<void> {
  await safely(db.orm.insert(standards).values(row));
}

/** Every version of the standard, oldest first. */
export async function readStandards(db: Db, scheme: string): Promise<StandardVersion[]> {
  const columns = { version: standards.version, data: standards.data, fromOn: standards.fromOn };
  return safely(db.orm.select(columns).from(standards).where(eq(standards.schemeId, scheme)).orderBy(asc(standards.version)));
}

/** Adds the places a scheme is divided into; none is nothing to do. */
export async function addLocalities(db: Db, rows: readonly (typeof localities.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await safely(db.orm.insert(localities).values([...rows]));
}
