import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseError } from './errors.ts';

// The embedded database has no lock of its own: two processes on one folder lose data without a word.

interface Holder {
  readonly pid: number;
  /** When that process began, in the system's own words: a pid alone may have been given to another since. */
  readonly began: string;
  readonly host: string;
}

/**
 * Locks a data folder for this process and returns what unlocks it. The lock of a process that has ended is taken over.
 * Throws DatabaseError naming the folder and the process that holds it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'database.lock');
  const own = JSON.stringify({ pid: process.pid, began: beganAt(process.pid), host: hostname() } satisfies Holder);
  for (let tries = 0; !claimed(file, own); tries += 1) {
    if (tries === 5) throw new DatabaseError(`The data folder ${folder} is being opened by another process at this moment.`, 'HF004');
    removeIfStale(file, folder);
  }
  const release = () => {
    process.off('exit', release);
    if (readIfThere(file) === own) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

// Written under a name of its own and linked into place, so that no one ever reads a lock half written.
function claimed(file: string, own: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, own);
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function removeIfStale(file: string, folder: string): void {
  const found = readIfThere(file);
  if (found === undefined) return;
  const holder = parse(found);
  if (holder) refuseIfAlive(holder, folder, file);
  // Another process may have taken the stale lock over since it was read: what is moved away is looked at, and put back if it is theirs.
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readIfThere(aside) !== found && !existsSync(file)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function refuseIfAlive(holder: Holder, folder: string, file: string): void {
  if (holder.host !== hostname()) {
    const advice = `If that process has ended, remove ${file}.`;
    throw new DatabaseError(`The data folder ${folder} is in use by a process on ${holder.host} (pid ${holder.pid}). ${advice}`, 'HF004');
  }
  if (holder.pid === process.pid && holder.began === beganAt(process.pid)) {
    throw new DatabaseError(`The data folder ${folder} is already open in this process (pid ${holder.pid}).`, 'HF004');
  }
  if (isAlive(holder.pid) && holder.began === beganAt(holder.pid)) {
    throw new DatabaseError(`The data folder ${folder} is in use by another process (pid ${holder.pid}).`, 'HF004');
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(found: string): Holder | undefined {
  try {
    const { pid, began, host } = JSON.parse(found) as Partial<Holder>;
    return typeof pid === 'number' && typeof began === 'string' && typeof host === 'string' ? { pid, began, host } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
}

function beganAt(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // The 22nd field; the 2nd is the program's name in brackets and may hold spaces. The boot's id tells ticks of two boots apart.
  if (stat !== undefined)
    return `${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]} ${readIfThere('/proc/sys/kernel/random/boot_id')?.trim()}`;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
