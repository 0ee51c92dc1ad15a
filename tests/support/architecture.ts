// The house as checks: which room may import which, where each library lives, and what no file may do. Each answers sentences, none: all is well.
import { type Import, importsOf, type SourceFile } from './source-files.ts';

/** The room of a file, or null when it belongs to none (tests, bench and configuration may look everywhere). */
export function roomOf(path: string): string | null {
  const [first, second = ''] = path.split('/');
  if (first === 'machines' || first === 'db' || first === 'seed') return first;
  if (first !== 'src') return null;
  if (path.split('/').length > 2) return second;
  return second.replace(/(-\w+)?\.ts$/, '');
}

// Stories begin on a seeded scheme and seeded data is played as stories, so these two see each other; rings of files are checked apart.
const directions: Readonly<Record<string, readonly string[]>> = {
  machines: [],
  db: [],
  errors: [],
  render: [],
  config: ['errors'],
  engine: ['machines', 'db', 'errors'],
  diagrams: ['engine', 'machines'],
  letters: ['machines', 'render'],
  jobs: ['engine', 'letters', 'db', 'machines', 'errors'],
  web: ['engine', 'diagrams', 'what-if', 'render', 'letters', 'machines', 'errors', 'config', 'db'],
  'what-if': ['engine', 'db', 'machines', 'errors'],
  proof: ['engine', 'machines', 'errors'],
  stories: ['engine', 'what-if', 'jobs', 'db', 'machines', 'render', 'errors', 'seed'],
  seed: ['engine', 'jobs', 'db', 'machines', 'render', 'errors', 'stories'],
};

const closedToWeb = /^db\/(cases|journal|outbox|command-write)[\w-]*\.ts$/;

function whyNotImported(from: string, room: string, imported: Import): string | null {
  const target = roomOf(imported.from);
  if (imported.from === 'src/main.ts') return 'nobody imports main';
  if (room === 'main') return null;
  if (target === null) return `${room} may not import ${imported.from}`;
  if (target !== room && !directions[room]?.includes(target)) return `${room} may not import ${target}`;
  if (room === 'letters' && target === 'machines' && !imported.typeOnly) return 'letters imports only types of machines';
  if (room === 'web' && target === 'letters' && imported.from !== 'src/letters/compose.ts') return 'web imports only letters/compose';
  if (room === 'web' && closedToWeb.test(imported.from)) return `web may not import ${imported.from}`;
  return from === imported.from ? 'a file imports itself' : null;
}

/** Imports against the directions of the house. */
export function wrongDirections(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === null) return [];
    if (room !== 'main' && !Object.hasOwn(directions, room)) return [`${file.path}: there is no room "${room}"`];
    const ours = importsOf(file).filter((imported) => imported.ours);
    return ours.map((imported) => whyNotImported(file.path, room, imported)).flatMap((why) => (why ? [`${file.path}: ${why}`] : []));
  });
}

const everywhere = /^/;
/** Where each library may be imported; a new dependency needs a line here. */
export const libraryHomes: Readonly<Record<string, RegExp>> = {
  '@electric-sql/pglite': /^db\//,
  '@fastify/busboy': /^src\/web\/upload\.ts$/,
  '@expo-google-fonts/arimo': /^src\/letters\//,
  canonicalize: /^src\/engine\//,
  'drizzle-orm': /^db\//,
  express: /^src\/web\//,
  'express-rate-limit': /^src\/web\//,
  'govuk-frontend': /^src\/web\//,
  handlebars: /^src\/render\.ts$/,
  helmet: /^src\/web\//,
  marked: /^src\/letters\//,
  nodemailer: /^src\/letters\/mail\.ts$/,
  'openid-client': /^src\/web\/oidc\.ts$/,
  pdfkit: /^src\/letters\/pdf[\w-]*\.ts$/,
  pino: /^src\/(web\/|main\.ts)/,
  'pino-http': /^src\/web\//,
  postgres: /^db\//,
  xstate: /^(machines\/|src\/engine\/step\.ts$)/,
  zod: everywhere,
};

