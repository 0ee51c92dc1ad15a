// How a counter-example's story calls people, cases and what they send: the names of the seeded scheme, and plain words for texts.
import { applicantRoles, type Role } from '../../machines/roles.ts';
import type { Actor } from '../../machines/workflow.ts';
import { nameOfCase } from './moves.ts';
import { actorOf, hub, type Office, officeOf, organisation } from './people.ts';
import type { World } from './world.ts';

/** The hub of every world, as the seeded scheme calls it. */
export const HUB = 'Barnies';

const names: Readonly<Record<Office, string>> = {
  lead: `Lead, ${HUB}`,
  signatory: `Signatory, ${HUB}`,
  contributor: `Contributor, ${HUB}`,
  officer: 'Franchise Officer 1',
  officer2: 'Franchise Officer 2',
  engagement: 'Community Engagement Officer',
  deciding: 'Portfolio Holder for Communities',
  deputy: 'Portfolio Holder, deputy for this scheme',
  leader: 'Leader of the Council',
  holder1: 'Portfolio Holder for Health',
  holder2: 'Portfolio Holder for Finance',
  cvs: 'CVS Representative',
  validator: 'Validator, CVS 1',
  validator2: 'Validator, CVS 2',
  administrator: 'Administrator, decision meetings',
  administrator2: 'Administrator, second',
  paid: 'Head of Paid Service',
};

/** The name of a person of a world. */
export const nameOf = (person: string): string => names[officeOf(person) ?? 'lead'];

export const nameOfOffice = (office: Office): string => names[office];

/** Somebody of a story who is not as the scheme has them. */
export interface StoryPerson {
  roles: Role[];
  organisation?: string;
  appointment?: string;
  interests?: Record<string, string>;
  covers?: object[];
}

/** Those among the senders who are not as the scheme has them: in more roles, with a tie to the organisation, or standing in for somebody. */
export function peopleNeeded(actors: readonly Actor[], from: string, until: string): Record<string, StoryPerson> {
  const needed: Record<string, StoryPerson> = {};
  for (const actor of actors) {
    const office = officeOf(actor.person);
    if (!office || (actorOf(office) === actor && office !== 'administrator2')) continue;
    const own = actorOf(office);
    const known = needed[names[office]] ?? { roles: [...own.roles] };
    known.roles = [...new Set([...known.roles, ...actor.roles])];
    if (known.roles.some((role) => (applicantRoles as readonly Role[]).includes(role))) known.organisation = HUB;
    const appointment = actor.appointment ?? own.appointment;
    if (appointment) known.appointment = appointment;
    if (actor.interests.length > 0) known.interests = { [HUB]: 'interest' };
    if (actor.cover) known.covers = actor.cover.map((cover) => ({ ...cover, for: nameOf(cover.for), from, until }));
    needed[names[office]] = known;
  }
  return needed;
}

/** How the story calls a case, or null for what it does not know. */
export type Called = (id: string) => string | null;

/**
 * Cases are called by their workflow and number, one that a case opened after that case, a meeting outside of the world by its date.
 * `seen` holds every case on the way; `meetings` are the dates of those outside.
 */
export function caseNamer(seen: World, openedByPeople: ReadonlySet<string>, meetings: ReadonlyMap<string, string>): Called {
  const called: Called = (id) => {
    const one = seen.cases[id];
    const date = meetings.get(id);
    if (!one) return date ? nameOfMeeting(date) : null;
    const parent = openedByPeople.has(id) ? null : one.parent && called(one.parent);
    return parent ? `${parent} > ${one.workflow}` : nameOfCase(seen, id);
  };
  return called;
}

/** How the story calls a meeting that lies outside of the world. */
export const nameOfMeeting = (date: string): string => `meeting of ${date}`;

/** What is sent, as a story writes it. */
export function storyData(value: unknown, called: Called): unknown {
  if (Array.isArray(value)) return value.map((item) => storyData(item, called));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storyData(item, called)]));
  if (typeof value !== 'string') return value;
  if (value.startsWith('text:')) return `Words on: ${value.slice('text:'.length)}.`;
  if (value === organisation) return `$organisation:${HUB}`;
  if (value === hub) return `$hub:${HUB}`;
  if (officeOf(value)) return `$person:${nameOf(value)}`;
  const name = called(value);
  return name ? `$case:${name}` : value;
}
