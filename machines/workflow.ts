// What a workflow is: a machine, its commands and its ordered rules. The engine knows these shapes and no workflow's name.
import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type { Policy } from './policy.ts';
import type { Appointment, Role } from './roles.ts';
import type { Committed } from './text.ts';

/** One command: the words of its button, who may send it, its payload's schema and the facts its rules and its transition read. */
export interface CommandDefinition<D extends z.ZodType = z.ZodType> {
  readonly title: string;
  readonly who: readonly Role[];
  readonly data: D;
  readonly facts: readonly string[];
  /** The command that opens a case: taken in the state `new`, which is never stored. */
  readonly opens?: true;
  /** The part of the case the command touches, for promise 5; absent: the whole case. */
  readonly area?: (data: never) => string;
}

/** A command definition with its schema's type kept. */
export function command<D extends z.ZodType>(
  definition: Omit<CommandDefinition<D>, 'area'> & { readonly area?: (data: z.output<D>) => string },
) {
  return definition;
}

/** A role lent by the person it is exercised `for`, with the appointment where that is lent, too (P7). */
export interface Cover {
  readonly role: Role;
  readonly appointment?: Appointment;
  readonly for: string;
}

/** Who sends a command, as the rules see them on its date. `person` is 'system' for deadlines and messages. */
export interface Actor {
  readonly person: string;
  /** Roles held in the scheme on that date or lent to the person (P7), and capacities in the organisation of the case. */
  readonly roles: readonly Role[];
  readonly appointment?: Appointment;
  /** The lent roles that this command is sent in, and for whom: A for B (P7). Absent: the person acts in a role of their own. */
  readonly cover?: readonly Cover[];
  /** Standing interests in the case's organisation: membership, an interest, or having supported it (P1). */
  readonly interests: readonly string[];
}

/** Everyone that the actor stands in for with this act (P7). */
export function standsInFor(actor: Pick<Actor, 'cover'>): string[] {
  return (actor.cover ?? []).map((cover) => cover.for);
}

/** How a record says whom its author stood in for (P7): nothing, where they acted in their own right. */
export function standingIn(actor: Pick<Actor, 'cover'>): { readonly standingInFor?: string } {
  const [standingInFor] = standsInFor(actor);
  return standingInFor === undefined ? {} : { standingInFor };
}

/** The office, or the two offices, under which a letter names whoever made a record: a reference for its model (P7). */
export function officeOf({ by, standingInFor }: { readonly by: string; readonly standingInFor?: string }): string {
  return standingInFor === undefined ? `person:${by}` : `person:${by}/${standingInFor}`;
}

/** Whose authority an act rests on: the person's own, and that of everyone they stand in for (P7). */
export function actsFor(actor: Actor): string[] {
  return [actor.person, ...standsInFor(actor)];
}

/** What the case is about: identifiers only. */
export interface Subject {
  readonly case: string;
  readonly organisation?: string;
  readonly hub?: string;
}

/** Everything that comes with a command: identity, time, person, facts and policy (promise 2). */
export interface Act<F> {
  readonly id: string;
  /** The instant, UTC, ISO 8601. */
  readonly at: string;
  /** The civil date in Europe/London at that instant (R4). */
  readonly on: string;
  readonly actor: Actor;
  readonly subject: Subject;
  readonly facts: F;
  readonly policy: Policy;
}

/** The payload of a command definition as machine and rules see it: texts are references. */
export type DataOf<D> = D extends { readonly data: infer S } ? (S extends z.ZodType ? Committed<z.output<S>> : never) : never;

/** The union of a machine's events, from its table of commands. */
export type EventOf<Cmds, F> = { [K in keyof Cmds & string]: { type: K; data: DataOf<Cmds[K]>; act: Act<F> } }[keyof Cmds & string];

/** A case's state between commands: a flat state name and a JSON context without personal data. */
export interface Snapshot<C = unknown> {
  readonly state: string;
  readonly context: C;
}

/** What a rule is asked. */
export interface Asked<C, F> {
  readonly command: string;
  readonly state: string;
  readonly context: C;
  readonly act: Act<F>;
  readonly facts: F;
}

