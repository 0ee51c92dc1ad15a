// Playing one recorded case again from its journal, with its deadlines: what is due fires in the order of its dates, as it would have.
import { addDays } from '../../machines/calendar.ts';
import { instantAtLondon } from '../../machines/london-time.ts';
import type { Policy } from '../../machines/policy.ts';
import type { Act, Actor, Snapshot, Workflow } from '../../machines/workflow.ts';
import { deriveId } from '../engine/derive-id.ts';
import type { CommandEntry, JournalBody } from '../engine/journal-entry.ts';
import { type Attempted, attempt, type Done } from './attempt.ts';

/** A case as it was recorded: its workflow and its journal in order. */
export interface RecordedCase {
  readonly id: string;
  readonly workflow: Workflow;
  readonly entries: readonly JournalBody[];
}

/** What a replay is judged by, and up to which civil date deadlines fire after the last entry. */
export interface Conditions {
  /** The policy for an entry that was judged by this version. */
  readonly judgedBy: (version: number) => Policy;
  /** The policy for what fires by itself on a civil date. */
  readonly inForce: (on: string) => Policy;
  readonly until: string;
}

/** What became of something: done; refused; a recorded deadline that now stands at another day, or at none; or the record cannot tell. */
export type Became = Attempted | { readonly result: 'not-due'; readonly now: string | null };

/** One thing in the order in which it happened. `seq` is that of the recorded entry; null: it fired by itself and is in no journal. */
export interface Happening {
  readonly seq: number | null;
  readonly entry: string;
  readonly command: string;
  readonly deadline: { readonly name: string; readonly due: string } | null;
  readonly at: string;
  readonly on: string;
  readonly person: string;
  readonly before: Snapshot | null;
  readonly became: Became;
}

interface Due {
  readonly name: string;
  readonly due: string;
  readonly firesOn: string;
}

interface Course {
  readonly recorded: RecordedCase;
  readonly conditions: Conditions;
  readonly deadlines: Map<string, Due>;
  readonly happened: Happening[];
  snapshot: Snapshot | null;
}

/** Plays a recorded case. It ends where a recorded entry is refused or nobody can tell, else on the last day of the conditions. */
export function replay(recorded: RecordedCase, conditions: Conditions): Happening[] {
  const course: Course = { recorded, conditions, deadlines: new Map(), happened: [], snapshot: null };
  for (const [index, body] of recorded.entries.entries()) {
    if (body.kind === 'migrated') {
      course.snapshot = body.snapshot;
      continue;
    }
    if (!fireUntil(course, body.on, index)) return course.happened;
    if (!playEntry(course, body)) return course.happened;
  }
  fireUntil(course, conditions.until, recorded.entries.length);
  return course.happened;
}

/** The deadline that an entry fired, or null for what people and other cases sent. */
function deadlineOf({ actor, command, data }: CommandEntry): { name: string; due: string } | null {
  if (actor.person !== 'system' || data === null || typeof data !== 'object') return null;
  const { name, due, ...more } = data as Record<string, unknown>;
  if (typeof name !== 'string' || typeof due !== 'string' || Object.keys(more).length > 0) return null;
  return name.split(':', 1)[0] === command ? { name, due } : null;
}

/** Plays an entry; false where the replay ends with it. */
function playEntry(course: Course, body: CommandEntry): boolean {
  const deadline = deadlineOf(body);
  const { command, entry, at, on, seq, actor } = body;
  const told = { seq, entry, command, deadline, at, on, person: actor.person, before: course.snapshot };
  if (deadline && course.deadlines.get(deadline.name)?.due !== deadline.due) {
    course.happened.push({ ...told, became: { result: 'not-due', now: course.deadlines.get(deadline.name)?.due ?? null } });
    return true;
  }
  const act = actOf(course, body, { id: entry, at, on, actor, facts: body.facts, policy: course.conditions.judgedBy(body.policy) });
  const became = attempt(course.recorded.workflow, course.snapshot, { type: command, data: body.data, act });
  course.happened.push({ ...told, became });
  if (became.result !== 'done') return false;
  settle(course, became, deadline?.name);
  return true;
}

function actOf(course: Course, { subject }: CommandEntry, said: Omit<Act<unknown>, 'subject'>): Act<unknown> {
  return { ...said, subject: { ...subject, case: course.recorded.id } };
}

