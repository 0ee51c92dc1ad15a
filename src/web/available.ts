// What the visitor can send to a case, from the doors themselves (promise 7), by the command's name.
import { randomUUID } from 'node:crypto';
import { availableActions } from '../engine/available-actions.ts';
import type { OpenedCase } from './case-access.ts';
import type { Visit } from './route.ts';
import { senderOf } from './visitor.ts';

/** Each command that the state takes of this visitor, with the sentence that bars it; null: it can be sent. */
export async function listAvailable(
  { services, now }: Visit,
  { head, workflow, visitor }: OpenedCase,
): Promise<Map<string, string | null>> {
  const key = { case: head.id, workflow: workflow.name, ...senderOf(visitor), at: now, mint: randomUUID() };
  const { actions } = await availableActions(services.engine, key);
  return new Map(actions.map(({ command, refusal }) => [command.slice(command.indexOf('.') + 1), refusal?.says ?? null]));
}
