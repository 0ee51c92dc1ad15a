// A file on its way: connections that break, stand still or lie leave nothing behind, on disk or in the database.
import { existsSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import { paths, pathTo } from '../../src/web/paths.ts';
import { clearUploads } from '../../src/web/upload.ts';
import { testPglite } from '../support/database.ts';
import { type PlannedSite, startPlannedSite } from './planned-site.ts';
import type { Visitor } from './web-site.ts';

const { open } = testPglite();
const folder = join(mkdtempSync(join(tmpdir(), 'hub-uploads-')), 'uploads');
let db: Db;
let site: PlannedSite;
let lead: Visitor;
let address: string;

beforeAll(async () => {
  db = await open();
  site = await startPlannedSite(db, { uploads: { folder, idleMs: 200 } });
  lead = await site.be('Lead, Barnies');
  const desk = await (await lead.get(paths.desk)).text();
  address = pathTo(paths.evidenceAdd, { organisation: /\/organisations\/([0-9a-f-]+)\/evidence/.exec(desk)?.[1] ?? '' });
});
afterAll(() => site.stop());

const left = () => (existsSync(folder) ? readdirSync(folder) : []);
const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 begins';

/** Opens a request by hand; what is sent of its body is up to the test. */
async function begin(length: number, body: string): Promise<{ socket: Socket; said: () => string; over: Promise<void> }> {
  const socket = connect(Number(new URL(site.origin).port), '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  socket.on('error', () => undefined);
  const over = new Promise<void>((closed) => socket.on('close', () => closed()));
  const cookie = `session=${lead.cookies.get('session')}`;
  const head = [
    `POST ${address} HTTP/1.1`,
    'Host: hubs.example',
    `Cookie: ${cookie}`,
    'Content-Type: multipart/form-data; boundary=x',
    `Content-Length: ${length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  return { socket, said: () => said, over };
}

const nothingKept = async () => {
  await expect.poll(left).toEqual([]);
  expect(await db.rows('select id from evidence')).toEqual([]);
};

describe('a file on its way', () => {
  it('a connection that breaks in the middle leaves nothing behind', async () => {
    const { socket, over } = await begin(5_000_000, part);
    await expect.poll(() => left().length).toBe(1);
    socket.destroy();
    await over;
    await nothingKept();
  });

  it('one that stands still is given up, and leaves nothing behind', async () => {
    const { over } = await begin(5_000_000, part);
    await over;
    await nothingKept();
  });

  it('one that announces far too much is refused before anything is read', async () => {
    const { said, over, socket } = await begin(10_000_000_000, part);
    await expect.poll(said).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    await over;
    await nothingKept();
  });

  it.each([
    ['has no end', part],
    ['has no beginning', 'nothing of the kind'],
  ])('a body that %s is refused with a sentence', async (_, body) => {
    const { said, socket, over } = await begin(Buffer.byteLength(body), body);
    await expect.poll(said).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
    await over;
    await nothingKept();
  });

  it('who may not add has nothing of theirs written', async () => {
    const form = new FormData();
    form.set('file', new Blob(['%PDF-1.7']), 'a.pdf');
    expect((await (await site.be('Lead, Longridge Estate')).upload(address, form)).status).toBe(404);
    await nothingKept();
  });

  it('what a crash left is gone after a start, what may be in hand is not', async () => {
    const now = 1_800_000_000_000;
    for (const [name, ageMinutes] of [
      ['old', 120],
      ['new', 5],
    ] as const) {
      writeFileSync(join(folder, name), 'x');
      const then = now / 1000 - ageMinutes * 60;
      utimesSync(join(folder, name), then, then);
    }
    await clearUploads({ folder }, now);
    expect(left()).toEqual(['new']);
  });
});
