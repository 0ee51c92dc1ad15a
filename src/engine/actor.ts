// Who acts, in which roles, and for whom (P7): what a person holds, and what is lent to them on the day.
import type { CommandReading } from '../../db/command-read.ts';
import type { Appointment, Role } from '../../machines/roles.ts';
import type { Actor, Cover } from '../../machines/workflow.ts';
import { SYSTEM } from './command.ts';

type Held = Pick<CommandReading, 'roles' | 'capacities' | 'appointment' | 'lent' | 'interests'>;

const order: readonly string[] = ['deciding', 'deputy', 'leader'] satisfies Appointment[];

/**
 * What is held, narrowed to some roles: what a program with fewer roles than its person acts on. An appointment is one of a portfolio
 * holder, so it goes with that role. Interests stay: separation of duty looks at who the person is, not at how they act (P1).
 */
export function heldWithin(held: Held, roles: readonly string[] | undefined): Held {
  if (roles === undefined) return held;
  return {
    roles: held.roles.filter((role) => roles.includes(role)),
    capacities: held.capacities.filter((capacity) => roles.includes(capacity)),
    appointment: roles.includes('portfolio-holder') ? held.appointment : null,
    lent: held.lent.filter(({ role }) => roles.includes(role)),
    interests: held.interests,
  };
}

/** The place of an appointment in the order in which holders decide (P2); none comes last. */
function rank(appointment: string | null): number {
  return appointment === null ? order.length : order.indexOf(appointment);
}

/** The actor of a command that `who` may send. The lender's interests stay with the lender: separation of duty looks at who acts. */
export function actorOf(person: string, held: Held, who: readonly Role[]): Actor {
  if (person === SYSTEM) return { person, roles: ['system'], interests: [] };
  const roles = [...new Set([...held.roles, ...held.lent.map(({ role }) => role), ...held.capacities])] as Role[];
  const all = [held.appointment, ...held.lent.map((lent) => lent.appointment)];
  const appointment = all.reduce((best, next) => (rank(next) < rank(best) ? next : best), null);
  const cover = coverUsed(held, who);
  return {
    person,
    roles,
    ...(appointment === null ? {} : { appointment: appointment as Appointment }),
    ...(cover.length > 0 ? { cover } : {}),
    interests: held.interests,
  };
}

/**
 * What is lent and needed: a role where none of the person's own would do, an appointment where it comes before their own. Of several
 * that would do, the first in the settled order, the highest appointment before all.
 */
function coverUsed({ roles, capacities, appointment, lent }: Held, who: readonly Role[]): Cover[] {
  const canUse = lent.filter(({ role }) => who.includes(role as Role));
  const owned = [...roles, ...capacities].some((role) => who.includes(role as Role));
  const needed = canUse.filter((each) => rank(each.appointment) < rank(appointment) || !owned);
  const [used] = needed.toSorted((a, b) => rank(a.appointment) - rank(b.appointment));
  if (!used) return [];
  const role = { role: used.role as Role, for: used.for };
  return [used.appointment === null ? role : { ...role, appointment: used.appointment as Appointment }];
}
