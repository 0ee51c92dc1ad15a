// A field that a story gives a command and the command does not take: named with those that it takes.
import { z } from 'zod';
import type { CommandDefinition } from '../../machines/workflow.ts';

/** Fields that are not known, where they stand ('' at the top), and what is known there. */
export interface UnknownFields {
  readonly at: string;
  readonly fields: readonly string[];
  readonly allowed: readonly string[];
}

type Issue = z.core.$ZodIssue;
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The first unknown fields of the data, or null where there are none. What else is wrong with it is the command's own to say. */
export function unknownFields(definition: CommandDefinition, data: unknown): UnknownFields | null {
  const parsed = definition.data.safeParse(data);
  const found = parsed.success ? null : firstUnknown(parsed.error.issues, []);
  if (!found) return null;
  const schema = z.toJSONSchema(definition.data, { io: 'input', unrepresentable: 'any' }) as Schema;
  return { at: found.path.join('.'), fields: found.keys, allowed: fieldsAt([schema], found.path) };
}

interface Found {
  readonly path: readonly PropertyKey[];
  readonly keys: readonly string[];
}

function firstUnknown(issues: readonly Issue[], above: readonly PropertyKey[]): Found | null {
  for (const issue of issues) {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') return { path, keys: issue.keys };
    // Of several forms it must be the one that has nothing else against it.
    const form =
      issue.code === 'invalid_union' ? issue.errors.find((all) => all.every(({ code }) => code === 'unrecognized_keys')) : undefined;
    const within = form ? firstUnknown(form, path) : null;
    if (within) return within;
  }
  return null;
}

function fieldsAt(schemas: readonly Schema[], path: readonly PropertyKey[]): string[] {
  const forms = schemas.flatMap((schema): readonly Schema[] => [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]);
  const [next, ...rest] = path;
  if (next === undefined) return [...new Set(forms.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const inner = forms.map(({ items, properties }) => (typeof next === 'number' ? items : properties?.[String(next)]));
  return fieldsAt(
    inner.filter((schema) => schema !== undefined),
    rest,
  );
}
