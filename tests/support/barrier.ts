// A database that stops at a statement until the test lets it go on: races are played, not waited for.
import type { Db } from '../../db/client.ts';

export interface Barrier {
  readonly db: Db;
  /** Resolves when `count` statements of that kind have been answered and are held back. */
  readonly reached: Promise<void>;
  /** Lets all of them go on, and every later one through. */
  go(): void;
  /** How many statements of that kind there were. */
  readonly seen: () => number;
}

/** Holds back the answers of the first `count` statements that match. */
export function barrier(db: Db, statement: RegExp, count = 1): Barrier {
  let seen = 0;
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const wrapped = (inner: Db): Db => ({
    ...inner,
    rows: async <T>(text: string, params?: readonly unknown[]) => {
      const answer = await inner.rows<T>(text, params);
      if (!statement.test(text)) return answer;
      seen += 1;
      if (seen === count) reached.resolve();
      if (seen <= count) await gate.promise;
      return answer;
    },
    transaction: (work) => inner.transaction((tx) => work(wrapped(tx))),
  });
  return { db: wrapped(db), reached: reached.promise, go: gate.resolve, seen: () => seen };
}

/** The read of a command. */
export const commandRead = /as hub_organisation/;
