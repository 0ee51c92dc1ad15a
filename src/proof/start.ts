// How worlds begin: real commands, each of which must be accepted.
import { laterOf } from '../../machines/calendar.ts';
import type { PublishEffect } from '../../machines/effects.ts';
import type { Actor } from '../../machines/workflow.ts';
import { send } from './apply.ts';
import { actorOf, hub, type Office, organisation, system } from './people.ts';
import { partsOf } from './workflows.ts';
import { idOf, type Underway, type World } from './world.ts';

/** Far enough away never to come: a certificate that a world does not let run out by itself. */
export const NEVER = '2099-12-31';

/** A step of a start: a command of somebody, or a deadline, a letter or a message that is due, or a day. */
export type StartStep =
  | { readonly case: string; readonly do: string; readonly as: Office | Actor; readonly with?: unknown; readonly about?: Underway['about'] }
  | { readonly fire: string; readonly of: string }
  | { readonly release: true }
  | { readonly drop: true }
  | { readonly day: string };

const about = { organisation, hub };

function commanded(world: World, step: Extract<StartStep, { do: string }>): World {
  const { workflow, name } = partsOf(step.do);
  const actor = typeof step.as === 'string' ? actorOf(step.as) : step.as;
  const data = step.with ?? {};
  const outcome = send(world, { case: step.case, workflow, command: name, data, actor, about: step.about ?? about });
  if (!outcome.ok)
    throw new Error(`A world cannot begin: ${step.do} on ${world.today} was refused (${outcome.refusal.rule}): ${outcome.refusal.says}`);
  return { ...outcome.world, trail: { earlier: world.trail ?? null, world, case: step.case, command: step.do, data, actor } };
}

function fired(world: World, { fire: name, of }: Extract<StartStep, { fire: string }>): World {
  const row = world.deadlines.find((one) => one.case === of && one.name === name);
  if (!row) throw new Error(`A world cannot begin: there is no deadline ${name}.`);
  const today = laterOf(row.firesOn, world.today);
  const workflow = world.cases[of]?.workflow ?? '';
  const command = name.split(':', 1)[0] ?? '';
  const outcome = send(
    { ...world, today },
    { case: of, workflow, command, data: { name, due: row.due }, actor: system, fired: { name, due: row.due } },
  );
  if (!outcome.ok) throw new Error(`A world cannot begin: ${name} was refused (${outcome.refusal.rule}): ${outcome.refusal.says}`);
  return outcome.world;
}

function released(world: World): World {
  let now: World = { ...world, unreleased: [] };
  for (const letter of world.unreleased) {
    const workflow = world.cases[letter.case]?.workflow ?? '';
    const outcome = send(now, {
      case: letter.case,
      workflow,
      command: letter.tells,
      data: { kind: letter.kind, on: world.today },
      actor: system,
    });
    if (!outcome.ok) throw new Error(`A world cannot begin: the release of ${letter.kind} was refused (${outcome.refusal.rule}).`);
    now = outcome.world;
  }
  return now;
}

function played(world: World, step: StartStep): World {
  if ('do' in step) return commanded(world, step);
  if ('fire' in step) return fired(world, step);
  if ('day' in step) return { ...world, today: step.day };
  if ('drop' in step) return { ...world, underway: [] };
  return released(world);
}

/** Plays the steps of a start, one after the other. */
export function begin(world: World, steps: readonly StartStep[]): World {
  return steps.reduce(played, world);
}

/** The world with a certificate of level 1 that is in date for ever, as far as this world goes. */
export function certified(world: World): World {
  const entry: PublishEffect & { case: string } = {
    do: 'publish',
    register: 'certificate',
    reference: 'CECH-L1-0001',
    organisation,
    from: '2015-01-01',
    until: NEVER,
    data: { level: 1 },
    case: idOf('0', 77),
  };
  return { ...world, registers: [...world.registers, entry] };
}
