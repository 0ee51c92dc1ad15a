// Handlebars refuses an absent {{value}}, but takes an absent {{#if}} or {{#each}} as "no": so the names in those are checked here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assets } from '../../src/web/assets.ts';
import { routes } from '../../src/web/routes.ts';
import { layoutModel } from '../../src/web/send-page.ts';
import { testPglite } from '../support/database.ts';
import { seedFranchisedHubs } from './franchised-hubs.ts';
import { publicVisit, sampleServices, seedWebSite } from './web-site.ts';

const folder = join(import.meta.dirname, '../../templates');
const templates = ['pages', 'partials', 'layouts']
  .flatMap((part) => readdirSync(join(folder, part)).map((file) => `${part}/${file}`))
  .filter((file) => file.endsWith('.hbs') && file !== 'layouts/letter.hbs');

/** Given to a partial by the template that calls it, or to the page of problems by the one place that shows it. */
const given = ['error', 'notFound', 'reference'];

const { open } = testPglite();
const known = new Set<string>(given);

function collect(value: unknown): void {
  if (Array.isArray(value)) value.forEach(collect);
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      known.add(key);
      collect(inner);
    }
  }
}

beforeAll(async () => {
  const db = await open();
  await seedWebSite(db);
  await seedFranchisedHubs(db);
  const services = sampleServices(db);
  for (const route of routes.filter(({ who }) => who.includes('public'))) {
    for (const query of [{}, { reference: '?' }, { reference: 'CECH-4Q7T-Z0XM' }]) {
      const visit = publicVisit(services, query);
      const answer = await route.run(visit);
      if ('page' in answer) collect(layoutModel(answer.model, visit));
    }
  }
});

describe('every name that a template asks about', () => {
  it.each(templates)('is one that a page gives: %s', (file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const asked = [...source.matchAll(/\{\{#(?:if|unless|each)\s+([\w.]+)/g)].flatMap((match) => match[1]?.split('.') ?? []);
    expect(asked.filter((name) => name !== 'length' && !known.has(name))).toEqual([]);
  });
});

describe('every class that a template writes', () => {
  const styles = assets()
    .all.flatMap(({ type, plain }) => (type === 'text/css' ? [plain.toString()] : []))
    .join('\n')
    .replaceAll('\\', '');
  const source = templates.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const written = new Set([...source.matchAll(/\b(?:govuk|app)-[\w!-]+/g)].map(([name]) => name));
  /** Named by behaviour, not by styles, or only a beginning to which the page adds the rest. */
  const unstyled = ['govuk-js-service-navigation-toggle', 'govuk-tag--'];

  it('is in the stylesheets: an upgrade that renames one is noticed', () => {
    expect([...written].filter((name) => !unstyled.includes(name) && !styles.includes(`.${name}`))).toEqual([]);
  });

  it('and no class of our own is styled that none writes', () => {
    const own = new Set([...styles.matchAll(/\.(app-[\w-]+)/g)].map((match) => match[1]));
    expect([...own].filter((name) => name !== undefined && !written.has(name))).toEqual([]);
  });
});
