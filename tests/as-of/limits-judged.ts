// What a limit does, asked of the real step: a command on the last day and on the day after, with the timer fired and not.
import { addDays } from '../../machines/calendar.ts';
import type { Role } from '../../machines/roles.ts';
import { step } from '../../src/engine/step.ts';
import type { Situation } from '../support/decision-table.ts';
import { atLondon, movedTo } from './days.ts';
import type { Edge } from './edges.ts';
import type { Limit } from './limits.ts';

/** 'taken', or the rule that refuses. */
export type Answer = string;

/** The ordinary situation of a command in a state, changed by the named fixtures. */
function situationIn({ of, state, when = [] }: Pick<Limit, 'of' | 'state' | 'when'>, command: string, role: Role): Situation {
  let situation: Situation = { snapshot: of.states[state] ?? null, ...of.ordinary(state, command, role) };
  for (const name of when) {
    const change = of.named[name];
    if (!change) throw new Error(`No fixture is named “${name}”`);
    situation = change(situation);
  }
  return situation;
}

/** The same with the limit's last day on `day`. */
function situationOf(limit: Limit, command: string, role: Role, day: string): Situation {
  const situation = situationIn(limit, command, role);
  const own = limit.last(situation.snapshot?.context as never);
  if (!own) throw new Error(`The ${limit.of.workflow.name} “${limit.state}” has no such last day`);
  return movedTo(situation, own, day);
}

/** The answers in the last minute before a day and in its first, or for 'until' around its end. */
export function answersAtEdge(edge: Edge, role: Role, day: string): { lastMinute: Answer; firstMinute: Answer } {
  const situation = situationIn(edge, edge.command, role);
  const own = edge.day(situation.snapshot?.context as never, situation.act.facts as never);
  if (!own) throw new Error(`The ${edge.of.workflow.name} “${edge.state}” has no such day`);
  const there = movedTo(situation, own, day);
  const first = edge.side === 'until' ? addDays(day, 1) : day;
  return {
    lastMinute: answerTo(edge, edge.command, atLondon(there, addDays(first, -1), '23:59')),
    firstMinute: answerTo(edge, edge.command, atLondon(there, first, '00:00')),
  };
}

function answerTo({ of }: Pick<Limit, 'of'>, command: string, { snapshot, data, act }: Situation): Answer {
  const result = step(of.workflow, snapshot, { type: command, data, act });
  return result.ok ? 'taken' : result.refusal.rule;
}

/** The case after its deadline fired at six in the morning of a day, as the worker does. */
function fired(limit: Limit, situation: Situation, day: string, on: string): Situation {
  const { of, deadline, fires } = limit;
  const name = deadline;
  const [command = ''] = name.split(':');
  const due = fires === 'on' ? addDays(day, 1) : day;
  const ordinary = of.ordinary(limit.state, command, 'system');
  const { act } = atLondon({ ...situation, act: { ...situation.act, actor: ordinary.act.actor } }, on, '06:00');
  const result = step(of.workflow, situation.snapshot, { type: command, data: { name, due }, act });
  if (!result.ok) throw new Error(`${name} of ${due} was refused on ${on}: ${result.refusal.rule} ${result.refusal.says}`);
  return { ...situation, snapshot: result.snapshot };
}

/** A command's answers around a limit whose last day is `day`. */
export interface Answers {
  readonly dayBefore: Answer;
  readonly lastMinute: Answer;
  /** On the last day, with the deadline fired by a clock that is a day ahead: it must have changed nothing. */
  readonly lastMinuteFired: Answer;
  readonly firstMinuteAfter: Answer;
  readonly dayAfterFired: Answer;
}

export function answersAround(limit: Limit, command: string, role: Role, day: string): Answers {
  const situation = situationOf(limit, command, role, day);
  const after = addDays(day, 1);
  const lastMinute = atLondon(situation, day, '23:59');
  const firstMinute = atLondon(situation, after, '00:00');
  return {
    dayBefore: answerTo(limit, command, atLondon(situation, addDays(day, -1), '12:00')),
    lastMinute: answerTo(limit, command, lastMinute),
    lastMinuteFired: answerTo(limit, command, fired(limit, lastMinute, day, day)),
    firstMinuteAfter: answerTo(limit, command, firstMinute),
    dayAfterFired: answerTo(limit, command, atLondon(fired(limit, firstMinute, day, after), after, '12:00')),
  };
}

/** Everybody's commands that are taken on the last day and refused once the deadline has fired: what the limit ends, found by trying. */
export function endedBy(limit: Limit, day: string): string[] {
  const ended = Object.entries(limit.of.workflow.commands).filter(([command, { who }]) =>
    who.some((role) => {
      if (role === 'system') return false;
      const { lastMinute, dayAfterFired } = answersAround(limit, command, role, day);
      return lastMinute === 'taken' && dayAfterFired !== 'taken';
    }),
  );
  return ended.map(([command]) => command).sort();
}

/** The name of every deadline that a workflow's table has it set, up to the colon. */
export function deadlinesAskedFor(asks: readonly (readonly string[] | null)[]): string[] {
  const names = asks.flatMap((each) => each ?? []).flatMap((ask) => /^set ([^:]+)/.exec(ask)?.[1] ?? []);
  return [...new Set(names)].sort();
}
