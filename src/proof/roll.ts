// Who is on a scheme's roll: what its tables of people and places hold. No case changes it; a world may say that it is another.
import type { StandardFact } from '../../machines/assessment.facts.ts';
import { type Appointment, applicantRoles, type Role } from '../../machines/roles.ts';
import { holders, officeNames, organisation, personOf, rolesOf } from './people.ts';
import type { World } from './world.ts';

/** From when until when something is held, both days included; null: no end is known. */
interface Held {
  readonly person: string;
  readonly from: string;
  readonly until: string | null;
}

export interface Roll {
  readonly memberships: readonly (Held & { readonly organisation: string; readonly capacity: string })[];
  readonly offices: readonly (Held & { readonly role: Role; readonly appointment: Appointment | null })[];
  /** Standing interests: 'member', 'interest', 'supported' (P1, P3). */
  readonly ties: readonly (Held & { readonly organisation: string; readonly kind: string })[];
  readonly hubs: readonly {
    readonly id: string;
    readonly organisation: string;
    readonly area: string | null;
    readonly locality: string | null;
  }[];
  /** The standard in force; none: the small one of the worlds (G11). */
  readonly standard?: StandardFact;
  readonly versions: Readonly<Record<'policy' | 'standard', readonly { readonly version: number; readonly from: string }[]>>;
}

const always = { from: '2015-01-01', until: null };
const isApplicant = (role: Role) => (applicantRoles as readonly Role[]).includes(role);
const first = [{ version: 1, from: always.from }];

/** Everybody of `people.ts` in their office. */
const ownRoll: Roll = {
  memberships: officeNames.flatMap((office) =>
    rolesOf(office)
      .filter(isApplicant)
      .map((capacity) => ({ person: personOf(office), organisation, capacity, ...always })),
  ),
  offices: officeNames.flatMap((office) =>
    rolesOf(office)
      .filter((role) => !isApplicant(role))
      .map((role) => {
        const appointment = holders.find(({ person }) => person === personOf(office))?.appointment ?? null;
        return { person: personOf(office), role, appointment, ...always };
      }),
  ),
  ties: [],
  hubs: [],
  versions: { policy: first, standard: first },
};

/** The roll of a world. */
export const rollOf = (world: World): Roll => (world.outside.roll as unknown as Roll | undefined) ?? ownRoll;

/** Whether something on the roll is held on a civil date. */
export const isHeld = ({ from, until }: Held, on: string): boolean => from <= on && (until === null || until >= on);
