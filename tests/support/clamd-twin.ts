// ClamAV's daemon as far as we speak with it: a socket that takes INSTREAM and gives a verdict on the bytes.
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ClamdTwin {
  readonly socket: string;
  /** What was sent to be scanned, in order. */
  readonly seen: readonly Buffer[];
  stop(): Promise<void>;
}

/** Starts one; `verdict` answers the daemon's sentence for some bytes. */
export async function startClamd(verdict: (bytes: Buffer) => string): Promise<ClamdTwin> {
  const socket = join(tmpdir(), `hub-clamd-${process.pid}-${Math.random().toString(36).slice(2)}.sock`);
  const seen: Buffer[] = [];
  const server: Server = createServer((connection: Socket) => {
    let sent = Buffer.alloc(0);
    connection.on('error', () => connection.destroy());
    connection.on('data', (bytes: Buffer) => {
      sent = Buffer.concat([sent, bytes]);
      const stream = streamIn(sent);
      if (stream === null) return;
      seen.push(stream);
      connection.end(`${verdict(stream)}\0`);
    });
  });
  await new Promise<void>((listening) => server.listen(socket, listening));
  return { socket, seen, stop: () => new Promise((stopped) => server.close(() => stopped())) };
}

/** The bytes between the command and the empty piece that ends them; null: not all are there yet. */
function streamIn(sent: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (sent.length < command.length) return null;
  if (sent.toString('latin1', 0, command.length) !== command) throw new Error('The twin knows INSTREAM alone');
  const pieces: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= sent.length) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
