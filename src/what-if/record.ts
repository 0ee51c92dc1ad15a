// The record of a scheme as a replay needs it: every case with its journal, and the policies that its acts were judged by.
import { caseIdsAfter, journalOfCase } from '../../db/journal.ts';
import { readPolicies } from '../../db/schemes.ts';
import { type Policy, policySchema } from '../../machines/policy.ts';
import { type Engine, registered } from '../engine/engine.ts';
import type { JournalBody } from '../engine/journal-entry.ts';
import type { Conditions, RecordedCase } from './replay.ts';

const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Every case that has a journal and whose workflow is known, one after the other: a scheme may have more than fit into memory. */
export async function* recordedCases(engine: Engine): AsyncGenerator<RecordedCase> {
  for (let after = FIRST; ; ) {
    const ids = await caseIdsAfter(engine.db, engine.scheme, after, PAGE);
    for (const id of ids) {
      const rows = await journalOfCase(engine.db, engine.scheme, id);
      const entries = rows.map(({ body }) => JSON.parse(body) as JournalBody);
      const workflow = registered(engine, entries[0]?.workflow ?? '')?.workflow;
      if (workflow) yield { id, workflow, entries };
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return;
    after = last;
  }
}

/** The policies of a scheme by version and by day. */
export interface Policies {
  readonly byVersion: (version: number) => Policy;
  readonly onDay: (on: string) => Policy;
}

/** Reads every version of the scheme's policy. What it answers throws an Error for a version, or a day, that has none. */
export async function policiesOf(engine: Engine): Promise<Policies> {
  const versions = (await readPolicies(engine.db, engine.scheme)).map(({ version, fromOn, data }) => ({
    version,
    from: fromOn,
    policy: policySchema.parse(data),
  }));
  const asked = (policy: Policy | undefined, what: string) => {
    if (policy) return policy;
    throw new Error(`The scheme '${engine.scheme}' has no policy ${what}.`);
  };
  return {
    byVersion: (version) => asked(versions.find((one) => one.version === version)?.policy, `version ${version}`),
    onDay: (on) => asked(versions.findLast(({ from }) => from <= on)?.policy, `in force on ${on}`),
  };
}

/** The conditions under which the scheme's acts were judged, with `change` laid over each policy. */
export function conditionsOf(policies: Policies, until: string, change: (policy: Policy) => Policy = (policy) => policy): Conditions {
  return { judgedBy: (version) => change(policies.byVersion(version)), inForce: (on) => change(policies.onDay(on)), until };
}
