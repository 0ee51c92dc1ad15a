// What of a case and of what it asked for is otherwise after the same act: dates, amounts, letters, messages. Each change is told once.
import type { Effect, Json, LetterEffect } from '../../machines/effects.ts';
import type { Done } from './attempt.ts';

/** A value that is otherwise: where it stands, what it was, what it would have been; null where there is none. */
export interface ValueChange {
  /** 'offer.deadline', or 'reminder', 'letter' and the like with its name. */
  readonly what: string;
  readonly was: Json;
  readonly would: Json;
  /** A reminder's day: it follows from another change, or is the change itself. */
  readonly reminder: boolean;
}

/** The case to which an effect of the recorded act went, and which it would have reached otherwise or not at all. */
export interface TouchedEffect {
  readonly n: number;
  readonly kind: 'send' | 'open';
}

type Leaves = ReadonlyMap<string, Json>;

/** The single values in a piece of data, by the path to each. */
function leavesOf(value: unknown, path = '', into = new Map<string, Json>()): Leaves {
  if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) leavesOf(item, path === '' ? key : `${path}.${key}`, into);
  else if (value !== undefined) into.set(path, value as Json);
  return into;
}

const isWords = (value: Json) => typeof value === 'string' && (value.startsWith('text:') || value.length > 60);
const isDate = (value: Json) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
const lastKey = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** Values that differ between two pieces of data. References to words are none: words are never changed by a policy. */
function between(was: unknown, would: unknown, under: string): ValueChange[] {
  const [before, after] = [leavesOf(was), leavesOf(would)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const change = { was: before.get(path) ?? null, would: after.get(path) ?? null };
    if (change.was === change.would || isWords(change.was) || isWords(change.would)) return [];
    return [{ what: under === '' ? path : `${under}.${path}`, ...change, reminder: false }];
  });
}

const pick = <K extends Effect['do']>(effects: readonly Effect[], kind: K) =>
  effects.filter((effect): effect is Extract<Effect, { do: K }> => effect.do === kind);

function deadlineChanges(was: readonly Effect[], would: readonly Effect[]): ValueChange[] {
  const days = (effects: readonly Effect[]) => new Map(pick(effects, 'set-deadline').map(({ name, due }) => [name, due]));
  const [before, after] = [days(was), days(would)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const change = { was: before.get(name) ?? null, would: after.get(name) ?? null };
    return change.was === change.would ? [] : [{ what: `deadline.${name}`, ...change, reminder: name.startsWith('remind') }];
  });
}

function letterChanges(was: readonly Effect[], would: readonly Effect[]): ValueChange[] {
  const [before, after] = [pick(was, 'letter'), pick(would, 'letter')];
  const kinds = (letters: readonly LetterEffect[]) => letters.map(({ kind }) => kind).sort();
  if (kinds(before).join() !== kinds(after).join())
    return [{ what: 'letters', was: kinds(before).join(', ') || null, would: kinds(after).join(', ') || null, reminder: false }];
  return before.flatMap(({ kind, model, notBefore }, index) => {
    const other = after[index];
    return other?.kind === kind ? between({ ...model, notBefore }, { ...other.model, notBefore: other.notBefore }, `letter.${kind}`) : [];
  });
}

/** What goes to a register, as data. */
const published = (effects: readonly Effect[]) =>
  Object.fromEntries(pick(effects, 'publish').map(({ register, from, until, data }) => [register, { from, until, ...data }]));

/** Collects the changes of one case as they come, each told once: a date moves in many places at a time. */
export function changesTold(): (was: Done, would: Done) => ValueChange[] {
  const told = new Set<string>();
  const keyOf = ({ what, was, would }: ValueChange) =>
    isDate(was) && isDate(would) ? `${String(was)} ${String(would)}` : `${lastKey(what)} ${String(was)} ${String(would)}`;
  return (was, would) => {
    const found = [
      ...between(was.after.context, would.after.context, ''),
      ...deadlineChanges(was.effects, would.effects),
      ...between(published(was.effects), published(would.effects), ''),
      ...between(messages(was.effects), messages(would.effects), 'message'),
      ...letterChanges(was.effects, would.effects),
    ];
    return found.filter((change) => {
      const key = keyOf(change);
      if (told.has(key)) return false;
      told.add(key);
      return true;
    });
  };
}

/** What is sent to other cases or opens them, by command. */
const messages = (effects: readonly Effect[]) =>
  Object.fromEntries([...pick(effects, 'send'), ...pick(effects, 'open')].map(({ command, data }) => [command.replace('.', ' '), data]));

/** The messages and openings of a recorded act that would not have been the same: their place among its effects. */
export function messagesTouched(was: Done, would: Done): TouchedEffect[] {
  const kept = new Set(would.effects.flatMap((effect) => (effect.do === 'send' || effect.do === 'open' ? [JSON.stringify(effect)] : [])));
  return was.effects.flatMap((effect, n) =>
    (effect.do === 'send' || effect.do === 'open') && !kept.has(JSON.stringify(effect)) ? [{ n, kind: effect.do }] : [],
  );
}
