// For whoever watches the service: is the process up, and can it do its work?
import type { DataAnswer, Visit } from '../route.ts';

const PATIENCE_MS = 2000;

/** The process is up. Looks at nothing else, so that a database in trouble does not get the process restarted. */
export function health(): DataAnswer {
  return { data: { status: 'up' } };
}

/** Ready when the database answers and the worker beats; else 503, naming which of them does not. */
export async function readiness({ services }: Visit): Promise<DataAnswer> {
  const database = await answers(services.db.rows('select 1'));
  const worker = services.workerBeats();
  const ready = database && worker;
  return { status: ready ? 200 : 503, data: { status: ready ? 'ready' : 'not ready', database, worker } };
}

/** Whether something came back in time; why not is the log's business, elsewhere. */
async function answers(query: Promise<unknown>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PATIENCE_MS);
  const answered = query.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
