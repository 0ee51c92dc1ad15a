// What can be chosen in a field that asks for one of several things only the case knows: a meeting, a person, a condition.
import type { OpenedCase } from '../case-access.ts';
import type { Visit } from '../route.ts';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

/** Finds what can be chosen; `opened` is null where the command opens a case. */
export type Chooser = (visit: Visit, opened: OpenedCase | null) => Promise<readonly Choice[]>;
