// Writes the scheme's checkpoint: the heads that moved since the last one, chained, so that a cut tail or a vanished case shows (promise 10).
import { latestCheckpoint, movedHeads, storeCheckpoint } from '../../db/checkpoints.ts';
import { UniqueViolation } from '../../db/errors.ts';
import { checkpointBody, checkpointGenesis } from '../engine/checkpoint-body.ts';
import type { Engine } from '../engine/engine.ts';
import { entryHash } from '../engine/journal-entry.ts';

/** Writes a checkpoint when any head moved. Answers its number, or null when nothing moved or another worker was first. */
export async function writeCheckpoint(engine: Engine, now: string): Promise<number | null> {
  const { db, scheme } = engine;
  const last = await latestCheckpoint(db, scheme);
  const heads = await movedHeads(db, scheme);
  if (heads.length === 0) return null;
  const number = (last?.number ?? 0) + 1;
  const body = checkpointBody(scheme, number, now, heads);
  try {
    await storeCheckpoint(db, { scheme, number, at: now, body, hash: entryHash(last?.hash ?? checkpointGenesis(scheme), body), heads });
    return number;
  } catch (error) {
    if (error instanceof UniqueViolation) return null;
    throw error;
  }
}
