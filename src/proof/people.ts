// Who is in a world: one person for each part that somebody can have in a case. Ids are made up; the names are offices.
import type { Appointment, Role } from '../../machines/roles.ts';
import type { Actor } from '../../machines/workflow.ts';
import { idOf } from './world.ts';

const offices = {
  lead: ['lead'],
  signatory: ['signatory'],
  contributor: ['contributor'],
  officer: ['franchise-officer'],
  officer2: ['franchise-officer'],
  engagement: ['engagement-officer'],
  deciding: ['portfolio-holder'],
  deputy: ['portfolio-holder'],
  leader: ['portfolio-holder'],
  holder1: ['portfolio-holder'],
  holder2: ['portfolio-holder'],
  cvs: ['cvs-representative'],
  validator: ['validator'],
  validator2: ['validator'],
  administrator: ['administrator'],
  administrator2: ['administrator'],
  paid: ['head-of-paid-service'],
} as const satisfies Record<string, readonly Role[]>;

export type Office = keyof typeof offices;

const appointed: Partial<Record<Office, Appointment>> = { deciding: 'deciding', deputy: 'deputy', leader: 'leader' };

/** Every office in order. */
export const officeNames = Object.keys(offices) as Office[];

const persons = new Map(officeNames.map((office, at) => [office, idOf('b', at + 1)]));
const officesById = new Map(officeNames.map((office, at) => [idOf('b', at + 1), office]));

/** The roles of an office. */
export const rolesOf = (office: Office): readonly Role[] => offices[office];

/** The id of whoever holds the office. */
export const personOf = (office: Office): string => persons.get(office) ?? '';

/** The office of a person, or undefined for nobody known. */
export const officeOf = (person: string): Office | undefined => officesById.get(person);

const actors = new Map<Office, Actor>();

/** The person as the sender of a command, in the roles of the office. */
export function actorOf(office: Office): Actor {
  const known = actors.get(office);
  if (known) return known;
  const appointment = appointed[office];
  const actor: Actor = { person: personOf(office), roles: offices[office], ...(appointment ? { appointment } : {}), interests: [] };
  actors.set(office, actor);
  return actor;
}

/** The same person in further roles: somebody of the organisation who is an officer too (P5). */
export const alsoAs = (office: Office, ...roles: readonly Role[]): Actor => ({
  ...actorOf(office),
  roles: [...actorOf(office).roles, ...roles],
});

/** The same person with a standing interest in the organisation (P1). */
export const interested = (office: Office): Actor => ({ ...actorOf(office), interests: ['interest'] });

/** Deadlines and messages. */
export const system: Actor = { person: 'system', roles: ['system'], interests: [] };

/** The appointments in force, in the order in which the read gives them (P2). */
export const holders = [
  { person: personOf('deciding'), appointment: 'deciding' as const },
  { person: personOf('deputy'), appointment: 'deputy' as const },
  { person: personOf('leader'), appointment: 'leader' as const },
];

export const organisation = idOf('0', 1);
export const hub = idOf('1', 1);
