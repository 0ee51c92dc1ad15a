// A certificate by its public reference (G8): what anybody who was shown one may look up.
import type { Db } from '../database.ts';

/** A certificate as published. Valid from and until these civil dates, both included. */
export interface CertificateRow {
  readonly reference: string;
  readonly organisation: string;
  readonly level: number;
  /** Version of the standard it was signed off against. */
  readonly standard: number;
  readonly from_on: string;
  readonly until_on: string;
}

/** The certificate with exactly this reference, or undefined. One look-up by key, whatever the answer. */
export async function findCertificate(db: Db, scheme: string, reference: string): Promise<CertificateRow | undefined> {
  const rows = await db.rows<CertificateRow>(
    `select p.reference, o.name as organisation, (p.data->>'level')::int as level, (p.data->>'standard')::int as standard, p.from_on, p.until_on
     from publications p join organisations o on o.scheme_id = p.scheme_id and o.id = p.organisation_id
     where p.scheme_id = $1::text and p.register = 'certificate' and p.reference = $2::text and p.until_on is not null`,
    [scheme, reference],
  );
  return rows[0];
}
