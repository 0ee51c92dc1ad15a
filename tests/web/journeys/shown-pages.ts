// Pages that were answered before, shown again to a browser without asking anybody for them: the address of each is its place in the list.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assets } from '../../../src/web/assets.ts';
import type { SeenPage } from './walk.ts';

/** Serves the pages and the files that they load. */
export function servePages(pages: readonly SeenPage[]): Promise<{ readonly origin: string; stop(): void }> {
  const files = new Map(assets().all.map((file) => [file.href, file]));
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    // A form that sends itself is left where it is, to be looked at.
    const html = pages[Number(url.slice(1))]?.html.replace(' data-continue', '');
    if (file) response.writeHead(200, { 'Content-Type': file.type, 'Cache-Control': 'max-age=3600, immutable' }).end(file.plain);
    else if (html !== undefined)
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
    else response.writeHead(404).end();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const stop = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop });
    });
  });
}
