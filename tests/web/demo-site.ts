// The service as its demonstration runs: a clock that a page moves, and everything due until then carried out.
import type { Db } from '../../db/client.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import { registry } from '../../src/engine/workflows.ts';
import { clockAfter } from '../../src/main-clock.ts';
import { demoOf, type PausableWorker } from '../../src/main-demo.ts';
import { benchFor } from '../../src/stories/rehearsal.ts';
import { startWebSite, type WebSite } from './web-site.ts';

/** A demonstration with the scheme's people and nothing begun. `troubles`: what the workers could not do. */
export interface DemoSite extends WebSite {
  readonly troubles: readonly string[];
}

/** No worker of its own: work is done when the clock is moved. */
const idle: PausableWorker = { beat: () => null, stop: async () => undefined, aside: (work) => work() };

/** Starts the demonstration on an empty database, with its clock standing at an instant in UTC. */
export async function startDemoSite(db: Db, start: string): Promise<DemoSite> {
  const plan = planScheme({ start: start.slice(0, 10), people: {}, policy: {} });
  await seedScheme(db, plan);
  const troubles: string[] = [];
  const bench = benchFor(db, plan, registry, (sentence) => troubles.push(sentence));
  const clock = clockAfter(null, () => Date.parse(start));
  const site = await startWebSite(db, {
    engine: bench.engine,
    letterScheme: bench.letterScheme,
    now: clock.now,
    demo: demoOf(bench, clock, idle),
  });
  return { ...site, troubles };
}
