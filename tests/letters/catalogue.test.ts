import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { letterKinds } from '../../machines/letter-kinds.ts';
import { letters } from '../../src/letters/catalogue.ts';
import { compose } from '../../src/letters/compose.ts';
import type { LetterDefinition } from '../../src/letters/letter-definition.ts';
import { elements, PdfReader } from './pdf-reader.ts';
import { sampleLetter } from './sample-letter.ts';

const templates = new URL('../../templates/', import.meta.url);
const source = (path: string) => readFileSync(new URL(`${path}.hbs`, templates), 'utf8');
const helpers = new Set(['if', 'unless', 'each', 'date', 'money', 'count', 'quote']);

/** Every path a template names, looked up where it stands: inside `{{#each}}` in each item. Returns those that are not there. */
function absentFields(program: hbs.AST.Program, model: unknown, trail = ''): string[] {
  return program.body.flatMap((statement) => absentIn(statement, model, trail));
}

function absentIn(statement: hbs.AST.Statement, model: unknown, trail: string): string[] {
  if (statement.type === 'MustacheStatement') {
    const { path, params } = statement as hbs.AST.MustacheStatement;
    return (params.length > 0 ? params : [path]).flatMap((part) => absentPath(part, model, trail));
  }
  if (statement.type !== 'BlockStatement') return [];
  const { path, params, program, inverse } = statement as hbs.AST.BlockStatement;
  const name = (path as hbs.AST.PathExpression).original;
  if (!helpers.has(name)) return [`unknown helper ${name}`];
  const own = params.flatMap((part) => absentPath(part, model, trail));
  const inner = (part: hbs.AST.Program | undefined, scope: unknown) => (part ? absentFields(part, scope, `${trail}${name} `) : []);
  if (name !== 'each') return [...own, ...inner(program, model), ...inner(inverse, model)];
  const items = valueAt(model, params[0] as hbs.AST.PathExpression);
  if (!Array.isArray(items) || items.length === 0) return [...own, `${trail}each without an item in the sample`];
  return [...own, ...items.flatMap((item) => inner(program, { ...(model as object), ...item }))];
}

function absentPath(part: hbs.AST.Expression, model: unknown, trail: string): string[] {
  if (part.type !== 'PathExpression') return [];
  const path = part as hbs.AST.PathExpression;
  if (path.data) return [];
  return valueAt(model, path) === undefined ? [`${trail}${path.original}`] : [];
}

function valueAt(model: unknown, path: hbs.AST.PathExpression): unknown {
  return path.parts.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[String(key)], model);
}

describe('the catalogue of letters', () => {
  it('has one template per kind and no template without a kind', () => {
    const files = readdirSync(new URL('letters/', templates)).map((file) => file.replace(/\.hbs$/, ''));
    expect(files.sort()).toEqual([...letterKinds].sort());
    expect(Object.keys(letters).sort()).toEqual([...letterKinds].sort());
  });

  it.each(letterKinds)('%s: every field its template names is in its sample', (kind) => {
    const definition: LetterDefinition = letters[kind];
    const frame = { ...sampleLetter(kind), sender: { name: 'x', signedBy: 'x' }, letter: { number: 'x', date: 'x' } };
    const model = { ...definition.sample, ...frame };
    expect(absentFields(Handlebars.parse(source(`letters/${kind}`)), model)).toEqual([]);
    for (const partial of definition.rights
      ? [`rights-${definition.rights}`, 'complaints', 'opening', 'closing']
      : ['opening', 'closing']) {
      expect(absentFields(Handlebars.parse(source(`partials/letters/${partial}`)), model)).toEqual([]);
    }
  });

  it.each(letterKinds)('%s: its sample is a lawful model and becomes subject, page, text and tagged PDF', (kind) => {
    const composed = compose(sampleLetter(kind));
    expect(composed.subject.length).toBeGreaterThan(10);
    for (const text of [composed.html, composed.text]) {
      expect(text).not.toMatch(/undefined|\[object|NaN|\{\{|\\/);
      expect(text).toContain('CECH-2027-0001');
    }
    const structure = new PdfReader(composed.pdf).structure();
    expect(elements(structure, 'H1')).toHaveLength(1);
    expect(composed.html).toContain('<html lang="en-GB">');
    expect(composed.html).not.toMatch(/<(script|link|img|iframe)|url\(|src=/);
  });

  const adverse = letterKinds.filter((kind) => letters[kind].adverse);

  it('knows which letters are adverse', () => {
    expect(adverse).toEqual([
      'assessment-not-yet-met',
      'offer-lapsed',
      'application-lapsed',
      'application-declined',
      'application-award-ended',
      'review-late-refused',
      'review-stands',
      'franchise-suspended',
      'franchise-suspended-afresh',
      'franchise-ending-decided',
      'franchise-ending-decided-afresh',
      'grant-condition-corrected',
      'grant-condition-not-met',
      'grant-payment-refused',
      'grant-stopped',
      'grant-recovery-requested',
      'application-correction-notice',
    ]);
  });

  it.each(adverse)('%s carries reasons, what to do next and by when, review, complaints and the Ombudsman (L5)', (kind) => {
    const { text } = compose(sampleLetter(kind));
    const line = text.replace(/\s+/g, ' ');
    const rights = {
      review: /You can ask for a review of the process by \d+ \w+ \d{4}\./,
      'no-review': /so we cannot review it again\./,
      'look-again': /You can ask for this to be looked at again by \d+ \w+ \d{4}\./,
      correction: /You can ask for a review of the new decision, if it is made, within \d+ days of its letter/,
      'second-validator': /ask for a second validator by \d+ \w+ \d{4}:/,
    };
    expect(text).toMatch(/^Reasons\n-------$/m);
    expect(text).toMatch(/^What to do next\n-+$/m);
    expect(line).toMatch(rights[letters[kind].rights ?? 'review']);
    expect(line).toContain('You can complain at any time. Write to the complaints team');
    expect(line).toContain('Local Government and Social Care Ombudsman');
  });

  it('refuses a model that lacks a field, naming the field and no value', () => {
    const letter = sampleLetter('application-declined', { reviewBy: undefined, organisation: 'Secret Society' });
    expect(() => compose(letter)).toThrow('The model of the letter "application-declined" lacks or misstates: reviewBy.');
  });

  it('says in a reissue which letter it replaces (L2)', () => {
    const letter = { ...sampleLetter('application-approved'), reissueOf: { number: 'CECH-2026-0044', date: '2026-12-01' } };
    expect(compose(letter).text).toContain('This letter replaces letter CECH-2026-0044 of 1 December 2026.');
  });

  it('gives the reason where no grant is offered', () => {
    const { text } = compose(
      sampleLetter('application-support-offered', { grantAmount: null, noGrantReason: 'A grant was paid for this hub in 2025.' }),
    );
    expect(text).toContain('> A grant was paid for this hub in 2025.');
    expect(text).not.toContain('whether you accept the grant');
  });
});
