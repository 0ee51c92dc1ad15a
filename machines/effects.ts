// The closed union of what a machine may ask for. A machine asks, it never does: the engine writes these in the transaction of the
// transition and workers carry them out later, at least once (promises 3 and 13).
import type { LetterKind } from './letter-kinds.ts';
import type { Role } from './roles.ts';

/** Plain data that survives a round trip through JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** Who a letter is for: the organisation's contact people, the staff who hold a role, or one person by their id. */
export type Recipient = 'organisation' | Role | `person:${string}`;

/**
 * Write a letter from this frozen model (L2); texts in it are references. `decision` letters are prepared and then released (L3),
 * not before `notBefore`; `released` names the command that tells the case the date of release, from which its windows run.
 */
export interface LetterEffect {
  readonly do: 'letter';
  readonly kind: LetterKind;
  readonly to: Recipient;
  readonly model: { readonly [key: string]: Json | undefined };
  readonly notBefore?: string;
  readonly released?: string;
}

/**
 * A row in the list of deadlines: `name` is the command it fires, optionally with a distinguishing part after a colon ('remind:90').
 * `due` is the civil date people are told. 'after' fires when that day has ended (a time limit, R4), 'on' fires on the day (a reminder).
 * Setting a name again moves it.
 */
export interface SetDeadline {
  readonly do: 'set-deadline';
  readonly name: string;
  readonly due: string;
  readonly fires: 'on' | 'after';
}

/** Remove the deadline of that name; '*' removes all of the case's. */
export interface ClearDeadline {
  readonly do: 'clear-deadline';
  readonly name: string;
}

/** Send a command to another case, first in first out per target (promise 9). `command` is 'workflow.command'. */
export interface SendEffect {
  readonly do: 'send';
  readonly to: string;
  readonly command: string;
  readonly data: { readonly [key: string]: Json | undefined };
}

/** Open a case of another workflow by its opening command; its id derives from the asking entry. Parked when nobody runs that workflow yet. */
export interface OpenEffect {
  readonly do: 'open';
  readonly command: string;
  readonly organisation?: string;
  readonly hub?: string;
  readonly data: { readonly [key: string]: Json | undefined };
}

/** Take what must be unique across the scheme's cases. Losing it refuses the command with `says` (E5). */
export interface ClaimEffect {
  readonly do: 'claim';
  readonly key: string;
  readonly says: string;
}

/** Give a claim of this case back. */
export interface ReleaseEffect {
  readonly do: 'release';
  readonly key: string;
}

/**
 * Put an entry into one of the scheme's registers (certificates, decision notices, the year programme, yearly reviews …). A reference is
 * unique in its register; publishing it again replaces the entry. `data` holds no personal data. `from`/`until` are civil dates.
 */
export interface PublishEffect {
  readonly do: 'publish';
  readonly register: 'certificate' | 'notice' | 'programme' | 'review' | 'franchise';
  readonly reference: string;
  readonly organisation?: string;
  readonly hub?: string;
  readonly from: string;
  readonly until?: string;
  readonly data: { readonly [key: string]: Json | undefined };
}

/** Store an immutable, numbered revision of what was submitted (G5, D8). */
export interface RevisionEffect {
  readonly do: 'revision';
  readonly number: number;
  readonly content: { readonly [key: string]: Json | undefined };
}

/**
 * Letters of this case that are prepared or asked for and not released are never released: what they say does not stand any more
 * (D5, L3). Those asked for in the same step go out.
 */
export interface CancelLettersEffect {
  readonly do: 'cancel-letters';
  readonly kinds: readonly LetterKind[];
}

/** Everything a machine may ask for. */
export type Effect =
  | LetterEffect
  | CancelLettersEffect
  | SetDeadline
  | ClearDeadline
  | SendEffect
  | OpenEffect
  | ClaimEffect
  | ReleaseEffect
  | PublishEffect
  | RevisionEffect;

/** The one action a machine's effects leave by: `enqueue(ask([...]))` inside a named `enqueueActions` action. */
export function ask(effects: readonly Effect[]) {
  return { type: 'ask', params: { effects } } as const;
}
