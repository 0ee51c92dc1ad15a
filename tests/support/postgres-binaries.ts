import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The oldest server whose SQL the migrations use (unique keys in which nulls are equal). */
const OLDEST = 15;

const PLACES = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/opt/homebrew/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/usr/local/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
];

/** The folder of the newest usable PostgreSQL server here; installs Debian's package when it may; else throws what to do. */
export function postgresBinaries(): string {
  return newest() ?? installed() ?? refuse();
}

function newest(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const folders = [...PLACES.flatMap((pattern) => globSync(pattern)), ...onPath];
  return folders
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .filter(({ version }) => version >= OLDEST)
    .sort((a, b) => b.version - a.version)[0]?.folder;
}

function versionIn(folder: string): number {
  if (!existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'postgres'))) return 0;
  const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)/.exec(said)?.[1] ?? 0);
}

function installed(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stdout.write('No PostgreSQL server found: installing the Debian package postgresql.\n');
  try {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit', env: environment });
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql'], { stdio: 'inherit', env: environment });
  } catch {
    return undefined;
  }
  return newest();
}

function refuse(): never {
  throw new Error(
    `These tests need a PostgreSQL server, version ${OLDEST} or later, and none was found. Install one ` +
      '(Debian: apt-get install postgresql; macOS: brew install postgresql@17), or set TEST_DATABASE_URL to a server on which ' +
      'databases may be created, such as postgres://postgres:password@127.0.0.1:5432/postgres.',
  );
}
