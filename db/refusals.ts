// Refusals live outside the chain: a refused command changes nothing, but that it was refused is worth knowing (promise 6).
import type { Db } from './client.ts';

/** A refused command: ids and the sentence, never what was typed. */
export interface RefusalRow {
  readonly scheme: string;
  readonly case: string | null;
  readonly command: string;
  readonly person: string;
  readonly rule: string;
  readonly says: string;
  readonly at: string;
}

/** Keeps a refusal. */
export async function recordRefusal(db: Db, row: RefusalRow): Promise<void> {
  await db.rows(
    `insert into refusals (scheme_id, case_id, command, person, rule, says, at)
     values ($1::text, $2::uuid, $3::text, $4::text, $5::text, $6::text, $7::timestamptz)`,
    [row.scheme, row.case, row.command, row.person, row.rule, row.says, row.at],
  );
}
