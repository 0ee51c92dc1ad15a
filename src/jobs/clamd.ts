// Asks ClamAV's daemon whether bytes hold a virus: over its socket, by its command INSTREAM.
import { createConnection } from 'node:net';

/** What the scanner found. It throws where it gives no verdict: it cannot be reached, or did not understand. */
export type Scan = (bytes: Uint8Array) => Promise<'clean' | 'found'>;

const CHUNK = 65_536;
const PATIENCE_MS = 60_000;

/** A scanner behind the Unix socket at a path. */
export function clamdAt(socket: string): Scan {
  return async (bytes) => {
    const answer = await ask(socket, bytes);
    if (/^stream: OK$/.test(answer)) return 'clean';
    if (/^stream: .+ FOUND$/.test(answer)) return 'found';
    throw new Error(`The virus scanner gave no verdict: ${answer.slice(0, 100) || 'it closed the connection'}`);
  };
}

function ask(socket: string, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socket);
    let answer = '';
    connection.setEncoding('utf8').setTimeout(PATIENCE_MS, () => connection.destroy(new Error('The virus scanner does not answer')));
    connection.on('connect', () => {
      for (const part of partsOf(bytes)) connection.write(part);
    });
    connection.on('data', (text: string) => {
      answer += text;
    });
    connection.on('error', (error) => reject(new Error(`The virus scanner cannot be asked: ${error.message}`)));
    // A verdict may come before everything was sent, and the daemon then hangs up: what it said counts.
    connection.on('close', () => resolve(answer.replace(/\0.*$/s, '').trim()));
  });
}

/** The command, the bytes in pieces with their length before each, and the empty piece that ends them. */
function* partsOf(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    yield lengthOf(piece.length);
    yield piece;
  }
  yield lengthOf(0);
}

function lengthOf(n: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(n);
  return length;
}
