// Looks at each document that came, where a virus scanner is set up: until then nobody can download it (G12).
import { nextUnscanned, recordScan } from '../../db/evidence-scans.ts';
import { recordIncident } from '../../db/incidents.ts';
import type { Bench } from './bench.ts';

const FOUND = 'A virus was found in a document of an evidence library. Its content was removed; the organisation sees it in its library.';
const DOWN = 'Documents wait for the virus scanner, which gives no verdict. Look whether it is running, and how large a file it takes.';

/**
 * Scans the oldest document not scanned yet. False: there is none, or no scanner. `stuck` takes those without a verdict, so that one
 * file cannot keep the others waiting; whoever keeps it empties it from time to time, and they are tried again.
 */
export async function scanNext(bench: Bench, at: string, stuck: Set<string>): Promise<boolean> {
  const { scan } = bench;
  const { db, scheme } = bench.engine;
  const next = scan && (await nextUnscanned(db, scheme, [...stuck]));
  if (!scan || !next) return false;
  const incident = { scheme, case: null, entry: null, n: null, at };
  try {
    const found = await scan(next.bytes);
    await recordScan(db, scheme, next.id, found, at);
    if (found === 'found') await recordIncident(db, { ...incident, kind: 'evidence-infected', says: FOUND, entry: next.id });
  } catch (error) {
    stuck.add(next.id);
    bench.warn(error instanceof Error ? error.message : 'The virus scanner gives no verdict');
    await recordIncident(db, { ...incident, kind: 'scanner-silent', says: DOWN });
  }
  return true;
}
