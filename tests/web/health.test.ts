import { describe, expect, it } from 'vitest';
import { paths } from '../../src/web/paths.ts';
import type { Services } from '../../src/web/services.ts';
import { testDatabases } from '../support/database.ts';
import { startWebSite } from './web-site.ts';

describe.each(testDatabases())('health on $driver', ({ open }) => {
  async function ask(changes: (services: { db: Services['db'] }) => Partial<Services>) {
    const db = await open();
    const site = await startWebSite(db, changes({ db }));
    const [up, ready] = [await fetch(`${site.origin}${paths.health}`), await fetch(`${site.origin}${paths.ready}`)];
    const answer = { up: up.status, ready: ready.status, says: await ready.json() };
    await site.stop();
    return answer;
  }

  it('is ready when the database answers and the worker beats', async () => {
    expect(await ask(() => ({}))).toEqual({ up: 200, ready: 200, says: { status: 'ready', database: true, worker: true } });
  });

  it('is up but not ready when the database does not answer', async () => {
    const silent = await ask(({ db }) => ({ db: { ...db, rows: () => Promise.reject(new Error('connection to hubs:secret@db lost')) } }));
    expect(silent).toEqual({ up: 200, ready: 503, says: { status: 'not ready', database: false, worker: true } });
  });

  it('is up but not ready when the worker is silent', async () => {
    expect(await ask(() => ({ workerBeats: () => false }))).toMatchObject({ up: 200, ready: 503, says: { database: true, worker: false } });
  });
});
