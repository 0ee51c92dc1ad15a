import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../../db/client.ts';
import { lockFolder } from '../../db/lock.ts';

const HOLDER = fileURLToPath(new URL('../support/hold-data-folder.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-folder-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function heldByAnotherProcess() {
  const holder = spawn(process.execPath, [HOLDER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const endIt = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const ended = once(holder, 'exit');
    holder.kill(signal);
    await ended;
  };
  return { pid: holder.pid, endIt };
}

describe('the embedded database’s folder', () => {
  it('says in a line that there is no making it', async () => {
    const file = join(folder, 'a file');
    writeFileSync(file, '');
    await expect(openDb({ dataDir: file })).rejects.toThrow(`The data folder ${file} cannot be made or written to (EEXIST)`);
  });

  it('keeps what was written when it is opened again', async () => {
    const dataDir = join(folder, 'made', 'on the way');
    const first = await openDb({ dataDir });
    await first.rows(`insert into schemes values ('cech', 'Community Hubs', 'Council', '{}')`);
    await first.close();
    const second = await openDb({ dataDir });
    expect(await second.rows('select id from schemes')).toEqual([{ id: 'cech' }]);
    await second.close();
  });

  it('is refused while another process has it open, in one line with the folder and the pid', async () => {
    const { pid, endIt } = await heldByAnotherProcess();
    await expect(openDb({ dataDir: folder })).rejects.toThrow(`The data folder ${folder} is in use by another process (pid ${pid}).`);
    await endIt('SIGTERM');
  });

  it('is taken over from a process that was killed', async () => {
    const { endIt } = await heldByAnotherProcess();
    await endIt('SIGKILL');
    const db = await openDb({ dataDir: folder });
    expect(await db.rows('select count(*) as n from schemes')).toEqual([{ n: 0 }]);
    await db.close();
  });

  it('is refused a second time in the same process, and free again once closed', async () => {
    const db = await openDb({ dataDir: folder });
    await expect(openDb({ dataDir: folder })).rejects.toThrow('is already open in this process');
    await db.close();
    await (await openDb({ dataDir: folder })).close();
  });

  it('is not given up when something in it is broken, once the fault has been said', async () => {
    writeFileSync(join(folder, 'database'), 'a file where a folder should be');
    await expect(openDb({ dataDir: folder })).rejects.toThrow();
    lockFolder(folder)();
  });

  it('comes with a warning that it is not for records that matter', async () => {
    const said: string[] = [];
    const db = await openDb({ dataDir: folder, warn: (sentence) => said.push(sentence) });
    await db.close();
    expect(said).toEqual([`Using the embedded database in ${folder}: good for trying out, not for records that must survive a power cut.`]);
  });
});

describe('the lock on a data folder', () => {
  const file = () => join(folder, 'database.lock');

  it('is taken over when its pid now belongs to a process that began at another time', () => {
    const unlock = lockFolder(folder);
    const own: unknown = JSON.parse(readFileSync(file(), 'utf8'));
    unlock();
    writeFileSync(file(), JSON.stringify({ ...Object(own), began: 'some other time' }));
    lockFolder(folder)();
  });

  it('is taken over when it cannot be read', () => {
    writeFileSync(file(), '{"pid":');
    lockFolder(folder)();
  });

  it('of a process on another machine is left alone, saying how to end it', () => {
    writeFileSync(file(), JSON.stringify({ pid: 1, began: 'then', host: 'elsewhere.example' }));
    expect(() => lockFolder(folder)).toThrow(
      `in use by a process on elsewhere.example (pid 1). If that process has ended, remove ${file()}.`,
    );
  });

  it('is not removed by a process that has lost it', () => {
    const unlock = lockFolder(folder);
    writeFileSync(file(), JSON.stringify({ pid: 1, began: 'then', host: 'elsewhere.example' }));
    unlock();
    expect(readFileSync(file(), 'utf8')).toContain('elsewhere.example');
  });
});
