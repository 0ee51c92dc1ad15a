// The interface for programs, explained: its operations, one page each, and what its refusals mean. From the same table as its document.
import { roleLabels } from '../../../machines/roles.ts';
import { clauseOf } from '../../../machines/workflow.ts';
import { exampleSent, templateOf } from '../api/document.ts';
import { type JsonSchema, jsonSchemaOf } from '../api/json-schema.ts';
import type { Described } from '../api/operation.ts';
import { operationsOf } from '../api/operations.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths, pathTo } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';

const title = 'The interface for programs';
const home = { text: 'Home', href: paths.home };

const hrefOf = (id: string) => pathTo(paths.apiOperation, { operation: id });
const methodOf = ({ method }: Described) => method.toUpperCase();

/** Every operation, by what it is about. */
export function apiDocs({ services }: Visit): PageAnswer {
  const groups = [...Map.groupBy(operationsOf(services.engine.registry), ({ group }) => group)].map(([name, those]) => ({
    name,
    id: name.toLowerCase().replace(/\W+/g, '-'),
    operations: those.map((each) => ({ href: hrefOf(each.id), what: each.title, method: methodOf(each), path: templateOf(each) })),
  }));
  return { page: 'api-docs', model: { title, breadcrumbs: [home], groups } };
}

/** One operation: method, address, who, fields, an example. */
export function apiOperation({ services, params }: Visit): PageAnswer {
  const operation = operationsOf(services.engine.registry).find(({ id }) => id === params.operation);
  if (!operation) throw new HttpRefusal(404, 'There is no operation of this name. Find it in the list.');
  const { sends, answers, query, says } = operation;
  const model = {
    title: operation.title,
    breadcrumbs: [home, { text: title, href: paths.apiDocs }],
    name: operation.id,
    says: says || null,
    method: methodOf(operation),
    path: templateOf(operation),
    who: operation.who.includes('public') ? ['anybody, without a token'] : operation.who.map((role) => roleLabels[role]),
    key: sends !== null && sends.what !== 'request',
    multipart: sends?.what === 'file',
    seen: sends?.what === 'command',
    query: query ? fieldsOf(jsonSchemaOf(query, 'input')) : [],
    fields: sends ? fieldsOf(jsonSchemaOf(sends.schema, 'input')) : [],
    sends: sends !== null,
    example: sends ? JSON.stringify(exampleSent(sends.schema), null, 2) : null,
    answers: typeof answers === 'string' ? [] : fieldsOf(jsonSchemaOf(answers.schema, 'output')),
    file: answers === 'pdf' ? 'A PDF.' : answers === 'file' ? 'The file, under the type of its content.' : null,
  };
  return { page: 'api-operation', model };
}

interface ShownField {
  readonly name: string;
  readonly kind: string;
  readonly must: boolean;
  readonly says: string | null;
}

/** The fields of a schema, those inside others by their path: 'reasons[].criterion'. */
function fieldsOf(schema: JsonSchema, before = ''): ShownField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, each]) => {
    const list = each.type === 'array';
    const name = `${before}${field}${list ? '[]' : ''}`;
    const inner = list ? (each.items ?? {}) : each;
    const shown = { name, kind: kindOf(inner), must: schema.required?.includes(field) ?? false, says: each.description ?? null };
    return [shown, ...fieldsOf(inner, `${name}.`)];
  });
}

function kindOf({ type, format, enum: values, const: only, anyOf, additionalProperties }: JsonSchema): string {
  if (values) return values.join(' | ');
  if (only !== undefined) return String(only);
  if (anyOf) return anyOf.map(kindOf).join(' or ');
  if (typeof additionalProperties === 'object') return `by name: ${kindOf(additionalProperties)}`;
  return format ?? type ?? 'any';
}

const engineRules = [
  { id: 'E1', says: 'The state of the case does not take this command. Read its actions.' },
  { id: 'E2', says: 'This role may not do it, or the token does not name the role.' },
  { id: 'E3', says: 'The case moved on since it was read. Read it again, then decide.' },
  { id: 'E4', says: 'The Idempotency-Key was used for something else. Use a new one for each act.' },
  { id: 'E5', says: 'Another case holds what must be unique.' },
  { id: 'E6', says: 'What was sent is malformed. The fields say where.' },
];

/** What refusals mean: the address that a problem's `type` leads to. */
export function apiProblems({ services }: Visit): PageAnswer {
  const workflows = Object.values(services.engine.registry).map(({ workflow }) => {
    const byId = Map.groupBy(workflow.rules, ({ id }) => id);
    const rules = [...byId].map(([id, those]) => ({
      id,
      clause: clauseOf(id),
      commands: [...new Set(those.flatMap(({ when }) => when))].map((name) => workflow.commands[name]?.title ?? name),
    }));
    return { title: workflow.title, rules };
  });
  // A rule of several workflows is one address: the first of them carries it.
  const seen = new Set<string>();
  const first = (id: string) => !seen.has(id) && seen.add(id) !== undefined;
  const shown = workflows.map(({ rules, ...rest }) => ({
    ...rest,
    rules: rules.map((rule) => ({ ...rule, anchor: first(rule.id) ? rule.id : null })),
  }));
  const model = { title: 'What refusals mean', breadcrumbs: [home, { text: title, href: paths.apiDocs }], engineRules, workflows: shown };
  return { page: 'api-problems', model };
}
