// Templates name only what is there: values in their models, classes in the stylesheets.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderTemplate } from '../../src/render.ts';
import { assets } from '../../src/web/assets.ts';
import { paths } from '../../src/web/paths.ts';

const folder = join(import.meta.dirname, '../../templates');
const templates = ['pages', 'partials', 'layouts']
  .flatMap((part) => readdirSync(join(folder, part)).map((file) => `${part}/${file}`))
  .filter((file) => file.endsWith('.hbs') && file !== 'layouts/letter.hbs');

describe('what a template asks about', () => {
  it('must be given, if only as null: an absent name is refused, not taken for "no"', () => {
    const model = { errors: [], title: 'T', typed: '', next: '/', error: null, why: null, demo: false, paths };
    expect(() => renderTemplate('pages/sign-in', model)).toThrow('A page asks {{#if}} about what its model does not hold, even as null.');
    expect(renderTemplate('pages/sign-in', { ...model, oidc: null })).toContain('Your e-mail address');
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
  const unstyled = ['govuk-js-service-navigation-toggle', 'govuk-tag--', 'govuk-table__row', 'govuk-table__body'];

  it('is in the stylesheets: an upgrade that renames one is noticed', () => {
    expect([...written].filter((name) => !unstyled.includes(name) && !styles.includes(`.${name}`))).toEqual([]);
  });

  it('and no class of our own is styled that none writes', () => {
    const own = new Set([...styles.matchAll(/\.(app-[\w-]+)/g)].map((match) => match[1]));
    expect([...own].filter((name) => name !== undefined && !written.has(name))).toEqual([]);
  });
});
