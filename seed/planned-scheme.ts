// The rows of a scheme that is to be written.
import type { Appointment, applicantRoles, Role } from '../machines/roles.ts';
import type { Bench } from '../src/jobs/bench.ts';
import type { World } from '../src/stories/story-names.ts';

/** Who signs the letters, and how they are numbered. */
export type LetterSettings = Pick<Bench, 'letterScheme' | 'letterPrefix' | 'from'>;

export type Capacity = (typeof applicantRoles)[number];
export type Tie = 'member' | 'interest' | 'supported';

/** Everything that is to be written. Ids derive from the keys, so that the same data makes the same scheme. */
export interface PlannedScheme {
  readonly scheme: { readonly id: string; readonly name: string; readonly leadPartner: string; readonly settings: object };
  /** From when all of it holds: the scheme's start, or the story's when that is earlier. */
  readonly from: string;
  readonly start: string;
  readonly policies: readonly {
    readonly version: number;
    readonly data: object;
    readonly recordedAt: string;
    readonly recordedBy: string;
  }[];
  readonly standard: { readonly version: number; readonly data: object };
  readonly localities: readonly { readonly id: string; readonly name: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly address: string }[];
  readonly hubs: readonly PlannedHub[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly memberships: readonly {
    readonly id: string;
    readonly person: string;
    readonly organisation: string;
    readonly capacity: Capacity;
  }[];
  readonly holders: readonly PlannedHolder[];
  readonly covers: readonly PlannedCover[];
  readonly interests: readonly { readonly id: string; readonly person: string; readonly organisation: string; readonly kind: Tie }[];
  readonly letters: LetterSettings;
  readonly world: World;
}

export interface PlannedHub {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly address: string;
  readonly town: string;
  readonly locality: string;
  readonly priorityArea: boolean;
}

/** A role lent for a stated time, both civil dates included (P7). */
export interface PlannedCover {
  readonly id: string;
  readonly lender: string;
  readonly borrower: string;
  readonly role: Role;
  readonly appointment: 'deciding' | 'deputy' | null;
  readonly fromOn: string;
  readonly untilOn: string;
}

export interface PlannedHolder {
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly appointment: Appointment | null;
  readonly title: string;
}
