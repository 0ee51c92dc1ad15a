// Payloads past the door: every one that a world sends is parsed by its command's own schema, as at the engine's door.
import { PrivateText } from '../../machines/text.ts';
import { workflowOf } from './workflows.ts';

const known = new Map<string, unknown>();

/** In worlds a text is written as the reference it becomes ('text:reason'). */
function committed(value: unknown): unknown {
  if (value instanceof PrivateText) return value.reveal();
  if (Array.isArray(value)) return value.map(committed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, committed(item)]])));
}

/** The payload as machine and rules see it. Throws an Error naming the command when its schema refuses it: no message or form can look like that. */
export function parsed(workflow: string, command: string, data: unknown): unknown {
  const key = `${workflow}.${command} ${JSON.stringify(data)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const result = workflowOf(workflow).commands[command]?.data.safeParse(data);
  if (!result?.success)
    throw new Error(
      `${workflow}.${command} does not take ${JSON.stringify(data)}: ${result?.error.issues.map(({ message }) => message).join('; ')}`,
    );
  const value = committed(result.data);
  if (known.size > 50_000) known.clear();
  known.set(key, value);
  return value;
}
