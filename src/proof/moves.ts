// What can happen next in a world: people, deadlines, messages, letters, the next day that matters, and what lies outside.
import { laterOf } from '../../machines/calendar.ts';
import { type Outcome, send } from './apply.ts';
import { isInert } from './key.ts';
import { system } from './people.ts';
import type { Attempt, Scene } from './scene.ts';
import { partsOf } from './workflows.ts';
import type { CaseNow, DeadlineNow, Move, World } from './world.ts';

/** A command that a move sent, the world before it, and what came of it. */
export interface SentMove {
  readonly before: World;
  readonly case: string;
  readonly workflow: string;
  readonly command: string;
  readonly outcome: Outcome;
}

/** The world after a move, and the commands sent on the way: one, or those of the reminders that came due. */
export interface Moved {
  readonly world: World;
  readonly sent: readonly SentMove[];
}

/** Messages that may be under way while people, days and the outside go on: with more, the queue is emptied first. Stated in docs/proof.md. */
const RACE = 1;

const dueNow = (scene: Scene, world: World) =>
  world.deadlines.filter((row) => row.firesOn <= world.today && !isInert(scene.same, world.cases[row.case]?.workflow, row.name));
const releasable = (world: World) =>
  world.unreleased.flatMap((letter, at) => (letter.notBefore === null || letter.notBefore <= world.today ? [at] : []));

function personMove(id: string, attempt: Attempt): Move {
  return { does: 'person', label: attempt.label, case: id, command: attempt.command, data: attempt.data, actor: attempt.actor };
}

function firing(world: World, row: DeadlineNow): Move {
  return { does: 'deadline', label: `${nameOfCase(world, row.case)} ${row.name} fires`, case: row.case, name: row.name };
}

/** Which of a world's cases it is: workflow and number, the same in every world of the kind. */
export function nameOfCase(world: World, id: string): string {
  const one = world.cases[id];
  if (!one) return 'a case outside';
  const alike = Object.keys(world.cases).filter((other) => world.cases[other]?.workflow === one.workflow);
  return alike.length === 1 ? one.workflow : `${one.workflow} ${alike.indexOf(id) + 1}`;
}

function attemptsOn(scene: Scene, world: World, id: string, one: CaseNow): Move[] {
  const name = nameOfCase(world, id);
  return (scene.attempts(world, id, one) ?? []).map((attempt) => personMove(id, { ...attempt, label: `${name} ${attempt.label}` }));
}

/** Where nothing else comes any more reminders still fire; or null. */
const lastReminder = (scene: Scene, world: World): string | null =>
  world.deadlines
    .filter((row) => isInert(scene.same, world.cases[row.case]?.workflow, row.name))
    .reduce<string | null>((last, { firesOn }) => (last === null ? firesOn : laterOf(last, firesOn)), null);

/** Time passes only when nothing that is due waits: in between, anybody may act before the worker does. */
function dayMoves(scene: Scene, world: World, boundaries: readonly string[]): Move[] {
  const next = boundaries[0] ?? lastReminder(scene, world);
  if (!next || world.underway.length > 0 || dueNow(scene, world).length > 0 || releasable(world).length > 0) return [];
  return [{ does: 'day', label: 'time passes', on: next }];
}

/** Everything that can happen next. `boundaries` are the days ahead that matter. */
export function movesFrom(scene: Scene, world: World, boundaries: readonly string[]): Move[] {
  const targets = [...new Set(world.underway.map(({ to }) => to))];
  const messages = targets.map((to): Move => ({ does: 'message', label: `message to ${nameOfCase(world, to)}`, to }));
  if (scene.isOver?.(world)) return [];
  if (world.underway.length > RACE) return messages;
  return [
    ...Object.entries(world.cases).flatMap(([id, one]) => attemptsOn(scene, world, id, one)),
    ...(scene.openings?.(world) ?? []),
    ...dueNow(scene, world).map((row) => firing(world, row)),
    ...messages,
    ...releasable(world).map((at): Move => ({ does: 'release', label: `letter ${world.unreleased[at]?.kind} released`, at })),
    ...(scene.outside?.(world) ?? []),
    ...dayMoves(scene, world, boundaries),
  ];
}

