// What an empty database is given when the service starts on it for the first time.
import type { Db } from '../db/database.ts';
import { londonDate } from '../machines/london-time.ts';
import type { Registry } from '../src/engine/workflows.ts';
import { planScheme } from './plan-scheme.ts';
import { seedScheme } from './seed-scheme.ts';

/** What the first start has at hand. `now` is the clock, `say` tells the operator a line. */
export interface FirstStart {
  readonly db: Db;
  /** Id of the scheme that the service runs, which is not in the database yet. */
  readonly scheme: string;
  readonly registry: Registry;
  readonly now: () => string;
  readonly say: (line: string) => void;
}

/** Seeds the scheme that this project brings along; of any other there is nothing to seed, and the start says so. */
export async function seedOnFirstStart({ db, scheme, now, say }: FirstStart): Promise<void> {
  const plan = planScheme({ start: londonDate(now()), people: {}, policy: {} });
  if (plan.scheme.id !== scheme) return;
  say('First start: writing the scheme, its standard and the pilot hubs.');
  await seedScheme(db, plan);
}
