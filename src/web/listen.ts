import { type AddressInfo, createServer } from 'node:net';
import type { Express } from 'express';

const REQUEST_MS = 20 * 60 * 1000;

/** The service on its port. */
export interface Listening {
  readonly port: number;
  /** Takes no new requests and waits for those in hand, but no longer than the milliseconds given. */
  stop(patience: number): Promise<void>;
}

/** Listens on a port (0: any free one) of `host`, or of every address. Rejects with Node's error, whose code EADDRINUSE means taken. */
export function listen(app: Express, port: number, host?: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    // Express hands a failure to listen to the callback; without that it would be thrown past the caller.
    const answer = (error?: Error) => {
      if (error) reject(error);
      else resolve({ port: (server.address() as AddressInfo).port, stop });
    };
    const server = host === undefined ? app.listen(port, answer) : app.listen(port, host, answer);
    // Node gives a request five minutes; a village hall's line needs longer for ten megabytes.
    server.requestTimeout = REQUEST_MS;
    const stop = (patience: number) =>
      new Promise<void>((stopped) => {
        const cut = setTimeout(() => server.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(cut);
          stopped();
        });
        server.closeIdleConnections();
      });
  });
}

/** Whether a port can be had, asked before minutes of work are done for it. Rejects as {@link listen} does. */
export function tryPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, () => server.close(() => resolve()));
  });
}
