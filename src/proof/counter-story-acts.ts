// What was done on the way to what is broken, act by act, and the moment of a story at which each is played.
import { addDays } from '../../machines/calendar.ts';
import type { Actor } from '../../machines/workflow.ts';
import { EARLY, isInDate, type LevelChange } from './counter-story-around.ts';
import { make } from './moves.ts';
import type { Scene } from './scene.ts';
import type { Move, World } from './world.ts';

/** One act; `isStart`: before the search began. */
export interface Act {
  readonly before: World;
  readonly after: World;
  readonly does: 'sends' | 'fires' | 'outside' | 'passes';
  readonly label: string;
  readonly isStart: boolean;
  readonly sent?: { readonly case: string; readonly command: string; readonly data: unknown; readonly actor: Actor };
}

/** After the deadlines of a day. */
export const LATER = '09:00';

/** What people did until the search began, oldest first. */
export function startActs(start: World): Act[] {
  const acts: Act[] = [];
  let after = start;
  for (let at = start.trail ?? null; at; at = at.earlier) {
    const { world: before, case: id, command, data, actor } = at;
    if (actor.person !== 'system') {
      acts.unshift({ before, after, does: 'sends', label: command, isStart: true, sent: { case: id, command, data, actor } });
      after = before;
    }
  }
  return acts;
}

function actOf(before: World, move: Move, after: World): Act {
  const act = { before, after, label: move.label, isStart: false };
  if (move.does === 'deadline') return { ...act, does: 'fires' };
  if (move.does === 'outside') return { ...act, does: 'outside' };
  if (move.does === 'person') {
    const { case: id, data, actor } = move;
    return { ...act, does: 'sends', sent: { case: id, command: `${before.cases[id]?.workflow}.${move.command}`, data, actor } };
  }
  if (move.does !== 'opening') return { ...act, does: 'passes' };
  const { command, data, actor } = move;
  const id = Object.keys(after.cases).find((one) => !before.cases[one]) ?? '';
  return { ...act, does: 'sends', sent: { case: id, command, data, actor } };
}

/** What the search did, in order. */
export function searchActs(scene: Scene, start: World, moves: readonly Move[]): Act[] {
  let world = start;
  return moves.map((move) => {
    const before = world;
    world = make(scene, before, move).world;
    return actOf(before, move, world);
  });
}

const runsOut = ({ before, after }: Act) => isInDate(before) && !isInDate(after);
/** Whether a deadline fired, or the level ran out by one. */
export const fires = (act: Act) => act.does === 'fires' || runsOut(act);

/**
 * On the days of the search what comes before the first deadline of its day is played at five; all else at nine. A certificate
 * runs out at the end of its day, so what follows that on a day on which something came before it is played on the next.
 */
export function moments(acts: readonly Act[], started: string): string[] {
  let today = '';
  let later = 0;
  let hasFired = false;
  return acts.map((act) => {
    const isNewDay = act.before.today !== today;
    today = act.before.today;
    if (isNewDay) {
      later = 0;
      hasFired = act.isStart || today === started;
    }
    if (runsOut(act) && (!isNewDay || today === started)) later = 1;
    const moment = `${addDays(today, later)} ${hasFired || later > 0 ? LATER : EARLY}`;
    hasFired ||= fires(act);
    return moment;
  });
}

/** When the level comes and goes. */
export function levelChanges(acts: readonly Act[], at: readonly string[], start: World): LevelChange[] {
  const first = acts[0]?.before ?? start;
  const given = isInDate(first) ? [{ at: first.today, isThere: true, isGiven: true }] : [];
  return [
    ...given,
    ...acts.flatMap((act, n) => {
      const isThere = isInDate(act.after);
      return isInDate(act.before) === isThere ? [] : [{ at: at[n] ?? '', isThere, isGiven: act.isStart }];
    }),
  ];
}
