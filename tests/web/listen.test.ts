import express from 'express';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/web/listen.ts';

/** An app whose one page answers when told to. */
function slowApp() {
  const app = express();
  const asked = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  app.get('/', async (_request, response) => {
    asked.resolve();
    await told.promise;
    response.send('done');
  });
  return { app, asked: asked.promise, answer: () => told.resolve() };
}

describe('stopping', () => {
  it('finishes the request in hand and takes no other', async () => {
    const { app, asked, answer } = slowApp();
    const { port, stop } = await listen(app, 0, '127.0.0.1');
    const inHand = fetch(`http://127.0.0.1:${port}/`);
    await asked;
    const stopped = stop(60_000);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    answer();
    expect(await (await inHand).text()).toBe('done');
    await stopped;
  });

  it('does not wait for ever: what is not done in time is cut off', async () => {
    const { app, asked } = slowApp();
    const { port, stop } = await listen(app, 0, '127.0.0.1');
    const inHand = fetch(`http://127.0.0.1:${port}/`);
    const cut = expect(inHand).rejects.toThrow();
    await asked;
    await stop(1);
    await cut;
  });

  it('is told when the port is taken', async () => {
    const first = await listen(express(), 0, '127.0.0.1');
    await expect(listen(express(), first.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.stop(1000);
  });
});
