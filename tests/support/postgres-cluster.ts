import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { postgresBinaries } from './postgres-binaries.ts';

/** A server for one run of the tests. `url` names a superuser and its maintenance database. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

// The server lives as long as its guard, and the guard as long as the run: when the run ends, however it ends, the pipe to the
// guard closes, and the guard stops the server and removes its folder.
const GUARD =
  'trap "" INT TERM HUP; "$1/postgres" -D "$2/data" -p "$3" & server=$!; cat >/dev/null; kill -INT "$server"; wait "$server"; rm -rf "$2"';

const SPEED = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'shared_buffers=128MB', 'max_connections=200'];

/**
 * Starts a throwaway server on a free loopback port, as the `postgres` user when this is root. `durable` keeps PostgreSQL's own
 * settings for what reaches the disk, for measurements; tests do without.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const binaries = postgresBinaries();
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), 'hub-test-postgres-'));
  try {
    const password = randomBytes(12).toString('hex');
    initialise({ binaries, folder, password, account, durable });
    const port = await freePort();
    const log = openSync(join(folder, 'server.log'), 'a');
    const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', binaries, folder, String(port)], {
      ...account,
      cwd: folder,
      detached: true,
      stdio: ['pipe', log, log],
    });
    const stop = () => stopGuard(guard, folder);
    const url = `postgres://hub:${password}@127.0.0.1:${port}/postgres`;
    await answering(url, guard, folder).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Plan {
  readonly binaries: string;
  readonly folder: string;
  readonly password: string;
  readonly account: Account;
  readonly durable: boolean;
}

function initialise({ binaries, folder, password, account, durable }: Plan): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(folder, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const flags = ['-U', 'hub', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-locale', '--encoding=UTF8', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), ...flags], { ...account, cwd: folder, stdio: 'pipe' });
  const settings = [...(durable ? [] : SPEED), "listen_addresses='127.0.0.1'", "unix_socket_directories=''"];
  writeFileSync(join(folder, 'data', 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
}

// PostgreSQL refuses to run as root.
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const found = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(readFileSync('/etc/passwd', 'utf8'));
    if (found) return { uid: Number(found[1]), gid: Number(found[2]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" here to run it as.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port could be found on this machine.');
  return address.port;
}

async function answering(url: string, guard: ChildProcess, folder: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await client`select 1`;
      return;
    } catch {
      if (guard.exitCode !== null) break;
      await pause(50);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
  throw new Error(`The test server did not start. It said:\n${readFileSync(join(folder, 'server.log'), 'utf8')}`);
}

async function stopGuard(guard: ChildProcess, folder: string): Promise<void> {
  if (guard.exitCode === null) {
    const ended = once(guard, 'exit');
    guard.stdin?.end();
    await ended;
  }
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}
