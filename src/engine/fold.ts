// Folding: playing a journal again through the same pure step, to see that it still gives the stored snapshot (promise 2).
import type { Policy } from '../../machines/policy.ts';
import type { Act, Sent, Snapshot, Workflow } from '../../machines/workflow.ts';
import { type JournalBody, outcomeDigest } from './journal-entry.ts';
import { type Step, step } from './step.ts';
import type { Registry } from './workflows.ts';

/** Where folding went astray: the entry and a sentence saying how. */
export interface Astray {
  readonly seq: number;
  readonly says: string;
}

/** The snapshot after an entry, or where it went astray. */
export type Folded = { readonly ok: true; readonly snapshot: Snapshot } | { readonly ok: false; readonly astray: Astray };

/**
 * Plays one entry onto the snapshot before it. `machines` gives the workflow under which it is judged, today's or a new one;
 * `strict` compares the digest that was written then, which holds only under the same version of the machine.
 */
export function foldEntry(
  machines: Registry,
  policy: (version: number) => Policy,
  before: Snapshot | null,
  body: JournalBody,
  strict: boolean,
): Folded {
  if (body.kind === 'migrated') return { ok: true, snapshot: body.snapshot };
  const registered = machines[body.workflow];
  if (!registered) return { ok: false, astray: { seq: body.seq, says: `nobody runs the workflow “${body.workflow}”` } };
  const act: Act<unknown> = {
    id: body.entry,
    at: body.at,
    on: body.on,
    actor: body.actor,
    subject: body.subject,
    facts: body.facts,
    policy: policy(body.policy),
  };
  const result = tryStep(registered.workflow, before, { type: body.command, data: body.data, act });
  if (typeof result === 'string') return { ok: false, astray: { seq: body.seq, says: `“${body.command}” now fails: ${result}` } };
  if (!result.ok)
    return {
      ok: false,
      astray: { seq: body.seq, says: `“${body.command}” is now refused by ${result.refusal.rule}: ${result.refusal.says}` },
    };
  // Through JSON, since that is what the database keeps: a value that does not survive it must show here and not later.
  const snapshot = JSON.parse(JSON.stringify(result.snapshot)) as Snapshot;
  if (strict && outcomeDigest(result.snapshot, result.effects) !== body.after.digest)
    return {
      ok: false,
      astray: {
        seq: body.seq,
        says: `“${body.command}” now gives something else than was recorded (state “${result.snapshot.state}”, recorded “${body.after.state}”)`,
      },
    };
  return { ok: true, snapshot };
}

/** A command or a state that the machine no longer has, or never had: said, not thrown, so that the rest is still looked at. */
function tryStep(workflow: Workflow, before: Snapshot | null, command: Sent): Step | string {
  try {
    return step(workflow, before, command);
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown error';
  }
}