const packageOf = (from: string) =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

/** Libraries outside their homes. Machines may use nothing of Node's own either. */
export function strayLibraries(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    if (roomOf(file.path) === null) return [];
    const foreign = importsOf(file).filter((imported) => !imported.ours);
    return foreign.flatMap(({ from }) => {
      if (from.startsWith('node:'))
        return file.path.startsWith('machines/') ? [`${file.path}: machines are pure and may not import ${from}`] : [];
      const home = libraryHomes[packageOf(from)];
      return home?.test(file.path) ? [] : [`${file.path}: ${from} does not live here`];
    });
  });
}

/** Rings of imports, each as the path that closes it. */
export function importRings(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, importsOf(file).flatMap(({ ours, from }) => (ours ? [from] : []))]));
  const done = new Set<string>();
  const rings: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) rings.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return rings;
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Files that hold nothing but re-exports. */
export function barrels(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const left = withoutComments(file.text).replace(/^export\s[^;]*?\sfrom\s+['"][^'"]+['"];?/gm, '');
    return /\sfrom\s/.test(file.text) && left.trim() === '' ? [`${file.path}: only re-exports; import the file that has the thing`] : [];
  });
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const nameless = ['utils', 'util', 'helpers', 'helper', 'common', 'types', 'misc', 'index'];

/** Files and folders without a name of their own, or not in kebab-case. */
export function badNames(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path }) => {
    const parts = path
      .replace(/\.ts$/, '')
      .split('/')
      .flatMap((part) => part.split('.'));
    const bad = parts.find((part) => nameless.includes(part) || !kebab.test(part));
    return bad === undefined ? [] : [`${path}: "${bad}" is no name for what is in it`];
  });
}

const clockReaders = /^(src\/web\/|src\/jobs\/worker\.ts$|src\/main\.ts$|bench\/|tests\/)/;

/** Reads of the clock outside the rooms where time comes in. `entries` are the command-line programs. */
export function clockReads(files: readonly SourceFile[], entries: readonly string[]): string[] {
  return files.flatMap(({ path, text }) => {
    if (clockReaders.test(path) || entries.includes(path)) return [];
    const found = withoutComments(text).match(/\bnew Date\(\s*\)|\bnew Date\b(?!\()|\bDate\.now\b|\bDate\(\s*\)|\bTemporal\.Now\b/);
    return found ? [`${path}: reads the clock (${found[0]}); time is passed in`] : [];
  });
}

const writesCases = /\b(insert\s+into|update|delete\s+from)\s+"?(cases|journal)\b|\.(insert|update|delete)\(\s*(\w+\.)?(cases|journal)\b/i;

/** Writes of cases and journal outside db, and whoever but the engine imports the files of db that write them. */
export function foreignWriters(files: readonly SourceFile[]): string[] {
  const housed = files.filter(({ path }) => roomOf(path) !== null);
  const writers = housed.filter(({ text }) => writesCases.test(withoutComments(text))).map(({ path }) => path);
  const outside = writers.filter((path) => !path.startsWith('db/')).map((path) => `${path}: writes cases or journal by itself`);
  const users = housed.flatMap((file) =>
    importsOf(file)
      .filter(({ from, typeOnly }) => writers.includes(from) && !typeOnly && roomOf(file.path) !== 'engine')
      .map(({ from }) => `${file.path}: only the engine may use ${from}, which writes cases or journal`),
  );
  return [...outside, ...users];
}

/** Generic rooms that name a workflow by importing its files; only the registry may. `workflows` are the workflows' names. */
export function namedWorkflows(files: readonly SourceFile[], workflows: readonly string[]): string[] {
  const own = new RegExp(`^machines/(${workflows.join('|')})(\\.[\\w-]+)?\\.ts$`);
  const generic = files.filter(({ path }) => /^src\/(engine|jobs)\//.test(path) && path !== 'src/engine/workflows.ts');
  return generic.flatMap((file) =>
    importsOf(file)
      .filter(({ from }) => own.test(from))
      .map(({ from }) => `${file.path}: is generic and may not know ${from}`),
  );
}
