// A command as it arrives, and its parse at the door: past this file nothing of unknown shape is left.
import { randomBytes } from 'node:crypto';
import type { CommandDefinition } from '../../machines/workflow.ts';
import { Refusal } from '../errors.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { type Engine, registered } from './engine.ts';
import { type SplitText, splitTexts } from './texts.ts';
import type { Registered } from './workflows.ts';

/** Who sends commands that no person sends: deadlines, messages, releases. */
export const SYSTEM = 'system';

/** A command from a person, a program, a deadline or another case. */
export interface Command {
  /** The identity, a UUID minted by the form or the client (promise 4). */
  readonly id: string;
  readonly case: string;
  /** 'workflow.command', as stories and the API write it. */
  readonly type: string;
  readonly data: unknown;
  /** A person's id, or `system`. */
  readonly person: string;
  readonly onBehalfOf?: string;
  /** The version of the case (or of its area) that the sender was looking at (promise 5). */
  readonly saw?: number;
  /** The instant, UTC, ISO 8601 (promise 2). */
  readonly at: string;
  /** The deadline that fired, to be removed if it is unchanged (promise 8). */
  readonly fired?: { readonly name: string; readonly due: string };
  /** For an opening command: what the new case is about. */
  readonly about?: { readonly organisation?: string; readonly hub?: string };
}

/** A command past the door: its workflow found, its payload parsed, its texts split off. */
export interface ParsedCommand {
  readonly command: Command;
  readonly name: string;
  readonly registered: Registered;
  readonly definition: CommandDefinition;
  readonly data: unknown;
  readonly area: string | null;
  readonly texts: readonly SplitText[];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function requireId(value: string, what: string) {
  if (!uuid.test(value))
    throw new Refusal('invalid', 'E6', `The ${what} must be a UUID in lower case`, { fields: { [what]: 'Give a UUID in lower case' } });
}

function fieldsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[issue.path.map(String).join('.') || 'the command'] ??= issue.message;
  return fields;
}

/** Parses a command. Throws a Refusal E6 that names each field that is wrong, with the sentence its form shows. */
export function parseCommand(engine: Pick<Engine, 'registry'>, command: Command): ParsedCommand {
  requireId(command.id, 'command id');
  requireId(command.case, 'case');
  if (command.person !== SYSTEM) requireId(command.person, 'person');
  const dot = command.type.indexOf('.');
  const found = registered(engine, command.type.slice(0, dot));
  const name = command.type.slice(dot + 1);
  const definition = found && Object.hasOwn(found.workflow.commands, name) ? found.workflow.commands[name] : undefined;
  if (!found || !definition)
    throw new Refusal('invalid', 'E6', `There is no command “${command.type}”`, { fields: { type: 'Give a command that exists' } });
  const parsed = definition.data.safeParse(command.data);
  if (!parsed.success) {
    const fields = fieldsOf(parsed.error.issues);
    throw new Refusal(
      'invalid',
      'E6',
      Object.entries(fields)
        .map(([field, says]) => `${field}: ${says}`)
        .join('; '),
      { fields },
    );
  }
  const { data, texts } = splitTexts(parsed.data);
  const area = definition.area ? definition.area(parsed.data as never) : null;
  return { command, name, registered: found, definition, data, area, texts };
}

/** The salted fingerprint of a command's content (promise 4): it binds the id to what was said without keeping what was said. */
export function fingerprint(command: Command, salt: string): string {
  const { case: caseId, type, data, person, about } = command;
  return sha256(`${salt}\n${canonicalJson({ case: caseId, type, data: data ?? null, person, about: about ?? null })}`);
}

/** A new salt for a fingerprint. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
