// What only a demonstration can do: its clock moves on, and everything due until then happens in its order.
import { instantAtLondon } from '../machines/london-time.ts';
import { advance } from './jobs/advance.ts';
import type { Bench } from './jobs/bench.ts';
import { writeCheckpoint } from './jobs/checkpoint.ts';
import { startWorker, type Worker } from './jobs/worker.ts';
import type { Clock } from './main-clock.ts';
import type { Demo } from './web/services.ts';

/** A worker that can be put aside while the clock is moved. */
export interface PausableWorker extends Worker {
  /** Runs `work` while no worker runs; several wait for one another. */
  aside(work: () => Promise<void>): Promise<void>;
}

/** Starts a worker that can be put aside. */
export function startPausableWorker(bench: Bench, now: () => string): PausableWorker {
  let worker = startWorker(bench, now);
  let stopped = false;
  let queue = Promise.resolve();
  const aside = async (work: () => Promise<void>) => {
    await worker.stop();
    try {
      await work();
    } finally {
      if (!stopped) worker = startWorker(bench, now);
    }
  };
  return {
    beat: () => worker.beat(),
    async stop() {
      stopped = true;
      await queue;
      await worker.stop();
    },
    aside(work) {
      const mine = queue.then(() => aside(work));
      queue = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** The demonstration of a service. A checkpoint at the new time makes the next start go on from there. */
export function demoOf(bench: Bench, clock: Clock, worker: PausableWorker): Demo {
  return {
    moveClock: (until) =>
      worker.aside(async () => {
        const target = instantAtLondon(until, '18:00');
        await advance(bench, clock.now(), target);
        clock.moveTo(target);
        await writeCheckpoint(bench.engine, clock.now());
      }),
  };
}
