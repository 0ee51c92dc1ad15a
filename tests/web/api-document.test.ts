// The OpenAPI document says what the service does: every operation in it is called, and every answer held against it.
import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/database.ts';
import { addEvidence } from '../../db/evidence.ts';
import { registry } from '../../src/engine/workflows.ts';
import { openApiDocument } from '../../src/web/api/document.ts';
import { exampleOf } from '../../src/web/api/json-schema.ts';
import { commandOperations } from '../../src/web/api/operations.ts';
import { paths } from '../../src/web/paths.ts';
import { routes } from '../../src/web/routes.ts';
import { testPglite } from '../support/database.ts';
import { type ApiSite, type Called, startApiSite } from './api-client.ts';
import { seedFranchisedHubs } from './franchised-hubs.ts';
import { openCase, organisationId, publish, sampleServices } from './web-site.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: unknown }>> };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema?: { readonly $ref: string } }>> }>
  >;
}

interface Document extends Record<string, unknown> {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const { open } = testPglite();
let db: Db;
let api: ApiSite;
let document: Document;
const caseId = randomUUID();
const LETTER = 'CECH-2027-0001';
const DOCUMENT = '00000000-0000-4000-8000-0000000000e1';

async function storeLetter() {
  await db.rows(
    `insert into letters (scheme_id, number, year, serial, kind, case_id, entry_id, n, recipient, subject, body_text, pdf, pdf_sha256, html_sha256, message_id, prepared_at)
     values ('cech', $1::text, 2027, 1, 'assessment-acknowledged', $2::uuid, $2::uuid, 0, 'organisation', 'We have it', 'Words', '\\x25504446'::bytea, 'x', 'x', 'x', $3::timestamptz)`,
    [LETTER, caseId, api.desk.now],
  );
  for (const event of ['prepared', 'released'])
    await db.rows(`insert into letter_events (scheme_id, letter_number, event, at) values ('cech', $1::text, $2::text, $3::timestamptz)`, [
      LETTER,
      event,
      api.desk.now,
    ]);
}

beforeAll(async () => {
  db = await open();
  api = await startApiSite(db);
  await db.rows(`insert into organisations (scheme_id, id, name, address) values ('cech', $1::uuid, 'Trust (illustrative)', 'Crewe')`, [
    organisationId,
  ]);
  await seedFranchisedHubs(db);
  const home = { case: await openCase(db, 'application'), organisation: organisationId, until: null };
  const data = {
    outcome: 'approve',
    stage: 1,
    decidedOn: '2026-12-09',
    decidedBy: 'deputy',
    effectiveOn: null,
    state: 'published',
    exempt: true,
    reasons: null,
  };
  await publish(db, { ...home, register: 'notice', reference: 'DN-0001', from: '2026-12-09', data });
  const certificate = { register: 'certificate', reference: 'CECH-4Q7T-Z0XM', from: '2026-01-15', until: '2029-01-15' };
  await publish(db, { ...home, ...certificate, data: { level: 1, standard: 1 } });
  const lead = await api.token('lead-barnies', ['lead']);
  await api.call(lead, '/api/v1/openings/assessment.start', {
    key: caseId,
    send: { about: { organisation: api.desk.organisation }, data: { targetLevel: 1 } },
  });
  await storeLetter();
  const added = { addedBy: api.desk.person('lead-barnies'), addedAt: api.desk.now };
  const about = { scheme: 'cech', id: DOCUMENT, organisation: api.desk.organisation, dated: null, expiresOn: null };
  const kind = { type: 'policy', title: 'Our policy', fileName: 'policy.pdf', mediaType: 'application/pdf' };
  await addEvidence(db, { ...added, ...about, ...kind, bytes: Buffer.from('%PDF-1.7') });
  document = (await api.call(null, '/api/openapi.json')).body as unknown as Document;
});
afterAll(() => api.site.stop());

describe('the OpenAPI document', () => {
  it('is one by the rules of OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect([valid, errors]).toEqual([true, undefined]);
    const broken = await new Validator().validate({ ...structuredClone(document), paths: { '/x': { get: { responses: 7 } } } });
    expect(broken.valid).toBe(false);
  });

  it('has every route for programs, and every command that a person may send, under a name of its own', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const commands = Object.values(registry).flatMap(({ workflow }) => Object.values(workflow.commands));
    const byPeople = commands.filter(({ who }) => who.some((role) => role !== 'system'));
    const generic: readonly string[] = [paths.apiCommand, paths.apiOpen];
    const fixed = routes.filter((route) => route.for === 'programs' && !generic.includes(route.path));
    expect(ids).toHaveLength(byPeople.length + fixed.length);
    for (const { path } of fixed) expect(Object.keys(document.paths)).toContain(path.replace(/:(\w+)/g, '{$1}'));
  });

  it.each(commandOperations(registry).map(({ id, sends }) => ({ id, sends })))(
    'gives an example of $id that its schema takes',
    ({ sends }) => {
      const example = exampleOf(document.components.schemas[sends?.name ?? ''] ?? {});
      expect(sends?.schema.safeParse(example).error).toBeUndefined();
    },
  );

  it('is made of the services alone: twice the same', async () => {
    const again = openApiDocument({ ...sampleServices(db), engine: api.desk.engine });
    expect(JSON.parse(JSON.stringify(again))).toEqual(document);
  });

  it('describes what every one of its operations answers, done or refused', { timeout: 120_000 }, async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(ajv);
    ajv.addSchema(document, 'document');
    const token = await api.token('lead-barnies', ['lead']);
    const wrong: unknown[] = [];
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const answer = await call(token, path, method, operation);
        const problem = problemWith(ajv, method, operation, answer);
        if (problem !== null) wrong.push([operation.operationId, answer.status, answer.type, problem, answer.body]);
      }
    expect(wrong).toEqual([]);
  });
});

function call(token: string, path: string, method: string, operation: Operation): Promise<Called> {
  const reference = path.includes('certificates') ? 'CECH-4Q7T-Z0XM' : 'FR-ACT1-0001';
  const parts: Readonly<Record<string, string>> = {
    case: caseId,
    number: LETTER,
    organisation: api.desk.organisation,
    reference,
    document: DOCUMENT,
  };
  const address = path.replace(/\{(\w+)\}/g, (_whole, name: string) => parts[name] ?? '');
  const content = operation.requestBody?.content;
  const send = content?.['application/json']?.example ?? formOf(content?.['multipart/form-data']?.example);
  return api.call(token, address, method === 'post' ? { send, key: randomUUID(), saw: 1 } : {});
}

/** The example of a form, with a file in place of its words. */
function formOf(example: unknown): FormData | undefined {
  if (typeof example !== 'object' || example === null) return undefined;
  const form = new FormData();
  for (const [name, value] of Object.entries(example)) form.set(name, String(value));
  form.set('file', new Blob(['%PDF-1.7 sent']), 'a.pdf');
  return form;
}

/** What stands between an answer and its description; null: nothing. What is read must be found, and what is sent must be understood. */
function problemWith(ajv: Ajv2020, method: string, { responses }: Operation, { status, type, body }: Called): unknown {
  const expected = method === 'post' ? [200, 201, 403, 404, 409, 412] : [200];
  if (!expected.includes(status)) return 'not expected';
  const [media = ''] = type.split(';');
  const described = responses[String(status)]?.content[media];
  if (!described) return 'not described';
  const check = described.schema && ajv.getSchema(`document${described.schema.$ref}`);
  return !check || check(body) ? null : check.errors;
}
