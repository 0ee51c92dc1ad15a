// The composed system as one value: the day, the cases, and what waits between them. The twin of what the database holds.
import type { Json, LetterEffect, PublishEffect } from '../../machines/effects.ts';
import type { Actor, Snapshot, Subject } from '../../machines/workflow.ts';

/** One case as it stands. `parent` is what its listing says it hangs on. */
export interface CaseNow {
  readonly workflow: string;
  readonly snapshot: Snapshot;
  readonly subject: Subject;
  readonly openedOn: string;
  readonly isClosed: boolean;
  readonly parent: string | null;
  readonly keyDate: string | null;
}

/** A deadline's row: `due` is the day people are told, `firesOn` the day from which it fires (promise 8). */
export interface DeadlineNow {
  readonly case: string;
  readonly name: string;
  readonly due: string;
  readonly firesOn: string;
}

/** A message or an opening under way: first in, first out per target (promise 9). */
export interface Underway {
  readonly kind: 'send' | 'open';
  readonly to: string;
  /** 'workflow.command'. */
  readonly command: string;
  readonly data: Json;
  readonly about: { readonly organisation?: string; readonly hub?: string };
}

/** A letter prepared and not released, whose release tells its case by a command (L3). */
export interface Unreleased {
  readonly case: string;
  readonly kind: LetterEffect['kind'];
  readonly tells: string;
  readonly notBefore: string | null;
  /** The decision that the case rested on when it was asked for, so that a letter promised twice shows. */
  readonly about: string | null;
}

/** What lies outside of a world and is read by facts: an outside review, whether an organisation has a single officer, and the like. */
export type Outside = Readonly<Record<string, Json | undefined>>;

/** What people did to bring a world to where a search begins, newest first: a counter-example's story begins with it. */
export interface Trail {
  readonly earlier: Trail | null;
  /** The world before it. */
  readonly world: World;
  readonly case: string;
  /** 'workflow.command'. */
  readonly command: string;
  readonly data: unknown;
  readonly actor: Actor;
}

/** The whole of it. Nothing in it is ever changed: a step makes another. */
export interface World {
  readonly today: string;
  /** Acts so far: identities derive from it. */
  readonly serial: number;
  readonly cases: Readonly<Record<string, CaseNow>>;
  readonly deadlines: readonly DeadlineNow[];
  readonly underway: readonly Underway[];
  readonly unreleased: readonly Unreleased[];
  readonly claims: Readonly<Record<string, string>>;
  readonly registers: readonly (PublishEffect & { readonly case: string })[];
  /** What each case submitted last: the content of its last revision (C1). It follows from what the case's context says of it. */
  readonly submissions: Readonly<Record<string, Json>>;
  readonly outside: Outside;
  /** How the search's start came to be; the search itself does not lengthen it. */
  readonly trail?: Trail;
}

/** Something that can happen next. `label` names it the same in every world of the same kind: no date and no id is in it. */
export type Move =
  | {
      readonly does: 'person';
      readonly label: string;
      readonly case: string;
      readonly command: string;
      readonly data: unknown;
      readonly actor: Actor;
    }
  | {
      readonly does: 'opening';
      readonly label: string;
      readonly command: string;
      readonly data: unknown;
      readonly actor: Actor;
      readonly about: Underway['about'];
    }
  | { readonly does: 'deadline'; readonly label: string; readonly case: string; readonly name: string }
  | { readonly does: 'message'; readonly label: string; readonly to: string }
  | { readonly does: 'release'; readonly label: string; readonly at: number }
  | { readonly does: 'day'; readonly label: string; readonly on: string }
  | {
      readonly does: 'outside';
      readonly label: string;
      readonly change: (world: World) => World;
      /** A mistake put right, or an outcome sent back: left out of the table of outcomes. */
      readonly isOutOfCourse?: true;
    };

/** A world before anything has happened. */
export function worldOn(today: string, outside: Outside = {}): World {
  return { today, serial: 0, cases: {}, deadlines: [], underway: [], unreleased: [], claims: {}, registers: [], submissions: {}, outside };
}

/** A UUID made from a kind and a number, so that everything in a world is named by when it came. */
export function idOf(kind: string, number: number): string {
  return `${kind.padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