/** The case and its deadlines after something was done. The last word per name counts, and what fired is gone unless it was set anew. */
function settle(course: Course, { after, effects }: Done, fired?: string) {
  course.snapshot = after;
  if (fired !== undefined) course.deadlines.delete(fired);
  for (const effect of effects) {
    if (effect.do === 'clear-deadline' && effect.name === '*') course.deadlines.clear();
    if (effect.do === 'clear-deadline') course.deadlines.delete(effect.name);
    if (effect.do === 'set-deadline') {
      const { name, due, fires } = effect;
      course.deadlines.set(name, { name, due, firesOn: fires === 'after' ? addDays(due, 1) : due });
    }
  }
}

/**
 * Fires, in the order of their dates, what is due up to a civil date; false where nobody can tell what it does. What the record fires from
 * `index` on is left to its entry, and so is what comes after it in that order: firing may clear others of the same day.
 */
function fireUntil(course: Course, on: string, index: number): boolean {
  for (;;) {
    const next = [...course.deadlines.values()].filter((due) => due.firesOn <= on).sort(inOrder)[0];
    if (!next || isRecorded(course, next, index)) return true;
    course.deadlines.delete(next.name);
    const happening = fired(course, next, index);
    // Refused as it would have been then: the deadline is gone, and nothing else.
    if (happening.became.result === 'refused') continue;
    // Such a reminder says something that nobody can tell; the case goes on as it would have.
    if (happening.became.result === 'untold' && !mayMove(course, happening.command)) continue;
    course.happened.push(happening);
    if (happening.became.result !== 'done') return false;
    settle(course, happening.became);
  }
}

const inOrder = (a: Due, b: Due) => (`${a.firesOn} ${a.due} ${a.name}` < `${b.firesOn} ${b.due} ${b.name}` ? -1 : 1);

function isRecorded({ recorded }: Course, { name, due }: Due, index: number): boolean {
  return recorded.entries.slice(index).some((body) => {
    const found = body.kind === 'command' ? deadlineOf(body) : null;
    return found?.name === name && found.due === due;
  });
}

/** Whether a command can lead out of the state that the case is in. */
function mayMove({ recorded, snapshot }: Course, command: string): boolean {
  const state = snapshot?.state ?? '';
  const ways = recorded.workflow.machine.states[state]?.on[command] ?? [];
  return ways.some(({ target }) => (target?.[0]?.key ?? state) !== state);
}

const system: Actor = { person: 'system', roles: ['system'], interests: [] };

function fired(course: Course, { name, due, firesOn }: Due, index: number): Happening {
  const { id, workflow, entries } = course.recorded;
  const command = name.split(':', 1)[0] ?? name;
  const entry = deriveId(`what-if:${id}:${name}:${due}`);
  const at = instantAtLondon(firesOn, '06:00');
  const opening = entries.find((body) => body.kind === 'command');
  const told = { seq: null, entry, command, deadline: { name, due }, at, on: firesOn, person: 'system', before: course.snapshot };
  const facts = Object.hasOwn(workflow.commands, command) ? factsFor(entries, workflow.commands[command]?.facts ?? [], index) : null;
  if (!opening || facts === null)
    return { ...told, became: { result: 'untold', says: `the record has not the facts that “${command}” needs` } };
  const act = actOf(course, opening, { id: entry, at, on: firesOn, actor: system, facts, policy: course.conditions.inForce(firesOn) });
  return { ...told, became: attempt(workflow, course.snapshot, { type: command, data: { name, due }, act }) };
}

/** The facts of these names as the case last saw them before an entry, else as it first saw them after it; null where it never did. */
function factsFor(entries: readonly JournalBody[], names: readonly string[], index: number): object | null {
  const seen = [...entries.slice(0, index).toReversed(), ...entries.slice(index)].flatMap((body) =>
    body.kind === 'command' ? [body.facts] : [],
  );
  const found = names.map((name) => [name, seen.find((facts) => hasFact(facts, name))] as const);
  if (found.some(([, facts]) => facts === undefined)) return null;
  return Object.fromEntries(found.map(([name, facts]) => [name, Reflect.get(facts as object, name)]));
}

const hasFact = (facts: unknown, name: string) => typeof facts === 'object' && facts !== null && Object.hasOwn(facts, name);
