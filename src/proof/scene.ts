// A world to be searched: where it begins, who tries what in it, what lies outside, and when two of its states are the same.
import type { Actor } from '../../machines/workflow.ts';
import type { Sameness } from './key.ts';
import type { CaseNow, Move, Underway, World } from './world.ts';

/** One thing that somebody may try; the label tells it from others of the same case. */
export interface Attempt {
  readonly label: string;
  readonly command: string;
  readonly data: unknown;
  readonly actor: Actor;
}

/** A searched world. */
export interface Scene {
  readonly name: string;
  /** One sentence on what it covers. */
  readonly about: string;
  readonly workflows: readonly string[];
  /** Where it begins: each start is a world reached by real steps. */
  readonly starts: () => readonly World[];
  /** What people try on a case as it stands. */
  readonly attempts: (world: World, id: string, one: CaseNow) => readonly Attempt[];
  /** Cases that people may open. */
  readonly openings?: (world: World) => readonly Move[];
  readonly idOfOpened: (world: World, workflow: string) => string;
  /** What may happen outside, in any order. */
  readonly outside?: (world: World) => readonly Move[];
  /** A message or opening for a case outside. */
  readonly taken?: (world: World, message: Underway) => World;
  /** Whether what follows belongs to another world. */
  readonly isOver?: (world: World) => boolean;
  /** It tries only some of what people can do, so whether somebody can act is judged in the worlds that try it all (C3). */
  readonly isPartial?: boolean;
  readonly same: Sameness;
  /** The most states it may have; reaching it fails the search. */
  readonly most: number;
}
