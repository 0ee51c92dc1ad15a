// A moved clock drains in order (promise 8): every deadline is played at six in the morning of the day on which it fires.
import { nextFiringDay } from '../../db/deadlines.ts';
import { nextWorkAt } from '../../db/outbox.ts';
import { instantAtLondon } from '../../machines/london-time.ts';
import type { Bench } from './bench.ts';
import { settle } from './carry-out.ts';

function earlierInstant(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

/** Moves the scheme's time from `from` to `until`, both instants: everything due in between happens at its own time. Answers the instants played. */
export async function advance(bench: Bench, from: string, until: string): Promise<string[]> {
  const { db, scheme } = bench.engine;
  const played: string[] = [];
  let now = from;
  for (;;) {
    await settle(bench, now);
    const day = await nextFiringDay(db, scheme);
    const next = earlierInstant(day === null ? null : instantAtLondon(day, '06:00'), await nextWorkAt(db, scheme));
    if (next === null || Temporal.Instant.compare(next, until) > 0) break;
    if (Temporal.Instant.compare(next, now) <= 0) throw new Error(`Work due at ${next} is not done although the clock stands at ${now}`);
    now = Temporal.Instant.from(next).toString();
    played.push(now);
  }
  await settle(bench, until);
  return played;
}
