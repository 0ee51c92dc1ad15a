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
  /** A program may act for the person in these of their roles only; absent: in all they hold. */
  readonly within?: readonly string[];
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

/** True for an identifier of ours: a UUID in lower case. */
export function isId(value: string): boolean {
  return uuid.test(value);
}

function requireId(value: string, what: string) {
  if (!isId(value))
    throw new Refusal('invalid', 'E6', `The ${what} must be a UUID in lower case`, { fields: { [what]: 'Give a UUID in lower case' } });
}

function requireIds({ id, case: caseId, person, onBehalfOf, about }: Command) {
  requireId(id, 'command id');
  requireId(caseId, 'case');
  if (person !== SYSTEM) requireId(person, 'person');
  // What is journalled and asked of the database by its id must be one: free text would enter the chain here (promise 11).
  if (onBehalfOf !== undefined) requireId(onBehalfOf, 'person acted for');
  if (about?.organisation !== undefined) requireId(about.organisation, 'organisation');
  if (about?.hub !== undefined) requireId(about.hub, 'hub');
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A sentence per malformed field. Names that were typed and not asked for are not quoted: anything may be in them. */
function fieldsOf(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { code, path, message } of issues) {
    const says = code === 'unrecognized_keys' ? 'Remove what is not asked for here' : message;
    fields[path.map(String).join('.') || 'the command'] ??= says;
  }
  return fields;
}

function malformed(fields: Record<string, string>): Refusal {
  const says = Object.entries(fields).map(([field, wrong]) => `${field}: ${wrong}`);
  return new Refusal('invalid', 'E6', says.join('; '), { fields });
}

const storable = (value: string) => value.isWellFormed() && !value.includes('\0');

/** The path of the first string, or name of a field, that the database cannot store (a NUL or half a character); null when all can be. */
function unstorable(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') return storable(value) ? null : path.join('.') || 'the command';
  if (value === null || typeof value !== 'object') return null;
  for (const [key, item] of Object.entries(value)) {
    const found = storable(key) ? unstorable(item, [...path, key]) : path.join('.') || 'the command';
    if (found !== null) return found;
  }
  return null;
}

/** Parses a command. Throws a Refusal E6 that names each field that is wrong, with the sentence its form shows. */
export function parseCommand(engine: Pick<Engine, 'registry'>, command: Command): ParsedCommand {
  requireIds(command);
  const dot = command.type.indexOf('.');
  const found = registered(engine, command.type.slice(0, dot));
  const name = command.type.slice(dot + 1);
  const definition = found && Object.hasOwn(found.workflow.commands, name) ? found.workflow.commands[name] : undefined;
  if (!found || !definition)
    throw new Refusal('invalid', 'E6', 'There is no such command', { fields: { type: 'Give a command that exists' } });
  const parsed = definition.data.safeParse(command.data);
  if (!parsed.success) throw malformed(fieldsOf(parsed.error.issues));
  const field = unstorable(command.data);
  if (field !== null) throw malformed({ [field]: 'Remove the characters that cannot be stored (a NUL or half a character)' });
  const { data, texts } = splitTexts(parsed.data);
  const area = definition.area ? definition.area(parsed.data as never) : null;
  return { command, name, registered: found, definition, data, area, texts };
}

/** The salted fingerprint of a command's content (promise 4): it binds the id to what was said without keeping what was said. */
export function fingerprint(command: Command, salt: string): string {
  const { case: caseId, type, data, person, onBehalfOf, about } = command;
  const content = { case: caseId, type, data: data ?? null, person, onBehalfOf: onBehalfOf ?? null, about: about ?? null };
  return sha256(`${salt}\n${canonicalJson(content)}`);
}

/** A new salt for a fingerprint. */
export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
