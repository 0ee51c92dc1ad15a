// JSON Schema of what is sent and answered, as zod writes it itself, and an example of each.
import { z } from 'zod';

/** The part of JSON Schema that zod writes of our schemas. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The schema of what is sent (`input`) or answered (`output`). What it cannot say (a refinement) is left to the schema's own parse. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return written as JsonSchema;
}

/** Fields whose refinements read more into a text than the schema says, and words that say more than “text”. */
const known: Readonly<Record<string, unknown>> = {
  amount: '1250.50',
  sortCode: '12-34-56',
  accountNumber: '12345678',
  lastFour: '5678',
  from: '09:00',
  to: '17:00',
  criterion: 'a',
  workflow: 'application',
  year: 2027,
};

const formats: Readonly<Record<string, string>> = {
  uuid: '3f2a9c1e-7b64-4d0e-9a55-0c1d2e3f4a5b',
  date: '2026-12-09',
  'date-time': '2026-11-25T10:00:00Z',
  uri: 'https://hub.example/rota',
};

/** One value that a schema takes: required fields and what has no default, in the shortest lists. `name` is of the field it is for. */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return exampleOf(first, name);
  switch (schema.type) {
    case 'object':
      return objectExample(schema);
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => exampleOf(schema.items ?? {}, name));
    case 'integer':
    case 'number':
      return fits(known[name], 'number') ? known[name] : Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return stringExample(schema, name);
  }
}

const fits = (value: unknown, type: string) => typeof value === type;

function objectExample({ properties = {}, required = [], additionalProperties, propertyNames }: JsonSchema): unknown {
  if (typeof additionalProperties === 'object') {
    const names = propertyNames?.enum ?? [exampleOf(propertyNames ?? { type: 'string' })];
    return Object.fromEntries(names.map((name) => [String(name), exampleOf(additionalProperties)]));
  }
  const fields = Object.entries(properties).filter(([field]) => required.includes(field));
  return Object.fromEntries(fields.map(([field, each]) => [field, exampleOf(each, field)]));
}

function stringExample({ format, pattern, minLength = 0 }: JsonSchema, name: string): string {
  if (format !== undefined && formats[format] !== undefined) return formats[format];
  const word = known[name];
  if (typeof word === 'string' && (pattern === undefined || new RegExp(pattern).test(word))) return word;
  const candidates = ['Words that say it', 'a', 'c', '09:00', '1', 'text:abc', 'DN-2026-0001'].filter((each) => each.length >= minLength);
  return candidates.find((each) => pattern === undefined || new RegExp(pattern).test(each)) ?? '';
}
