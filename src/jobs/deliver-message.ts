// Carries out the effects 'send' and 'open': a command from one case to another, under an id derived from the asking entry (promise 9).
import { recordIncident } from '../../db/incidents.ts';
import { finishWork, type OutboxRow, setWorkAside } from '../../db/outbox.ts';
import type { OpenEffect, SendEffect } from '../../machines/effects.ts';
import { SYSTEM } from '../engine/command.ts';
import { commandOfEffect } from '../engine/derive-id.ts';
import { registered } from '../engine/engine.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { Refusal } from '../errors.ts';
import type { Bench } from './bench.ts';

/** Delivers a message or opens a case. Throws when the target is not there yet, so that it is tried again. */
export async function deliverMessage(bench: Bench, row: OutboxRow, now: string): Promise<void> {
  const { engine } = bench;
  const effect = row.payload as SendEffect | OpenEffect;
  const workflow = effect.command.slice(0, effect.command.indexOf('.'));
  if (!registered(engine, workflow)) {
    await setWorkAside(engine.db, engine.scheme, row.id, { state: 'parked', error: `Nobody runs the workflow “${workflow}” yet` });
    return;
  }
  const about =
    effect.do === 'open'
      ? { ...(effect.organisation ? { organisation: effect.organisation } : {}), ...(effect.hub ? { hub: effect.hub } : {}) }
      : undefined;
  try {
    const caseId = effect.do === 'open' ? row.target : effect.to;
    await handleCommand(engine, {
      id: commandOfEffect(row),
      case: caseId,
      type: effect.command,
      data: effect.data,
      person: SYSTEM,
      at: now,
      ...(about ? { about } : {}),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === 'stale') throw error;
    if (error.kind === 'not-found') throw new Error(`The case that ${effect.command} is for is not there yet`);
    await settleRefusal(bench, row, effect.command, error, now);
  }
  await finishWork(engine.db, engine.scheme, row.id);
}

/** A message that no longer applies (E1) was recorded as refused and that is all; one that a rule refuses is for staff to look at (C3). */
async function settleRefusal(bench: Bench, row: OutboxRow, command: string, refusal: Refusal, now: string): Promise<void> {
  if (refusal.rule === 'E1') return;
  const { db, scheme } = bench.engine;
  const says = `The message ${command} was refused (${refusal.rule}): ${refusal.says}`;
  await recordIncident(db, { scheme, case: row.case_id, kind: 'message-refused', says, entry: row.entry_id, n: row.n, at: now });
}