/** A registered rule: `id` is the clause and a letter ('F1a'). `refuse` answers a sentence saying why not and what to do, or null. */
export interface Rule {
  readonly id: string;
  readonly on: 'facts' | 'payload';
  readonly when: readonly string[];
  readonly refuse: (asked: Asked<never, never> & { data: never }) => string | null;
  /**
   * The fields nearest to those sent with which the rule refuses no more, where there is one answer. For what-if alone: it says how a
   * case goes on that a changed policy would have refused as it was typed. Nothing that is carried out ever reads it.
   */
  readonly nearest?: (asked: Asked<never, never> & { data: never }) => object;
}

/** The clause of domain and paper that a rule id belongs to: 'F10b' → 'F10'. */
export function clauseOf(ruleId: string): string {
  return ruleId.replace(/[a-z]$/, '');
}

/** Typed makers of a workflow's rules: `facts` rules guard doors and buttons alike, `payload` rules look at what was typed. */
export function ruleBook<C, F, Cmds>() {
  return {
    facts<K extends keyof Cmds & string>(id: string, when: readonly K[], refuse: (asked: Asked<C, F>) => string | null): Rule {
      return { id, on: 'facts', when, refuse: refuse as Rule['refuse'] };
    },
    payload<K extends keyof Cmds & string>(
      id: string,
      when: readonly K[],
      refuse: (asked: Asked<C, F> & { data: DataOf<Cmds[K]> }) => string | null,
      nearest?: (asked: Asked<C, F> & { data: DataOf<Cmds[K]> }) => Partial<DataOf<Cmds[K]>>,
    ): Rule {
      const rule = { id, on: 'payload', when, refuse: refuse as Rule['refuse'] } as const;
      return nearest ? { ...rule, nearest: nearest as NonNullable<Rule['nearest']> } : rule;
    },
  };
}

/** What lists filter and sort on, taken from a snapshot into typed columns. */
export interface Listing {
  /** The date the case is known by in lists: a meeting's date, an application's meeting, a certificate's end. */
  readonly keyDate?: string;
  /** The case this one hangs on: an application's meeting. */
  readonly parent?: string;
  readonly outcome?: string;
  readonly stage?: number;
}

/** A command as it is judged: parsed, its texts split off, its facts and its time with it. */
export interface Sent {
  readonly type: string;
  readonly data: unknown;
  readonly act: Act<unknown>;
}

/**
 * A command that carries out others of its workflow in the same act: a second person confirms what a first one proposed, and it happens
 * as if it had been sent by whom and on the day that they say (P9, P10). Each is judged by the same doors, rules and transitions as one sent by itself;
 * when one is refused, everything is.
 */
export interface CarryingOut {
  /** The command that carries out, with nothing in its payload: its own transition comes first. */
  readonly by: string;
  /** The command that proposes. It is refused at once for whatever would be refused later, were it confirmed today. */
  readonly proposedBy: string;
  /** What is carried out, in its order, of the case as it was before `by`. */
  readonly commands: (snapshot: Snapshot<never>, act: Act<never>) => readonly Sent[];
}

/** A workflow as the engine runs it. */
export interface Workflow {
  readonly name: string;
  readonly title: string;
  readonly machine: AnyStateMachine;
  readonly commands: Readonly<Record<string, CommandDefinition>>;
  readonly rules: readonly Rule[];
  /** The ways a case is meant to go, each a list of states, for pictures that emphasise them; it judges nothing. */
  readonly mainPaths?: readonly (readonly string[])[];
  readonly listing: (snapshot: Snapshot<never>) => Listing;
  /**
   * Puts a snapshot that version `from` of the machine recorded into the shape of this one: a field renamed, two states made one. Needed
   * only where replaying the journal does not do it: after an earlier migration, or once a command was judged otherwise than now.
   */
  readonly takeOver?: (snapshot: Snapshot, from: number) => Snapshot;
  /** Absent: every command stands for itself. */
  readonly carriesOut?: CarryingOut;
}

/** Labels of a state for its three audiences. */
export interface StateMeta {
  readonly staff: string;
  readonly applicant: string;
  readonly public: string;
}
