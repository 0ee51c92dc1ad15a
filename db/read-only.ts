import type { Db } from './database.ts';

/** Runs `work` on one unchanging view of the database in which the server refuses every write; what it sees stays as it was when it began. */
export async function readOnly<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.rows('set transaction isolation level repeatable read, read only');
    return work(tx);
  });
}
