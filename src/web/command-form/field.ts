// A command's form, read from its schema: which fields there are, of which kind, and the sentence each shows when it is missing.
// The schema is the one source (a command is defined once, beside the machine); nothing here knows a workflow.
import type { z } from 'zod';

/** One place of a form. `path` uses '[]' for the entries of a list; `asks` is the schema's sentence for what is missing. */
export type Field =
  | {
      readonly kind: 'words' | 'line' | 'date' | 'whole' | 'yes-no' | 'confirm';
      readonly path: string;
      readonly asks: string;
      readonly optional: boolean;
    }
  | {
      readonly kind: 'choice' | 'choices';
      readonly path: string;
      readonly asks: string;
      readonly optional: boolean;
      readonly codes: readonly string[];
    }
  | {
      readonly kind: 'pick' | 'picks';
      readonly path: string;
      readonly asks: string;
      readonly optional: boolean;
      readonly of: 'id' | 'number' | 'code';
    }
  | { readonly kind: 'group'; readonly path: string; readonly name: string; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly path: string; readonly asks: string; readonly optional: boolean; readonly entry: Field };

interface Def {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly z.ZodType[];
}

const defOf = (schema: z.ZodType) => schema.def as unknown as Def;

/** Which fields ask for one of several things that only the case knows, by their path: the pages that offer them say so. */
export type Picked = (path: string) => boolean;

/** The form of a command's payload; an empty group: nothing is asked. Throws an Error for a schema that no form can show. */
export function fieldsOf(schema: z.ZodType, isPicked: Picked): Field & { readonly kind: 'group' } {
  const field = read(schema, '', isPicked, false);
  if (field.kind !== 'group') throw new Error('A command’s payload is an object of fields.');
  return field;
}

function asksOf(schema: z.ZodType): string {
  const given = schema.safeParse(undefined);
  return given.success ? '' : (given.error.issues[0]?.message ?? '');
}

/** What is read of a schema at one place. */
interface At {
  readonly def: Def;
  readonly path: string;
  readonly asks: string;
  readonly optional: boolean;
  readonly isPicked: Picked;
}

const readers: Readonly<Record<string, (at: At) => Field>> = {
  pipe: ({ path, asks, optional, isPicked }) =>
    isPicked(path) ? pick(path, asks, optional, 'code') : { kind: 'words', path, asks, optional },
  object: ({ def, path, isPicked }) => groupOf(def.shape ?? {}, path, isPicked),
  union: ({ def, path, isPicked }) => unionOf(def.options ?? [], path, isPicked),
  array: listOf,
  enum: ({ def, path, asks, optional }) => ({ kind: 'choice', path, asks, optional, codes: Object.values(def.entries ?? {}) }),
  literal: ({ def, path, asks, optional }) => literalOf(def.values ?? [], path, asks, optional),
  boolean: ({ path, asks, optional }) => ({ kind: 'yes-no', path, asks, optional }),
  number: ({ path, asks, optional, isPicked }) =>
    isPicked(path) ? pick(path, asks, optional, 'number') : { kind: 'whole', path, asks, optional },
  string: ({ def, path, asks, optional, isPicked }) => stringOf(def, path, asks, optional, isPicked),
};

function read(schema: z.ZodType, path: string, isPicked: Picked, optional: boolean): Field {
  const def = defOf(schema);
  if (def.innerType) return read(def.innerType, path, isPicked, true);
  const reader = Object.hasOwn(readers, def.type) ? readers[def.type] : undefined;
  if (!reader) throw new Error(`No form can show a ${def.type} at "${path}".`);
  return reader({ def, path, asks: asksOf(schema), optional, isPicked });
}

const pick = (path: string, asks: string, optional: boolean, of: 'id' | 'number' | 'code'): Field => ({
  kind: 'pick',
  path,
  asks,
  optional,
  of,
});

function stringOf(def: Def, path: string, asks: string, optional: boolean, isPicked: Picked): Field {
  if (def.format === 'date') return { kind: 'date', path, asks, optional };
  if (def.format === 'uuid') return pick(path, asks, optional, 'id');
  return isPicked(path) ? pick(path, asks, optional, 'code') : { kind: 'line', path, asks, optional };
}

function literalOf(values: readonly unknown[], path: string, asks: string, optional: boolean): Field {
  if (values.length === 1 && values[0] === true) return { kind: 'confirm', path, asks, optional };
  return { kind: 'choice', path, asks, optional, codes: values.map(String) };
}

const last = (path: string) => path.split('.').at(-1) ?? '';
const below = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

function groupOf(shape: Readonly<Record<string, z.ZodType>>, path: string, isPicked: Picked): Field {
  const fields = Object.entries(shape).map(([key, value]) => read(value, below(path, key), isPicked, false));
  return { kind: 'group', path, name: last(path), fields };
}

/** Of several shapes, one form with the fields of all: what tells them apart becomes a choice, what only some have is optional. */
function unionOf(options: readonly z.ZodType[], path: string, isPicked: Picked): Field {
  const shapes = options.map((option) => defOf(option).shape);
  if (shapes.some((shape) => shape === undefined)) throw new Error(`No form can show the choice of shapes at "${path}".`);
  const keys = [...new Set(shapes.flatMap((shape) => Object.keys(shape ?? {})))];
  const fields = keys.map((key) => {
    const found = shapes.flatMap((shape) => (shape?.[key] ? [read(shape[key], below(path, key), isPicked, false)] : []));
    const codes = found.flatMap((field) => (field.kind === 'choice' ? field.codes : []));
    const [first] = found;
    if (!first) throw new Error(`The shapes at "${path}" have no field "${key}".`);
    if (first.kind === 'choice') return { ...first, codes: [...new Set(codes)] };
    return found.length < shapes.length && 'optional' in first ? { ...first, optional: true } : first;
  });
  return { kind: 'group', path, name: last(path), fields };
}

function listOf({ def, path, asks, optional, isPicked }: At): Field {
  if (!def.element) throw new Error(`The list at "${path}" has no element.`);
  const entry = read(def.element, `${path}[]`, isPicked, false);
  if (entry.kind === 'choice') return { kind: 'choices', path, asks: entry.asks, optional, codes: entry.codes };
  if (entry.kind === 'pick') return { kind: 'picks', path, asks: entry.asks, optional, of: entry.of };
  return { kind: 'list', path, asks, optional, entry };
}
