// Run as a process of its own, in another time zone and on another day: folds an exported journal and says what it comes to.
import { readFileSync } from 'node:fs';
import type { JournalRow } from '../../db/journal.ts';
import { type Policy, policySchema } from '../../machines/policy.ts';
import type { Snapshot } from '../../machines/workflow.ts';
import { foldEntry } from '../../src/engine/fold.ts';
import type { JournalBody } from '../../src/engine/journal-entry.ts';
import { registry } from '../../src/engine/workflows.ts';
import { errandRegistry } from './errand-workflow.ts';

interface Exported {
  readonly policies: readonly { readonly version: number; readonly data: unknown }[];
  readonly rows: readonly JournalRow[];
}

// Another day: whoever asks for today gets one that is long past the journal's.
const someday = Date.UTC(2041, 1, 29, 12);
Date.now = () => someday;
Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(someday);

const { policies, rows } = JSON.parse(readFileSync(0, 'utf8')) as Exported;
const known = new Map(policies.map(({ version, data }) => [version, policySchema.parse(data)]));
const snapshots: Record<string, Snapshot> = {};
const astray: string[] = [];
for (const row of rows) {
  const policy = (version: number) => known.get(version) as Policy;
  const folded = foldEntry(
    { ...registry, ...errandRegistry() },
    policy,
    snapshots[row.case_id] ?? null,
    JSON.parse(row.body) as JournalBody,
    true,
  );
  if (folded.ok) snapshots[row.case_id] = folded.snapshot;
  else astray.push(`${row.case_id} ${folded.astray.seq}: ${folded.astray.says}`);
}
const [zone, offset] = [process.env.TZ, new Date(Date.UTC(2027, 0, 1)).getTimezoneOffset()];
process.stdout.write(JSON.stringify({ zone, offset, today: new Date(Date.now()).toISOString(), astray, snapshots }));
