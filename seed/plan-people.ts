// The scheme's people with those that a story adds or replaces, and the rows of what they hold.

import { type Appointment, applicantRoles, type Role, roleLabels, roles } from '../machines/roles.ts';
import { deriveId } from '../src/engine/derive-id.ts';
import { storyDay } from '../src/stories/story-dates.ts';
import { type Named, organisationNamed, personNamed, UnknownName, type World } from '../src/stories/story-names.ts';
import type { StoryPerson } from '../src/stories/story-schema.ts';
import type { Capacity, PlannedCover, PlannedHolder, PlannedScheme, Tie } from './planned-scheme.ts';
import { scheme } from './scheme.ts';
import type { SchemePerson } from './scheme-people.ts';

/** The id of what the scheme calls by this key: the same data makes the same ids. */
export const idOf = (kind: string, key: string) => deriveId(`${scheme.slug} ${kind} ${key}`);
const isCapacity = (role: Role): role is Capacity => (applicantRoles as readonly Role[]).includes(role);

/** Somebody with roles, before the rows. */
export interface Somebody extends Named {
  readonly email: string;
  readonly roles: readonly Role[];
  readonly organisation?: string | undefined;
  readonly appointment?: Appointment | undefined;
  readonly interests: readonly (readonly [organisation: string, kind: Tie])[];
}

function ofScheme({ key, name, email, holds }: SchemePerson): Somebody {
  const held = holds[0];
  const organisation = held?.organisation === undefined ? undefined : idOf('organisation', held.organisation);
  return {
    id: idOf('person', key),
    key,
    name,
    email,
    roles: holds.map(({ role }) => role),
    organisation,
    appointment: held?.appointment,
    interests: [],
  };
}

function roleNamed(name: string, what: string): Role {
  const found = roles.find((each) => each === name);
  if (!found || found === 'system' || found === 'public') throw new UnknownName(`${what}: ${roles.slice(0, -2).join(', ')}`, name);
  return found;
}

/** A person that a story adds, or puts in place of one of the same name. Throws UnknownName for a role or organisation nobody knows. */
function ofStory(name: string, person: StoryPerson, known: readonly Somebody[], places: World): Somebody {
  const before = known.find((each) => each.name === name);
  const key = before?.key ?? name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const held = person.roles.map((role) => roleNamed(role, 'a role of a person in "people"'));
  if (held.some(isCapacity) && person.organisation === undefined) {
    throw new UnknownName(`an "organisation" for ${name}: a lead, contributor or signatory acts for one`, 'none');
  }
  const interests = Object.entries(person.interests ?? {}).map(
    ([organisation, kind]) => [organisationNamed(places, organisation), kind] as const,
  );
  const organisation = person.organisation === undefined ? undefined : organisationNamed(places, person.organisation);
  return {
    id: before?.id ?? idOf('person', key),
    key,
    name,
    email: before?.email ?? `${key}@story.example`,
    roles: held,
    organisation,
    appointment: person.appointment,
    interests,
  };
}

/** Who holds which role. */
export function holdersOf(people: readonly Somebody[]): PlannedHolder[] {
  return people.flatMap(({ id, key, name, roles: held, appointment }) =>
    held
      .filter((role) => !isCapacity(role))
      .map((role) => ({
        id: idOf('holder', `${key} ${role}`),
        person: id,
        role,
        appointment: role === 'portfolio-holder' ? (appointment ?? null) : null,
        title: held.length === 1 ? name : roleLabels[role],
      })),
  );
}

/** The scheme's people with a story's. Throws UnknownName for a role or organisation nobody knows. */
export function peopleFor(added: Readonly<Record<string, StoryPerson>>, places: World): Somebody[] {
  const own = scheme.people.map(ofScheme);
  const theirs = Object.entries(added).map(([name, person]) => ofStory(name, person, own, places));
  return [...own.filter((each) => !theirs.some(({ id }) => id === each.id)), ...theirs];
}

/** Who acts for which organisation. */
export function membershipsOf(people: readonly Somebody[]): PlannedScheme['memberships'] {
  return people.flatMap(({ id, key, organisation, roles: held }) =>
    organisation === undefined
      ? []
      : held.filter(isCapacity).map((capacity) => ({ id: idOf('membership', `${key} ${capacity}`), person: id, organisation, capacity })),
  );
}

/** Who is tied to which organisation (P1, P8). */
export function interestsOf(people: readonly Somebody[]): PlannedScheme['interests'] {
  return people.flatMap(({ id, key, interests }) =>
    interests.map(([organisation, kind]) => ({ id: idOf('interest', `${key} ${organisation}`), person: id, organisation, kind })),
  );
}

/** The roles that a story lends (P7). Throws UnknownName for a person, a role or a day that is none. */
export function coversOf(added: Readonly<Record<string, StoryPerson>>, world: World): PlannedCover[] {
  return Object.entries(added).flatMap(([name, { covers = [] }]) =>
    covers.map((cover, index) => ({
      id: idOf('cover', `${name} ${index}`),
      lender: personNamed(world, cover.for).id,
      borrower: personNamed(world, name).id,
      role: roleNamed(cover.role, 'a role that is lent in "covers"'),
      appointment: cover.appointment ?? null,
      fromOn: coverDay(cover.from, world),
      untilOn: coverDay(cover.until, world),
    })),
  );
}

function coverDay(text: string, { holidays }: World): string {
  try {
    return storyDay(text, holidays);
  } catch (error) {
    if (error instanceof RangeError) throw new UnknownName(error.message, text);
    throw error;
  }
}
