// The service as an operator starts it: a process of its own, with what it prints and the code it ends with.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testPostgres, urlOf } from '../support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'hubs-start-'));
const root = join(import.meta.dirname, '../..');
const { open } = testPostgres();
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  /** The address it printed; rejected when it ended without. */
  readonly address: Promise<string>;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

function start(settings: Record<string, string>): Started {
  const env = { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: join(folder, 'data'), ...settings };
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let out = '';
  let err = '';
  const printed = Promise.withResolvers<string>();
  printed.promise.catch(() => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
    const found = /are at (http:\S+)/.exec(out)?.[1];
    if (found) printed.resolve(found);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => {
      printed.reject(new Error(`Ended without an address: ${err}`));
      resolve({ code, out, err });
    });
  });
  return { child, address: printed.promise, ended };
}

async function portInUse(): Promise<{ port: number; free: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { port: address.port, free: () => void server.close() };
}

/** Ready once the worker has finished its first round. */
async function ready(address: string): Promise<boolean> {
  const patience = performance.now() + 30_000;
  while (performance.now() < patience) if ((await fetch(`${address}/readyz`)).status === 200) return true;
  return false;
}

describe('npm start', () => {
  it('seeds the embedded database, prints its address, serves, and stops cleanly; started again it goes on; its folder is locked meanwhile', async () => {
    const first = start({});
    const address = await first.address;
    expect(await ready(address)).toBe(true);
    expect(await (await fetch(address)).text()).toContain('Cheshire East Community Hubs');
    const second = await start({}).ended;
    expect(second).toMatchObject({ code: 1 });
    expect(second.err).toMatch(/^The data folder .* is in use by another process \(pid \d+\)\.\n$/);
    first.child.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0, err: '' });
    const again = start({});
    expect((await fetch(`${await again.address}/healthz`)).status).toBe(200);
    again.child.kill('SIGINT');
    const { code, out } = await again.ended;
    expect(code).toBe(0);
    expect(out).not.toContain('First start');
  }, 120_000);

  it('runs on PostgreSQL in production with nothing made up: no banner, no organisation, no person, no case', async () => {
    const db = await open();
    const { child, address, ended } = start({ DATABASE_URL: urlOf(db), NODE_ENV: 'production', PUBLIC_URL: 'https://hubs.example' });
    const html = await (await fetch(await address)).text();
    expect(html).not.toContain('Demonstration');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
    const counts = 'select (select count(*) from organisations) + (select count(*) from people) + (select count(*) from cases) as made_up';
    expect(await db.rows(counts)).toEqual([{ made_up: 0 }]);
  }, 120_000);

  it('says in a line that its port is in use', async () => {
    const { port, free } = await portInUse();
    const { code, err } = await start({ PORT: String(port), DATA_DIR: join(folder, 'other') }).ended;
    free();
    expect([code, err]).toEqual([1, `Port ${port} is in use. Stop what uses it, or set PORT to another one.\n`]);
  }, 60_000);

  it('says in a line that the database cannot be reached, without its password', async () => {
    const { code, err } = await start({ DATABASE_URL: 'postgres://hubs:secret@127.0.0.1:1/hubs' }).ended;
    expect([code, err]).toEqual([
      1,
      'The database at 127.0.0.1:1/hubs cannot be reached (ECONNREFUSED). Check DATABASE_URL and that the server runs.\n',
    ]);
  }, 60_000);

  it('lists every wrong setting at once and opens nothing', async () => {
    const { code, out, err } = await start({ PORT: 'many', NODE_ENV: 'production', LOG_LEVEL: 'loud' }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err.match(/^ {2}\w+/gm)).toEqual(['  PORT', '  LOG_LEVEL', '  DATABASE_URL', '  PUBLIC_URL']);
  }, 60_000);

  it('says in a line that there is no such scheme', async () => {
    const { code, err } = await start({ SCHEME: 'elsewhere', DATA_DIR: join(folder, 'elsewhere') }).ended;
    expect([code, err]).toEqual([1, "There is no scheme 'elsewhere' in the database: set SCHEME to one that is there.\n"]);
  }, 60_000);
});
