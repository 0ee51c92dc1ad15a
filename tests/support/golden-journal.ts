// Journals of cases as a version of the machines wrote them, kept in tests/engine/golden/: what every later version must still read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../db/client.ts';
import { type JournalRow, journalOfCase, type StoredCase, storedCase } from '../../db/journal.ts';
import { exportedCases } from '../../db/pilot-export.ts';
import { readPolicy } from '../../db/schemes.ts';
import type { AcceptedVersions } from '../../src/engine/machine-fingerprints.ts';

/** A file of golden journals: the machines that wrote them, the policies they were judged by, the cases and their entries. */
export interface GoldenJournals {
  readonly scheme: string;
  readonly machines: AcceptedVersions;
  readonly policies: readonly { readonly version: number; readonly data: unknown }[];
  readonly cases: readonly (StoredCase & { readonly reference: string })[];
  readonly journal: readonly JournalRow[];
}

/** Where they are kept. */
export const goldenFolder = join(import.meta.dirname, '..', 'engine', 'golden');

/** The files there, oldest first. */
export function goldenFiles(): string[] {
  return readdirSync(goldenFolder)
    .filter((file) => file.endsWith('.json'))
    .sort();
}

/** What a file holds. */
export function readGolden(file: string): GoldenJournals {
  return JSON.parse(readFileSync(join(goldenFolder, file), 'utf8')) as GoldenJournals;
}

/** The file stays small: the longer journals of closed cases are left out. */
const MOST_CLOSED = 20_000;

/** Of every workflow the shortest journal of more than two entries of an open case, and of a closed one where there is a short one. */
export async function takeGolden(db: Db, scheme: string, machines: AcceptedVersions): Promise<GoldenJournals> {
  const found: { case: GoldenJournals['cases'][number]; rows: JournalRow[]; size: number }[] = [];
  for (const { id, reference } of await exportedCases(db, scheme)) {
    const [stored, rows] = [await storedCase(db, scheme, id), await journalOfCase(db, scheme, id)];
    if (stored) found.push({ case: { ...stored, reference }, rows, size: rows.reduce((sum, { body }) => sum + body.length, 0) });
  }
  found.sort((a, b) => Number(a.rows.length < 3) - Number(b.rows.length < 3) || a.size - b.size);
  const kept = Object.keys(machines).flatMap((workflow) =>
    [false, true].flatMap(
      (closed) =>
        found.find((one) => one.case.workflow === workflow && one.case.closed === closed && (!closed || one.size < MOST_CLOSED)) ?? [],
    ),
  );
  const versions = new Set(kept.flatMap(({ rows }) => rows.map(({ body }) => (JSON.parse(body) as { policy?: number }).policy)));
  const policies: { version: number; data: unknown }[] = [];
  for (const version of versions) if (version !== undefined) policies.push({ version, data: await readPolicy(db, scheme, version) });
  return { scheme, machines, policies, cases: kept.map((one) => one.case), journal: kept.flatMap(({ rows }) => rows) };
}

/** Puts the cases and their journals into a database whose keys do not look: what they hang on is not there. */
export async function loadGolden(tx: Db, { scheme, cases, journal }: GoldenJournals): Promise<void> {
  for (const one of cases)
    await tx.rows(
      `insert into cases (scheme_id, id, workflow, machine_version, version, state, closed, context, areas, reference, organisation_id, hub_id, opened_on, changed_at, head)
       values ($1::text, $2::uuid, $3::text, $4::int, $5::int, $6::text, $7::boolean, $8::text::jsonb, '{}', $9::text, $10::uuid, $11::uuid, '2027-01-01', '2027-01-01T09:00:00Z', $12::text)`,
      [
        scheme,
        one.id,
        one.workflow,
        one.machine_version,
        one.version,
        one.state,
        one.closed,
        JSON.stringify(one.context),
        one.reference,
        one.organisation_id,
        one.hub_id,
        one.head,
      ],
    );
  for (const row of journal)
    await tx.rows(
      `insert into journal (scheme_id, case_id, seq, entry_id, kind, command, person, at, body, hash)
       values ($1::text, $2::uuid, $3::int, $4::uuid, $5::text, $6::text, $7::text, $8::timestamptz, $9::text, $10::text)`,
      [scheme, row.case_id, row.seq, row.entry_id, row.kind, row.command, row.person, row.at, row.body, row.hash],
    );
  // The words stay where they were said: here they count as erased (promise 11).
  const refs = journal.flatMap((row) => (row.body.match(/text:[\w-]{43}/g) ?? []).map((ref) => [ref, row.case_id] as const));
  for (const [ref, id] of new Map(refs))
    await tx.rows("insert into texts (scheme_id, ref, case_id, erased_at) values ($1::text, $2::text, $3::uuid, '2028-01-01T09:00:00Z')", [
      scheme,
      ref,
      id,
    ]);
}
