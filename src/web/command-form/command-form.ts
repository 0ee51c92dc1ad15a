// A command as a form: made from its schema, filled with what was typed, and read back into a payload.
import { randomUUID } from 'node:crypto';
import type { CommandDefinition, Workflow } from '../../../machines/workflow.ts';
import type { OpenedCase } from '../case-access.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { Visit } from '../route.ts';
import type { Choice } from './choice.ts';
import { chooserOf } from './choosers.ts';
import { type Field, fieldsOf } from './field.ts';
import { type ShownField, shownForm } from './form-model.ts';
import { payloadOf } from './payload.ts';
import { sayProblem } from './words.ts';

/** A command that a form is shown for. */
export interface FormCommand {
  /** 'application.defer'. */
  readonly type: string;
  readonly definition: CommandDefinition;
  readonly form: Field & { readonly kind: 'group' };
}

/** The command of that name, for people. Throws 404 when the workflow has none, or the system alone sends it. */
export function formCommand(workflow: Workflow, name: string): FormCommand {
  const definition = Object.hasOwn(workflow.commands, name) ? workflow.commands[name] : undefined;
  if (!definition || definition.who.every((role) => role === 'system'))
    throw new HttpRefusal(404, 'There is nothing to do at this address.');
  const type = `${workflow.name}.${name}`;
  return { type, definition, form: fieldsOf(definition.data, (path) => chooserOf(type, path) !== undefined) };
}

/** What was sent with a command's form, beside its fields. */
export interface SentForm {
  readonly data: unknown;
  readonly commandId: string;
  readonly saw: number | null;
  /** The path of the list that another entry was asked for; null: the form was sent for good. */
  readonly add: string | null;
  /** The form was sent to see what it would do: it is shown again with that, and nothing is done. */
  readonly look: boolean;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Reads what every command's form carries. An id that is none gets a new one: the command is then judged as a new act. */
export function sentForm({ body }: Pick<Visit, 'body'>): SentForm {
  const commandId = text(body.commandId);
  const saw = text(body.saw);
  return {
    data: body.data ?? {},
    commandId: /^[0-9a-f-]{36}$/.test(commandId) ? commandId : randomUUID(),
    saw: /^\d{1,9}$/.test(saw) ? Number(saw) : null,
    add: text(body.add) || null,
    look: body.look !== undefined,
  };
}

/** The payload of a command's form as it was sent. */
export function payloadSent({ form }: FormCommand, { data }: SentForm): unknown {
  return payloadOf(form, data);
}

/** The form's fields for its template, and the problems as an error summary links them. */
export async function showForm(
  visit: Visit,
  opened: OpenedCase | null,
  command: FormCommand,
  shown: { readonly sent: unknown; readonly problems: Readonly<Record<string, string>>; readonly add: string | null },
): Promise<{ readonly fields: readonly ShownField[]; readonly errors: readonly { readonly text: string; readonly href: string }[] }> {
  const choices = new Map<string, readonly Choice[]>();
  for (const path of picked(command.form)) {
    // Where several are chosen from a list, the chooser is that of its entries.
    const chooser = chooserOf(command.type, path) ?? chooserOf(command.type, `${path}[]`);
    if (chooser) choices.set(path, await chooser(visit, opened));
  }
  const more = new Map(shown.add === null ? [] : [[shown.add, 1]]);
  const fields = shownForm(command.form, { command: command.type, sent: shown.sent, problems: shown.problems, choices, more });
  const ids = new Set(allFields(fields).map(({ id }) => id));
  const errors = Object.entries(shown.problems).map(([path, says]) => ({
    text: sayProblem(says),
    href: `#${nearest(`data-${path.replaceAll('.', '-')}`, ids)}`,
  }));
  return { fields, errors };
}

function picked(field: Field): string[] {
  if (field.kind === 'pick' || field.kind === 'picks') return [field.path];
  if (field.kind === 'group') return field.fields.flatMap(picked);
  return field.kind === 'list' ? picked(field.entry) : [];
}

function allFields(fields: readonly ShownField[]): ShownField[] {
  return fields.flatMap((field) => [field, ...allFields(field.fields), ...field.entries.flatMap((entry) => allFields(entry.fields))]);
}

/** The field that a problem is about, or the nearest around it. */
function nearest(id: string, ids: ReadonlySet<string>): string {
  let found = id;
  while (!ids.has(found) && found.includes('-')) found = found.slice(0, found.lastIndexOf('-'));
  return ids.has(found) ? found : 'form';
}
