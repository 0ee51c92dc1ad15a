// Sends a due deadline to its case as a command from the system (promise 8). Twice is once: its id derives from the row.
import { type DeadlineRow, dropDeadline } from '../../db/deadlines.ts';
import { recordIncident } from '../../db/incidents.ts';
import { SYSTEM } from '../engine/command.ts';
import { deriveId } from '../engine/derive-id.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { Refusal } from '../errors.ts';
import type { Bench } from './bench.ts';

/** The id of the command that a deadline fires: the same row is the same command; set anew, it is another. */
export function deadlineId({ case_id: caseId, name, due, entry_id: entry }: DeadlineRow): string {
  return deriveId(`deadline:${caseId}:${name}:${due}:${entry}`);
}

/** Fires one deadline. The row goes with the command it fires, or, when that no longer applies, by itself unless it was moved. */
export async function fireDeadline(bench: Bench, deadline: DeadlineRow, now: string): Promise<void> {
  const { engine } = bench;
  const { case_id: caseId, name, due, entry_id: entry } = deadline;
  const command = `${deadline.workflow}.${name.split(':', 1)[0]}`;
  const id = deadlineId(deadline);
  try {
    const answer = await handleCommand(engine, {
      id,
      case: caseId,
      type: command,
      data: { name, due },
      person: SYSTEM,
      at: now,
      fired: { name, due },
    });
    if (answer.repeated) await dropDeadline(engine.db, engine.scheme, deadline);
  } catch (error) {
    // Too many people at once (E3) says nothing about the deadline: it stays, to be fired again.
    if (!(error instanceof Refusal) || error.kind === 'stale') throw error;
    await dropDeadline(engine.db, engine.scheme, deadline);
    if (error.rule === 'E1') return;
    const says = `The deadline ${name} of ${due} was refused (${error.rule}): ${error.says}`;
    await recordIncident(engine.db, { scheme: engine.scheme, case: caseId, kind: 'deadline-refused', says, entry, n: null, at: now });
  }
}