/** Makes a move. */
export function make(scene: Scene, world: World, move: Move): Moved {
  switch (move.does) {
    case 'day':
      return dayPassed(scene, world, move.on);
    case 'outside':
      return { world: carried(scene, { ...move.change(world), serial: world.serial + 1 }), sent: [] };
    case 'deadline':
      return fire(scene, world, move);
    case 'message':
      return deliver(scene, world, move.to);
    case 'release':
      return release(world, move.at);
    case 'opening': {
      const { workflow, name } = partsOf(move.command);
      const id = scene.idOfOpened(world, workflow);
      return sentMove(scene, world, { case: id, workflow, command: name, data: move.data, actor: move.actor, about: move.about });
    }
    case 'person': {
      const workflow = world.cases[move.case]?.workflow ?? '';
      return sentMove(scene, world, { case: move.case, workflow, command: move.command, data: move.data, actor: move.actor });
    }
  }
}

/** Reminders fire on their days, in order, before the day that matters comes: they change nothing, so nothing else can come between. */
function dayPassed(scene: Scene, world: World, until: string): Moved {
  let now = world;
  const sent: SentMove[] = [];
  for (;;) {
    const reminding = now.deadlines.filter((row) => row.firesOn <= until && isInert(scene.same, now.cases[row.case]?.workflow, row.name));
    const next = reminding.reduce<DeadlineNow | null>((first, row) => (first && first.firesOn <= row.firesOn ? first : row), null);
    if (!next) return { world: { ...now, today: until }, sent };
    const moved = fire(scene, { ...now, today: laterOf(next.firesOn, now.today) }, next);
    sent.push(...moved.sent);
    now = moved.world;
  }
}

function sentMove(scene: Scene, world: World, sent: Parameters<typeof send>[1]): Moved {
  const outcome = send(world, sent);
  const { case: id, workflow, command } = sent;
  return { world: outcome.ok ? carried(scene, outcome.world) : world, sent: [{ before: world, case: id, workflow, command, outcome }] };
}

function fire(scene: Scene, world: World, { case: id, name }: Pick<DeadlineNow, 'case' | 'name'>): Moved {
  const row = world.deadlines.find((one) => one.case === id && one.name === name);
  const workflow = world.cases[id]?.workflow ?? '';
  if (!row) throw new Error(`There is no deadline ${name}.`);
  const command = name.split(':', 1)[0] ?? '';
  const sent = { case: id, workflow, command, data: { name, due: row.due }, actor: system, fired: { name, due: row.due } };
  const moved = sentMove(scene, world, sent);
  if (moved.sent[0]?.outcome.ok) return moved;
  return { ...moved, world: { ...world, deadlines: world.deadlines.filter((one) => one !== row) } };
}

function deliver(scene: Scene, world: World, to: string): Moved {
  const message = world.underway.find((one) => one.to === to);
  if (!message) throw new Error('There is no message to deliver.');
  const rest = { ...world, underway: world.underway.filter((one) => one !== message) };
  const { workflow, name } = partsOf(message.command);
  return sentMove(scene, rest, { case: to, workflow, command: name, data: message.data, actor: system, about: message.about });
}

function release(world: World, at: number): Moved {
  const letter = world.unreleased[at];
  if (!letter) throw new Error('There is no letter to release.');
  const workflow = world.cases[letter.case]?.workflow ?? '';
  const data = { kind: letter.kind, on: world.today };
  const told = { kind: 'send' as const, to: letter.case, command: `${workflow}.${letter.tells}`, data, about: {} };
  return {
    world: { ...world, unreleased: world.unreleased.filter((one) => one !== letter), underway: [...world.underway, told] },
    sent: [],
  };
}

/** What leaves for cases outside of the world is taken by its scene, which may answer. */
function carried(scene: Scene, world: World): World {
  let now = world;
  for (const message of world.underway) {
    const inside =
      message.kind === 'open' ? scene.workflows.includes(partsOf(message.command).workflow) : now.cases[message.to] !== undefined;
    if (inside) continue;
    now = { ...now, underway: now.underway.filter((one) => one !== message) };
    now = scene.taken?.(now, message) ?? now;
  }
  return now;
}
