// THE transaction: read, judge, write. Nothing else in the program changes a case.
import type { Db } from '../../db/client.ts';
import { readForCommand } from '../../db/command-read.ts';
import { writeCommand } from '../../db/command-write.ts';
import { UniqueViolation } from '../../db/errors.ts';
import { recordRefusal } from '../../db/refusals.ts';
import type { Effect } from '../../machines/effects.ts';
import { londonDate } from '../../machines/london-time.ts';
import { kindOfRule, Refusal } from '../errors.ts';
import { type Command, type ParsedCommand, parseCommand, SYSTEM } from './command.ts';
import { type Engine, policyOf } from './engine.ts';
import { type Answer, actOf, refuseIfMoved, repeatedAnswer, snapshotOf } from './judge.ts';
import { step } from './step.ts';
import { type Judged, writeOf } from './write-of.ts';

/** Times a command is read and judged afresh after others moved the case or its facts. Locked reads cannot miss for the case itself. */
const ATTEMPTS = 12;

/**
 * Carries one command out, or throws a Refusal that says why not; then nothing has changed but the table of refusals.
 * The same id with the same content is one act however often it comes (promise 4).
 */
export async function handleCommand(engine: Engine, command: Command): Promise<Answer> {
  try {
    const parsed = parseCommand(engine, command);
    const first = await attempt(engine, engine.db, parsed, false);
    if (first) return first;
    // Someone moved the case between our read and our write. From here on queue for its row: under contention optimism collapses.
    for (let tries = 1; tries < ATTEMPTS; tries += 1) {
      const again = await engine.db.transaction((tx) => attempt(engine, tx, parsed, true));
      if (again) return again;
    }
    throw new Refusal('stale', 'E3', 'Many people are changing this case or what it depends on just now. Wait a moment and send it again.');
  } catch (error) {
    if (error instanceof Refusal) await keepRefusal(engine, command, error);
    throw error;
  }
}

async function attempt(engine: Engine, db: Db, parsed: ParsedCommand, lock: boolean): Promise<Answer | null> {
  const judged = await judge(engine, db, parsed, lock);
  if ('repeated' in judged) return judged;
  try {
    const written = await writeCommand(db, writeOf(judged));
    if (!written) return null;
  } catch (error) {
    return raced(error, judged.effects);
  }
  return { case: parsed.command.case, version: (judged.reading.case?.version ?? 0) + 1, state: judged.snapshot.state, repeated: false };
}

async function judge(engine: Engine, db: Db, parsed: ParsedCommand, lock: boolean): Promise<Judged | Answer> {
  const { command, registered, definition } = parsed;
  const reading = await readForCommand(db, keyOf(engine, command), registered.facts, definition.facts, lock);
  const repeated = repeatedAnswer(command, reading);
  if (repeated) return repeated;
  const snapshot = snapshotOf(parsed, reading);
  refuseIfMoved(parsed, reading);
  const policy = reading.policy ?? -1;
  const act = actOf(command, reading, await policyOf({ ...engine, db }, reading.policy));
  const result = step(registered.workflow, snapshot, { type: parsed.name, data: parsed.data, act });
  if (!result.ok) throw new Refusal(kindOfRule(result.refusal.rule), result.refusal.rule, result.refusal.says, nowOf(reading.case));
  return { scheme: engine.scheme, parsed, reading, act, policy, snapshot: result.snapshot, effects: result.effects };
}

function nowOf(row: { version: number; state: string } | null) {
  return row ? { now: { version: row.version, state: row.state } } : {};
}

function keyOf(engine: Engine, command: Command) {
  return {
    scheme: engine.scheme,
    case: command.case,
    command: command.id,
    person: command.person === SYSTEM ? null : command.person,
    on: londonDate(command.at),
    organisation: command.about?.organisation ?? null,
    hub: command.about?.hub ?? null,
  };
}

/** A lost race: null asks for another attempt (it was this very command, or the case's number), a lost claim is a sentence (E5). */
function raced(error: unknown, effects: readonly Effect[]): null {
  if (!(error instanceof UniqueViolation)) throw error;
  if (!error.constraint.startsWith('claims')) return null;
  const claim = effects.find((effect) => effect.do === 'claim');
  throw new Refusal('conflict', 'E5', claim?.do === 'claim' ? claim.says : 'Another case holds what this one needs.');
}

async function keepRefusal(engine: Engine, command: Command, refusal: Refusal) {
  await recordRefusal(engine.db, {
    scheme: engine.scheme,
    case: command.case,
    command: command.type,
    person: command.person,
    rule: refusal.rule,
    // A malformed payload may be quoted in its sentence, so only the names of its fields are kept.
    says: refusal.fields ? `Malformed: ${Object.keys(refusal.fields).join(', ')}` : refusal.says,
    at: command.at,
  });
}
