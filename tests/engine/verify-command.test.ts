import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDb } from '../../db/client.ts';
import { lockFolder } from '../../db/lock.ts';

const home = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const program = join(import.meta.dirname, '..', '..', 'src', 'engine', 'verify-command.ts');

it('a running service does not keep verify from the databases beside it, and the exit code says that one was passed over', async () => {
  const pilot = await openDb({ dataDir: join(home, 'out', 'pilot', 'data') });
  await pilot.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}')`);
  await pilot.close();
  mkdirSync(join(home, 'data'));
  const unlock = lockFolder(join(home, 'data'));
  const { DATABASE_URL: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { cwd: home, env, encoding: 'utf8' });
  unlock();
  expect(stderr).toMatch(/^The data folder data is in use by .*\. Nothing in it was looked at: stop that process and try again\.\n$/);
  expect(stdout).toContain('out/pilot/, scheme cech: 0 cases, 0 journal entries, 0 checkpoints looked at');
  expect(status).toBe(1);
}, 60_000);
