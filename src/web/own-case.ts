// A case of the visitor's own organisation, and acts on it from pages with a layout of their own.
import { handleCommand } from '../engine/handle-command.ts';
import { Refusal } from '../errors.ts';
import { type OpenedCase, openCase } from './case-access.ts';
import { HttpRefusal } from './http-refusal.ts';
import type { Visit } from './route.ts';
import { senderOf } from './visitor.ts';

/** A case of that workflow in which the visitor acts for the organisation. Anybody else is told that there is none (P4). */
export async function openOwnCase(visit: Visit, workflow: string): Promise<OpenedCase> {
  const opened = await openCase(visit);
  const own = opened.visitor.memberships.some(({ organisation }) => organisation === opened.head.organisation?.id);
  if (!own || opened.workflow.name !== workflow)
    throw new HttpRefusal(404, 'There is no such case among your organisation’s. Find it on your list.');
  return opened;
}

/** What a page of its own sends. `id`: the form's own, so that sending twice is one act. */
interface OwnAct {
  readonly command: string;
  readonly id: string;
  readonly saw: number | null;
  readonly data: unknown;
}

/** Sends a command; null: it was carried out. What the rules say against it is answered, everything else thrown. */
export async function carryOutOwn({ services, now }: Visit, opened: OpenedCase, act: OwnAct): Promise<Refusal | null> {
  try {
    await handleCommand(services.engine, {
      id: act.id,
      case: opened.head.id,
      type: `${opened.workflow.name}.${act.command}`,
      data: act.data,
      ...senderOf(opened.visitor),
      saw: act.saw ?? opened.head.version,
      at: now,
    });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
