// One journal entry: what was done, by whom, when, on which facts, and what came of it. Canonical text, chained by hash (promise 10).
import type { Effect } from '../../machines/effects.ts';
import type { Actor, Snapshot, Subject } from '../../machines/workflow.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';

/** The body of a command's entry. The policy is named by its version; the rest of what the step saw is here in full. */
export interface CommandEntry {
  readonly kind: 'command';
  readonly case: string;
  readonly seq: number;
  readonly workflow: string;
  readonly machine: number;
  readonly entry: string;
  readonly command: string;
  readonly data: unknown;
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  readonly at: string;
  readonly on: string;
  readonly subject: Subject;
  readonly facts: unknown;
  readonly policy: number;
  readonly after: { readonly state: string; readonly digest: string };
}

/** Written when a machine's version changes: the full new snapshot, from which folding starts again (promise 12). */
export interface MigratedEntry {
  readonly kind: 'migrated';
  readonly case: string;
  readonly seq: number;
  readonly workflow: string;
  readonly machine: number;
  readonly from: number;
  readonly entry: string;
  readonly at: string;
  readonly snapshot: Snapshot;
}

export type JournalBody = CommandEntry | MigratedEntry;

/** What a case's first entry is chained to. */
export function genesis(scheme: string, caseId: string): string {
  return sha256(`genesis\n${scheme}\n${caseId}`);
}

/** The hash of an entry: over the hash before it and its own canonical text. */
export function entryHash(previous: string, body: string): string {
  return sha256(`${previous}\n${body}`);
}

/** The digest of what a step produced: the snapshot and everything asked for. */
export function outcomeDigest(snapshot: Snapshot, effects: readonly Effect[]): string {
  return sha256(canonicalJson({ state: snapshot.state, context: snapshot.context, effects }));
}
