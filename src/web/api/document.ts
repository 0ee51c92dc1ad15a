// The OpenAPI 3.1 document, made from the access table's operations and the schemas that judge what is sent. Nothing in it is written by hand twice.
import type { z } from 'zod';
import { kindWords } from '../../../machines/evidence-kinds.ts';
import { roleLabels } from '../../../machines/roles.ts';
import { paths } from '../paths.ts';
import type { DataAnswer, Visit } from '../route.ts';
import type { Services } from '../services.ts';
import { exampleOf, type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import type { Described, NamedSchema } from './operation.ts';
import { operationsOf } from './operations.ts';
import { problemSchema } from './problem-schema.ts';

type Json = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } });

/** Refusals that can meet any operation behind a token, and those of commands. */
const always = { '429': problem('Too many requests.') };
const guarded = { '401': problem('No token, or one that opens nothing.'), '403': problem('Another role or scope is needed (E2).') };
const judged = {
  '400': problem('Malformed (E6): `fields` says what.'),
  '409': problem(
    'Refused by a rule: `rule` says which, `detail` why and what to do. E1: not in this state; E4: the key was used for something else; E5: another case holds what must be unique.',
  ),
  '415': problem('Not JSON.'),
};
const refused = {
  '400': problem('Malformed, or not to be kept: `fields` says what.'),
  '409': problem('Not now, or the key was used for something else.'),
  '415': problem('Sent in another way than described.'),
};
const seen = {
  '412': problem('The case moved on since (E3): `now` is the case as it is.'),
  '428': problem('If-Match is missing.'),
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'The id of the act: a new UUID in lower case for each. Sent again with the same content it is one act, with the first answer.',
  schema: { type: 'string', format: 'uuid' },
};
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of the case as it was read, like `"7"`: a decision is made on what somebody saw.',
  schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
};

const paramWords: Readonly<Record<string, string>> = {
  case: 'The id of the case.',
  document: 'The id of the document.',
  number: 'The number of the letter.',
  organisation: 'The id of the organisation.',
  reference: 'The public reference.',
};

const answerHeaders = {
  ETag: { description: 'The version of the case.', schema: { type: 'string' } },
  'Idempotency-Replayed': { description: '`true`: this act was done before.', schema: { type: 'string' } },
};

/** The path as OpenAPI writes it: '/api/v1/cases/{case}'. */
export function templateOf({ path }: Pick<Described, 'path'>): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

function parametersOf({ path, query, sends }: Described): Json[] {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const schema = ['case', 'organisation', 'document'].includes(name) ? { type: 'string', format: 'uuid' } : { type: 'string' };
    return { name, in: 'path', required: true, description: paramWords[name] ?? name, schema };
  });
  const asked = Object.entries((query && jsonSchemaOf(query, 'input').properties) ?? {}).map(
    ([name, { description, example, ...schema }]) => ({
      name,
      in: 'query',
      required: false,
      ...(description ? { description } : {}),
      ...(example === undefined ? {} : { example }),
      schema,
    }),
  );
  const headers = sends && sends.what !== 'request' ? [idempotencyKey, ...(sends.what === 'command' ? [ifMatch] : [])] : [];
  return [...named, ...asked, ...headers];
}

function contentOf(answers: Described['answers']): Json {
  if (answers === 'pdf') return { 'application/pdf': {} };
  if (answers !== 'file') return { 'application/json': { schema: ref(answers.name) } };
  return Object.fromEntries(Object.values(kindWords).map(({ mediaType }) => [mediaType.split(';')[0], {}]));
}

function responsesOf(operation: Described): Json {
  const { sends, answers, who, path, query } = operation;
  const acts = sends?.what === 'command' || sends?.what === 'opening';
  const headers = acts || operation.id === 'readCase' ? { headers: answerHeaders } : {};
  const done = {
    [sends?.what === 'opening' || sends?.what === 'file' ? '201' : '200']: {
      description: 'Done.',
      ...headers,
      content: contentOf(answers),
    },
  };
  const isPublic = who.includes('public');
  return {
    ...done,
    ...(query ? { '400': problem('The query is wrong: `fields` says what.') } : {}),
    ...(isPublic ? {} : guarded),
    ...(path.includes(':') || sends ? { '404': problem('There is none, or none that this person can see.') } : {}),
    ...(acts ? judged : {}),
    ...(sends && !acts ? refused : {}),
    ...(sends?.what === 'file' ? { '413': problem('Far too large to be read.') } : {}),
    ...(sends?.what === 'command' ? seen : {}),
    ...always,
  };
}

const isPublic = ({ who }: Described) => who.includes('public');

function described(operation: Described): Json {
  const { id, group, title, says, who, sends } = operation;
  const by = isPublic(operation) ? 'Anybody, without a token.' : `Who: ${who.map((role) => roleLabels[role]).join(', ')}.`;
  return {
    operationId: id,
    tags: [group],
    summary: title,
    description: [says, by].filter((each) => each !== '').join('\n\n'),
    ...(isPublic(operation) ? { security: [] } : {}),
    parameters: parametersOf(operation),
    ...(sends
      ? {
          requestBody: {
            required: true,
            content: {
              [sends.what === 'file' ? 'multipart/form-data' : 'application/json']: {
                schema: ref(sends.name),
                example: exampleSent(sends.schema),
              },
            },
          },
        }
      : {}),
    responses: responsesOf(operation),
  };
}

/** An example of what is sent. */
export function exampleSent(schema: z.ZodType): unknown {
  return exampleOf(jsonSchemaOf(schema, 'input'));
}

function schemasOf(operations: readonly Described[]): Record<string, JsonSchema> {
  const answered = operations.flatMap(({ answers }): NamedSchema[] => (typeof answers === 'string' ? [] : [answers]));
  const sent = operations.flatMap(({ sends }) => (sends ? [sends] : []));
  return Object.fromEntries([
    ...[problemSchema, ...answered].map(({ name, schema }) => [name, jsonSchemaOf(schema, 'output')] as const),
    ...sent.map(({ name, schema }) => [name, jsonSchemaOf(schema, 'input')] as const),
  ]);
}

/** The whole document. */
export function openApiDocument({ engine, scheme, publicUrl }: Pick<Services, 'engine' | 'scheme' | 'publicUrl'>): Json {
  const operations = operationsOf(engine.registry);
  const byPath = Map.groupBy(operations, templateOf);
  return {
    openapi: '3.1.1',
    info: {
      title: `${scheme.name}: the interface for programs`,
      version: '1',
      description: `What the pages do, programs can: the same commands, judged by the same rules. Explained at ${publicUrl}${paths.apiDocs}.`,
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths: Object.fromEntries(
      [...byPath].map(([path, those]) => [path, Object.fromEntries(those.map((each) => [each.method, described(each)]))]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token made on the page of your account.' } },
      schemas: schemasOf(operations),
    },
  };
}

/** The document, for client generators. */
export function apiDocument({ services }: Visit): DataAnswer {
  return { data: openApiDocument(services) };
}
