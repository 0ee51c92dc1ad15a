// Whose turn it is in a self-assessment, for one validator on one day (G9): the groups of the queue, and what is looked for in it.
import type { QueuedAssessment } from '../../../db/reads/validation-queue.ts';
import { daysBetween } from '../../../machines/calendar.ts';

/** The groups of the queue. A case can be in several: mine and overdue. */
export const queueGroups = ['unassigned', 'mine', 'waiting', 'overdue'] as const;
export type QueueGroup = (typeof queueGroups)[number];

const areasOf = ({ areas }: QueuedAssessment) => Object.values(areas);

/** The person leads it or has an area that is not concluded. */
export function isHeldBy(row: QueuedAssessment, person: string): boolean {
  return row.lead === person || areasOf(row).some(({ validator, status }) => validator === person && status !== 'concluded');
}

/** It has no lead, or an area that nobody has. */
function isUnassigned(row: QueuedAssessment): boolean {
  const free = areasOf(row).some(({ validator, status }) => validator === null && status !== 'concluded');
  return row.lead === null || (row.state === 'validating' && free);
}

/** The organisation has the next word: questions are open, or it may reply. */
function isWaiting(row: QueuedAssessment, today: string): boolean {
  return row.state === 'replying' || areasOf(row).some(({ asked }) => asked !== null && asked.due >= today);
}

/** No validator has responded in time (G9). */
export function isOverdue({ responded, respondBy }: QueuedAssessment, today: string): boolean {
  return !responded && respondBy !== null && respondBy < today;
}

/** Whether a case belongs in a group for a person on a civil date. */
export function isIn(group: QueueGroup, row: QueuedAssessment, person: string, today: string): boolean {
  if (group === 'unassigned') return isUnassigned(row);
  if (group === 'mine') return isHeldBy(row, person);
  return group === 'waiting' ? isWaiting(row, today) : isOverdue(row, today);
}

/** What is looked for in the queue. `days`: submitted at least that many days ago. */
export interface QueueFilter {
  readonly locality: string | null;
  readonly level: number | null;
  readonly days: number | null;
}

/** Whether a case is among those looked for. */
export function matches(row: QueuedAssessment, { locality, level, days }: QueueFilter, today: string): boolean {
  if (locality !== null && !row.localities.some(({ id }) => id === locality)) return false;
  if (level !== null && row.level !== level) return false;
  return days === null || (row.submitted !== null && daysBetween(row.submitted, today) >= days);
}
