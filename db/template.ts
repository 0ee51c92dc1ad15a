import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationsHash } from './migrations.ts';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/community-hub-franchise', import.meta.url));

/**
 * The files of an embedded database with every migration applied: made once (seconds), then read from a cache (milliseconds)
 * that is left as soon as a migration or the embedded database's version changes. Without a place to write it is made each time.
 */
export async function migratedTemplate(make: () => Promise<Blob>): Promise<Blob> {
  const name = `template-${embeddedVersion()}-${migrationsHash()}.tar`;
  const file = join(CACHE, name);
  if (existsSync(file)) return new Blob([readFileSync(file)]);
  const dump = await make();
  await keep(name, dump);
  return dump;
}

function embeddedVersion(): string {
  const manifest = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), '../package.json');
  const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown';
}

async function keep(name: string, dump: Blob): Promise<void> {
  const bytes = new Uint8Array(await dump.arrayBuffer());
  try {
    mkdirSync(CACHE, { recursive: true });
    for (const old of readdirSync(CACHE).filter((file) => file.startsWith('template-') && file.endsWith('.tar')))
      rmSync(join(CACHE, old), { force: true });
    // Under another name first: several processes may be doing the same, and none may read half a file.
    const partial = join(CACHE, `${name}.${process.pid}`);
    writeFileSync(partial, bytes);
    renameSync(partial, join(CACHE, name));
  } catch {
    // A read-only installation: the next start makes it again.
  }
}
