/** What every decision made at a meeting has: who made it in which appointment, the reference of its public notice, and the day it takes effect (D4, D7). */
import { addClearWorkingDays } from './calendar.ts';
import { holidaysOf, type Policy } from './policy.ts';
import type { Appointment } from './roles.ts';

const order: readonly Appointment[] = ['deciding', 'deputy', 'leader'];

/** The appointment in which this person acts, for the record; null: none in force. */
export function appointmentOf(
  holders: readonly { readonly person: string; readonly appointment: Appointment }[],
  person: string,
): Appointment | null {
  return order.find((appointment) => holders.some((holder) => holder.appointment === appointment && holder.person === person)) ?? null;
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
