// The project's TypeScript files as text, with what they import.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file, its path from the project's folder ('src/engine/step.ts'). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One import or re-export: of a file of ours (its path from the project's folder), or of a package or of Node itself. */
export interface Import {
  readonly from: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = ['machines', 'db', 'src', 'seed', 'tests', 'bench'];

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Every TypeScript file of the rooms, in order of path. */
export function readSourceFiles(): SourceFile[] {
  const there = rooms.filter((room) => readdirSync(root).includes(room));
  const paths = there.flatMap(filesUnder).filter((path) => path.endsWith('.ts'));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The package.json of the project. */
export function readPackage(): {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
} {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a file imports: by statements, by re-exports and by literal dynamic imports. */
export function importsOf(file: SourceFile): Import[] {
  const statements = [...file.text.matchAll(STATEMENT)].map(([, typeOnly, from = '']) => ({ from, typeOnly: typeOnly !== undefined }));
  const dynamic = [...file.text.matchAll(DYNAMIC)].map(([, from = '']) => ({ from, typeOnly: false }));
  return [...statements, ...dynamic].map(({ from, typeOnly }) => {
    const ours = from.startsWith('.');
    return { from: ours ? normalize(join(dirname(file.path), from)) : from, ours, typeOnly };
  });
}
