// Something that happened in a case, as sentences about it are made from it.
import type { StoryJson } from './story-binding.ts';

/** What a sentence may draw on. */
export interface Happening {
  readonly do: string;
  /** How the software calls the command. */
  readonly title: string;
  readonly who: string;
  /** The name that the stories give the case. */
  readonly name: string;
  readonly data: Readonly<Record<string, StoryJson>>;
  /** The state that the case was in before. */
  readonly before: string | undefined;
  readonly after: string;
  /** Whether it had been submitted before. */
  readonly again: boolean;
}

/** A sentence, or how to make it; null where a reader has no use for one. */
export type Words = string | ((happening: Happening) => string | null);
