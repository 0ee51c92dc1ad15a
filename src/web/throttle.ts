// Limits on how often something is tried, per network address and per e-mail address, counted in the database for all processes together.
import { countTry } from '../../db/throttles.ts';
import type { Visit } from './route.ts';
import { hashOf } from './secret.ts';

/** At most so many tries within minutes. */
export interface Limit {
  readonly what: string;
  readonly tries: number;
  readonly minutes: number;
}

/** Counts a try of `key` (never kept, only its hash with the limit's name) and answers whether it is within the limit. */
export async function isWithin(visit: Pick<Visit, 'services' | 'now'>, limit: Limit, key: string): Promise<boolean> {
  const length = limit.minutes * 60_000;
  const from = Math.floor(Date.parse(visit.now) / length) * length;
  const tries = await countTry(visit.services.db, {
    scheme: visit.services.scheme.id,
    keyHash: hashOf(`${limit.what} ${key.toLowerCase()}`),
    windowFrom: new Date(from).toISOString(),
    forgetBefore: new Date(from - 24 * 3_600_000).toISOString(),
  });
  return tries <= limit.tries;
}
