// What the application of a grant may come to, where it lies outside of the grant's world (S5, F7, V5).
import { addDays } from '../../machines/calendar.ts';
import type { Json } from '../../machines/effects.ts';
import { hub } from './people.ts';
import { idOf, type Move, type World } from './world.ts';

export const grant = idOf('6', 1);
export const outsideApplication = idOf('a', 1);

/** How the application stands, and which of what happens once has happened. */
interface Standing {
  readonly deadline: string;
  readonly outcome: string | null;
  readonly isReleased?: boolean;
}

const standing = (world: World) => world.outside.application as unknown as Standing;
const done = (world: World) => (world.outside.done as string[] | undefined) ?? [];

function tell(world: World, command: string, data: Json): World {
  return { ...world, underway: [...world.underway, { kind: 'send', to: grant, command: `grant.${command}`, data, about: {} }] };
}

function stands(world: World, change: Partial<Standing>, once?: string): World {
  const outside = { ...world.outside, application: { ...standing(world), ...change } as Json };
  return { ...world, outside: once ? { ...outside, done: [...done(world), once].sort() } : outside };
}

const move = (label: string, change: (world: World) => World): Move => ({ does: 'outside', label, change });

/** The same, where it puts a mistake right or sends an outcome back. */
const putsRight = (moved: Move): Move => (moved.does === 'outside' ? { ...moved, isOutOfCourse: true } : moved);

/** It ends in each way, once, and its letter is released whenever that is (S5). */
export function endMoves(outcomes: readonly string[]): (world: World) => Move[] {
  return (world) => {
    const { outcome, isReleased } = standing(world);
    if (outcome === null && !done(world).includes('ended'))
      return outcomes.map((one) =>
        move(`the application is ${one}`, (now) =>
          tell(stands(now, { outcome: one, isReleased: one === 'withdrawn' }, 'ended'), 'applicationSettled', {
            outcome: one,
            on: now.today,
          }),
        ),
      );
    if (outcome === null || isReleased || outcome === 'approved') return [];
    return [
      move('the letter on its end is released', (now) =>
        tell(stands(now, { isReleased: true }), 'applicationSettled', { outcome, on: now.today, releasedOn: now.today }),
      ),
    ];
  };
}

/** The stage 2 deadline moves once, later or with 28 days' notice; who has lapsed is reinstated once (F7, C1). */
export function deadlineMoves(world: World): Move[] {
  const { deadline, outcome } = standing(world);
  const to = (label: string, once: string, day: string) =>
    move(label, (now) => tell(stands(now, { deadline: day, outcome: null, isReleased: false }, once), 'deadlineMoved', { deadline: day }));
  if (outcome === 'lapsed')
    return done(world).includes('back') ? [] : [putsRight(to('it is reinstated', 'back', addDays(world.today, 40)))];
  if (outcome !== null || done(world).includes('moved')) return [];
  return [to('the deadline is extended', 'moved', addDays(deadline, 30)), to('it is shortened', 'moved', addDays(world.today, 28))];
}

/** A reinstatement alone. */
export const reinstated = (world: World): Move[] => (standing(world).outcome === 'lapsed' ? deadlineMoves(world) : []);

/** One review: of the offer while the application is alive, of its end afterwards; sent back, the application is alive again (V5). */
export function oneReview(world: World): Move[] {
  const review = idOf('4e', 1);
  const reviews = (now: World, open: boolean): World => ({
    ...now,
    outside: { ...now.outside, reviews: open ? [{ case: review, of: outsideApplication }] : [] },
  });
  if (((world.outside.reviews as unknown[] | undefined) ?? []).length > 0) {
    const { outcome: ended } = standing(world);
    const end = (outcome: string, change: Partial<Standing> = {}) =>
      move(`the review ends: ${outcome}`, (now) =>
        tell(stands(reviews(now, false), change), 'reviewClosed', { review, outcome, on: now.today }),
      );
    return [
      end('stands'),
      end('withdrawn'),
      end('sent-back', { outcome: null, isReleased: false }),
      ...(ended === null ? [] : [end('overtaken')]),
    ];
  }
  if (done(world).includes('reviewed')) return [];
  return [move('a review is opened', (now) => tell(stands(reviews(now, true), {}, 'reviewed'), 'reviewOpened', { review, on: now.today }))];
}

/** Another application's grant takes the hub, once it is free (S6). */
export function hubMoves(world: World): Move[] {
  const key = `grant:${hub}`;
  if (world.claims[key]) return [];
  return [move('another grant takes the hub', (now) => ({ ...now, claims: { ...now.claims, [key]: idOf('6', 9) } }))];
}
