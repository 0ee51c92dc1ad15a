// What lies outside of a world and may happen to it at any time: the level, reviews, and the programme of meetings.
import type { ApplicationContext } from '../../machines/application.context.ts';
import { addDays, addMonths, isWorkingDay } from '../../machines/calendar.ts';
import type { Json, PublishEffect } from '../../machines/effects.ts';
import { organisation, personOf } from './people.ts';
import { NEVER } from './start.ts';
import { idOf, type Move, type Underway, type World } from './world.ts';

const message = (to: string, command: string, data: Json): Underway => ({ kind: 'send', to, command, data, about: {} });

const under = (world: World, ...messages: readonly Underway[]): World => ({ ...world, underway: [...world.underway, ...messages] });

function levelMessages(world: World): Underway[] {
  return Object.entries(world.cases)
    .filter(([, { workflow, isClosed }]) => !isClosed && (workflow === 'application' || workflow === 'franchise'))
    .map(([id, { workflow }]) => message(id, `${workflow}.levelChanged`, {}));
}

const isInDate = (world: World, { register, until }: PublishEffect) => register === 'certificate' && (until ?? '') >= world.today;

/** The level runs out, or is signed off (again), whenever it may: the neighbour tells the open cases (G8). */
export function levelMoves(world: World): Move[] {
  if (world.registers.some((entry) => isInDate(world, entry))) {
    const end = (entry: World['registers'][number]) =>
      isInDate(world, entry) ? { ...entry, from: '2014-01-01', until: addDays(world.today, -1) } : entry;
    return [
      {
        does: 'outside',
        label: 'the level runs out',
        change: (now) => under({ ...now, registers: now.registers.map(end) }, ...levelMessages(now)),
      },
    ];
  }
  const change = (now: World) => {
    const others = now.registers.filter(({ register }) => register !== 'certificate');
    const entry = {
      do: 'publish' as const,
      register: 'certificate' as const,
      reference: 'CECH-L1-0002',
      organisation,
      from: now.today,
      until: NEVER,
      data: { level: 1 },
      case: idOf('0', 77),
    };
    return under({ ...now, registers: [...others, entry] }, ...levelMessages(now));
  };
  return [{ does: 'outside', label: 'the level is signed off', change }];
}

interface OutsideReview {
  readonly case: string;
  readonly of: string;
  readonly decision: string;
}

const reviewsOf = (world: World) => (world.outside.reviews as unknown as OutsideReview[] | undefined) ?? [];
const withReviews = (world: World, reviews: readonly OutsideReview[]): World => ({
  ...world,
  outside: { ...world.outside, reviews: reviews as unknown as Json },
});

const askedOf = (world: World) => (world.outside.asked as string[] | undefined) ?? [];

/** One review a decision, asked for once (V2): of what is reviewed the case itself knows. */
function withAsked(world: World, reference: string): World {
  const known = Object.values(world.cases).flatMap(({ snapshot }) =>
    ((snapshot.context as ApplicationContext).reviewable ?? []).filter(({ reviewed }) => !reviewed).map((entry) => entry.reference),
  );
  return { ...world, outside: { ...world.outside, asked: [...askedOf(world).filter((one) => known.includes(one)), reference] } };
}

/** Reviews as the neighbour lets them be: of a released outcome that is neither made after a review nor reviewed (V1, V2); each ends in one of three ways. */
export function reviewMoves(world: World): Move[] {
  const open = reviewsOf(world);
  const asked = askedOf(world);
  const opening = Object.entries(world.cases).flatMap(([id, one]) => {
    const { reviewable } = one.snapshot.context as ApplicationContext;
    if (!Array.isArray(reviewable)) return [];
    const may = (reviewable as ApplicationContext['reviewable']).filter(
      (entry) => entry.reviewBy !== null && !entry.remitted && !entry.reviewed,
    );
    return may.filter(({ reference }) => !asked.includes(reference)).map((entry): Move => opens(id, one.workflow, entry));
  });
  const ends = (['stands', 'withdrawn', 'sent-back'] as const).flatMap((outcome) => open.map((review, at) => closes(review, at, outcome)));
  return [...opening, ...ends];
}

/** The case ended by its organisation's act: the review answers that it was overtaken (V5). */
export function reviewTaken(world: World, { command, to }: Underway): World {
  const review = reviewsOf(world).find((one) => one.case === to);
  if (command !== 'review.caseEnded' || !review) return world;
  return closed(world, review, 'overtaken');
}

function opens(id: string, workflow: string, { kind, reference }: ApplicationContext['reviewable'][number]): Move {
  const change = (now: World) => {
    const review = { case: idOf('4e', now.serial + 1), of: id, decision: reference };
    const asked = withAsked(withReviews(now, [...reviewsOf(now), review]), reference);
    return under(asked, message(id, `${workflow}.reviewOpened`, { review: review.case, decision: reference, on: now.today }));
  };
  return { does: 'outside', label: `a review of the ${kind} is opened`, change };
}

function closed(
  now: World,
  { case: review, of, decision }: OutsideReview,
  outcome: 'stands' | 'withdrawn' | 'sent-back' | 'overtaken',
): World {
  const { reviewable = [] } = (now.cases[of]?.snapshot.context ?? {}) as Partial<ApplicationContext>;
  const by = reviewable.find(({ reference }) => reference === decision)?.by ?? [];
  const isBack = outcome === 'sent-back';
  const mustNotDecide = isBack ? [...by, personOf('holder1'), personOf('holder2'), personOf('cvs')] : [];
  const data = { review, decision, on: now.today, outcome, directions: isBack ? 'text:directions' : null, mustNotDecide };
  const others = reviewsOf(now).filter((one) => one.case !== review);
  return under(withReviews(now, others), message(of, `${now.cases[of]?.workflow}.reviewClosed`, data));
}

function closes(review: OutsideReview, at: number, outcome: 'stands' | 'withdrawn' | 'sent-back'): Move {
  return { does: 'outside', label: `review ${at + 1} ends: ${outcome}`, change: (now) => closed(now, review, outcome) };
}

function workingDay(day: string): string {
  return isWorkingDay(day, new Set()) ? day : workingDay(addDays(day, 1));
}

/** The programme as a world sees it that leaves meetings outside: always one whose cut-off is ahead, a quarter on. */
export function withMeetingAhead(world: World): World {
  const others = world.registers.filter(({ register, data }) => register !== 'programme' || String(data.cutOff) >= world.today);
  if (others.some(({ register }) => register === 'programme')) return world;
  const date = workingDay(addMonths(world.today, 2));
  const reference = idOf('3ee7', world.serial + 1);
  const data = { date, cutOff: addDays(date, -21), state: 'published', year: 2027 };
  return {
    ...world,
    registers: [...others, { do: 'publish', register: 'programme', reference, from: world.today, data, case: reference }],
  };
}

/** The administrator publishes another year's meetings, whenever none has its cut-off ahead (D1). */
export function programmeMoves(world: World): Move[] {
  const isAhead = world.registers.some(({ register, data }) => register === 'programme' && String(data.cutOff) >= world.today);
  return isAhead ? [] : [{ does: 'outside', label: 'the programme is published', change: withMeetingAhead }];
}
