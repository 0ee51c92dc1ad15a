// THE transaction: read, judge, write. Nothing else in the program changes a case.
import { claimsHeldElsewhere } from '../../db/claims.ts';
import type { Db } from '../../db/client.ts';
import { lockCase, readForCommand } from '../../db/command-read.ts';
import { writeCommand } from '../../db/command-write.ts';
import { DatabaseError, UniqueViolation } from '../../db/errors.ts';
import { recordRefusal } from '../../db/refusals.ts';
import type { ClaimEffect } from '../../machines/effects.ts';
import { londonDate } from '../../machines/london-time.ts';
import { kindOfRule, Refusal } from '../errors.ts';
import { type Command, isId, type ParsedCommand, parseCommand, SYSTEM } from './command.ts';
import { type Engine, policyOf, registered as registeredIn } from './engine.ts';
import { type Answer, actOf, refuseIfGone, refuseIfMoved, repeatedAnswer, snapshotOf } from './judge.ts';
import { step } from './step.ts';
import { type Judged, writeOf } from './write-of.ts';

/** Times a command is read and judged afresh after others moved the case or its facts. With its row locked they cannot miss for the case itself. */
const ATTEMPTS = 12;

/**
 * Carries one command out, or throws a Refusal that says why not; then nothing has changed but the table of refusals.
 * The same id with the same content is one act however often it comes (promise 4).
 */
export async function handleCommand(engine: Engine, command: Command): Promise<Answer> {
  try {
    const parsed = parseCommand(engine, command);
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const answer = await attempt(engine, parsed, tries > 0);
      if (answer) return answer;
    }
    throw new Refusal('stale', 'E3', 'Many people are changing this case or what it depends on just now. Wait a moment and send it again.');
  } catch (error) {
    if (error instanceof Refusal) await keepRefusal(engine, command, error);
    throw error;
  }
}

/**
 * One read, one judgement, one write; null: somebody moved the case or its facts in between. `queue` waits for the case's row first:
 * under contention optimism collapses. A failed statement ends its transaction, so what failed is looked at outside of it.
 */
async function attempt(engine: Engine, parsed: ParsedCommand, queue: boolean): Promise<Answer | null> {
  const { db, scheme } = engine;
  try {
    if (!queue) return await carryOut(engine, db, parsed);
    return await db.transaction(async (tx) => {
      // A statement of its own: the read after it sees what those before us in the queue wrote, our own repetition among it.
      await lockCase(tx, scheme, parsed.command.case);
      return carryOut(engine, tx, parsed);
    });
  } catch (error) {
    if (error instanceof LostClaim) throw await lostRefusal(engine, parsed.command.case, error.claims);
    if (isLostRace(error)) return null;
    throw error;
  }
}

async function carryOut(engine: Engine, db: Db, parsed: ParsedCommand): Promise<Answer | null> {
  const judged = await judge(engine, db, parsed);
  if ('repeated' in judged) return judged;
  try {
    if (!(await writeCommand(db, writeOf(judged)))) return null;
  } catch (error) {
    if (!(error instanceof UniqueViolation && error.constraint.startsWith('claims'))) throw error;
    throw new LostClaim(judged.effects.filter((effect) => effect.do === 'claim'));
  }
  return { case: parsed.command.case, version: (judged.reading.case?.version ?? 0) + 1, state: judged.snapshot.state, repeated: false };
}

/** Reads and judges a command without writing. Throws the Refusal that it would get. */
export async function judge(engine: Engine, db: Db, parsed: ParsedCommand): Promise<Judged | Answer> {
  const { command, registered, definition } = parsed;
  const reading = await readForCommand(db, keyOf(engine, command), registered.facts, definition.facts);
  const repeated = repeatedAnswer(command, reading);
  if (repeated) return repeated;
  const snapshot = snapshotOf(parsed, reading);
  refuseIfGone(command, reading);
  refuseIfMoved(parsed, reading);
  const policy = reading.policy ?? -1;
  const act = actOf(command, reading, await policyOf({ ...engine, db }, reading.policy), definition.who);
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
    fired: command.fired ?? null,
  };
}

/** The write found a claim of this step held elsewhere. */
class LostClaim extends Error {
  readonly claims: readonly ClaimEffect[];
  constructor(claims: readonly ClaimEffect[]) {
    super('A claim is held elsewhere');
    this.claims = claims;
  }
}

/** E5 with the sentence of the claim that is held; where it was given back in the meantime, that of the first. */
async function lostRefusal({ db, scheme }: Engine, caseId: string, claims: readonly ClaimEffect[]): Promise<Refusal> {
  const keys = claims.map(({ key }) => key);
  const held = await claimsHeldElsewhere(db, scheme, caseId, keys);
  const lost = claims.find(({ key }) => held.includes(key)) ?? claims[0];
  return new Refusal('conflict', 'E5', lost?.says ?? 'Another case holds what this one needs.');
}

const DEADLOCK = '40P01';

/** This very command or this case's number came first, or two commands waited for one another's facts: to be judged afresh. */
function isLostRace(error: unknown): boolean {
  if (error instanceof UniqueViolation) return /^(cases|journal|command_prints)_/.test(error.constraint);
  return error instanceof DatabaseError && error.code === DEADLOCK;
}

/** What a sender could have typed in place of a name or an id is not kept; of a malformed payload, only the names of its fields. */
async function keepRefusal(engine: Engine, command: Command, refusal: Refusal) {
  const dot = command.type.indexOf('.');
  const commands = registeredIn(engine, command.type.slice(0, dot))?.workflow.commands ?? {};
  const asked = Object.keys(refusal.fields ?? {}).map((path) => path.split('.', 1)[0] ?? '');
  await recordRefusal(engine.db, {
    scheme: engine.scheme,
    case: isId(command.case) ? command.case : null,
    command: Object.hasOwn(commands, command.type.slice(dot + 1)) ? command.type : 'unknown',
    person: command.person === SYSTEM || isId(command.person) ? command.person : 'unknown',
    rule: refusal.rule,
    says: refusal.fields ? `Malformed: ${[...new Set(asked)].join(', ')}` : refusal.says,
    at: command.at,
  });
}
