// The versions of a scheme's policy with who recorded each (R6).
import type { Db } from '../database.ts';

/** A version of the policy. `by` is a person's name, or what else recorded it. */
export interface PolicyVersion {
  readonly version: number;
  readonly fromOn: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly data: unknown;
}

/** Every version, the latest first. */
export async function policyVersions(db: Db, scheme: string): Promise<PolicyVersion[]> {
  return db.rows<PolicyVersion>(
    `select v.version, v.from_on as "fromOn", v.recorded_at as "recordedAt", coalesce(p.name, v.recorded_by) as "by", v.data
     from policies v left join people p on p.scheme_id = v.scheme_id and p.id::text = v.recorded_by
     where v.scheme_id = $1::text order by v.version desc`,
    [scheme],
  );
}
