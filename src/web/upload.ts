// A file sent with a form: streamed to disk as it comes, within limits, and gone from there when the request is answered (G12).
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { Request } from 'express';
import { HttpRefusal } from './http-refusal.ts';

/** A file that came. One larger than asked for is cut there and `size` says what was announced, so that it can be refused with its size. */
export interface UploadedFile {
  /** As the sender's machine named it: shown to nobody and used for no path before it is made safe. */
  readonly name: string;
  readonly size: number;
  readonly read: () => Promise<Buffer>;
}

/** What came with a form. `files` counts what was chosen; only the first is kept. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: number;
  readonly file: UploadedFile | null;
}

/** Where files wait while a request is in hand, and how long a connection may be silent meanwhile, in milliseconds. */
export interface UploadSettings {
  readonly folder: string;
  readonly idleMs: number;
}

/** A request that may bring a file. */
export interface Incoming {
  /** Reads it, keeping at most so many bytes of the file. Throws a refusal for what cannot be read. */
  readonly receive: (most: number) => Promise<Upload>;
  /** Leaves nothing behind. */
  readonly discard: () => Promise<void>;
}

const limits = { fields: 20, fieldSize: 10_000, files: 5, parts: 25, headerPairs: 50 };
/** Far more than is kept is not even read: nobody sends that by mistake. */
const ABSURD = 20;

const LONGEST_MS = 60 * 60 * 1000;

const unreadable = () => new HttpRefusal(400, 'The file did not arrive whole. Choose it again and send it once more.');

/** The file of a request, not read yet: who may not send one is turned away before anything is written. */
export function incomingOf(request: Request, { folder, idleMs }: UploadSettings): Incoming {
  const path = join(folder, randomUUID());
  return {
    async receive(most) {
      if (!request.is('multipart/form-data')) return { fields: textsIn(request.body), files: 0, file: null };
      if (Number(request.get('Content-Length') ?? 0) > most * ABSURD)
        throw new HttpRefusal(413, 'This file is far too large to be kept.', { headers: { Connection: 'close' } });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      request.setTimeout(idleMs, () => request.destroy());
      try {
        return await receive(request, path, most);
      } finally {
        request.setTimeout(0);
      }
    },
    discard: () => rm(path, { force: true }),
  };
}

const textsIn = (body: unknown) =>
  Object.fromEntries(Object.entries(Object(body)).filter((field): field is [string, string] => typeof field[1] === 'string'));

async function receive(request: Request, path: string, most: number): Promise<Upload> {
  const fields = new Map<string, string>();
  let files = 0;
  let first: { readonly name: string; readonly stream: Readable & { truncated: boolean; bytesRead: number } } | null = null;
  let written: Promise<void> = Promise.resolve();
  const parser = parserFor(request, most);
  parser.on('field', (name, value) => void fields.set(name, value));
  parser.on('file', (_field, stream, name) => {
    // A browser sends a part without a name where nothing was chosen.
    if (name !== '') files += 1;
    if (name === '' || files > 1) return void stream.resume();
    first = { name, stream };
    written = pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    written.catch((error: Error) => parser.destroy(error));
  });
  try {
    await pipeline(request, parser);
    await written;
  } catch (error) {
    const cut = first as { readonly stream: Readable } | null;
    cut?.stream.destroy();
    await written.catch(() => undefined);
    // A full disk is ours to put right, a broken connection or a malformed body is not.
    if (error instanceof Error && 'syscall' in error && error.syscall === 'write') throw error;
    throw unreadable();
  }
  return { fields: Object.fromEntries(fields), files, file: fileOf(first, request, path) };
}

function parserFor(request: Request, most: number): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: request.headers as BusboyHeaders, limits: { ...limits, fileSize: most } });
  } catch {
    throw unreadable();
  }
}

function fileOf(
  first: { readonly name: string; readonly stream: { readonly truncated: boolean; readonly bytesRead: number } } | null,
  request: Request,
  path: string,
): UploadedFile | null {
  if (!first) return null;
  const { name, stream } = first;
  const announced = Number(request.get('Content-Length') ?? 0);
  return { name, size: stream.truncated ? Math.max(announced, stream.bytesRead + 1) : stream.bytesRead, read: () => readFile(path) };
}

/** Removes what a crash left in the folder: whatever is older than any request can be. `now` in milliseconds since 1970. */
export async function clearUploads({ folder }: Pick<UploadSettings, 'folder'>, now: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < now - LONGEST_MS) await rm(path, { force: true });
  }
}
