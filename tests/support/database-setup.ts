import type { TestProject } from 'vitest/node';
import { openDb } from '../../db/client.ts';
import { type Cluster, startCluster } from './postgres-cluster.ts';
import { databaseUrl, dropDatabase, withServer } from './postgres-databases.ts';

/** What a test file needs to make its own database on the server. */
export interface TestServer {
  readonly url: string;
  /** A migrated database; test files copy it. */
  readonly template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly testServer: TestServer;
  }
}

/** Once a run: a server (TEST_DATABASE_URL or a throwaway one) with a migrated template, and the embedded database's template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await server();
  const template = `hub_template_${process.pid}`;
  const remove = async () => {
    await dropDatabase(cluster.url, template);
    await cluster.stop();
  };
  try {
    await Promise.all([makeTemplate(cluster.url, template), openDb().then((db) => db.close())]);
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide('testServer', { url: cluster.url, template });
  return remove;
}

async function makeTemplate(url: string, name: string): Promise<void> {
  await dropDatabase(url, name);
  await withServer(url, (sql) => sql.unsafe(`create database ${name}`));
  const db = await openDb({ url: databaseUrl(url, name) });
  await db.close();
}

async function server(): Promise<Cluster> {
  const given = process.env.TEST_DATABASE_URL;
  if (given === undefined || given === '') return startCluster();
  return { url: given, stop: () => Promise.resolve() };
}
