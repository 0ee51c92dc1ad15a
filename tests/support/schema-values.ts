// Values that a command's schema takes, made from the JSON Schema of its input: for properties about every command there is.
import fc from 'fast-check';
import { z } from 'zod';

/** What z.toJSONSchema writes of our schemas. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The JSON Schema of what is sent. What it cannot say (a refinement, a transformation) is left to the schema's own parse. */
export function sentShape(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** Strings that refinements look for, and some that are hard on JSON and on the database. */
const words = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('1250.50', '300', '09:00', '17:30', 'a', '12-34-56', '12345678', '1234', 'text:abc', 'b', 'text:Zm9v'),
  },
  { weight: 1, arbitrary: fc.constantFrom('  spaced  ', 'Zoë’s “reason”', 'line\nline', '\\u0000', '𝒳 🙂', '<b>&amp;</b>', '__proto__') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
);
const few = { maxLength: 4 };

/** Fields that a refinement reads as something that chance would not find. */
const known: Readonly<Record<string, readonly string[]>> = {
  amount: ['1250.50', '300', '£1,250', '0.01'],
  sortCode: ['12-34-56', '123456', '12 34 56'],
  accountNumber: ['12345678', '00000001'],
  lastFour: ['5678', '0001'],
  from: ['08:00', '09:30'],
  to: ['17:30', '21:00'],
};

function strings({ format, pattern, minLength = 0, maxLength = 4000 }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid({ version: 4 });
  if (format === 'date')
    return fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  if (format === 'uri') return fc.constantFrom('https://hub.example/rota', 'https://example.org/a?b=c#d');
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length >= minLength && text.length <= maxLength);
  return words.filter((text) => text.length >= minLength && text.length <= maxLength);
}

function objects(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === 'object') {
    const names = schema.propertyNames ? valuesOf(schema.propertyNames).map(String) : words;
    return fc.dictionary(names, valuesOf(additionalProperties), { maxKeys: few.maxLength });
  }
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => {
      const hints = field.type === 'string' && field.format === undefined ? known[name] : undefined;
      return [name, hints ? fc.constantFrom(...hints) : valuesOf(field)];
    }),
  );
  return fc.record(fields, { requiredKeys: Object.keys(fields).filter((name) => required.includes(name)), noNullPrototype: true });
}

/** Any value of a JSON Schema. */
export function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { minimum = 0, maximum = 1000, minItems = 0, items = {} } = schema;
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map(valuesOf));
  switch (schema.type) {
    case 'string':
      return strings(schema);
    case 'integer':
      return fc.integer({ min: Math.max(minimum, -1000), max: Math.min(maximum, 100_000) });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true }).map((number) => Math.round(number * 2) / 2);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(items), { minLength: minItems, maxLength: Math.max(minItems, few.maxLength) });
    case 'object':
      return objects(schema);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

/** Where a shape takes fields that it does not name: the paths of its open objects. A record's keys are its own. */
export function openObjects(schema: JsonSchema, path = '·'): string[] {
  const own = schema.type === 'object' && schema.properties && schema.additionalProperties !== false ? [path] : [];
  const inner = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items ? ([['[]', schema.items]] as const) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((each, n) => [`|${n}`, each] as const),
    ...(typeof schema.additionalProperties === 'object' ? ([['*', schema.additionalProperties]] as const) : []),
  ];
  return [...own, ...inner.flatMap(([name, each]) => openObjects(each, `${path}.${name}`))];
}
