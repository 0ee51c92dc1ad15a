/** The one owner of Handlebars: pages (HTML), letters (Markdown) and plain texts from the `templates` folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { escapeMarkdown, formatCount, formatDate, formatMoney, quoteMarkdown } from './render-values.ts';

const templatesFolder = join(import.meta.dirname, '..', 'templates');
const lettersPartials = 'partials/letters';

/** What a template is given: plain data, never an instance with behaviour (prototype access is off). */
export type TemplateModel = Readonly<Record<string, unknown>>;

type Render = (model: TemplateModel) => string;
type Environment = typeof Handlebars;

/** Values are escaped per medium; the same helpers exist in each, so that a date reads alike on a page and in a letter. */
const media = {
  html: { escape: undefined, partials: 'partials' },
  markdown: { escape: escapeMarkdown, partials: lettersPartials },
  text: { escape: (value: string) => value, partials: undefined },
} as const;
type Medium = keyof typeof media;

const environments = new Map<Medium, Environment>();
const compiled = new Map<string, Render>();

/** Renders a template as HTML, escaping every `{{value}}`. `path` is relative to the templates folder, without `.hbs`. */
export function renderTemplate(path: string, model: TemplateModel): string {
  return compiledTemplate('html', path)(model);
}

/** Renders `pages/<name>` and sets it, as `{{{content}}}`, into `layouts/page` with the same model. */
export function renderPage(name: string, model: TemplateModel): string {
  return renderTemplate('layouts/page', { ...model, content: renderTemplate(`pages/${name}`, model) });
}

/**
 * Renders a letter's one source (L2), `letters/<kind>` or a partial such as `partials/letters/close`, as Markdown.
 * Values are data: whatever a person typed cannot become a heading, a link, a list or markup.
 */
export function renderLetterSource(kind: string, model: TemplateModel): string {
  return compiledTemplate('markdown', kind.includes('/') ? kind : `letters/${kind}`)(model);
}

/** Renders a plain text template: nothing is escaped, since plain text has no markup. */
export function renderText(path: string, model: TemplateModel): string {
  return compiledTemplate('text', path)(model);
}

function compiledTemplate(medium: Medium, path: string): Render {
  const key = `${medium}:${path}`;
  const known = compiled.get(key);
  if (known) return known;
  const render = compile(environment(medium), medium, readTemplate(path));
  compiled.set(key, render);
  return render;
}

function environment(medium: Medium): Environment {
  const known = environments.get(medium);
  if (known) return known;
  const made = Handlebars.create();
  registerHelpers(made, medium);
  const folder = media[medium].partials;
  if (folder) {
    for (const name of templateNames(folder)) made.registerPartial(name, compile(made, medium, readTemplate(`${folder}/${name}`)));
  }
  environments.set(medium, made);
  return made;
}

function compile(owner: Environment, medium: Medium, source: string): Render {
  const program = owner.parse(source);
  if (medium === 'markdown') new LetterMustaches().accept(program);
  return owner.compile(program, { strict: true, noEscape: medium !== 'html' });
}

function registerHelpers(owner: Environment, medium: Medium): void {
  const literal = media[medium].escape ?? ((value: string) => value);
  owner.registerHelper('date', (value: unknown) => literal(formatDate(value)));
  owner.registerHelper('money', (value: unknown) => literal(formatMoney(value)));
  owner.registerHelper('count', (value: unknown, one: string, many: string) => literal(formatCount(value, one, many)));
  if (medium === 'html') refuseAbsent(owner);
  if (medium !== 'markdown') return;
  owner.registerHelper('value', (value: unknown) => escapeMarkdown(given(value)));
  owner.registerHelper('quote', (value: unknown) => quoteMarkdown(given(value)));
}

/**
 * On pages, what a template asks about must be there, if only as null: strict mode lets an absent name in `{{#if}}` and `{{#each}}` pass
 * for "no", and a paragraph would be missing without anybody knowing.
 */
function refuseAbsent(owner: Environment): void {
  for (const name of ['if', 'unless', 'each'] as const) {
    const built: unknown = Reflect.get(owner.helpers, name);
    if (typeof built !== 'function') throw new Error(`Handlebars has no helper "${name}" any more.`);
    owner.registerHelper(name, function (this: unknown, value: unknown, options: Handlebars.HelperOptions) {
      if (value === undefined) throw new Error(`A page asks {{#${name}}} about what its model does not hold, even as null.`);
      return Reflect.apply(built, this, [value, options]);
    });
  }
}

/** Handlebars' strict mode does not look at a helper's arguments, so what is absent is refused here. */
function given(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error('A letter names a value that its model does not hold as text or a number.');
}

/**
 * Handlebars can only escape for HTML, so in a letter every plain `{{name}}` is turned into `{{value name}}`, which escapes for Markdown.
 * Replacing Handlebars' escape function instead would change it for the pages too: it is shared by all environments.
 */
class LetterMustaches extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!statement.escaped) throw new Error(`A letter may not print unescaped values: line ${statement.loc.start.line}.`);
    if (statement.params.length > 0) return;
    statement.params = [statement.path];
    statement.path = { type: 'PathExpression', data: false, depth: 0, parts: ['value'], original: 'value', loc: statement.loc };
  }
}

function readTemplate(path: string): string {
  return readFileSync(join(templatesFolder, `${path}.hbs`), 'utf8');
}

/** Partials of one folder, by file name; those of letters live in a folder of their own because they are Markdown. */
function templateNames(folder: string): string[] {
  return readdirSync(join(templatesFolder, folder))
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => file.slice(0, -'.hbs'.length));
}
