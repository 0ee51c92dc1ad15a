/** What every decision made at a meeting has: who made it in which appointment, the reference of its public notice, and the day it takes effect (D4, D7). */
import { addClearWorkingDays } from './calendar.ts';
import { holidaysOf, type Policy } from './policy.ts';
import { type Appointment, deciderWords } from './roles.ts';
import { type Actor, standingIn } from './workflow.ts';

const order: readonly Appointment[] = ['deciding', 'deputy', 'leader'];

/** Who made a decision, in which appointment (null: none in force) and for whom, as the record keeps it (D4, P7). */
export interface Decider {
  readonly by: string;
  /** Whose appointment was lent. Absent: the appointment is the decider's own; and in records of a version that did not keep it. */
  readonly standingInFor?: string;
  readonly appointment: Appointment | null;
}

/** Who decides by this act: the person, the person they stand in for, and the highest appointment that they hold or that is lent to them. */
export function deciderOf(
  holders: readonly { readonly person: string; readonly appointment: Appointment }[],
  actor: Pick<Actor, 'person' | 'cover'>,
): Decider {
  const isHeld = (appointment: Appointment) =>
    holders.some((holder) => holder.appointment === appointment && holder.person === actor.person);
  return { by: actor.person, ...standingIn(actor), appointment: order.find(isHeld) ?? null };
}

/** Everyone whose decision it is: none of them makes the fresh one, nor sits on the panel that reviews it (P2, P3, P7). */
export function decidersOf({ by, standingInFor }: Omit<Decider, 'appointment'>): string[] {
  return standingInFor === undefined ? [by] : [by, standingInFor];
}

/** Who decided, by office and not by name, as in “by the …”; both offices where one stood in for the other (P7). */
export function sayDecider({ appointment, standingInFor }: Omit<Decider, 'by'>): string {
  const office = deciderWords[appointment ?? 'deciding'];
  return standingInFor === undefined ? office : `portfolio holder standing in for the ${office}`;
}

/** When a decision published today takes effect unless it is called in (D7). */
export function effectiveAfter(on: string, policy: Policy): string {
  return addClearWorkingDays(on, policy.effectiveClearWorkingDays, holidaysOf(policy));
}

/** A reference that can be read out: a prefix and the random end of the id of the command that made it. */
export function referenceOf(prefix: 'DN' | 'LP' | 'AE' | 'FR', commandId: string): string {
  const tail = commandId.replaceAll('-', '').slice(-12).toUpperCase();
  return `${prefix}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}
