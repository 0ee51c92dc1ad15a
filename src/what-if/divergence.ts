// Two replays of one case laid beside one another: where the changed policy makes it go otherwise, and where the record can lead no further.
import type { Done } from './attempt.ts';
import type { Happening } from './replay.ts';
import { changesTold, messagesTouched, type TouchedEffect, type ValueChange } from './value-changes.ts';

/** What was done on a civil date, and the state it led to. */
export interface Moment {
  readonly on: string;
  readonly command: string;
  readonly state: string;
}

/** Why a replay follows the record no further. */
export type Ending =
  /** A recorded act would have been refused. */
  | { readonly kind: 'refused'; readonly rule: string; readonly says: string; readonly state: string | null; readonly wasState: string }
  /** The same act would have led to another state. */
  | { readonly kind: 'state'; readonly state: string; readonly wasState: string }
  /** A deadline would have fired before the next recorded act. `recorded`: when it did in the record, or what was done next instead. */
  | {
      readonly kind: 'fired';
      readonly due: string;
      readonly state: string;
      readonly wasState: string | null;
      readonly recorded: Moment | null;
      readonly next: readonly Moment[];
    }
  /** What a deadline did on that day would have come on another; null: not at all. */
  | { readonly kind: 'not-due'; readonly wasState: string; readonly state: string | null; readonly now: string | null }
  | { readonly kind: 'untold'; readonly says: string };

/** Something that goes otherwise, at one recorded act (`seq`) or at a deadline that fired by itself (null). */
export interface Difference {
  readonly seq: number | null;
  readonly entry: string;
  readonly command: string;
  readonly at: string;
  readonly on: string;
  /** The recorded payload was refused by these, and the nearest that they allow was taken in its place. */
  readonly refusals: readonly { readonly rule: string; readonly says: string }[];
  readonly values: readonly ValueChange[];
  readonly messages: readonly TouchedEffect[];
  /** Set on the last difference of a case that cannot be followed further. */
  readonly ending: Ending | null;
}

/**
 * What goes otherwise in a case, in order; none: all goes as recorded. A date or an amount that is otherwise does not end the comparison:
 * people are taken to act on the days on which they did, until something stops them.
 */
export function divergence(recorded: readonly Happening[], changed: readonly Happening[]): Difference[] {
  const bySeq = new Map(recorded.map((one) => [one.seq, one]));
  const byItself = new Set(recorded.filter(({ seq }) => seq === null).map(whatFired));
  const found: Difference[] = [];
  const newChanges = changesTold();
  for (const [index, would] of changed.entries()) {
    if (would.seq === null && byItself.has(whatFired(would))) continue;
    const was = would.seq === null ? null : (bySeq.get(would.seq) ?? null);
    const ending = endingAt(was, would, recorded, changed.slice(index + 1));
    const one = { ...placeOf(would), refusals: refusalsOf(would), values: [], messages: [], ending };
    if (ending) return [...found, one];
    const both = doneBoth(was, would);
    if (!both) continue;
    const difference = { ...one, values: newChanges(...both), messages: messagesTouched(...both) };
    if (difference.refusals.length + difference.values.length + difference.messages.length > 0) found.push(difference);
  }
  return found;
}

const whatFired = ({ deadline, on }: Happening) => `${deadline?.name} ${deadline?.due} ${on}`;

const placeOf = ({ seq, entry, command, at, on }: Happening) => ({ seq, entry, command, at, on });

const refusalsOf = ({ became }: Happening) => (became.result === 'done' ? became.amended : []);

function doneBoth(was: Happening | null, would: Happening): [Done, Done] | null {
  return was?.became.result === 'done' && would.became.result === 'done' ? [was.became, would.became] : null;
}

const stateAfter = ({ before, became }: Happening) => (became.result === 'done' ? became.after.state : (before?.state ?? ''));

function endingAt(was: Happening | null, would: Happening, recorded: readonly Happening[], rest: readonly Happening[]): Ending | null {
  const { became } = would;
  const state = would.before?.state ?? null;
  if (became.result === 'untold') return { kind: 'untold', says: became.says };
  if (became.result === 'refused') return { kind: 'refused', ...became.refusal, state, wasState: was ? stateAfter(was) : '' };
  if (became.result === 'not-due') {
    if (!was || stateAfter(was) === was.before?.state) return null;
    return { kind: 'not-due', wasState: stateAfter(was), state, now: became.now };
  }
  if (was) return stateAfter(was) === became.after.state ? null : { kind: 'state', state: became.after.state, wasState: stateAfter(was) };
  return became.after.state === state ? null : firedEnding(would, became, recorded, rest);
}

/** A deadline fired that changed the state and is not in the record: with what would have followed by itself before the next act. */
function firedEnding(would: Happening, { after }: Done, recorded: readonly Happening[], rest: readonly Happening[]): Ending {
  const later = recorded.filter(({ seq, at }) => seq !== null && Temporal.Instant.compare(at, would.at) >= 0);
  const same = later.find((one) => one.command === would.command && stateAfter(one) !== one.before?.state);
  const next = same ?? later.find(({ person }) => person !== 'system');
  const act = rest.findIndex((one) => one.seq !== null && one.became.result !== 'not-due');
  const alone = act < 0 ? rest : rest.slice(0, act);
  const follows = alone.filter((one) => one.seq === null && stateAfter(one) !== one.before?.state);
  return {
    kind: 'fired',
    due: would.deadline?.due ?? would.on,
    state: after.state,
    wasState: would.before?.state ?? null,
    recorded: next ? momentOf(next) : null,
    next: follows.map(momentOf),
  };
}

const momentOf = (one: Happening) => ({ on: one.on, command: one.command, state: stateAfter(one) });
