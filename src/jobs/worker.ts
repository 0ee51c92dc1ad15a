// The worker of a running service: does what is due, again and again, and stops only when the work in hand is done.
import type { Bench } from './bench.ts';
import { carryOutNext, type Stuck, unpark } from './carry-out.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { scanNext } from './scan-evidence.ts';

/** A running worker. `beat` is the instant at which it last finished a piece of work, for the readiness check. */
export interface Worker {
  readonly beat: () => string | null;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
}

const PAUSE_MS = 1000;
const CHECKPOINT_MS = 10 * 60 * 1000;
/** How long a deadline that failed is left alone. */
const STUCK_MS = 60 * 1000;

/** Starts a worker; any number of processes may run one against the same PostgreSQL. `now` gives the scheme's time as an instant. */
export function startWorker(bench: Bench, now: () => string): Worker {
  let stopping = false;
  let beat: string | null = null;
  let lastCheckpoint = Number.NEGATIVE_INFINITY;
  let lastUnstuck = performance.now();
  const stuck: Stuck = new Set();
  const unscannable = new Set<string>();
  let wake: () => void = () => {};

  const round = async () => {
    await unpark(bench);
    // The time is asked for each piece of work: after a long round a lease counted from its beginning would be over already. Letters and
    // deadlines come before each document: many of those, or a scanner that hangs, keep nothing else waiting.
    const works = async () => (await carryOutNext(bench, now(), stuck)) || (await scanNext(bench, now(), unscannable));
    while (!stopping && (await works())) beat = now();
    if (performance.now() - lastUnstuck >= STUCK_MS) {
      stuck.clear();
      unscannable.clear();
      lastUnstuck = performance.now();
    }
    if (performance.now() - lastCheckpoint >= CHECKPOINT_MS) {
      await writeCheckpoint(bench.engine, now());
      lastCheckpoint = performance.now();
    }
    beat = now();
  };

  const loop = async () => {
    while (!stopping) {
      await round().catch((error: unknown) =>
        bench.warn(`The worker stumbled: ${error instanceof Error ? error.message : 'unknown error'}`),
      );
      if (stopping) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PAUSE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  const running = loop();
  return {
    beat: () => beat,
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
