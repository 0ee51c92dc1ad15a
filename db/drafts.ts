// What is being written and is not yet part of a case (G4): one row per part, each with its own version, so that several members
// work at once. A dropped part keeps its row, empty, because its version must never count from the beginning again.
import type { Db } from './database.ts';
import { storableJson } from './values.ts';

/** A part of a draft as last saved. `savedAt` is an instant, UTC. */
export interface DraftPart {
  readonly part: string;
  readonly content: unknown;
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** A part as one member leaves it. `sawVersion` is the version it was read at, 0 where nothing was there. */
export interface DraftSave {
  readonly scheme: string;
  readonly case: string;
  readonly part: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly sawVersion: number;
  readonly savedBy: string;
  readonly at: string;
}

/** Saved under a new version; or not, because somebody saved or submitted the part since: `now` is what is there, null for nothing. */
export type DraftSaved = { readonly saved: true; readonly version: number } | { readonly saved: false; readonly now: DraftPart | null };

const COLUMNS = 'part, content, version, saved_by as "savedBy", saved_at as "savedAt"';

/** Saves one part unless it moved since it was seen (G4). Throws DatabaseError when the scheme has no such case. */
export async function saveDraft(db: Db, draft: DraftSave): Promise<DraftSaved> {
  const rows = await db.rows<{ version: number }>(
    `with changed as (
       update drafts set content = $4::text::jsonb, version = version + 1, saved_by = $6::uuid, saved_at = $7::timestamptz
       where scheme_id = $1::text and case_id = $2::uuid and part = $3::text
         and (version = $5::int and content <> 'null'::jsonb or $5::int = 0 and content = 'null'::jsonb)
       returning version),
     made as (
       insert into drafts (scheme_id, case_id, part, content, version, saved_by, saved_at)
       select $1::text, $2::uuid, $3::text, $4::text::jsonb, 1, $6::uuid, $7::timestamptz
       where $5::int = 0 and not exists (select 1 from changed)
       on conflict (scheme_id, case_id, part) do nothing
       returning version)
     select version from changed union all select version from made`,
    [draft.scheme, draft.case, draft.part, storableJson(draft.content), draft.sawVersion, draft.savedBy, draft.at],
  );
  const version = rows[0]?.version;
  if (version !== undefined) return { saved: true, version };
  const now = (await readDrafts(db, draft.scheme, draft.case)).find(({ part }) => part === draft.part);
  return { saved: false, now: now ?? null };
}

/** The parts of a case that are being written, in order of their names. */
export async function readDrafts(db: Db, scheme: string, caseId: string): Promise<DraftPart[]> {
  return db.rows<DraftPart>(
    `select ${COLUMNS} from drafts
     where scheme_id = $1::text and case_id = $2::uuid and content <> 'null'::jsonb order by part collate "C"`,
    [scheme, caseId],
  );
}

/**
 * Drops the parts that were submitted, each at the version that was submitted, and answers their names: what a colleague saved in the
 * meantime stays. Pass the transaction of the submission, so that both happen or neither.
 */
export async function dropDrafts(
  db: Db,
  scheme: string,
  caseId: string,
  submitted: readonly Pick<DraftPart, 'part' | 'version'>[],
): Promise<string[]> {
  if (submitted.length === 0) return [];
  const rows = await db.rows<{ part: string }>(
    `update drafts d set content = 'null'::jsonb, version = d.version + 1
     from unnest($3::text[], $4::bigint[]) as s(part, version)
     where d.scheme_id = $1::text and d.case_id = $2::uuid and d.part = s.part and d.version = s.version and d.content <> 'null'::jsonb
     returning d.part`,
    [scheme, caseId, submitted.map(({ part }) => part), submitted.map(({ version }) => version)],
  );
  return rows.map(({ part }) => part).sort();
}
