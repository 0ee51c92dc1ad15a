// Which other cases a divergence would have reached in the record: by messages, by openings, by claims, and by having looked at it.
import type { Effect } from '../../machines/effects.ts';
import { commandOfEffect, openedCase } from '../engine/derive-id.ts';
import type { Difference } from './divergence.ts';
import type { Happening } from './replay.ts';

/**
 * How a case is reached: it would have been told or opened with something else ('altered'), not sent a message, not opened; it took what
 * had been given back ('claim'), or its acts looked at the case.
 */
export type Reach = 'altered' | 'message' | 'opened' | 'claim' | 'looked';

/** What to look for in the record of the other cases, of one case that goes otherwise. */
export interface Traces {
  readonly case: string;
  /** The instant from which the record would be otherwise. */
  readonly from: string;
  /** The entries by which messages arrived, or cases were opened, that would have said something else. */
  readonly altered: ReadonlySet<string>;
  /** The entries by which messages arrived that would not have been sent. */
  readonly messages: ReadonlySet<string>;
  /** The cases that would not have been opened. */
  readonly opened: ReadonlySet<string>;
  /** The keys that the case would not have given back. */
  readonly claims: ReadonlySet<string>;
  /** What entries of other cases look at: this case, and what it would not have published. */
  readonly marks: ReadonlySet<string>;
}

/** An effect of a recorded act, as the changed policy leaves it. */
interface Asked {
  readonly effect: Effect;
  readonly n: number;
  readonly entry: string;
}

/** What the recorded case's messages, openings, claims and publications led to that would have been otherwise; null where nothing is. */
export function tracesOf(id: string, recorded: readonly Happening[], differences: readonly Difference[]): Traces | null {
  const last = differences.at(-1);
  if (!last) return null;
  const lost: Asked[] = [];
  const altered: Asked[] = [];
  for (const { became, entry, seq, at } of recorded) {
    if (became.result !== 'done') continue;
    const asked = became.effects.map((effect, n) => ({ effect, n, entry }));
    const messages = differences.find((one) => one.seq !== null && one.seq === seq)?.messages ?? [];
    if (last.ending && Temporal.Instant.compare(at, last.at) >= 0) lost.push(...asked);
    else altered.push(...asked.filter(({ n }) => messages.some((one) => one.n === n)));
  }
  return {
    case: id,
    from: last.at,
    altered: new Set(altered.flatMap(arrivals)),
    messages: new Set(lost.filter(({ effect }) => effect.do === 'send').flatMap(arrivals)),
    opened: new Set(lost.flatMap(({ effect, entry, n }) => (effect.do === 'open' ? [openedCase(entry, n)] : []))),
    claims: new Set(lost.flatMap(({ effect }) => (effect.do === 'release' ? [effect.key] : []))),
    marks: new Set(last.ending ? [id, ...lost.flatMap(({ effect }) => (effect.do === 'publish' ? [effect.reference] : []))] : []),
  };
}

/** The entry by which a message arrived or a case was opened. */
function arrivals({ effect, entry, n }: Asked): string[] {
  return effect.do === 'send' || effect.do === 'open' ? [commandOfEffect({ kind: effect.do, entry_id: entry, n })] : [];
}

/** What one entry of the record can have been reached by. */
export interface Seen {
  readonly case: string;
  readonly entry: string;
  readonly at: string;
  /** Its facts and its payload. */
  readonly looked: unknown;
  /** Claims that it took. */
  readonly took: readonly string[];
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) yield* stringsIn(item);
}

/** How an entry was reached by a case that goes otherwise, or null. */
export function reachOf(traces: Traces, seen: Seen): Reach | null {
  if (seen.case === traces.case) return null;
  if (traces.altered.has(seen.entry)) return 'altered';
  if (traces.messages.has(seen.entry)) return 'message';
  if (traces.opened.has(seen.case)) return 'opened';
  if (Temporal.Instant.compare(seen.at, traces.from) < 0) return null;
  if (seen.took.some((key) => traces.claims.has(key))) return 'claim';
  if (traces.marks.size === 0) return null;
  for (const text of stringsIn(seen.looked)) if (traces.marks.has(text)) return 'looked';
  return null;
}
